"""What does a line of the service's own log look like, and what is kept out of it?"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

# What people search for is personal data; the path alone says which page was asked for.
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_QUERY = re.compile(r"\?[^\s\"'<>]+")


def without_queries(text: str) -> str:
    """Return the text with what follows a question mark in any address taken out."""
    return _QUERY.sub("?…", text)


class PlainFormatter(logging.Formatter):
    """One readable line for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return without_queries(super().format(record))


class JsonFormatter(logging.Formatter):
    """One JSON object on one line, so that a newline in a name cannot forge an entry."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname,
            "from": record.name,
            "says": without_queries(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = without_queries(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def logging_settings(style: str) -> dict[str, Any]:
    """Return Django's LOGGING for `plain` or `json` lines on standard error."""
    formatter = JsonFormatter if style == "json" else PlainFormatter
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter, "format": LINE}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # Django's own handlers would mail tracebacks or print whole request lines.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "sightline": {"level": "INFO"},
        },
    }
