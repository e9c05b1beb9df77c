"""What happens in the transaction of each entry: rows, then what is owed, then notices."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.obligations.adopted_set import Running, running, withins_of
from sightline.obligations.keeping import deadlines, entries, explanations, people, rows
from sightline.obligations.keeping.asking import ask, ask_for_one
from sightline.obligations.keeping.running import run_over, run_over_everyone
from sightline.obligations.kinds import (
    CHILD_PARTS,
    EXPLAINED,
    OF_CHILDREN,
    SHAPING,
    WITHOUT_TIES,
)
from sightline.obligations.models import (
    Obligation,
    WorldEntry,
    WorldNaming,
)
from sightline.obligations.telling import tell_of_new
from sightline.record import for_engines
from sightline.record.for_engines import Placed, Written
from sightline.record.listening import Listener, Progress
from sightline.safeguards.compiler.touching import Part

_NEAR = """
    SELECT person FROM obligations_about
    WHERE n IN (SELECT n FROM obligations_entry WHERE thread IN {threads})
    UNION SELECT person FROM obligations_about
    WHERE n IN (SELECT named FROM obligations_naming WHERE n IN {these})
    UNION SELECT person FROM obligations_about WHERE n IN {others}"""
_OF_THEIR_FAMILIES = """
    SELECT member FROM obligations_family WHERE person IN {people}
    UNION SELECT child FROM obligations_home WHERE adult IN {people}"""
_NAMING_PEOPLE = (*people.NAMING_PEOPLE, "child")
_NAMED = """
    SELECT person FROM obligations_person WHERE person IN {held}
    UNION SELECT person FROM obligations_about
    WHERE n IN (SELECT n FROM obligations_entry WHERE id IN {held})
    UNION SELECT value FROM obligations_told
    WHERE n IN (SELECT n FROM obligations_entry WHERE id IN {held})
    AND field IN {fields} AND stated"""
_IN_PLANS = """
    SELECT a.person FROM obligations_entry e JOIN obligations_about a ON a.n = e.n
    WHERE e.thread IN {threads} AND e.kind = 'plan.agreed'
    UNION SELECT t.value FROM obligations_entry e JOIN obligations_told t ON t.n = e.n
    WHERE e.thread IN {threads} AND e.kind = 'plan.agreed'
    AND t.field = 'child' AND t.stated"""
_BIRTHDAYS = """
    SELECT person, child_until_last, grown FROM obligations_person WHERE person IN {people}"""


def after_entries(written: Sequence[Written]) -> None:
    """Bring the rows, and what is owed, up to date after these new entries.

    Where no safeguard runs there are no rows: `rows.make` reads the ledger when one does.
    """
    these = running()
    if not these:
        return
    before = people.last_day()
    placed = for_engines.placed(written)
    change = _Change(placed)
    change.write()
    change.make_people_again(before)
    births = deadlines.births_of(change.remade)
    deadlines.count_from(change.days | births, withins_of(these))
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
        self.all = [e for _, e in placed]
        if self.corrected:
            self.all += [e for _, e in for_engines.entries_with(self.corrected)]
        self.about = {person for e in self.all for person, _ in e.about}
        self.kinds = {e.kind for e in self.all}
        self.news = for_engines.news_brought_by([n for n, _ in placed])
        self.news -= {n for n, _ in placed}
        self.tied = self._tied_before()
        self.days: set[int] = set()
        self.remade: set[str] = set()
        self.changed: set[Part] = {"knows"} if self.news else set()

    @property
    def explains(self) -> bool:
        return EXPLAINED in self.kinds

    def write(self) -> None:
        """Take out what was corrected, put in what is new."""
        entries.take_out(self.corrected)
        self.days = entries.put_in(self.standing)
        entries.know_again(self.news)

    def make_people_again(self, before: int) -> None:
        """Make the rows of people again whom these entries shape, or who grew up meanwhile."""
        touched = people.grown_up_between(before, people.last_day())
        tied = bool(touched) or self._tells_who_is_a_child()
        if tied or self.kinds & SHAPING:
            touched |= self.about | self._named() | self._in_plans()
        if not touched:
            return
        found = None
        if not tied and self.kinds & SHAPING <= WITHOUT_TIES:
            found = people.refresh_what_holds(touched)
        remade, changed = found or people.refresh(touched)
        self.remade = remade if changed else set()
        self.changed |= changed

    def touches(self, each: Running) -> bool:
        """Tell whether these entries can matter to a safeguard."""
        return bool(each.kinds & self.kinds or each.reads & self.changed)

    def whom_it_may_concern(self) -> set[str]:
        """Return whose obligations these may change: of all families they touch."""
        near = ask_for_one(
            _NEAR,
            threads={e.thread or e.id for e in self.all},
            these=[n for n, _ in self.standing],
            others=self.news | self.tied,
        )
        found = self.about | self.remade | near
        return found | ask_for_one(_OF_THEIR_FAMILIES, people=found)

    def _tied_before(self) -> set[int]:
        """The entries that what is corrected named, or that named it."""
        if not self.corrected:
            return set()
        gone = WorldEntry.objects.filter(id__in=self.corrected).values("n")
        named = WorldNaming.objects.filter(n__in=gone).values_list("named", flat=True)
        naming = WorldNaming.objects.filter(named__in=gone).values_list("n", flat=True)
        return {*named, *naming}

    def _tells_who_is_a_child(self) -> bool:
        """Whether somebody is new, or is spoken of as a child of whom that was not known."""
        rows = ask(_BIRTHDAYS, people=self.about)
        known = {person: (until, grown) for person, until, grown in rows}
        return any(
            person not in known
            or (
                (part in CHILD_PARTS or e.kind in OF_CHILDREN or self.corrected)
                and known[person][0] is None
                and (known[person][1] or self.corrected)
            )
            for e in self.all
            for person, part in e.about
        )

    def _named(self) -> set[str]:
        """Whom the entries name without being about them, and whom what they end was about."""
        held = {text for e in self.all for text in entries.texts(e.data)}
        making = {
            text
            for e in self.all
            for name in _NAMING_PEOPLE
            for text in entries.texts(e.data.get(name))
            if e.kind in SHAPING
        }
        return making | ask_for_one(_NAMED, held=held, fields=_NAMING_PEOPLE)

    def _in_plans(self) -> set[str]:
        threads = {e.thread or e.id for e in self.all}
        return ask_for_one(_IN_PLANS, threads=threads)


def rebuild(progress: Progress) -> None:
    """Make every row, and everything owed, again from the ledger."""
    rows.clear()
    Obligation.objects.all().delete()
    these = running()
    if not these:
        return
    rows.make(progress)
    deadlines.count_all_again(withins_of(these))
    run_over_everyone(these)
    explanations.lay_over()
    progress(f"{Obligation.objects.count():,} things owed under {len(these)} safeguards")


LISTENER = Listener(after_entries=after_entries, rebuild=rebuild)
