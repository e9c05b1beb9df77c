"""What happened in a family, to whom and told by whom? A timeline's values from recorded facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sightline.drawing.family.model import Family
from sightline.drawing.timeline.story import Child, Event, Knew, Lane, Shape, Story
from sightline.exchange.pictures.agencies import AgencyNamed, letters_of
from sightline.exchange.pictures.case_facts import Knowing
from sightline.exchange.pictures.endings import Endings, drawn_id
from sightline.exchange.pictures.standings import bands_of, milestones_of
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS

# Who people are and how they belong together: drawn in a genogram, and no event.
_SHAPE_OF_FAMILY = frozenset({"person.recorded", "relationship.recorded"})
_SHAPES = {
    "referral": Shape.REFERRAL,
    "visit": Shape.CONTACT,
    "contact": Shape.CONTACT,
    "incident": Shape.INCIDENT,
    "injury": Shape.INCIDENT,
    "concern": Shape.INCIDENT,
    "hospital": Shape.INCIDENT,
    "birth": Shape.INCIDENT,
    "justice": Shape.INCIDENT,
    "meeting": Shape.MEETING,
    "assessment": Shape.MEETING,
    "supervision": Shape.MEETING,
    "tool": Shape.MEETING,
    "plan": Shape.PLAN_CHANGE,
    "threshold": Shape.PLAN_CHANGE,
    "case": Shape.PLAN_CHANGE,
    "order": Shape.PLAN_CHANGE,
    "absence": Shape.MISSED,
    "exclusion": Shape.MISSED,
    "information": Shape.DOCUMENT,
}
_SHAPES_OF_KINDS = {
    "person.died": Shape.INCIDENT,
    "appointment.missed": Shape.MISSED,
    "appointment.kept": Shape.CONTACT,
    "advice.given": Shape.CONTACT,
    "enquiry.made": Shape.CONTACT,
    "voice.recorded": Shape.CONTACT,
}
_SIGNIFICANT = frozenset(
    {
        "birth.recorded",
        "case.closed",
        "hospital.admitted",
        "incident.notified",
        "injury.seen",
        "order.made",
        "person.died",
        "plan.agreed",
        "plan.ended",
        "referral.decided",
        "threshold.changed",
    }
)
# The fields that say what an entry is about, where it has no words of its own.
_TELLING = frozenset(
    {"what", "injury", "category", "decision", "topic", "service", "type", "reason"}
)


def story_of(
    family: Family,
    facts: Sequence[Fact],
    *,
    title: str,
    children: Sequence[str],
    agencies: Mapping[str, AgencyNamed],
    knowing: Mapping[str, Sequence[Knowing]],
    as_at: date,
) -> Story:
    """Return what the facts tell had happened by a day, with a strip for each child.

    `facts` are what the reader may see; `knowing` says by entry which agencies else knew it,
    as far as the reader may be told.
    """
    told = [each for each in standing(facts) if _is_event(each, as_at)]
    told.sort(key=lambda each: (each.happened.sort_key, each.recorded_at, each.position))
    endings = Endings(facts)
    letters = letters_of({each.agency: agencies[each.agency] for each in told})
    strips = {child: drawn_id(child) for child in children}
    return Story(
        title=title,
        lanes=tuple(
            Lane(code, agencies[agency].name, agencies[agency].drawn_sector)
            for agency, code in letters.items()
        ),
        events=tuple(
            Event(
                id=each.id,
                number=number,
                when=each.happened,
                agency=letters[each.agency],
                shape=_shape(each.kind),
                words=_words(each),
                significant=each.kind in _SIGNIFICANT,
                children=tuple(strips[one] for one in each.people if one in strips),
                known=tuple(_knew(knowing.get(each.id, ()), letters, as_at)),
            )
            for number, each in enumerate(told, start=1)
        ),
        children=tuple(_child(family, child, told, endings, as_at) for child in children),
        as_at=as_at,
    )


def _is_event(fact: Fact, as_at: date) -> bool:
    if fact.kind in _SHAPE_OF_FAMILY:
        return False
    return fact.happened.first is None or fact.happened.first <= as_at


def _child(
    family: Family, child: str, told: Sequence[Fact], endings: Endings, as_at: date
) -> Child:
    id_ = drawn_id(child)
    person = family.person[id_]
    about = [each for each in told if child in each.people]
    return Child(
        id=id_,
        name=family.name_of(id_),
        born=person.born,
        expected=person.expected or PartialDate.unknown(),
        bands=tuple(bands_of(child, about, told, endings)),
        milestones=tuple(milestones_of(child, about, born=person.born)),
    )


def _shape(kind: str) -> Shape:
    return _SHAPES_OF_KINDS.get(kind) or _SHAPES.get(kind.split(".")[0], Shape.DOCUMENT)


def _words(fact: Fact) -> str:
    title = KINDS[fact.kind].title if fact.kind in KINDS else fact.kind
    said = fact.says.strip() or ", ".join(_told(fact))
    return f"{title}: {said}" if said else title


def _told(fact: Fact) -> Iterator[str]:
    for field in KINDS[fact.kind].fields if fact.kind in KINDS else ():
        said = fact.told(field.name)
        if field.name in _TELLING and isinstance(said, str):
            yield field.title_of(said)


def _knew(
    knowing: Iterable[Knowing], letters: Mapping[str, str], as_at: date
) -> Iterator[Knew]:
    for each in knowing:
        since = london_day(each.since) if each.since else None
        if each.agency in letters and since and since <= as_at:
            said = london_day(each.acknowledged) if each.acknowledged else None
            means = KNOWLEDGE_MEANS.get(each.how)
            yield Knew(
                letters[each.agency], since, means.title if means else each.how, said
            )
