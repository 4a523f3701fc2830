"""How the site logs: to its standard error, which systemd or a container keeps."""

from typing import Any


def to_console(*, level: str, as_json: bool) -> dict[str, Any]:
    """Settings of `logging` by which all is written there: a JSON object a line, or words."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "gowheels.logs.RequestIdFilter"}},
        "formatters": {
            "json": {"()": "gowheels.logs.JsonFormatter"},
            "line": {
                "format": "{asctime} {levelname:7} {request_id} {name}: {message}",
                "style": "{",
            },
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["request_id"],
                "formatter": "json" if as_json else "line",
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": ["console"], "propagate": False},
        },
    }
