"""Which safeguards are there? The shipped library, or a partnership's own folder of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from sightline.kernel.errors import Fault, Refused
from sightline.safeguards.contradictions import library_faults
from sightline.safeguards.language.reading import read_file
from sightline.safeguards.model import Safeguard

ENDING = ".toml"


@cache
def load() -> tuple[Safeguard, ...]:
    """Return the shipped library; raises Refused with everything wrong with it."""
    return load_from([shipped()])


def shipped() -> Path:
    """Return the folder of the shipped library."""
    return Path(str(files("sightline.safeguards"))) / "library"


def load_from(paths: Iterable[Path]) -> tuple[Safeguard, ...]:
    """Read files and folders of files, in the order of their names.

    Raises Refused with the faults of every file and those between them, and OSError.
    """
    found: list[Safeguard] = []
    faults: list[Fault] = []
    for path in _files(paths):
        try:
            found += read_file(path)
        except Refused as refused:
            faults += refused.faults
    faults += between(found)
    if faults:
        raise Refused(*faults)
    return tuple(found)


def between(safeguards: Sequence[Safeguard]) -> list[Fault]:
    """Return what is wrong between safeguards: one code twice, or clocks without end."""
    faults: list[Fault] = []
    first: dict[str, str] = {}
    for each in safeguards:
        if each.code in first:
            wrong = f"the code {each.code} is already in {first[each.code] or 'use'}"
            faults.append(Fault(each.source, wrong, "give it a code of its own"))
        first.setdefault(each.code, each.source)
    return faults + library_faults(
        {each.code: (each.source, each.start, each.expect) for each in safeguards}
    )


def _files(paths: Iterable[Path]) -> list[Path]:
    return [
        file
        for path in paths
        for file in (sorted(path.glob(f"*{ENDING}")) if path.is_dir() else [path])
    ]
