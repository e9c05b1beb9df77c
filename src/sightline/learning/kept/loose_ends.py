"""What in a briefing would leave its reader stranded? Dead links, placeholders, stale contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.documents.briefings.addresses import why_dead
from sightline.kernel.local_time import london_day, say_day
from sightline.learning.kept.links import Tried, address_of, addresses_in, tried_last
from sightline.learning.kept.queries import worded_now
from sightline.learning.kept.worded import Worded
from sightline.learning.plain import unfinished_in
from sightline.learning.queries import Shown
from sightline.learning.templates import TEMPLATES


@dataclass(frozen=True)
class LooseEnd:
    """Where it is, what is loose, and what to do about it."""

    where: str
    found: str
    right: str


def loose_ends(shown: Shown, today: date) -> list[LooseEnd]:
    """Return what is to be put right before this version is published, or answered for."""
    used = [one for one in worded_now(shown.uses) if not one.ended] if shown.uses else []
    tried = tried_last([*map(address_of, used), *_addresses(shown)])
    titles = {slot.code: slot.title for slot in TEMPLATES[shown.template].slots}
    found = [
        end
        for slot, said in shown.slots.items()
        for text in said
        for end in _in_text(titles[slot], text, tried)
    ]
    return list(
        dict.fromkeys([*found, *(end for one in used for end in _of(one, tried, today))])
    )


def why_broken(address: str, tried: dict[str, Tried]) -> str:
    """Say why an address leads nowhere, by its form or as it was last tried; "" if neither."""
    dead = why_dead(address)
    last = tried.get(address)
    if dead or last is None or last.works:
        return dead
    return f"{last.found} when tried on {say_day(london_day(last.at))}"


def _addresses(shown: Shown) -> Iterator[str]:
    for said in shown.slots.values():
        for text in said:
            yield from addresses_in(text)


def _in_text(where: str, text: str, tried: dict[str, Tried]) -> Iterator[LooseEnd]:
    for address in addresses_in(text):
        if why := why_broken(address, tried):
            right = "find where it went, or leave it out"
            yield LooseEnd(where, f"“{address or 'a link to nothing'}”: {why}", right)
    for words in unfinished_in(text):
        yield LooseEnd(where, f"“{words}” is not finished", "fill it in or leave it out")


def _of(one: Worded, tried: dict[str, Tried], today: date) -> Iterator[LooseEnd]:
    where = f"{one.title} ({one.code})"
    address = address_of(one)
    if address and (why := why_broken(address, tried)):
        right = "give its new address, or say why it is no longer shown"
        yield LooseEnd(where, f"“{address}”: {why}", right)
    if one.until and one.is_being_checked(today):
        found = f"it was known to be right until {say_day(one.until)}"
        yield LooseEnd(where, found, "ask whether it still holds, and give a later day")
