"""Logs as one JSON object a line, each with the id of the request it belongs to."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

NO_REQUEST = "-"
current_request_id: ContextVar[str] = ContextVar("current_request_id", default=NO_REQUEST)

# Ten digits from 6 on (National Numbering Plan), parted as people part them, with or without 0 or
# 91 before them. Where letters or digits go on, it is some other number.
PHONE = re.compile(
    r"(?<![A-Za-z0-9.])(?:(?:\+|%2B|00)?91[\s-]?|0)?[6-9]\d{4}[\s+-]?\d{5}(?!\w)", re.IGNORECASE
)
HIDDEN = "[phone]"


def without_phones(text: str) -> str:
    """The text with every Indian mobile number replaced by `[phone]`."""
    return PHONE.sub(HIDDEN, text)


class RequestIdFilter(logging.Filter):
    """Give every record the id of the request that is being answered, or `-`."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Set `record.request_id`; never drops a record."""
        # Django writes its line on a failed request when the request is over already.
        meta = getattr(getattr(record, "request", None), "META", {})
        record.request_id = meta.get("REQUEST_ID") or current_request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """Time, level, logger, request id, message and, where there is one, the traceback.

    A record's `facts`, given as `extra={"facts": {...}}`, stand beside these. No phone number is
    let through: a database quotes the value that it refuses, and a traceback the database.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request_id": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        entry |= getattr(record, "facts", {})
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        hidden = {
            name: without_phones(value) if isinstance(value, str) else value
            for name, value in entry.items()
        }
        return json.dumps(hidden, ensure_ascii=False)
