"""Why does an obligation stand as it does? What began it, what was looked for, what was found."""

from __future__ import annotations

from sightline.kernel.deadlines import Within, due_with_reason
from sightline.kernel.working_days import Calendar, NotCovered
from sightline.safeguards import phrases
from sightline.safeguards.model import (
    Attends,
    Differs,
    Follows,
    Holds,
    Knows,
    Rhythm,
    Safeguard,
)
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.looking import says, values
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.timing import day_of, threshold_of
from sightline.safeguards.saying_when import due_in_words, start_of, when_in_words
from sightline.safeguards.sentence import explain
from sightline.safeguards.words_of_kinds import SECTOR
from sightline.safeguards.world import EntryRow, World

_CANNOT_TELL = {
    "date-not-exact": "a date that it turns on is not exact",
    "not-stated": "the source does not state what it turns on",
    "age-not-known": "the child’s age or circumstances on that day are not known exactly",
}


class Why:
    """Tells why, for the obligations of one world."""

    def __init__(self, world: World, calendar: Calendar) -> None:
        self._seen = Seen(world)
        self._calendar = calendar
        self._names = world.names
        self._entries = {entry.id: entry for entry in world.entries}

    def tell(self, safeguard: Safeguard, owed: Obligation) -> str:
        """Say in a few sentences what began it, what was expected and what was found."""
        started = self._entries[owed.started]
        parts = [
            f"{self._entry(started)} set this off.",
            f"Expected: {_upper_first(explain(safeguard).expected)}.",
            self._due(safeguard, owed, started),
            self._found(safeguard, owed, started),
        ]
        return " ".join(part for part in parts if part)

    def name(self, id_: str) -> str:
        """Return the name of a person or agency, or the id where none is known."""
        if id_.startswith("sector:"):
            return phrases.sectors([id_.removeprefix("sector:")])
        return self._names.get(id_) or id_

    def _entry(self, entry: EntryRow) -> str:
        title = phrases.kind_title(entry.kind)
        return f"“{title}” by {self.name(entry.agency)} {when_in_words(entry)}"

    def _due(self, safeguard: Safeguard, owed: Obligation, started: EntryRow) -> str:
        within = _within(safeguard, started)
        if within is None:
            return ""
        exact = start_of(started)
        if exact is None:
            return f"It falls due {due_in_words(owed)} ({within} later)."
        try:
            return due_with_reason(exact, within, self._calendar).because
        except NotCovered:
            return "No calendar reaches the day on which it falls due."

    def _found(self, safeguard: Safeguard, owed: Obligation, started: EntryRow) -> str:
        answer = self._entries.get(owed.answered)
        match owed.status:
            case "met":
                return f"{self._entry(answer)} met it." if answer else "It was so."
            case "late":
                done = self._entry(answer) if answer else "It was done, and"
                return f"{done} came after it fell due."
            case "excused":
                return f"{self._entry(answer)} excuses it." if answer else "It is excused."
            case "pending":
                return "It is not due yet, and nothing has been found so far."
            case "cannot-tell":
                return f"Whether it was kept cannot be told: {_CANNOT_TELL[owed.because]}."
        return self._missing(safeguard, started)

    def _missing(self, safeguard: Safeguard, started: EntryRow) -> str:
        expect, seen = safeguard.expect, self._seen
        if isinstance(expect, Attends):
            there = values(seen.told(started.n, expect.field + SECTOR))
            lacking = [phrases.sectors(g) for g in expect.groups if not there & set(g)]
            return f"Nobody is named from {phrases.either(lacking)}."
        if isinstance(expect, Holds):
            lacking = [
                phrases.condition(each)
                for each in expect.where
                if not says(seen, started.n, each)
            ]
            if lacking:
                return f"It is not so that {phrases.either(lacking, 'and')}."
            return "An item of the list lacks it."
        if isinstance(expect, Differs):
            return "The same words stand in the record of another child of the family."
        if isinstance(expect, Knows):
            return "Nothing shows that they learned of it."
        return "Nothing of the kind was found."


def _within(safeguard: Safeguard, started: EntryRow) -> Within | None:
    expect = safeguard.expect
    if isinstance(expect, Follows | Knows):
        return threshold_of(expect.within, day_of(started))
    if isinstance(expect, Rhythm):
        return threshold_of(expect.every, day_of(started))
    return None


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
