"""The log of gunicorn, which deploy/gunicorn.conf.py names: JSON, in the form of the site's own."""

from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

from gowheels.logs import JsonFormatter


class JsonLogger(Logger):
    """One line a request, under the request's id.

    Nobody is in it: no address, no browser, and no query, which may hold a phone number.
    """

    def setup(self, cfg: Any) -> None:
        """Give both of gunicorn's logs our form."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.setFormatter(JsonFormatter())

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Write down one answer: method, path, status, size in bytes, time in milliseconds."""
        facts = {
            "request_id": environ.get("REQUEST_ID", "-"),
            "method": environ.get("REQUEST_METHOD", ""),
            "path": environ.get("PATH_INFO", ""),
            "status": int(str(resp.status).split(maxsplit=1)[0]),
            "bytes": getattr(resp, "sent", 0) or 0,
            "milliseconds": round(request_time.total_seconds() * 1000),
        }
        self.access_log.info("Answered", extra={"facts": facts})
