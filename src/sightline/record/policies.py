"""May this be recorded? What the record as it stands, and the rules of a kind, demand."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.access.actor import Actor
from sightline.access.models import Agency
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.json_text import canonical
from sightline.record.content import Content
from sightline.record.models import Entry, Person
from sightline.vocabulary.checking import check_data, references
from sightline.vocabulary.handling import parse_mark
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import FieldType
from sightline.vocabulary.post_roles import PostRole

COUNTS_EXACTLY = frozenset({"partnership-manager"})
COUNTS = COUNTS_EXACTLY | {"manager"}
FRONT_DOOR = frozenset({"front-door", "out-of-hours"})


def may_count(role: PostRole) -> bool:
    """Tell whether this post reads what the whole record adds up to."""
    return role.code in COUNTS


def may_count_referrals(role: PostRole) -> bool:
    """Tell whether this post reads what the referrals to a front door add up to."""
    return role.code in COUNTS | FRONT_DOOR


def counts_exactly(role: PostRole) -> bool:
    """Tell whether this post is told small numbers too, of the whole record."""
    return role.code in COUNTS_EXACTLY


def counts_referrals_exactly(role: PostRole) -> bool:
    """Tell whether this post is told small numbers too, of referrals that it reads anyway."""
    return role.code in COUNTS_EXACTLY | FRONT_DOOR


def check_may_count(actor: Actor) -> None:
    """Refuse whoever does not read what the whole record adds up to."""
    _check_counting(may_count(actor.role))


def check_may_count_referrals(actor: Actor) -> None:
    """Refuse whoever does not read what the referrals to a front door add up to."""
    _check_counting(may_count_referrals(actor.role))


def _check_counting(may: bool) -> None:
    if not may:
        raise Refused(
            _fault(
                "your post",
                "it does not read what the record adds up to",
                "ask a manager, or the partnership’s",
            )
        )


def check_draft(actor: Actor, content: Content, *, alongside: set[str]) -> list[Fault]:
    """Return everything wrong with an entry about to be recorded; empty when nothing is.

    `alongside` are the ids of the entries recorded in the same go, and of the people they
    introduce, which it may refer to.
    """
    if not actor.role.records:
        return [
            _fault(
                "your post",
                f"a {actor.role.title} does not record entries",
                "act in another post, or ask a colleague to record it",
            )
        ]
    if content.kind not in KINDS:
        return [
            _fault(
                "kind",
                f"there is no kind of entry called {content.kind}",
                "choose one of the kinds in docs/reference/vocabulary.md",
            )
        ]
    return [
        *_people_faults(content, alongside),
        *_data_faults(content, alongside),
        *_mark_faults(content),
        *_correction_faults(actor, content),
        *_thread_faults(content, alongside),
        *_text_faults(content),
    ]


def _people_faults(content: Content, alongside: set[str]) -> Iterator[Fault]:
    people = [person for person, _ in content.about]
    if not people and content.kind.split(".")[0] not in ("review", "learning", "briefing"):
        yield _fault("about", "nobody is named", "choose at least one person it is about")
    if len(set(people)) != len(people):
        yield _fault("about", "someone is named twice", "name each person once")
    if content.kind == "person.recorded":
        return  # this is how a new person comes into the record
    known = set(Person.objects.filter(id__in=people).values_list("id", flat=True))
    for person in people:
        if person not in known | alongside:
            yield _fault(
                "about",
                f"there is no person {person} in the record",
                "find the person first, or record them as a new person",
            )


def _data_faults(content: Content, alongside: set[str]) -> Iterator[Fault]:
    kind = KINDS[content.kind]
    yield from check_data(kind, content.data, where=kind.title, from_file=False).faults
    for field_type, where, value in references(kind, content.data):
        if not _exists(field_type, value, alongside):
            yield _fault(
                where,
                f"there is no {field_type.value} {value} here",
                f"choose one of the {field_type.value} ids in this record",
            )


def _exists(field_type: FieldType, value: str, alongside: set[str]) -> bool:
    if value in alongside:
        return True
    if field_type == FieldType.AGENCY:
        return Agency.objects.filter(id=value).exists()
    if field_type == FieldType.PERSON:
        return Person.objects.filter(id=value).exists()
    return Entry.objects.filter(id=value).exists()


def _mark_faults(content: Content) -> Iterator[Fault]:
    for mark in content.handling:
        try:
            parse_mark(mark)
        except Refused as refused:
            yield from refused.faults


def _correction_faults(actor: Actor, content: Content) -> Iterator[Fault]:
    if not content.corrects:
        return
    corrected = Entry.objects.filter(id=content.corrects).first()
    if corrected is None:
        yield _fault(
            "corrects",
            "the entry it corrects is not in the record",
            "open the entry and correct it from there",
        )
    elif corrected.agency_id != actor.agency:
        yield _fault(
            "corrects",
            "only the agency whose record it is may correct an entry",
            "record what you know as an entry of your own, and tell that agency",
        )
    elif corrected.kind != content.kind:
        yield _fault(
            "corrects",
            "a correction is of the same kind as what it corrects",
            f"record it as {corrected.kind}",
        )


def _thread_faults(content: Content, alongside: set[str]) -> Iterator[Fault]:
    if content.thread in (content.id, "") or content.thread in alongside:
        return
    if not Entry.objects.filter(id=content.thread).exists():
        yield _fault(
            "thread",
            "the piece of work it belongs to is not in the record",
            "open the piece of work and record it from there",
        )


def _text_faults(content: Content) -> Iterator[Fault]:
    for where, text in (
        ("what happened", content.says),
        ("details", canonical(content.data)),
    ):
        if "\x00" in text or "\\u0000" in text:
            yield _fault(
                where,
                "it holds a character that cannot be kept (a null)",
                "remove it; it often comes with text pasted from another program",
            )


def _fault(where: str, wrong: str, right: str) -> Fault:
    return Fault(where=where, wrong=wrong, right=right)
