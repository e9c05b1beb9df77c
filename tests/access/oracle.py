"""Who may see what? The rules of access said again in plain Python, for the tests alone.

It reads a world of `tests.access.worlds`: lists, dicts and loops, one question at a time,
slow and obvious. It shares no code with the querysets it judges, and each verdict names the
rule that decided, so that a test can see that every rule was put to the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.access.worlds import NOW, World

READS_ENTRIES = {
    "practitioner",
    "manager",
    "front-door",
    "out-of-hours",
    "designated-safeguarding-lead",
    "partnership-manager",
}
COVERS_EVERYONE = {"front-door", "out-of-hours", "partnership-manager"}
MEETING_CIRCLE = {"marac"}
OWN_AGENCY = {"child-confidence", "police-condition"}
SEALED = {"sealed"}
ANY_CIRCLE = MEETING_CIRCLE | OWN_AGENCY | SEALED
WHO_IS_WHO = {
    "person.recorded",
    "person.died",
    "pregnancy.booked",
    "birth.recorded",
    "relationship.recorded",
    "relationship.ended",
    "parent.asked-about",
}
WHERE_THEY_LIVE = {"residence.recorded", "residence.ended"}


@dataclass(frozen=True)
class Verdict:
    """Whether it is open, and which rule decided."""

    open: bool
    rule: str


def decide(
    world: World, post: str, entry: str, *, known_on: datetime | None = None
) -> Verdict:
    """Say whether the holder of this post may see this entry at NOW."""
    who = _row(world.posts, post)
    what = _row(world.entries, entry)
    if refused := cannot_act(world, who):
        return Verdict(False, refused)
    if who["role"] not in READS_ENTRIES:
        return Verdict(False, "role reads nothing")
    closed = closed_to(world, who["holder"])
    if any(person in closed for person in what["about"]):
        return Verdict(False, "closed person")
    if known_on is not None and what["recorded_at"] > known_on:
        return Verdict(False, "recorded later")
    if granted(world, who, what):
        return Verdict(True, "named grant")
    ordinary = _ordinarily(world, who, what, known_on)
    if ordinary.open:
        return ordinary
    narrowed = _marked(what, ANY_CIRCLE) or later_marks(world, what)
    if not narrowed and _broken_into(world, who, what):
        return Verdict(True, "break-glass")
    return ordinary


def shapes_for(
    world: World, post: str, entry: str, *, known_on: datetime | None = None
) -> bool:
    """Say whether this entry may shape the family page shown to the holder of this post."""
    who = _row(world.posts, post)
    what = _row(world.entries, entry)
    if cannot_act(world, who) or who["role"] not in READS_ENTRIES:
        return False
    closed = closed_to(world, who["holder"])
    if any(person in closed for person in what["about"]):
        return False
    if known_on is not None and what["recorded_at"] > known_on:
        return False
    if _marked(what, ANY_CIRCLE) or later_marks(world, what):
        return False
    if what["kind"] in WHERE_THEY_LIVE:
        if who["role"] == "designated-safeguarding-lead":
            return False
    elif what["kind"] not in WHO_IS_WHO:
        return False
    if not what["about"]:
        return False
    return _reached(world, who, what).open or _broken_into(world, who, what)


def cannot_act(world: World, who: dict[str, Any]) -> str:
    """Return why nobody may act in this post now, or nothing."""
    if who["started_at"] > NOW:
        return "post not started"
    if who["ended_at"] is not None and who["ended_at"] <= NOW:
        return "post ended"
    agreed = _row(world.agencies, who["agency"])["agreement_until"]
    if agreed is not None and agreed <= NOW:
        return "agreement lapsed"
    if not _row(world.users, who["holder"])["active"]:
        return "account closed"
    for each in world.suspensions:
        if each["user"] != who["holder"] or each["started_at"] > NOW:
            continue
        if each["ended_at"] is None or each["ended_at"] > NOW:
            return "suspended"
    return ""


def closed_to(world: World, user: int) -> set[str]:
    """The people this user may never open: the declared, and every family they belong to."""
    closed = set()
    for declared in world.declarations:
        if declared["user"] != user:
            continue
        closed.add(declared["person"])
        for tie in world.ties:
            if declared["person"] in (tie["member"], tie["child"]):
                for other in world.ties:
                    if other["child"] == tie["child"]:
                        closed |= {other["member"], other["child"]}
    return closed


def reach_of(world: World, who: dict[str, Any], person: str) -> str:
    """On which ground this post works with the person or their family, or nothing."""
    grounds = [
        (_ground(who, each), each["person"])
        for each in world.involvements
        if each["agency"] == who["agency"]
        and each["until"] > NOW
        and (each["ended_at"] is None or each["ended_at"] > NOW)
    ]
    for wanted in ("post", "team", "leads"):
        if (wanted, person) in grounds:
            return wanted
    for ground, with_whom in grounds:
        if ground and reaches(world, with_whom, person):
            return "family"
    return ""


def reaches(world: World, opened: str, person: str) -> bool:
    """Whether opening one person opens the other: the same, or their family until adulthood."""
    if opened == person:
        return True
    for tie in world.ties:
        if tie["child"] == opened and tie["member"] == person and tie["until"] > NOW:
            return True
    return False


def basis(world: World, post: str, person: str) -> str:
    """Return the code of the basis on which a post may open a person's page, or nothing."""
    who = _row(world.posts, post)
    if cannot_act(world, who) or who["role"] not in READS_ENTRIES:
        return ""
    if person in closed_to(world, who["holder"]):
        return ""
    ground = reach_of(world, who, person)
    if ground:
        return {"post": "involved", "family": "family"}.get(ground, "team")
    if who["role"] in COVERS_EVERYONE:
        return "role"
    for broken in world.broken:
        if _is_live(broken, who) and reaches(world, broken["person"], person):
            return "break-glass"
    return ""


def lock_shows(world: World, post: str, entry: str) -> bool:
    """What the database's own lock lets this post read, before knowledge and finer marks."""
    who = _row(world.posts, post)
    what = _row(world.entries, entry)
    if who["role"] not in READS_ENTRIES:
        return False
    closed = closed_to(world, who["holder"])
    if any(person in closed for person in what["about"]):
        return False
    if granted(world, who, what):
        return True
    if _marked(what, SEALED):
        return False
    if who["role"] in COVERS_EVERYONE:
        return True
    if not what["about"]:
        return _knowledge(world, who, what) is not None
    by_work = any(reach_of(world, who, person) for person in what["about"])
    return by_work or _broken_into(world, who, what)


def later_marks(world: World, what: dict[str, Any]) -> set[str]:
    """The narrowing marks on whatever corrects this entry, at any remove."""
    for other in world.entries:
        if other["corrects"] == what["id"]:
            marks = {mark.split(":")[0] for mark in other["handling"]} & ANY_CIRCLE
            return marks | later_marks(world, other)
    return set()


def granted(world: World, who: dict[str, Any], what: dict[str, Any]) -> bool:
    """Whether a live grant names this post and this entry."""
    for grant in world.grants:
        named = grant["post"] == who["id"] and grant["entry"] == what["id"]
        if named and grant["started_at"] <= NOW < grant["until"]:
            return True
    return False


def _ordinarily(
    world: World, who: dict[str, Any], what: dict[str, Any], known_on: datetime | None
) -> Verdict:
    known = _knowledge(world, who, what)
    if known is None:
        return Verdict(False, "agency does not know")
    if known_on is not None and known["since"] > known_on:
        return Verdict(False, "known later")
    if _marked(what, SEALED):
        return Verdict(False, "sealed")
    if _marked(what, OWN_AGENCY) and what["agency"] != who["agency"]:
        return Verdict(False, "own agency only")
    of_a_meeting = _marked(what, MEETING_CIRCLE) and not _marked(what, OWN_AGENCY)
    if of_a_meeting and known["how"] not in ("own", "meeting"):
        return Verdict(False, "outside the meeting's circle")
    later = later_marks(world, what)
    if later & SEALED or (later and what["agency"] != who["agency"]):
        return Verdict(False, "narrowed by its correction")
    return _reached(world, who, what)


def _reached(world: World, who: dict[str, Any], what: dict[str, Any]) -> Verdict:
    if who["role"] in COVERS_EVERYONE:
        return Verdict(True, "role covers everyone")
    if not what["about"]:
        return Verdict(True, "about nobody")
    grounds = [reach_of(world, who, person) for person in what["about"]]
    for wanted in ("post", "team", "leads", "family"):
        if wanted in grounds:
            return Verdict(True, f"reached by {wanted}")
    return Verdict(False, "not reached")


def _broken_into(world: World, who: dict[str, Any], what: dict[str, Any]) -> bool:
    for broken in world.broken:
        if _is_live(broken, who):
            for person in what["about"]:
                if reaches(world, broken["person"], person):
                    return True
    return False


def _ground(who: dict[str, Any], involvement: dict[str, Any]) -> str:
    if involvement["post"] == who["id"]:
        return "post"
    if who["team"] and involvement["team"] == who["team"]:
        return "team"
    return "leads" if who["role"] == "manager" and not who["team"] else ""


def _is_live(broken: dict[str, Any], who: dict[str, Any]) -> bool:
    return broken["post"] == who["id"] and broken["opened_at"] <= NOW < broken["until"]


def _knowledge(
    world: World, who: dict[str, Any], what: dict[str, Any]
) -> dict[str, Any] | None:
    for known in world.knowledge:
        if known["entry"] == what["id"] and known["agency"] == who["agency"]:
            return known
    return None


def _marked(what: dict[str, Any], marks: set[str]) -> bool:
    return any(mark.split(":")[0] in marks for mark in what["handling"])


def _row(rows: list[dict[str, Any]], wanted: object) -> dict[str, Any]:
    for row in rows:
        if row["id"] == wanted:
            return row
    raise LookupError(wanted)
