"""How is each tie said in words: who, since when, how long ago, what next?"""

from __future__ import annotations

from datetime import date

from sightline.drawing.ecomap.network import Network, Status, Tie
from sightline.kernel.partial_dates import PartialDate, in_words

NOT_RECORDED = "not recorded"


def days_since(tie: Tie, as_at: date) -> int | None:
    """Count the days since the last contact, at the least; None where it is not known."""
    last = tie.last_contact.last
    return max((as_at - last).days, 0) if last else None


def contact_in_words(tie: Tie, as_at: date) -> str:
    """Say how long ago the last contact was: `last contact 41 days ago`."""
    days = days_since(tie, as_at)
    if days is None:
        return "last contact not recorded"
    if tie.last_contact.is_exact_day:
        ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
        return f"last contact {ago}"
    return f"last contact {in_words(tie.last_contact)}"


def next_in_words(tie: Tie, as_at: date) -> str:
    """Say when the next contact is due, and that it has passed where it has."""
    if not tie.next_contact.is_known:
        return ""
    last = tie.next_contact.last
    passed = " (has passed)" if last and last < as_at else ""
    return f"next {in_words(tie.next_contact)}{passed}"


def status_in_words(tie: Tie) -> str:
    """Say where the work stands, if it is not simply going on."""
    return "" if tie.status is Status.ACTIVE else tie.status.value


def people_in_words(tie: Tie, network: Network) -> str:
    """Say for whom in the household the tie is."""
    names = [one.name for who in tie.for_whom if (one := network.member(who))]
    return ", ".join(names) if names else "the household"


def worker_in_words(tie: Tie) -> str:
    """Say who it is in person: `J. Example, health visitor`."""
    return ", ".join(part for part in (tie.worker, tie.role) if part)


def when(day: PartialDate) -> str:
    """Say a date for a table, or that it is not recorded."""
    return in_words(day) if day.is_known else NOT_RECORDED
