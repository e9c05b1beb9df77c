"""May what somebody wants to keep be kept? Each fault with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import resources

from sightline.documents.briefings.addresses import why_dead
from sightline.kernel.errors import Fault
from sightline.learning.kept.sorts import READERS, SORTS, Field

LONGEST = {"line": 300, "text": 4_000, "address": 500, "mailbox": 200}
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame)\b\.?\s+[A-Z]")
_CAPITALS = re.compile(r"\b[A-Z][a-z’'-]+(?:\s+[A-Z][a-z’'-]+)+")
# A person's own mailbox: first.last@ or f.last@, where no word is one of a role.
_OWN_BOX = re.compile(r"^([a-z]+)[._]([a-z-]+)\d*@", re.IGNORECASE)
_OF_ROLES = frozenset(
    word
    for line in resources.files("sightline.learning")
    .joinpath("data", "role_words.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
    for word in line.split()
)


def faults_of_saying(
    what: str, says: Mapping[str, str], *, today: date, sure: bool = False
) -> list[Fault]:
    """Return what is wrong with a wording of this sort; `sure` answers a doubt about names."""
    sort = SORTS.get(what)
    if sort is None:
        return [Fault("", "there is no such sort", f"one of: {', '.join(SORTS)}")]
    known = {field.code for field in sort.fields}
    faults = [
        Fault(code, "this sort has no such field", "leave it out")
        for code in says
        if code not in known
    ]
    for field in sort.fields:
        faults += _faults_of_field(field, says.get(field.code, "").strip(), today)
    if what == "contact":
        faults += _faults_of_contact(says, sure=sure)
    return faults


def faults_of_uses(uses: Iterable[str], known: Iterable[str]) -> list[Fault]:
    """Return what a briefing says it uses and is not kept."""
    known = set(known)
    return [
        Fault("uses", f"nothing is kept as “{code}”", "choose from the list")
        for code in uses
        if code not in known
    ]


def named_in(says: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what in a contact looks like a person's name, each as (field, words)."""
    found = []
    for code in ("role", "agency"):
        text = says.get(code, "")
        titled = _TITLED.search(text)
        runs = [run.group() for run in _CAPITALS.finditer(text)]
        named = [run for run in runs if not _of_a_role(run)]
        # An agency's name is made of capitals; only a title in it means a person.
        if titled or (named and code == "role"):
            found.append((code, titled.group() + "…" if titled else named[0]))
    box = _OWN_BOX.match(says.get("mailbox", "").strip())
    if box and not _of_a_role(f"{box[1]} {box[2].replace('-', ' ')}"):
        found.append(("mailbox", f"{box[1]}.{box[2]}"))
    return found


def _of_a_role(words: str) -> bool:
    return any(word.lower().strip("’'") in _OF_ROLES for word in re.split(r"[\s-]+", words))


def _faults_of_field(field: Field, said: str, today: date) -> list[Fault]:
    if not said:
        wrong = f"“{field.label}” is empty"
        return [Fault(field.code, wrong, field.hint)] if field.required else []
    if len(said) > LONGEST.get(field.of, LONGEST["line"]):
        return [Fault(field.code, "it is too long to be read", "make it shorter")]
    if field.of == "address":
        dead = why_dead(said)
        whole = said.startswith(("https://", "http://")) and not re.search(r"\s", said)
        wrong = dead or ("" if whole else "it is not a whole address")
        return [Fault(field.code, wrong, "begin with https://")] if wrong else []
    if field.of == "mailbox" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", said):
        return [Fault(field.code, "it is no mailbox", "write it as team@example.org")]
    if field.of == "readers" and said not in READERS:
        return [Fault(field.code, f"“{said}” is nobody", f"one of: {', '.join(READERS)}")]
    return _faults_of_day(field, said, today) if field.of == "day" else []


def _faults_of_day(field: Field, said: str, today: date) -> list[Fault]:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return [Fault(field.code, f"“{said}” is not a day", "write it as 2026-01-31")]
    if field.code == "retrieved" and day > today:
        right = "give the day on which it was read"
        return [Fault(field.code, "this day has not come yet", right)]
    return []


def _faults_of_contact(says: Mapping[str, str], *, sure: bool) -> list[Fault]:
    faults = []
    if not says.get("telephone", "").strip() and not says.get("mailbox", "").strip():
        right = "give at least one of the two"
        faults.append(
            Fault("telephone", "there is neither a telephone nor a mailbox", right)
        )
    if not sure:
        faults += [
            Fault(
                code,
                f"“{words}” looks like a person's name",
                "name the role, or tick below that it is no one's name",
            )
            for code, words in named_in(says)
        ]
    return faults
