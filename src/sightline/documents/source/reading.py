"""Which reader does a file belong to, going by what is in it and not by its name?

Runs only inside the child process; everyone else calls `opening.read_source`.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from sightline.documents.source import recognising
from sightline.documents.source.blocks import Source
from sightline.documents.source.gathering import Gathering
from sightline.documents.source.limits import MB, Limits
from sightline.documents.source.opened import HEAD, Opened
from sightline.kernel.errors import Fault, Refused

Reader = Callable[[Opened], Source]

# Imported when a file of that form comes, so that a CSV does not wait for a PDF library.
READERS = {
    "docx": "word.document",
    "xlsx": "excel.workbook",
    "csv": "delimited",
    "odt": "opendocument.document",
    "html": "web_page",
    "markdown": "markdown",
    "text": "plain_text",
    "pdf": "portable",
}


def read(path: Path, limits: Limits) -> Source:
    """What stands in the file. Raises Refused."""
    with _opened(path) as handle:
        opened = _checked(path, handle, limits)
        form = recognising.form_of(opened)
        module = import_module(f"sightline.documents.source.{READERS[form]}")
        reader: Reader = module.read
        return reader(opened)


def too_much_memory(name: str) -> Fault:
    """Why a file was refused that would have filled the memory."""
    return Fault(
        name,
        "reading it takes more memory than allowed",
        "split it into several files, or save it anew without pictures and unused pages",
    )


def unreadable(name: str, reason: str) -> Fault:
    """Why a file was refused that no reader could make sense of."""
    return Fault(
        name,
        f"it is damaged or not what it says it is ({reason})",
        "open it in the program it was written with, save it anew, and send that",
    )


def _opened(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(
                Fault(
                    path.name, "it is not a file", "name a file, or each file in a folder"
                )
            )
        return path.open("rb")
    except FileNotFoundError:
        fault = Fault(path.name, "there is no such file", "check its name and folder")
        raise Refused(fault) from None
    except OSError as wrong:
        why = (wrong.strerror or "unknown reason").lower()
        fault = Fault(path.name, f"it cannot be opened ({why})", "check who may read it")
        raise Refused(fault) from None


def _checked(path: Path, handle: BinaryIO, limits: Limits) -> Opened:
    size = path.stat().st_size
    opened = Opened(path, handle, handle.read(HEAD), limits, Gathering(path.name, limits))
    if not size:
        raise opened.refused("it is empty", "ask for it to be sent again")
    if size > limits.file_bytes:
        raise opened.refused(
            f"it is {size / MB:,.0f} MB, and {limits.file_bytes / MB:,.0f} MB is the most",
            "take out pictures and attachments, or split it",
        )
    return opened
