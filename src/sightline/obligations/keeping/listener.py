"""What happens in the transaction of each entry: rows, then what is owed, then notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from sightline.obligations.adopted_set import Running, running, withins_of
from sightline.obligations.keeping import deadlines, entries, explanations, people
from sightline.obligations.keeping.running import run_over, run_over_everyone
from sightline.obligations.kinds import (
    CHILD_PARTS,
    EXPLAINED,
    MAKING_FAMILIES,
    OF_CHILDREN,
    SHAPING,
)
from sightline.obligations.models import (
    Obligation,
    WorldAbout,
    WorldCircumstance,
    WorldDeadline,
    WorldEntry,
    WorldFamily,
    WorldHome,
    WorldInvolved,
    WorldKnows,
    WorldNaming,
    WorldPerson,
    WorldTold,
)
from sightline.obligations.telling import tell_of_new
from sightline.record import for_engines
from sightline.record.for_engines import Placed
from sightline.record.listening import Listener
from sightline.safeguards.compiler.touching import Part

BATCH = 1_000
_OF_ENTRIES = (WorldEntry, WorldAbout, WorldTold, WorldKnows, WorldNaming)
_OF_PEOPLE = (WorldPerson, WorldFamily, WorldHome, WorldCircumstance, WorldInvolved)


class Written(Protocol):
    """An entry just written, as far as it matters here: its place in the ledger."""

    @property
    def position(self) -> int:
        """The place."""


def after_entries(written: Sequence[Written]) -> None:
    """Bring the rows, and what is owed, up to date after these new entries."""
    before = people.last_day()
    placed = for_engines.entries_at([entry.position for entry in written])
    change = _Change(placed)
    change.write()
    change.make_people_again(before)
    these = running()
    if not these:
        return
    deadlines.count_from(
        deadlines.days_of([n for n, _ in change.standing], change.remade), withins_of(these)
    )
    among = change.whom_it_may_concern()
    new = run_over(among, [each for each in these if change.touches(each)])
    if new or change.explains:
        explanations.lay_over(among)
    if new:
        tell_of_new(new, at=placed[-1][1].recorded_at)


class _Change:
    """What some new entries bring, and whom that touches."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        self.corrected = {e.corrects for _, e in placed if e.corrects}
        corrected_here = self.corrected & {e.id for _, e in placed}
        self.standing = [(n, e) for n, e in placed if e.id not in corrected_here]
        earlier = [e for _, e in for_engines.entries_with(self.corrected)]
        self.all = [*(e for _, e in placed), *earlier]
        self.about = {person for e in self.all for person, _ in e.about}
        self.kinds = {e.kind for e in self.all}
        self.news = for_engines.news_brought_by([n for n, _ in placed])
        self.news -= {n for n, _ in placed}
        self.tied = self._tied_before()
        self.remade: set[str] = set()
        self.changed: set[Part] = {"knows"} if self.news else set()

    @property
    def explains(self) -> bool:
        return EXPLAINED in self.kinds

    def write(self) -> None:
        """Take out what was corrected, put in what is new."""
        entries.take_out(self.corrected)
        entries.put_in(self.standing)
        entries.know_again(self.news)

    def make_people_again(self, before: int) -> None:
        """Make the rows of people again whom these entries shape, or who grew up meanwhile."""
        touched = people.grown_up_between(before, people.last_day())
        if self._shapes_people():
            touched |= self.about | self._named() | self._in_plans()
        remade, changed = people.refresh(touched)
        self.remade = remade if changed else set()
        self.changed |= changed

    def touches(self, each: Running) -> bool:
        """Tell whether these entries can matter to a safeguard."""
        return bool(each.kinds & self.kinds or each.reads & self.changed)

    def whom_it_may_concern(self) -> set[str]:
        """Return whose obligations these may change: of all families they touch."""
        numbers = [n for n, _ in self.standing]
        threads = {e.thread or e.id for e in self.all}
        joined = WorldEntry.objects.filter(thread__in=threads).values("n")
        named = WorldNaming.objects.filter(n__in=numbers).values("named")
        found = self.about | self.remade
        sources: tuple[Any, ...] = (joined, named, self.news, self.tied)
        for source in sources:
            about = WorldAbout.objects.filter(n__in=source)
            found |= set(about.values_list("person", flat=True))
        family = WorldFamily.objects.filter(person__in=found)
        homes = WorldHome.objects.filter(adult__in=found)
        return (
            found
            | set(family.values_list("member", flat=True))
            | set(homes.values_list("child", flat=True))
        )

    def _tied_before(self) -> set[int]:
        """The entries that what is corrected named, or that named it."""
        gone = WorldEntry.objects.filter(id__in=self.corrected).values("n")
        if not self.corrected:
            return set()
        named = WorldNaming.objects.filter(n__in=gone).values_list("named", flat=True)
        naming = WorldNaming.objects.filter(named__in=gone).values_list("n", flat=True)
        return {*named, *naming}

    def _shapes_people(self) -> bool:
        if self.kinds & SHAPING:
            return True
        rows = WorldPerson.objects.filter(person__in=self.about)
        known = {row.person: row for row in rows}
        return any(
            person not in known
            or (
                (part in CHILD_PARTS or e.kind in OF_CHILDREN or self.corrected)
                and known[person].child_until_last is None
                and (known[person].grown or self.corrected)
            )
            for e in self.all
            for person, part in e.about
        )

    def _named(self) -> set[str]:
        """Whom the entries name without being about them, and whom what they end was about."""
        found = {text for e in self.all for text in entries.texts(e.data)}
        known = WorldPerson.objects.filter(person__in=found)
        ended = WorldEntry.objects.filter(id__in=found).values("n")
        about = WorldAbout.objects.filter(n__in=ended)
        told = WorldTold.objects.filter(
            n__in=ended, field__in=(*people.NAMING_PEOPLE, "child"), stated=True
        )
        making = {
            text
            for e in self.all
            for name in (*people.NAMING_PEOPLE, "child")
            for text in entries.texts(e.data.get(name))
            if e.kind in SHAPING
        }
        return (
            making
            | set(known.values_list("person", flat=True))
            | set(about.values_list("person", flat=True))
            | set(told.values_list("value", flat=True))
        )

    def _in_plans(self) -> set[str]:
        threads = {e.thread or e.id for e in self.all}
        plans = WorldEntry.objects.filter(thread__in=threads, kind="plan.agreed").values(
            "n"
        )
        about = WorldAbout.objects.filter(n__in=plans)
        told = WorldTold.objects.filter(n__in=plans, field="child", stated=True)
        return set(about.values_list("person", flat=True)) | set(
            told.values_list("value", flat=True)
        )


def rebuild(progress: Callable[[str], None]) -> None:
    """Make every row, and everything owed, again from the ledger."""
    models: tuple[Any, ...] = (*_OF_ENTRIES, *_OF_PEOPLE, WorldDeadline, Obligation)
    for model in models:
        model._default_manager.all().delete()
    positions = for_engines.standing_positions()
    for some in _batches(positions):
        entries.put_in(for_engines.entries_at(some))
        progress(f"{some[-1]:,} entries as rows for safeguards")
    for some in _batches(sorted(_everyone())):
        people.refresh(some, alone=True)
    for some in _batches(positions):
        entries.tell_all_again(some)
    these = running()
    deadlines.count_all_again(withins_of(these))
    run_over_everyone(these)
    explanations.lay_over()
    progress(f"{Obligation.objects.count():,} things owed under {len(these)} safeguards")


def _everyone() -> set[str]:
    about = set(WorldAbout.objects.values_list("person", flat=True).distinct())
    named = WorldTold.objects.filter(
        n__in=WorldEntry.objects.filter(kind__in=MAKING_FAMILIES).values("n"),
        field__in=people.NAMING_PEOPLE,
        stated=True,
    )
    return about | set(named.values_list("value", flat=True).distinct())


def _batches(these: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (these[at : at + BATCH] for at in range(0, len(these), BATCH))


LISTENER = Listener(after_entries=after_entries, rebuild=rebuild)
