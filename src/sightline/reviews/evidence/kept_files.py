"""What do the files that agencies sent say? Read in a child process, once, and kept beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sightline.access.write_queue import transaction_in_turn
from sightline.documents.source import crossing
from sightline.documents.source.blocks import Source
from sightline.documents.source.opening import Refusal, read_sources
from sightline.kernel.errors import Fault
from sightline.kernel.local_time import london_day
from sightline.reviews.models import KeptFile, ReadFile

# Give this another number when the readers in `documents.source` read something better:
# every file is then read again when it is next asked for.
READERS = "1"
_LONGEST_NAME = 120
Told = dict[str, Any]  # what was read, as JSON can keep it


@dataclass(frozen=True)
class FileRead:
    """A kept file and what it says: its paragraphs and tables, or why it cannot be read."""

    id: str
    agency: str
    name: str
    kept_on: date
    source: Source | None
    refused: tuple[Fault, ...] = ()


def read_content(name: str, content: bytes) -> Told:
    """Return what a file says before it is kept, for `receive_return`: no database is asked.

    Reading takes as long as it takes, so it is done before a transaction is opened.
    """
    [told] = _read([(name, content)])
    return told


def keep_reading(file: KeptFile, told: Told) -> None:
    """Keep beside a file what was read of it."""
    with transaction_in_turn():
        ReadFile.objects.update_or_create(
            file=file, defaults={"told": told, "made_by": READERS}
        )


def read_files(ids: Iterable[str]) -> dict[str, FileRead]:
    """Return what kept files say, by id; files not read yet are read now."""
    wanted = list(dict.fromkeys(ids))
    _read_now(_unread(wanted))
    rows = ReadFile.objects.filter(file__in=wanted).select_related("file")
    return {row.file_id: _told(row) for row in rows.defer("file__content")}


def read_again(review_id: str) -> int:
    """Read every file of a review anew, and return how many there are."""
    files = list(KeptFile.objects.filter(review=review_id))
    _read_now(files)
    return len(files)


def _unread(ids: list[str]) -> list[KeptFile]:
    read = ReadFile.objects.filter(file__in=ids, made_by=READERS).values("file")
    return list(KeptFile.objects.filter(pk__in=ids).exclude(pk__in=read))


def _read_now(files: list[KeptFile]) -> None:
    if not files:
        return
    told = _read([(file.name, bytes(file.content)) for file in files])
    with transaction_in_turn():
        for file, each in zip(files, told, strict=True):
            keep_reading(file, each)


def _read(files: list[tuple[str, bytes]]) -> list[Told]:
    """Read files under the names they were sent with, in a folder that only we may open."""
    with TemporaryDirectory(prefix="sightline-") as folder:
        paths = []
        for number, (name, content) in enumerate(files):
            path = Path(folder, str(number), _base_name(name))
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        return [_kept(outcome) for outcome in read_sources(paths)]


def _base_name(name: str) -> str:
    """Return a name that leads nowhere else; a long one keeps its beginning and its ending."""
    bare = name.replace("\\", "/").rpartition("/")[2].replace("\0", "").strip()
    path = Path(bare if bare.strip(".") else "file")
    short = path.stem.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"{short}{path.suffix}" if len(path.suffix.encode()) <= _LONGEST_NAME else short


def _kept(outcome: Source | Refusal) -> Told:
    if isinstance(outcome, Refusal):
        faults = [[fault.where, fault.wrong, fault.right] for fault in outcome.faults]
        return {"refused": faults}
    return {"source": _storable(crossing.encode(outcome))}


def _storable(value: object) -> Any:
    """Return the value as PostgreSQL can keep it: without NUL and halves of characters."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {name: _storable(each) for name, each in value.items()}
    # What is no number equals nothing, itself included.
    return value if value == value else None


def _told(row: ReadFile) -> FileRead:
    file, told = row.file, row.told
    return FileRead(
        id=file.id,
        agency=file.agency,
        name=file.name,
        kept_on=london_day(file.kept_at),
        source=crossing.decode(told["source"]) if "source" in told else None,
        refused=tuple(Fault(*each) for each in told.get("refused", ())),
    )
