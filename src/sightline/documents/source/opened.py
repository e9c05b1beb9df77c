"""One file as it was opened for reading: its bare name, its bytes, and what it may cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sightline.documents.source.gathering import Gathering
from sightline.documents.source.limits import Limits
from sightline.kernel.errors import Fault, Refused

HEAD = 4096


@dataclass
class Opened:
    """A file under a reader's hands; what is read goes to `found`."""

    path: Path
    handle: BinaryIO
    head: bytes
    limits: Limits
    found: Gathering

    @property
    def name(self) -> str:
        """The file's bare name."""
        return self.path.name

    def everything(self) -> bytes:
        """All its bytes."""
        self.handle.seek(0)
        return self.handle.read()

    def refused(self, wrong: str, right: str) -> Refused:
        """The refusal of this file, to be raised."""
        return Refused(Fault(self.name, wrong, right))
