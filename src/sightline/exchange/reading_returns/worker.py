"""The process that reads uploaded returns, so that no page and no writer waits for it.

Run as `python -m sightline.exchange.reading_returns.worker FOLDER DAY HABITS`.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from sightline.documents.returns.overrides import load_habits
from sightline.exchange.reading_returns.reading import read_all
from sightline.exchange.reading_returns.room import Reading

FAILED = (
    "Reading stopped at a fault of the service, and nothing was found. Try fewer files."
)


def main(folder: str, day: str, habits: str) -> None:
    """Read what lies in a folder, and leave what was found there; or that it failed."""
    reading, kept = Reading(Path(folder)), Path(habits)
    told = load_habits(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    try:
        read_all(reading, as_of=date.fromisoformat(day), habits=told)
    except Exception:
        reading.say_result({"failed": FAILED})
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
