"""Where do uploaded returns go, who reads them, and what is remembered of an agency's columns?"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings

from sightline.documents.returns.overrides import Overrides, load_habits, save_habits
from sightline.exchange.reading_returns import worker
from sightline.exchange.reading_returns.room import Reading, Room
from sightline.kernel.local_time import london_day


def room(now: datetime) -> Room:
    """Return where all readings are, with those that are over thrown away."""
    found = Room(Path(settings.SIGHTLINE_DATA) / "returns-being-read", now.timestamp())
    found.sweep()
    return found


def start(reading: Reading, *, now: datetime) -> None:
    """Let a process of its own read what lies there; nobody waits for it."""
    process = subprocess.Popen(  # noqa: S603  our own module, and folders we made
        [
            sys.executable,
            "-m",
            worker.__name__,
            str(reading.folder),
            london_day(now).isoformat(),
            str(_habits()),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()


def remember(habits: Mapping[str, Mapping[str, str]]) -> None:
    """Keep how an agency words its headings, so that its next return is read the same way."""
    path = _habits()
    kept = load_habits(path.read_text(encoding="utf-8")) if path.exists() else {}
    for agency, headings in habits.items():
        before = kept.get(agency, Overrides())
        kept[agency] = replace(before, headings={**before.headings, **headings})
    draft = path.with_suffix(".draft")
    draft.write_text(save_habits(kept), encoding="utf-8")
    draft.replace(path)


def _habits() -> Path:
    return Path(settings.SIGHTLINE_DATA) / "returns-columns.toml"
