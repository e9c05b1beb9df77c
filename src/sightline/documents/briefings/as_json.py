"""How is a briefing told to other programs? As plain JSON values, documented and stable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sightline.documents.briefings.told import Briefing, Point, Section, Span, Told
from sightline.documents.source.blocks import Notice, Place
from sightline.kernel.partial_dates import in_words

FORMAT = "sightline-briefing/1"


def as_json(one: Briefing) -> dict[str, Any]:
    """One briefing as JSON values; see the reference page on the briefing's JSON."""
    return {
        "format": FORMAT,
        "file": one.file,
        "form": one.form,
        "title": _told(one.title),
        "kind": _told(one.kind),
        "layout": one.layout,
        "partnership": _partnership(one),
        "reference": _told(one.reference),
        **_facts(one),
        "agencies_counted": one.agencies_counted,
        "sections": [_section(section) for section in one.sections],
        "points": [_point(point) for point in one.points],
        **_pointers(one),
        "report_a_worry": [_told(told) for told in one.worry],
        "account": [
            {"became": x.became, "why": x.why, **_span(x.span)} for x in one.account
        ],
        "notices": [_notice(notice) for notice in one.notices],
    }


def _facts(one: Briefing) -> dict[str, Any]:
    """When, whom, what befell them, and who worked with them."""
    return {
        "dates": [
            {"of": d.of, "date": d.date.text, "says": in_words(d.date), **_words(d.told)}
            for d in one.dates
        ],
        "children": [
            {
                "least_days": c.least_days,
                "most_days": c.most_days,
                "vague": c.vague,
                **_words(c.age),
            }
            for c in one.children
        ],
        "sex": _told(one.sex),
        "incident": {
            "outcome": one.incident.outcome,
            "told": _told(one.incident.outcome_told),
            "harms": [_told(harm) for harm in one.incident.harms],
        },
        "family": [_told(fact) for fact in one.family],
        "agencies": [
            {"sector": a.sector, "took_part": a.took_part, **_words(a.told)}
            for a in one.agencies
        ],
    }


def _pointers(one: Briefing) -> dict[str, Any]:
    """Where it sends its readers."""
    return {
        "links": [
            {
                "words": x.words,
                "address": x.address,
                "dead": x.dead,
                "why": x.why,
                "where": _where(x.spans),
            }
            for x in one.links
        ],
        "resources": [
            {
                "title": x.title,
                "kind": x.kind,
                "address": x.address,
                "where": _where(x.spans),
            }
            for x in one.resources
        ],
        "contacts": [
            {
                "kind": x.kind,
                "value": x.value,
                "stale": x.stale,
                "worry": x.worry,
                "where": _where(x.spans),
            }
            for x in one.contacts
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "code": section.code,
        "title": section.title,
        "number": section.number,
        "right": section.right,
        "where": _where(section.title_spans),
        "statements": [
            {
                "text": said.text,
                "item": said.item,
                "number": said.number,
                "themes": [_told(tag.told) for tag in said.tags],
                "where": _where(said.spans),
            }
            for said in section.statements
        ],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "kind": point.kind,
        "text": point.text,
        "label": point.label,
        "group": point.group,
        "number": point.number,
        "section": point.section,
        "progress": _told(point.progress),
        "status": point.status,
        "owner": point.owner,
        "due": point.due,
        "themes": list(point.themes),
        "where": _where(point.spans),
    }


def _partnership(one: Briefing) -> dict[str, Any] | None:
    if one.partnership is None:
        return None
    told = one.partnership
    return {"name": told.name, "short": told.short, **_words(told.told)}


def _told(told: Told | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return ({"code": told.code} if told.code else {}) | _words(told)


def _words(told: Told) -> dict[str, Any]:
    return {"words": told.words, "where": _where(told.spans)}


def _where(spans: Sequence[Span]) -> list[dict[str, int]]:
    return [_span(span) for span in spans]


def _span(span: Span) -> dict[str, int]:
    told = {
        "block": span.block,
        "row": span.row,
        "column": span.column,
        "start": span.start,
        "end": span.end,
    }
    return {
        name: value for name, value in told.items() if value or name in _ALWAYS
    } | _place(span.place)


_ALWAYS = ("block", "start", "end")


def _place(place: Place) -> dict[str, int]:
    told = {
        "line": place.line,
        "page": place.page,
        "paragraph": place.paragraph,
        "table": place.table,
    }
    return {name: value for name, value in told.items() if value}


def _notice(notice: Notice) -> dict[str, Any]:
    return {"what": notice.what, **_place(notice.place)}
