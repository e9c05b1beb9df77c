"""The tables of the record, ledger and views apart; gathered here because Django looks here."""

from sightline.record.models.ledger import About, Checkpoint, Entry, Knowledge, Receipt
from sightline.record.models.views import (
    Identifier,
    NameKey,
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
    "Person",
    "Receipt",
    "Relationship",
    "Residence",
    "SafeAddress",
    "Thread",
]
