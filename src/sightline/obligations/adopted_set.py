"""Which safeguards run now, compiled? Read from their adopted texts, and kept while unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from django.db import connection

from sightline.kernel.deadlines import Within
from sightline.obligations.models import Adopted
from sightline.safeguards.compiler.compiling import compile  # noqa: A004
from sightline.safeguards.compiler.steps import Steps
from sightline.safeguards.compiler.touching import Part, kinds_of, reads
from sightline.safeguards.language.reading import read
from sightline.safeguards.model import Safeguard

_NOT_ENDED = (
    "SELECT id, digest, CAST(from_day AS text) FROM obligations_adopted"
    " WHERE ended_at IS NULL ORDER BY code"
)


@dataclass(frozen=True, eq=False)
class Running:
    """One adopted safeguard as it runs; the same object for as long as it does."""

    adopted: int
    code: str
    safeguard: Safeguard
    kinds: frozenset[str]  # of entries that it looks at
    starts: frozenset[str]  # those of them that start its clock
    reads: frozenset[Part]  # what else it reads

    @cached_property
    def one_family(self) -> Steps:
        """Its SQL for the people of one family."""
        return compile(self.safeguard, scope="people")


def running() -> tuple[Running, ...]:
    """Return the safeguards that run now, by code."""
    with connection.cursor() as cursor:  # asked with every entry, so in the fewest words
        cursor.execute(_NOT_ENDED)
        return _running(tuple(cursor.fetchall()))


def adopted_safeguard(row: Adopted) -> Safeguard:
    """Return a version as it runs, or ran: from the day it was adopted from."""
    return _read(row.pk, row.digest, row.from_day)


def withins_of(these: Iterable[Running]) -> frozenset[Within]:
    """Return the stretches of time that the calendar must count for these."""
    return _withins(tuple(these))


@lru_cache(maxsize=64)
def _withins(these: tuple[Running, ...]) -> frozenset[Within]:
    return frozenset(within for each in these for within in each.one_family.withins)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a safeguard's text."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=256)
def safeguards_in(text: str) -> Mapping[str, Safeguard]:
    """Return the safeguards that a text holds, by code; raises Refused with every fault."""
    return {each.code: each for each in read(text, "the text")}


@lru_cache(maxsize=64)
def _running(rows: tuple[tuple[int, str, str], ...]) -> tuple[Running, ...]:
    found = []
    for pk, digest, from_day in rows:
        safeguard = _read(pk, digest, date.fromisoformat(from_day))
        kinds = frozenset(kind for _, some in kinds_of(safeguard) for kind in some)
        starts = frozenset(safeguard.start.looked.kinds)
        reading = frozenset(reads(safeguard))
        found.append(Running(pk, safeguard.code, safeguard, kinds, starts, reading))
    return tuple(found)


@lru_cache(maxsize=1024)
def _read(pk: int, digest: str, from_day: date) -> Safeguard:
    row = Adopted.objects.get(pk=pk)
    found = safeguards_in(row.text)[row.code]
    return replace(found, in_force=max(found.in_force, from_day))
