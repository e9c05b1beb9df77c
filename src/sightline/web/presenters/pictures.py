"""How is a family drawn for one actor? From the facts they may see, and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.family.audience import AGENCY
from sightline.drawing.family.model import Family as DrawnFamily
from sightline.drawing.family.scoping import scoped
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.genogram.profiles import Profile
from sightline.drawing.timeline.months import draw_month_grid
from sightline.drawing.timeline.story import Story
from sightline.exchange.pictures.agencies import AgencyNamed
from sightline.exchange.pictures.case_facts import Knowing
from sightline.exchange.pictures.endings import drawn_id
from sightline.exchange.pictures.families import family_of
from sightline.exchange.pictures.networks import Involved, network_of
from sightline.exchange.pictures.stories import story_of
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.ties import parents
from sightline.record.queries.family import Family, WorkingWith
from sightline.record.queries.pictured import Pictured

_LEADS = "lead-practitioner"


def genogram_of(family: Family, found: Pictured, *, as_at: date, profile: Profile) -> Drawn:
    """Draw the family as a genogram; people whose own page opens are links to it."""
    drawn = draw_genogram(
        scoped(_drawn(family, found, as_at)),
        as_at=as_at,
        profile=profile,
        audience=AGENCY,
        hrefs=_addresses(family),
    )
    return replace(
        drawn, tables=tuple(_without(table, "Address") for table in drawn.tables)
    )


def _without(table: TableOf, heading: str) -> TableOf:
    """Leave out a column that this audience is never shown, so that it is not called empty."""
    kept = [n for n, each in enumerate(table.headings) if each != heading]
    return TableOf(
        table.caption,
        tuple(table.headings[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in table.rows),
    )


def _drawn(family: Family, found: Pictured, as_at: date) -> DrawnFamily:
    return family_of(found.shape, subjects=subjects_of(family), on=as_at)


def subjects_of(family: Family) -> list[str]:
    """Return whom a family is drawn about: the child, or an adult's children, or the adult."""
    focus = family.member(family.focus)
    if focus is None or focus.child:
        return [family.focus]
    children = [child for child, of in parents(family.ties).items() if family.focus in of]
    return children or [family.focus]


def _addresses(family: Family) -> Mapping[str, str]:
    return {
        drawn_id(each.person.id): reverse("family", kwargs={"ref": ref_of(each.person.id)})
        for each in family.members
        if each.full
    }


def ecomap_of(family: Family, found: Pictured, *, as_at: date, child: str = "") -> Drawn:
    """Draw who and what surrounds the home of the one the page is about.

    With a child, everything keeps its place and only the ties of that child are drawn.
    """
    network = network_of(
        _drawn(family, found, as_at),
        found.happened,
        [_involved(each) for each in family.working],
        child=family.focus,
        agencies=_agencies(found),
        on=as_at,
    )
    wanted = drawn_id(child)
    there = network.member(wanted) is not None
    return draw_ecomap(network, as_at=as_at, child=wanted if child and there else None)


def _involved(each: WorkingWith) -> Involved:
    return Involved(
        person=each.person,
        agency=each.agency,
        role=each.role,
        worker=each.practitioner,
        since=PartialDate.at(each.since) if each.since else PartialDate.unknown(),
        ended_on=london_day(each.ended_at) if each.ended_at else None,
        leads=each.role == _LEADS,
    )


def _agencies(found: Pictured) -> dict[str, AgencyNamed]:
    return {
        id_: AgencyNamed(name, sector) for id_, (name, sector) in found.agencies.items()
    }


def story_shown(family: Family, found: Pictured, *, as_at: date) -> Story:
    """Return what the family's timeline and its grid of months are drawn from."""
    focus = family.member(family.focus)
    children = [each.person.id for each in family.members if each.child]
    return story_of(
        _drawn(family, found, as_at),
        found.happened,
        title=f"Timeline of {focus.person.name}’s family" if focus else "Timeline",
        children=children,
        agencies=_agencies(found),
        knowing=_knowing(found),
        as_at=as_at,
    )


def _knowing(found: Pictured) -> dict[str, list[Knowing]]:
    return {
        entry: [
            Knowing(each.agency, each.since, each.how, each.acknowledged) for each in those
        ]
        for entry, those in found.knowers.items()
    }


def months_of(story: Story, family: Family, found: Pictured) -> Drawn:
    """Draw how much each agency recorded each month; a cell leads to that of the chronology."""
    agency_of = {fact.id: fact.agency for fact in found.happened}
    ids = {event.agency: agency_of[event.id] for event in story.events}
    page = reverse("family", kwargs={"ref": ref_of(family.focus)})

    def address(letters: str, month: date) -> str:
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        asked = {"agency": ids[letters], "first": f"{month}", "last": f"{last}"}
        if family.known_on:
            asked["on"] = f"{london_day(family.known_on)}"
        return f"{page}?{urlencode(asked)}#chronology"

    return draw_month_grid(story, address=address)
