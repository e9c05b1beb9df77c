"""What does an ecomap say, to somebody who does not see it? The same in words and tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sightline.drawing.drawn import TableOf
from sightline.drawing.ecomap.household import lead_of
from sightline.drawing.ecomap.network import AgencyLink, Network, Status, Tie, Told
from sightline.drawing.ecomap.wording import (
    NOT_RECORDED,
    contact_in_words,
    days_since,
    people_in_words,
    when,
    worker_in_words,
)
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import in_words

_LONG_AGO = 90
_TIES = (
    "Agency or support",
    "Sector",
    "Worker",
    "For whom",
    "Lead professional",
    "Status",
    "Quality",
    "Help goes",
    "Since",
    "Last contact",
    "Next contact",
    "Shares with",
)
_LINKS = ("Number", "From", "To", "What passed", "When")


def summary_of(network: Network, as_at: date, child: str | None) -> tuple[str, ...]:
    """Say in sentences who is involved, who leads, who is silent and who tells whom."""
    chosen = network.member(child) if child else None
    whom = chosen.name if chosen else "the household"
    ties = [tie for tie in network.ties if child is None or tie.is_for(child)]
    agencies = [tie for tie in ties if not tie.is_informal]
    supports = len(ties) - len(agencies)
    said = (
        f"As at {say_day(as_at)}, {_many(len(agencies), 'agency', 'agencies')} and "
        f"{_many(supports, 'informal support')} round {whom}.",
        _lead(network, child),
        *_statuses(agencies),
        *_silences(agencies, as_at),
        *_sharing(network, agencies),
    )
    return tuple(said)


def tables_of(network: Network, as_at: date, child: str | None) -> tuple[TableOf, ...]:
    """Give everything in the picture as tables: the ties, then what passed between them."""
    ties = [tie for tie in network.ties if child is None or tie.is_for(child)]
    rows = tuple(_row(tie, network, as_at) for tie in ties)
    names = {tie.id: tie.name for tie in network.ties}
    links = tuple(
        (str(n), names[link.sender], names[link.receiver], link.told.value, when(link.on))
        for n, link in enumerate(network.links, 1)
    )
    return (
        TableOf(f"Who is involved, as at {say_day(as_at)}", _TIES, rows),
        TableOf("What passed between agencies", _LINKS, links),
    )


def link_in_words(link: AgencyLink, network: Network) -> str:
    """Say a link in a line: `Example School to Front Door: referral sent, no receipt`."""
    names = {tie.id: tie.name for tie in network.ties}
    joined = "and" if link.told is Told.SHARES else "to"
    on = f", {in_words(link.on)}" if link.on.is_known else ""
    return f"{names[link.sender]} {joined} {names[link.receiver]}: {link.told.value}{on}"


def _row(tie: Tie, network: Network, as_at: date) -> tuple[str, ...]:
    lead = "" if tie.is_informal else "Yes" if tie.is_lead else "No"
    last = when(tie.last_contact)
    if tie.last_contact.is_exact_day:
        last = f"{last} ({contact_in_words(tie, as_at).removeprefix('last contact ')})"
    return (
        tie.name,
        tie.sector.value,
        worker_in_words(tie) or NOT_RECORDED,
        people_in_words(tie, network),
        lead,
        tie.status.value,
        tie.quality.value,
        tie.direction.value,
        when(tie.since),
        last,
        when(tie.next_contact),
        "; ".join(_shares_with(tie, network)) or NOT_RECORDED,
    )


def _shares_with(tie: Tie, network: Network) -> Iterable[str]:
    names = {one.id: one.name for one in network.ties}
    for link in network.links:
        if tie.id == link.sender:
            yield f"{names[link.receiver]} ({link.told.value})"
        elif tie.id == link.receiver:
            yield f"{names[link.sender]} ({link.told.value})"


def _lead(network: Network, child: str | None) -> str:
    leads = lead_of(network, child)
    if not leads:
        return "No lead professional is recorded."
    named = "; ".join(
        f"{worker_in_words(tie) or 'worker not recorded'}, {tie.name}" for tie in leads
    )
    if len(leads) == 1:
        return f"The lead professional is {named}."
    return f"{len(leads)} lead professionals are recorded: {named}."


def _statuses(agencies: list[Tie]) -> Iterable[str]:
    for status in Status:
        if status is not Status.ACTIVE and any(t.status is status for t in agencies):
            named = ", ".join(tie.name for tie in agencies if tie.status is status)
            yield f"{status.value[0].upper()}{status.value[1:]}: {named}."


def _silences(agencies: list[Tie], as_at: date) -> Iterable[str]:
    active = [tie for tie in agencies if not tie.has_ended]
    long_ago = [t.name for t in active if (days_since(t, as_at) or 0) > _LONG_AGO]
    unknown = [tie.name for tie in active if days_since(tie, as_at) is None]
    if long_ago:
        yield f"No contact in the last {_LONG_AGO} days: {', '.join(long_ago)}."
    if unknown:
        yield f"Last contact not recorded: {', '.join(unknown)}."


def _sharing(network: Network, agencies: list[Tie]) -> Iterable[str]:
    lost = [link for link in network.links if link.told is Told.REFERRAL_SENT]
    if lost:
        said = "; ".join(link_in_words(link, network) for link in lost)
        yield f"{_many(len(lost), 'referral')} without a receipt: {said}."
    tied = {end for link in network.links for end in (link.sender, link.receiver)}
    alone = [tie.name for tie in agencies if tie.id not in tied]
    if alone:
        yield f"Nothing recorded as shared with another agency: {', '.join(alone)}."


def _many(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
