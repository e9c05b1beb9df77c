"""Which words may be shown to whom? Said again in plain Python, apart from the product.

It leans on the oracle of access (`tests.access.oracle`) for single entries and adds what the
pages add: names, who works with whom, and what a safe address takes out again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.vocabulary.kinds import KINDS
from tests.access.oracle import decide, shapes_for
from tests.access.worlds import World
from tests.web.canary.world import TOKEN

NEAR_HOME = {  # sectors whose place or telephone number says where a child lives
    "early-help",
    "health-visiting",
    "school-nursing",
    "general-practice",
    "early-years",
    "school",
    "education-service",
    "youth-service",
    "housing",
}
NEVER_LISTED = {"mental-health", "substance-misuse", "domestic-abuse-service"}
SAYS_WHO_WORKS = ("role", "practitioner", "phone", "team")
Row = dict[str, Any]


def tokens(value: object) -> set[str]:
    """Every planted word in a text or in the data of an entry, in lower case."""
    text = value if isinstance(value, str) else json.dumps(value)
    return {found.lower() for found in TOKEN.findall(text)}


def may_be_shown(world: World, post: str) -> set[str]:
    """Every word of the record that the holder of this post may be shown on some page."""
    seen = [each for each in world.entries if decide(world, post, each["id"]).open]
    shaping = [each for each in world.entries if shapes_for(world, post, each["id"])]
    people = {person for each in [*seen, *shaping] for person in _named(world, each)}
    allowed: set[str] = set()
    for entry in seen:
        allowed |= tokens(entry["says"]) | tokens(entry["data"])
    for entry in shaping:
        allowed |= tokens(entry["data"])
    allowed |= _names(world, people) | _who_works(world, people)
    return allowed - _kept_safe(world, post)


def near_home(world: World, post: str, words: dict[str, set[str]]) -> set[str]:
    """The words of agencies that give a safe address away, to whoever may not know it.

    `words` are those of each agency: its name, numbers and teams, and who works there.
    """
    protected, own = _protected(world, post), _row(world.posts, post)["agency"]
    near = {
        each["agency"]
        for each in [*world.involvements, *_about(world, protected)]
        if each.get("person", "") in protected or each.get("about")
    }
    sectors = {each["id"]: each["sector"] for each in world.agencies}
    given = [agency for agency in near if sectors[agency] in NEAR_HOME and agency != own]
    return {word for agency in given for word in words[agency]} - words[own]


@dataclass(frozen=True)
class Rules:
    """All that may be shown to one post, worked out once for the whole crawl."""

    allowed: set[str]
    near: set[str]
    protected: set[str]


def rules_for(world: World, post: str, words: dict[str, set[str]]) -> Rules:
    """Work out the rules for one post."""
    everyone = {word for each in words.values() for word in each}
    return Rules(
        may_be_shown(world, post) | everyone,
        near_home(world, post, words),
        _protected(world, post),
    )


def _named(world: World, entry: Row) -> Iterable[str]:
    """The people an entry is about, and those its data names by their id."""
    known = {person for each in world.entries for person in each["about"]}
    yield from entry["about"]
    yield from (text for text in _texts(entry["data"]) if text in known)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _names(world: World, people: set[str]) -> set[str]:
    found: set[str] = set()
    for entry in world.entries:
        if entry["kind"] == "person.recorded" and set(entry["about"]) & people:
            found |= tokens(entry["data"]["names"])
    return found


def _who_works(world: World, people: set[str]) -> set[str]:
    """Who works with these people, and whom to ring; never of services that must stay private."""
    sectors = {each["id"]: each["sector"] for each in world.agencies}
    found: set[str] = set()
    for entry in world.entries:
        ordinary = not entry["handling"] and sectors[entry["agency"]] not in NEVER_LISTED
        if (
            entry["kind"] == "involvement.started"
            and ordinary
            and set(entry["about"]) & people
        ):
            for name in SAYS_WHO_WORKS:
                found |= tokens(entry["data"].get(name, ""))
    return found


def _kept_safe(world: World, post: str) -> set[str]:
    """What a safe address takes out: the entry that holds it, and what those near it tell.

    The number of an agency that covers the whole county tells nothing, and stays.
    """
    who, protected = _row(world.posts, post), _protected(world, post)
    sectors = {each["id"]: each["sector"] for each in world.agencies}
    found: set[str] = set()
    for entry in world.entries:
        if "safe-address" in entry["handling"] and not _may_know(world, who, entry):
            found |= tokens(entry["says"]) | tokens(entry["data"])
        near = sectors[entry["agency"]] in NEAR_HOME and entry["agency"] != who["agency"]
        if near and set(entry["about"]) & protected:
            for field in KINDS[entry["kind"]].fields:
                if field.gives_away_place:
                    found |= tokens(entry["data"].get(field.name, ""))
    return found


def _protected(world: World, post: str) -> set[str]:
    who = _row(world.posts, post)
    safe = {
        person
        for entry in world.entries
        if "safe-address" in entry["handling"] and not _may_know(world, who, entry)
        for person in entry["about"]
    }
    families = [
        tie["child"] for tie in world.ties if tie["member"] in safe or tie["child"] in safe
    ]
    return safe | {tie["member"] for tie in world.ties if tie["child"] in families}


def _may_know(world: World, who: Row, entry: Row) -> bool:
    granted = {"post": who["id"], "entry": entry["id"]}
    return entry["agency"] == who["agency"] or any(
        granted.items() <= grant.items() for grant in world.grants
    )


def _about(world: World, people: set[str]) -> list[Row]:
    return [entry for entry in world.entries if set(entry["about"]) & people]


def _row(rows: list[Row], wanted: str) -> Row:
    return next(row for row in rows if row["id"] == wanted)


__all__ = ["Rules", "may_be_shown", "rules_for", "tokens"]
