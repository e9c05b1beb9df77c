"""Case files for the tests: one family written out, and any number generated."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st

ROWANS: dict[str, Any] = {
    "sightline": "case/1",
    "title": "The Rowan family (fictional)",
    "as_of": "2026-03-31",
    "agencies": {
        "csc": {
            "name": "Northshire Children's Social Care",
            "sector": "childrens-social-care",
        },
        "hv": {"name": "Northshire Health Visiting", "sector": "health-visiting"},
        "police": {"name": "Northshire Police", "sector": "police"},
    },
    "people": {
        "baby": {"name": "Robin Rowan", "born": "2025-12-02", "sex": "female"},
        "mother": {"name": "Alice Rowan", "born": "1999", "sex": "female"},
        "uncle": {"name": "Ash Alder", "died": "2025-11"},
        "unborn": {"expected": "2026-09-10"},
    },
    "entries": [
        {
            "id": "e1",
            "kind": "referral.made",
            "happened": "2026-01-05",
            "recorded": "2026-01-05T16:20:00Z",
            "by": "hv",
            "author": "A. Practitioner",
            "about": ["baby", {"person": "mother", "as": "parent"}],
            "thread": "e1",
            "data": {"to": "csc", "concern": ["neglect"], "urgency": "same-day"},
            "says": "Zoë wrote: the cot was “cold”.",
            "handling": ["not-family", "not-person:mother"],
            "known_to": {
                "csc": {
                    "since": "2026-01-06",
                    "how": "referral",
                    "acknowledged": "2026-01-06T09:00:00Z",
                },
                "police": "2026-02-01",
            },
            "source": {"file": "Returns.docx", "table": 2, "row": 14},
            "temperature": 36.6,
        },
        {
            "id": "e2",
            "kind": "relationship.recorded",
            "happened": "2026-01~",
            "by": "csc",
            "about": ["baby", "mother"],
            "data": {"from": "mother", "to": "baby", "type": "parent"},
        },
        {
            "id": "e3",
            "kind": "relationship.recorded",
            "happened": "2026-01~",
            "recorded": "2026-02-01",
            "by": "csc",
            "about": ["baby", "mother"],
            "corrects": "e2",
            "data": {"from": "mother", "to": "baby", "type": "parent", "certainty": "seen"},
        },
        {
            "id": "e4",
            "kind": "referral.decided",
            "happened": "2026-01-07",
            "recorded": "2026-01-07T10:00:00Z",
            "by": "csc",
            "about": ["baby"],
            "thread": "e1",
            "data": {
                "decision": "assessment",
                "threshold": "not stated",
                "owner": None,
                "rationale": "The cot.",
                "considered": ["e1"],
            },
        },
    ],
}


def rowans(**changes: Any) -> dict[str, Any]:
    """The family above, with some of its top-level fields changed."""
    return copy.deepcopy(ROWANS) | changes


def raw(case: dict[str, Any]) -> bytes:
    return json.dumps(case).encode()


def lines_of(case: dict[str, Any]) -> list[bytes]:
    """The same case, one object on each line."""
    objects = [
        *({"agency": {"id": id_} | each} for id_, each in case["agencies"].items()),
        *({"person": {"id": id_} | each} for id_, each in case["people"].items()),
        *({"entry": each} for each in case["entries"]),
    ]
    return [json.dumps(each).encode() + b"\n" for each in objects]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]),
    max_size=12,
)
DAYS = st.builds("2025-{:02d}-{:02d}".format, st.integers(1, 12), st.integers(1, 28))
MOMENTS = DAYS | st.builds("{}T{:02d}:30:00+01:00".format, DAYS, st.integers(0, 23))
HAPPENED = st.none() | st.sampled_from(
    [
        "2025-01-05",
        "2025-01",
        "2025-01~",
        "2025-01?",
        "2025-01-03/2025-01-09",
        "../2025",
        "2025/..",
    ]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
PEOPLE = st.dictionaries(
    st.sampled_from(["p0", "p1", "p2"]),
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.sampled_from(["Alice Rowan", "Bryn Alder"]),
            "born": st.sampled_from(["1999", "2020-05-14", "not stated"]),
            "died": st.just("2025-03"),
            "sex": st.sampled_from(["female", "unknown"]),
            "colour": WORDS,
        },
    ),
    min_size=1,
)
AGENCIES = ("csc", "hv", "police")


@st.composite
def cases(draw: Any) -> dict[str, Any]:
    """A case file that is right, with whatever a case file may hold."""
    people = draw(PEOPLE)
    entries: list[dict[str, Any]] = []
    for place in range(draw(st.integers(0, 6))):
        entries.append(draw(entry(f"e{place}", sorted(people), entries)))
    return {
        "sightline": "case/1",
        "as_of": "2026-01-01",
        "agencies": ROWANS["agencies"],
        "people": people,
        "entries": entries,
    }


@st.composite
def entry(draw: Any, id_: str, people: list[str], before: list[dict]) -> dict[str, Any]:
    """One entry, about some of these people, perhaps tied to entries before it."""
    kind, data = draw(st.sampled_from(KINDS_OF_ENTRY))
    by = draw(st.sampled_from(AGENCIES))
    about = draw(st.lists(st.sampled_from(people), unique=True))
    if kind == "person.recorded":
        about = about[:1] or people[:1]
    if kind == "relationship.recorded":
        data = {"from": people[0], "to": people[-1], "type": "parent"}
    if before and draw(st.booleans()):
        data = data | {"remembered": draw(ANYTHING)}
    corrected = {each.get("corrects") for each in before}
    free = [each["id"] for each in before if each["kind"] == kind]
    free = [id_ for id_ in free if id_ not in corrected]
    ids = [each["id"] for each in before]
    fields = {
        "recorded": draw(st.none() | MOMENTS),
        "happened": draw(HAPPENED),
        "thread": draw(st.sampled_from([None, id_, *ids])),
        "corrects": draw(st.sampled_from([None, *free])),
        "says": draw(WORDS),
        "author": draw(WORDS),
        "handling": draw(
            st.sampled_from([[], ["not-family"], [f"not-person:{people[0]}"]])
        ),
        "known_to": {
            agency: draw(MOMENTS | LONG) for agency in AGENCIES if draw(st.booleans())
        },
        "source": draw(st.none() | st.just({"file": "A.docx", "row": 2})),
        "mystery": draw(ANYTHING),
    }
    told = {name: each for name, each in fields.items() if each is not None}
    return {"id": id_, "kind": kind, "by": by, "about": about, "data": data} | told


LONG = st.fixed_dictionaries(
    {"since": MOMENTS},
    optional={
        "how": st.sampled_from(["referral", "meeting", "unknown"]),
        "acknowledged": MOMENTS,
    },
)
KINDS_OF_ENTRY: list[tuple[str, dict[str, Any]]] = [
    ("contact.made", {"how": "call"}),
    ("person.recorded", {"names": "Alice Rowan", "born": "1999-01-01"}),
    ("person.recorded", {"names": ["Alice Wren", "Alice Rowan"], "sex": "female"}),
    ("relationship.recorded", {}),
    ("circumstance.recorded", {"what": "disabled"}),
    ("referral.made", {"to": "csc", "concern": ["neglect"]}),
    ("pregnancy.booked", {"expected": "2026-05"}),
]
