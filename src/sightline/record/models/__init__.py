"""The tables of the record, ledger and views apart; gathered here because Django looks here."""

from sightline.record.models.ledger import About, Checkpoint, Entry, Knowledge, Receipt
from sightline.record.models.views import (
    Identifier,
    NameKey,
    Narrowed,
    Person,
    Relationship,
    Residence,
    SafeAddress,
    Thread,
)

__all__ = [
    "About",
    "Checkpoint",
    "Entry",
    "Identifier",
    "Knowledge",
    "NameKey",
    "Narrowed",
    "Person",
    "Receipt",
    "Relationship",
    "Residence",
    "SafeAddress",
    "Thread",
]
