"""Everything that decides which safeguards run: adopting a version, and withdrawing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.obligations.adopted_set import digest_of, running, safeguards_in, withins_of
from sightline.obligations.keeping import deadlines, explanations, rows
from sightline.obligations.keeping.running import forget, run_over_everyone
from sightline.obligations.models import Adopted
from sightline.obligations.policies import check_adoption, may_adopt
from sightline.safeguards import library_loading


@dataclass(frozen=True)
class Decision:
    """To adopt a safeguard: which, from which day, who decided, and why."""

    code: str
    text: str  # the TOML that holds it, perhaps among others
    from_day: date
    deciders: str
    why: str


def adopt(actor: Actor, decision: Decision, *, at: datetime) -> None:
    """Adopt a safeguard, in place of the version that ran before; refuses with every fault.

    In one transaction it is kept to the letter and run over the whole record, so that what
    is owed under it is there at once.
    """
    if not may_adopt(actor.role):
        raise Refused(
            Fault(
                "your post", "it does not adopt safeguards", "ask the partnership’s manager"
            )
        )
    with transaction_in_turn(), whole_record():
        _adopt([decision], post=actor.post, at=at)


def adopt_together(decisions: Sequence[Decision], *, post: str = "", at: datetime) -> None:
    """Adopt several at once, as when a partnership is set up."""
    with transaction_in_turn(), whole_record():
        _adopt(decisions, post=post, at=at)


def adopt_library(*, from_day: date, deciders: str, why: str, at: datetime) -> int:
    """Adopt every safeguard that ships and does not run yet; return how many there were."""
    with transaction_in_turn(), whole_record():
        held = set(Adopted.objects.filter(ended_at=None).values_list("code", flat=True))
        decisions = [
            Decision(each.code, text_of(each.source), from_day, deciders, why)
            for each in library_loading.load()
            if each.code not in held
        ]
        _adopt(decisions, post="", at=at)
    return len(decisions)


def withdraw(actor: Actor, code: str, *, why: str, at: datetime) -> None:
    """End a safeguard: nothing is owed under it any more; its versions stay in its history."""
    if not may_adopt(actor.role):
        raise Refused(
            Fault("your post", "it does not withdraw them", "ask the partnership’s manager")
        )
    if not why.strip():
        raise Refused(Fault("why", "no reason is given", "say why it is withdrawn"))
    with transaction_in_turn(), whole_record():
        _end(code, post=actor.post, why=why, at=at)
        if not running():
            rows.clear()


def text_of(file: str) -> str:
    """Return the text of one file of the shipped library."""
    return Path(library_loading.shipped(), file).read_text(encoding="utf-8")


def _adopt(decisions: Sequence[Decision], *, post: str, at: datetime) -> None:
    if decisions and not running():
        rows.make()
    for decision in decisions:
        safeguard = safeguards_in(decision.text).get(decision.code)
        check_adoption(decision.code, safeguard, decision.deciders, decision.why)
        title = safeguard.title if safeguard else ""
        _end(decision.code, post=post, why="another version took its place", at=at)
        Adopted.objects.create(
            code=decision.code,
            title=title,
            text=decision.text,
            digest=digest_of(decision.text),
            from_day=decision.from_day,
            deciders=decision.deciders,
            why=decision.why,
            adopted_at=at,
            adopted_in=post,
        )
    new = {decision.code for decision in decisions}
    these = [each for each in running() if each.code in new]
    deadlines.count_newly(withins_of(these))
    run_over_everyone(these)
    explanations.lay_over()


def _end(code: str, *, post: str, why: str, at: datetime) -> None:
    for row in Adopted.objects.filter(code=code, ended_at=None):
        forget(row)
        row.ended_at, row.ended_in, row.ended_why = at, post, why
        row.save(update_fields=["ended_at", "ended_in", "ended_why"])
