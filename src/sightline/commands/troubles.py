"""What went wrong, said so that whoever runs the service knows what to do?"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from sightline.kernel.errors import Fault, Refused

TROUBLES = (Refused, DatabaseError, OSError, ImproperlyConfigured, UnicodeError)

_DATABASE = (
    ("locked", "another program is writing to it", "wait a moment and try again"),
    ("disk is full", "the disk is full", "free some space and try again; nothing was kept"),
    ("no space", "the disk is full", "free some space and try again; nothing was kept"),
    ("readonly", "it cannot be written to", "check who owns the file and its folder"),
    (
        "read-only",
        "it cannot be written to",
        "check the rights of the role in DATABASE_URL",
    ),
    (
        "unable to open",
        "it cannot be opened",
        "check SIGHTLINE_DATA and who owns that folder",
    ),
    ("not a database", "the file is not a database", "restore it from a backup"),
    ("malformed", "the file is damaged", "restore it from a backup"),
    ("no such table", "its tables are missing", "run: sightline migrate"),
    ("does not exist", "its tables or itself are missing", "run: sightline migrate"),
    (
        "connection",
        "it does not answer",
        "check that it runs and that DATABASE_URL is right",
    ),
    ("connect", "it does not answer", "check that it runs and that DATABASE_URL is right"),
    (
        "too long",
        "a value is too long for it",
        "look for an unusually long field in the file",
    ),
)


def faults_of(trouble: BaseException) -> Sequence[Fault]:
    """Return what to tell of an exception that a command ended in."""
    if isinstance(trouble, Refused):
        return trouble.faults
    if isinstance(trouble, DatabaseError):
        return [_of_database(trouble)]
    if isinstance(trouble, OSError):
        return [_of_system(trouble)]
    if isinstance(trouble, UnicodeError):
        return [Fault("the file", "it is not UTF-8 text", "save it as UTF-8")]
    return [Fault("the settings", str(trouble), "mend that, and try again")]


def _of_database(trouble: DatabaseError) -> Fault:
    said = str(trouble).strip()
    for sign, wrong, right in _DATABASE:
        if sign in said.lower():
            return Fault("the database", wrong, right)
    first_line = said.splitlines()[0] if said else type(trouble).__name__
    return Fault("the database", first_line, "nothing was kept; try again, or ask for help")


def _of_system(trouble: OSError) -> Fault:
    where = str(trouble.filename or "the system")
    wrong = (trouble.strerror or str(trouble)).lower()
    return Fault(where, wrong, "check the path, its folder, its rights and the disk")
