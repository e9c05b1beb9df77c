"""A zipped file (Word, Excel, OpenDocument), looked over before anything is unpacked."""

from __future__ import annotations

import posixpath
import stat
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sightline.documents.source import markup
from sightline.documents.source.limits import MB
from sightline.documents.source.opened import Opened

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PACKED_WELL_ENOUGH_TO_ASK = MB
ENCRYPTED = 0x1
RESEND = "ask for it to be sent again"
SAVE_ANEW = "open it in the program it was written with, save it anew, and send that"


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part of a package says of another, or of something outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a zipped file, each read only when asked for and only within limits."""

    def __init__(self, opened: Opened) -> None:
        """Look the file over. Raises Refused."""
        self.opened = opened
        try:
            self.zip = zipfile.ZipFile(opened.handle)
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
            raise opened.refused("it is cut short or damaged", RESEND) from None
        self.members = {info.filename: info for info in self.zip.infolist()}
        self._look_over()

    def _look_over(self) -> None:
        opened, limits = self.opened, self.opened.limits
        infos = self.zip.infolist()
        if len(infos) > limits.members:
            raise opened.refused(f"it has more than {limits.members:,} parts", SAVE_ANEW)
        if sum(info.file_size for info in infos) > limits.unpacked_bytes:
            raise opened.refused(
                f"it unpacks to more than {limits.unpacked_bytes // MB:,} MB",
                "take out pictures and attachments, or split it",
            )
        packed = sum(info.compress_size for info in infos)
        opened.handle.seek(0, 2)
        if len(self.members) != len(infos) or packed > opened.handle.tell():
            raise opened.refused(
                "its parts overlap, as in files made to do harm", SAVE_ANEW
            )
        for info in infos:
            self._look_at(info)

    def _look_at(self, info: zipfile.ZipInfo) -> None:
        opened, name = self.opened, info.filename
        if info.flag_bits & ENCRYPTED:
            raise opened.refused(
                "it is protected by a password", "take the password off and send it again"
            )
        mode = info.external_attr >> 16
        outside = name.startswith("/") or ".." in name.split("/") or "\\" in name
        if outside or ":" in name.split("/")[0] or (mode and stat.S_ISLNK(mode)):
            raise opened.refused("it holds a part that points outside of it", SAVE_ANEW)
        most = opened.limits.ratio * max(info.compress_size, 1)
        if info.file_size > PACKED_WELL_ENOUGH_TO_ASK and info.file_size > most:
            raise opened.refused(
                "it is packed far tighter than any document, as in files made to do harm",
                SAVE_ANEW,
            )

    def has(self, name: str) -> bool:
        """Is there such a part?"""
        return name in self.members

    def read(self, name: str) -> bytes:
        """The bytes of one part. Raises Refused."""
        opened, info = self.opened, self.members.get(name)
        if info is None:
            raise opened.refused("a part that it needs is missing", SAVE_ANEW)
        if info.file_size > opened.limits.part_bytes:
            raise opened.refused(
                f"one part of it unpacks to {info.file_size // MB:,} MB, and "
                f"{opened.limits.part_bytes // MB:,} MB is the most",
                "split it into several files",
            )
        try:
            return self.zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise opened.refused("it is cut short or damaged", RESEND) from None

    def xml(self, name: str) -> Any:
        """The root element of one part. Raises Refused."""
        return markup.parse(self.opened, self.read(name))

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What the part ("" for the whole file) refers to, by id."""
        folder, _, bare = part.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{bare}.rels")
        if not self.has(listed):
            return {}
        return {
            one.get("Id", ""): Relationship(
                one.get("Type", "").rpartition("/")[2],
                one.get("Target", "")
                if one.get("TargetMode") == "External"
                else _resolved(folder, one.get("Target", "")),
                one.get("TargetMode") == "External",
            )
            for one in self.xml(listed).iter(RELATIONSHIP)
        }

    @cached_property
    def main_part(self) -> str:
        """The part that the file begins with, for Word and Excel; "" if it names none."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and not relationship.external:
                return relationship.target
        return ""


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))
