"""Who knew what when, as pictures: a matrix of decisions by facts, and a strip for each fact.

Made from a world and its gaps alone, for a file as for the record, so that a page shows what
the command line shows. An agency that is hidden is drawn nowhere, unless it decided or
recorded what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sightline.drawing.drawn import Drawn
from sightline.drawing.ink.sectors import DRAWN_SECTORS
from sightline.drawing.timeline.decisions import Decision, draw_decision_matrix
from sightline.drawing.timeline.facts import Fact, Share, draw_fact_strip
from sightline.drawing.timeline.story import Knew, Lane
from sightline.kernel.partial_dates import PartialDate
from sightline.safeguards.gaps.circle import Circle
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.knowing import Knowing
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.saying_when import when_as_edtf
from sightline.safeguards.world import EntryRow, World
from sightline.safeguards.world_building.spans import date_of

COLUMNS = 6  # decisions side by side, so that a picture can still be read
LETTERS = 5
_OTHER = "other"


class Pictures:
    """The pictures of one family's gaps."""

    def __init__(
        self,
        world: World,
        gaps: Sequence[Gap],
        saying: Saying,
        *,
        hidden: Collection[str] = (),
    ) -> None:
        self._seen = Seen(world)
        self._knowing = Knowing(self._seen, Circle(self._seen))
        self._saying = saying
        shown = {one for gap in gaps for one in (*gap.deciders, gap.held_by)}
        self._agencies = [
            row.agency
            for row in world.agencies
            if row.agency in shown or row.agency not in hidden
        ]
        self._hidden = frozenset(hidden)
        self._letters = letters_of(
            {agency: self._saying.name(agency) for agency in self._agencies}
        )
        self._gaps = sorted(gaps, key=lambda gap: (gap.decided_day, gap.decision))

    def matrices(self, title: str) -> Iterator[Drawn]:
        """Yield pictures of decisions by facts, so many decisions to each; none without gaps."""
        for gaps in _apart(self._gaps):
            decisions = list(dict.fromkeys(gap.decision for gap in gaps))
            for start in range(0, len(decisions), COLUMNS):
                yield self._matrix(decisions[start : start + COLUMNS], gaps, title)

    def _matrix(self, decisions: Sequence[str], gaps: Sequence[Gap], title: str) -> Drawn:
        these = [gap for gap in gaps if gap.decision in decisions]
        facts = dict.fromkeys(gap.fact for gap in sorted(these, key=_by_rank))
        return draw_decision_matrix(
            [self._decision(each, these) for each in decisions],
            [self.fact(each) for each in facts],
            title=title,
        )

    def strips(self, until: date) -> Iterator[tuple[str, Drawn]]:
        """Yield a strip for each fact, by its entry, the most pressing first."""
        for fact in dict.fromkeys(gap.fact for gap in sorted(self._gaps, key=_by_rank)):
            drawn = self.fact(fact)
            concerned = {one.agency for one in drawn.knew}
            concerned |= {end for one in drawn.shares for end in (one.sender, one.receiver)}
            concerned |= {
                self._letters[agency]
                for gap in self._gaps
                if gap.fact == fact
                for agency in gap.deciders
                if agency in self._letters
            }
            lanes = [
                lane for agency in self._agencies for lane in [self._lane(agency)]
                if lane.code in concerned
            ]  # fmt: skip
            yield fact, draw_fact_strip(drawn, lanes, until=until)

    def fact(self, id_: str) -> Fact:
        """Return a fact as it is drawn: who knew it since when, and who was told."""
        entry = self._saying.row(id_)
        return Fact(
            id=id_,
            words=self._words(id_),
            happened=PartialDate.parse(when_as_edtf(entry) or ""),
            knew=tuple(self._knew(entry)),
            shares=tuple(self._shares(entry)),
        )

    def _decision(self, id_: str, gaps: Sequence[Gap]) -> Decision:
        gap = next(each for each in gaps if each.decision == id_)
        by = tuple(self._letters[one] for one in gap.deciders if one in self._letters)
        return Decision(id_, self._words(id_), date_of(gap.decided_day), by)

    def _words(self, id_: str) -> str:
        words = self._saying.entry(id_)
        return words[:1].upper() + words[1:]

    def _lane(self, agency: str) -> Lane:
        sector = self._seen.sectors.get(agency, _OTHER)
        name = self._saying.name(agency)
        return Lane(self._letters[agency], name, DRAWN_SECTORS[sector])

    def _knew(self, entry: EntryRow) -> Iterator[Knew]:
        acknowledged = {
            row.agency: row.acknowledged_day for row in self._seen.knows(entry.n)
        }
        acknowledged[entry.agency] = entry.recorded_day
        for agency in self._agencies:
            since = self._knowing.since(entry, agency)
            if since is None or (agency in self._hidden and agency != entry.agency):
                continue
            said = acknowledged.get(agency)
            how = "its own" if agency == entry.agency else ""
            yield Knew(
                self._letters[agency], date_of(since), how, date_of(said) if said else None
            )

    def _shares(self, entry: EntryRow) -> Iterator[Share]:
        for telling in self._knowing.namings(entry):
            for agency in sorted(telling.told):
                if {agency, telling.teller} <= self._letters.keys() - self._hidden:
                    since = self._knowing.since(entry, agency)
                    sender, receiver = (
                        self._letters[one] for one in (telling.teller, agency)
                    )
                    got = date_of(since) if since is not None else None
                    yield Share(sender, receiver, date_of(telling.day), got)


def letters_of(names: dict[str, str]) -> dict[str, str]:
    """Return a few letters for each agency, made of its name as shown, no two alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for agency, name in names.items():
        words = re.findall(r"[^\W\d_]+", re.sub(r"\[[^]]*\]", " ", name)) or ["?"]
        initials = "".join(word[0] for word in words if word[0].isupper())
        base = initials if len(initials) > 1 else words[0]
        letters = base = base[:LETTERS].upper()
        number = 2
        while letters in taken:
            letters, number = f"{base}{number}", number + 1
        taken.add(letters)
        found[agency] = letters
    return found


def _apart(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """Part gaps that share no decision and no fact: a file may hold several families."""
    parts: list[list[Gap]] = []
    for gap in gaps:
        touched = [part for part in parts if any(_touch(gap, each) for each in part)]
        parts = [part for part in parts if part not in touched]
        parts.append([*(each for part in touched for each in part), gap])
    return parts


def _touch(one: Gap, other: Gap) -> bool:
    return one.decision == other.decision or one.fact == other.fact


def _by_rank(gap: Gap) -> tuple[int, int]:
    return gap.rank, -gap.held_days
