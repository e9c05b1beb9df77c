"""What does a file that an administrator wrote say? TOML, or a fault that says which line."""

from __future__ import annotations

import tomllib
from typing import Any

from sightline.kernel.errors import Fault, Refused


def read_toml(text: str) -> dict[str, Any]:
    """Return what a TOML text says; raises Refused naming the line it cannot be read at."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        fault = Fault("the file", f"it cannot be read: {wrong}", "mend that line")
        raise Refused(fault) from None
