"""Who works where in Northshire? The directory file, and the demo's other data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from sightline.access.directory_file import DirectoryFile, read_directory
from sightline.demo.dates import POSTS_BEGAN


def read_toml(name: str) -> dict[str, Any]:
    """Read one data file of the demo."""
    return tomllib.loads(_text(name))


@cache
def northshire() -> DirectoryFile:
    """Return the directory; raises Refused with every fault in its file."""
    return read_directory(_text("directory.toml"), started_at=POSTS_BEGAN)


def _text(name: str) -> str:
    file = resources.files("sightline.demo").joinpath("data", name)
    return file.read_text(encoding="utf-8")
