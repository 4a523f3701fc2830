"""Logs as one JSON object a line, each with the id of the request it belongs to."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="-")


class RequestIdFilter(logging.Filter):
    """Give every record the id of the request that is being answered, or `-`."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Set `record.request_id`; never drops a record."""
        # Django writes its line on a failed request when the request is over already.
        meta = getattr(getattr(record, "request", None), "META", {})
        record.request_id = meta.get("REQUEST_ID") or current_request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """Time, level, logger, request id, message and, where there is one, the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request_id": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
