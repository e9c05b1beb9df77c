"""Which partnership is crawled? Three families, every kind of entry, every mark, every post.

One family has a safe address, one is ordinary, and one is the police officer's own. All of it
is recorded through the one action that the service itself records with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle

from sightline.access.models import (
    Agency,
    BreakGlass,
    Declaration,
    Grant,
    Post,
    Team,
    User,
)
from sightline.vocabulary.kinds import KINDS
from tests.cast import STARTED, TEAMS, Scribe, make_directory
from tests.web.canary.filling import Around, Mint, filled

# A number stands by itself: ten such digits within the hash of an entry are no number.
TOKEN = re.compile(r"qzx[a-z]{4}qzx|01632 96\d{4}|\b999\d{7}\b", re.IGNORECASE)
RECORDERS = {
    "csc": "social-worker",
    "hv": "health-visitor",
    "police": "police-officer",
    "school": "dsl",
    "refuge": "refuge-worker",
    "surgery": "gp",
}
REASON = "Brought in unconscious, qzxzzzzqzx"
MARKS = (
    "not-family",
    "not-person:b-father",
    "no-onward",
    "marac",
    "child-confidence",
    "police-condition",
    "sealed",
)
# Recorded apart, because they make the families; or because they would unmake them.
SHAPING = {
    "person.recorded",
    "relationship.recorded",
    "residence.recorded",
    "involvement.started",
}
FAMILIES = {
    "a": {"child": "2020-05-14", "baby": "2026-02-01", "mother": "1999", "father": "1997"},
    "b": {"child": "2018-01-30", "mother": "1990", "father": "1989"},
    "c": {"child": "2019-09-09", "mother": "1991"},
}
WORKING = {
    "social-worker": ["a-child", "b-child"],
    "health-visitor": ["a-baby"],
    "health-visitor-south": ["b-child"],
    "dsl": ["a-child"],
    "gp": ["a-child", "b-mother"],
    "refuge-worker": ["a-mother"],
    "police-officer": ["c-child", "b-child"],
}


@dataclass
class Partnership:
    """What was put in the database, as the tests need to name it."""

    mint: Mint = field(default_factory=Mint)
    entries: dict[str, str] = field(default_factory=dict)  # a name for it → its id
    people: list[str] = field(default_factory=list)
    sealed: str = ""
    safe: str = ""
    emergencies: list[str] = field(default_factory=list)


def make_partnership() -> Partnership:
    """Put the whole partnership in the database, a month of it up to now."""
    made = Partnership()
    record = Scribe(at=datetime.now(UTC) - timedelta(days=20))
    make_directory()
    _add_surgery()
    _name_everyone(made.mint)
    for family, members in FAMILIES.items():
        _make_family(record, made, family, members)
    _work_with(record, made)
    _every_kind(record, made)
    _every_mark(record, made)
    _closed_and_granted(made)
    return made


def _add_surgery() -> None:
    Agency.objects.create(id="surgery", name="-", sector="general-practice")
    Post.objects.create(
        id="gp",
        agency_id="surgery",
        title="GP",
        role="practitioner",
        holder=User.objects.create(username="gp"),
        started_at=STARTED,
    )


def _name_everyone(mint: Mint) -> None:
    """Give each agency, team and holder words of its own as well."""
    for agency in Agency.objects.all():
        Agency.objects.filter(pk=agency.pk).update(
            name=f"{mint()} agency", phone=mint.phone(), out_of_hours=mint.phone()
        )
    for team in TEAMS:
        Team.objects.filter(pk=team).update(name=f"{mint()} team", phone=mint.phone())
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(first_name=mint(), last_name=mint())


def _make_family(
    record: Scribe, made: Partnership, family: str, members: dict[str, str]
) -> None:
    people = {part: f"{family}-{part}" for part in members}
    for part, born in members.items():
        person = people[part]
        around = Around(person, person, "csc", "")
        data = filled(KINDS["person.recorded"], around, made.mint)
        data |= {"names": f"{made.mint()} {made.mint()}", "born": born, "expected": None}
        made.entries[person] = _note(record, made, "csc", "person.recorded", person, data)
        made.people.append(person)
    _tie(record, made, people)
    _house(record, made, family, list(people.values()))


def _tie(record: Scribe, made: Partnership, people: dict[str, str]) -> None:
    for part in ("child", "baby"):
        for parent in ("mother", "father"):
            if part in people and parent in people:
                kind = KINDS["relationship.recorded"]
                data = filled(
                    kind, Around(people[part], people[parent], "csc", ""), made.mint
                )
                data |= {"from": people[parent], "to": people[part], "type": "parent"}
                about = f"{people[part]} {people[parent]}"
                _note(record, made, "csc", "relationship.recorded", about, data)


def _house(record: Scribe, made: Partnership, family: str, people: list[str]) -> None:
    kind = KINDS["residence.recorded"]
    data = filled(kind, Around(people[0], people[-1], "csc", ""), made.mint)
    data |= {"people": people}
    handling = ("safe-address",) if family == "a" else ()
    if family == "a":  # the father of this family is whom the address is kept from
        people = people[:-1]
        data |= {"people": people}
    entry = _note(
        record, made, "csc", "residence.recorded", " ".join(people), data, handling
    )
    made.safe = entry if family == "a" else made.safe


def _work_with(record: Scribe, made: Partnership) -> None:
    for post, people in WORKING.items():
        agency = Post.objects.get(pk=post).agency_id
        for person in people:
            kind = KINDS["involvement.started"]
            data = filled(kind, Around(person, person, agency, ""), made.mint)
            data |= {"post": post, "team": Post.objects.get(pk=post).team_id or ""}
            data |= {"until": "2090-01-01"}
            _note(record, made, agency, "involvement.started", person, data)


def _every_kind(record: Scribe, made: Partnership) -> None:
    """Each kind once in each family's turn, by an agency whose turn it is."""
    about = cycle(
        ["a-child a-mother", "b-child", "c-child c-mother", "a-baby", "b-mother b-child"]
    )
    recorders = cycle(RECORDERS)
    told = cycle(["hv", "csc", "school", "police"])
    for code, kind in KINDS.items():
        if code in SHAPING or code == "person.died":
            continue
        people, agency = next(about), next(recorders)
        child = people.split()[0]
        shared = made.entries[child]
        around = Around(child, people.split()[-1], next(told), shared)
        data = filled(kind, around, made.mint)
        if code == "information.shared":
            data |= {"entries": [next(iter(made.entries.values()))]}
        made.entries[code] = _note(record, made, agency, code, people, data)


def _every_mark(record: Scribe, made: Partnership) -> None:
    for mark, agency in zip(MARKS, cycle(["police", "csc", "hv"]), strict=False):
        kind = KINDS["referral.made"]
        data = filled(kind, Around("b-child", "b-child", "csc", ""), made.mint)
        data |= {"to": "csc" if agency != "csc" else "hv"}
        made.entries[mark] = _note(
            record, made, agency, "referral.made", "b-child", data, (mark,)
        )
    made.sealed = made.entries["sealed"]


def _closed_and_granted(made: Partnership) -> None:
    now = datetime.now(UTC)
    Declaration.objects.create(
        user=Post.objects.get(pk="police-officer").holder,
        person="c-mother",
        tie="relative",
        declared_at=now,
    )
    made.emergencies.append("BG-crawled")
    BreakGlass.objects.create(
        reference="BG-crawled",
        post_id="refuge-worker",
        opened_by=Post.objects.get(pk="refuge-worker").holder,
        person="b-child",
        reason_code="immediate-danger",
        reason=REASON,
        opened_at=now,
        until=now + timedelta(hours=4),
        review_due=now.date(),
    )
    for entry in (made.sealed, made.safe):
        Grant.objects.create(
            post_id="health-visitor-south",
            granted_by_id="head-of-service",
            entry=entry,
            reason="For the crawl",
            started_at=now - timedelta(days=1),
            until=now + timedelta(days=1),
        )


def _note(
    record: Scribe,
    made: Partnership,
    agency: str,
    kind: str,
    about: str,
    data: dict,
    handling: tuple[str, ...] = (),
) -> str:
    data = {
        ("from_" if name == "from" else name): value
        for name, value in data.items()
        if value not in (None, "", [""])
    }
    # A field of an entry may be called what the scribe calls its own.
    data = {name + "_" if name in OWN_WORDS else name: v for name, v in data.items()}
    return record(
        RECORDERS[agency]
        if agency != "hv" or "b-" not in about
        else "health-visitor-south",
        kind,
        about,
        says=f"Narrative {made.mint()}",
        handling=handling,
        **data,
    )


OWN_WORDS = {"happened", "says", "thread", "corrects", "handling", "at"}

__all__ = ["MARKS", "TOKEN", "Partnership", "make_partnership"]
