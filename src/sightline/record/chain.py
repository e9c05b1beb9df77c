"""How is an entry sealed into the ledger? Its digest, and the chain over all before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sightline.kernel.json_text import canonical

START = "0" * 64  # what stands before the first entry


def moment_text(moment: datetime) -> str:
    """Write a moment as the ledger does: UTC, with fractions of a second only if it has any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what an entry says, in hex; the same wherever it is kept."""
    return _sha256(canonical(content))


def link(
    previous: str, *, position: int, digest: str, origin: str, brought: Iterable[str]
) -> str:
    """Return the chain value after one entry.

    `brought` is the knowledge and receipts written with the entry, as text, in any order.
    """
    return _sha256(canonical([previous, position, digest, origin, sorted(brought)]))


def knowledge_text(entry: str, agency: str, since: datetime, how: str) -> str:
    """Write one piece of knowledge as the chain covers it."""
    return canonical(["known", entry, agency, moment_text(since), how])


def receipt_text(entry: str, agency: str, at: datetime) -> str:
    """Write one receipt as the chain covers it."""
    return canonical(["received", entry, agency, moment_text(at)])


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
