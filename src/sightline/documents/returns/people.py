"""Whom does each event speak of? Reads keys, family tables and names, then finds each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sightline.documents.chronology.told import Someone
from sightline.documents.dates.reading import read_written
from sightline.documents.returns.drafts import Draft
from sightline.documents.returns.grids import Grid, Line
from sightline.documents.returns.layouts import Layout
from sightline.documents.returns.roster import (
    NO_NAMES,
    Roster,
    is_name,
    role_of,
    roles,
    surnames,
)
from sightline.documents.returns.wordings import Wordings, plain
from sightline.documents.source.blocks import Paragraph, Source
from sightline.kernel.partial_dates import PartialDate

_SHOUTED = re.compile(
    r"\b([A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?(?: [A-Z][a-z]+)?) ([A-Z][A-Z'’-]{2,})\b"
)
# Capitals that stand after a capitalised word and are no surname: “Inkwell Community NHS”.
_CAPITALS = (
    "NHS CAMHS MASH MARAC CSC ICPC RCPC DNA NFA LADO IDVA ISVA CAFCASS SENCO EHCP CAF TAF"
    " CIN MAPPA DASH PNC CAD MERLIN VIST PCSO PVP PPN ABE EPDS GCP UTI URTI ITU NICU SCBU"
    " EDT DUTY DSL CPOMS EMIS RIO IMR LSCP SCR LCSPR MDT PRU TAC SEN OOH BMI ADHD ASD"
)
_NO_SURNAMES = frozenset(_CAPITALS.split())
_FAMILY = re.compile(r"\b(?:[Tt]he )?([A-Z][a-z]+(?:-[A-Z][a-z]+)?) [Ff]amily\b")
_SUBJECT = re.compile(
    r"(?:subject(?: child)?|child|name of child|child's name|re|regarding|concerning"
    r"|in respect of|family)(?: \d)?\s*[:\-–]\s*(?P<names>[^\n]+)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:born|dob|d\.o\.b\.?|date of birth)[:\s]*(?P<born>[\d/.\- ]{6,12}|\d{1,2}\w* \w+ \d{4})",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}"
_EQUALS = re.compile(
    r"(?P<short>[A-Z][A-Za-z/]{0,6}|Child \d|C\d)\s*(?:=|–|:| - )\s*(?P<full>[^;,\n="
    r"|]{2,60}(?:\([^)]*\))?(?:,\s*(?:aged? \d+|born [\d/]+|[a-z' ]{3,30}))?)"
)


def roster_of(
    source: Source,
    drafts: Sequence[Draft],
    others: Sequence[tuple[Grid, Layout]],
    known: Sequence[Someone],
    as_of: date,
) -> Roster:
    """Gather the people a return tells of; `known` are those known from elsewhere."""
    roster = Roster()
    for one in known:
        key = roster.add(one.name, _key_role(one), one.born)
        roster.people[key] = one if key == one.key else roster.people[key]
    for grid, layout in others:
        _from_table(roster, grid, layout, as_of)
    for paragraph in source.paragraphs():
        _from_paragraph(roster, paragraph, as_of)
    texts = [draft.words for draft in drafts]
    texts += [text for draft in drafts for _, text in draft.columns]
    _from_shouted(roster, texts)
    _from_surnames(roster, source, texts)
    roster.with_first_names()
    return roster


def _key_role(one: Someone) -> str:
    return next((role.key for role in roles() if role.title == one.role), "") or (
        one.key if one.key.startswith("child") else ""
    )


def _born(text: str, as_of: date) -> PartialDate | None:
    return read_written(text.strip(), as_of=as_of).happened if text.strip() else None


def _from_table(roster: Roster, grid: Grid, layout: Layout, as_of: date) -> None:
    """Read a table of the family, or a key of what abbreviations mean."""
    if "it tells who" in layout.why_not:
        for line in grid.lines[layout.body :]:
            told = _member(line, layout)
            if told.get("name"):
                _add(roster, told, as_of)
        return
    headless = not any(layout.headings)
    for line in grid.lines:
        texts = [line.text(n) for n in line.filled]
        if len(texts) < 2:
            continue
        if "abbreviation" in layout.why_not or (headless and len(texts[0]) < 8):
            _from_key(roster, texts[0], texts[1], as_of)
        elif headless:
            _from_member(roster, texts, as_of)


def _from_member(roster: Roster, texts: Sequence[str], as_of: date) -> None:
    """Read a row of a family without headings, if a name and a place in it stand there."""
    name = next((text for text in texts if is_name(text)), "")
    role = next((role for text in texts if (role := role_of(text))), "")
    if name and role:
        born = next((text for text in texts if text[:1].isdigit()), "")
        roster.add(name, role, _born(born, as_of))


def _member(line: Line, layout: Layout) -> dict[str, str]:
    """Read one row of a family table: name, role, born and initials, as far as told."""
    told: dict[str, str] = {}
    for n, meaning in enumerate(layout.meanings):
        part = _part_of_member(meaning, layout.headings[n].casefold())
        if part and line.text(n):
            told[part] = f"{told.get(part, '')} {line.text(n)}".strip()
    return told


def _part_of_member(meaning: str, heading: str) -> str:
    if meaning == "people" or "name" in heading:
        return "name"
    if meaning == "born":
        return "born"
    if "relation" in heading or "role" in heading:
        return "role"
    return "initials" if "initial" in heading or "known as" in heading else ""


def _add(roster: Roster, told: dict[str, str], as_of: date) -> None:
    name = re.sub(r"\(.*?\)", "", told["name"]).strip()
    if not is_name(name) and not re.fullmatch(r"[A-Z][\w'’-]+", name):
        return
    roster.add(
        name,
        role_of(told.get("role", "")),
        _born(told.get("born", ""), as_of),
        told.get("initials", ""),
    )


def _from_key(roster: Roster, short: str, full: str, as_of: date) -> None:
    """“SO | Sorrel Oddlestone (mother)”, “Child 1 | Ann Example, born 3/4/2015”."""
    named = re.match(_NAME, full)
    name = named[0] if named and is_name(named[0]) else ""
    rest = full[len(name) :] if name else full
    born = _BORN.search(rest)
    role = role_of(_BORN.sub("", rest)) or role_of(short)
    if not name and not role:
        return
    initials = short if re.fullmatch(r"[A-Z]{1,4}", short) else ""
    key = roster.add(name, role, _born(born["born"], as_of) if born else None, initials)
    if not initials:
        roster.called[short.casefold()] = key


def _from_paragraph(roster: Roster, paragraph: Paragraph, as_of: date) -> None:
    text = paragraph.text.strip()
    if not text or len(text) > 1500:
        return
    pairs = list(_EQUALS.finditer(text))
    if len(pairs) > 1 and ("=" in text or text[:4].casefold() == "key:"):
        for pair in pairs:
            _from_key(roster, pair["short"], pair["full"].strip(), as_of)
        return
    if found := _SUBJECT.match(text):
        child = "child" in text[: found.start("names")].casefold()
        for named in re.finditer(_NAME, found["names"]):
            if is_name(named[0]):
                born = _BORN.search(found["names"][named.end() :][:40])
                told = _born(born["born"], as_of) if born else None
                roster.add(named[0], "child" if child else "", told)


def _from_shouted(roster: Roster, texts: Iterable[str]) -> None:
    """Police and courts write `Ann EXAMPLE`: a name beyond doubt."""
    for text in texts:
        for found in _SHOUTED.finditer(text):
            if found[2] in _NO_SURNAMES:
                continue
            if not {part.casefold() for part in found[1].split()} & NO_NAMES:
                roster.add(f"{found[1]} {found[2]}")


def _from_surnames(roster: Roster, source: Source, texts: Sequence[str]) -> None:
    """Where a surname of the family is known, a capitalised word before it is a first name."""
    known = set(surnames(roster.people.values()))
    for one in source.blocks[:8]:
        said = (
            one.text
            if isinstance(one, Paragraph)
            else " ".join(cell.text for row in one.rows[:4] for cell in row.cells)
        )
        known |= {found[1] for found in _FAMILY.finditer(said)}
    pairs = Counter(
        found[0]
        for text in texts
        for found in re.finditer(
            r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?\b", text
        )
    )
    for pair, times in sorted(pairs.items(), key=lambda one: -one[1]):
        first, last = pair.split(" ", 1)
        if (last in known and first.casefold() not in NO_NAMES and is_name(pair)) or (
            times >= 3 and is_name(pair) and _is_person(pair, texts)
        ):
            roster.add(pair)


def _is_person(pair: str, texts: Sequence[str]) -> bool:
    """Whether a capitalised pair is spoken of as somebody who says and does things."""
    acts = re.compile(
        rf"{re.escape(pair)} (?:said|says|seen|told|rang|asked|disclosed|stated|reported"
        rf"|aged|told us)\b"
    )
    return sum(bool(acts.search(text)) for text in texts) >= 2


_CHILDREN = frozenset(("child", "sibling"))


class Finder:
    """Finds the people of a roster in words."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._keys: dict[str, str] = {}
        # Small letters throughout: far quicker to look for than either case.
        self._names = _any_of(roster.called)
        self._roles = _any_of(word for role in roles() for word in role.words)
        self._letters = _any_of(roster.letters)
        self._child = re.compile(r"\b(?:child|sibling) (\d)\b")

    def find(self, text: str) -> list[str]:
        """Give the keys of those spoken of, in the order in which they are."""
        found: dict[str, None] = {}
        if self._letters:
            for one in self._letters.pattern.finditer(text.replace("’", "'")):
                found.setdefault(self._roster.letters[one[0]])
        said = plain(text)
        rest = said.text
        if self._names and self._names.may_be_in(said.words):
            for one in self._names.pattern.finditer(rest):
                found.setdefault(self._roster.called[one[0]])
            rest = self._names.pattern.sub(" ", rest)
        for key in self._by_role(rest, said.words):
            found.setdefault(key)
        return list(found)

    def _by_role(self, text: str, words: frozenset[str]) -> Iterator[str]:
        """Yield those spoken of as “Mum” or “Child 2”."""
        if self._roles and self._roles.may_be_in(words):
            for one in self._roles.pattern.finditer(text):
                yield self._in_role(one[0])
        if not _CHILDREN.isdisjoint(words):
            for one in self._child.finditer(text):
                yield self._roster.add(role=f"child-{one[1]}")

    def _in_role(self, said: str) -> str:
        """The person whom a word such as “Mum” means, added if nobody is known by it."""
        word = said.casefold()
        if word not in self._keys:
            self._keys[word] = self._roster.add(role=role_of(word))
        return self._keys[word]


def _any_of(words: Iterable[str]) -> Wordings | None:
    listed = [word for word in words if re.search(r"\w", word)]
    return Wordings(listed, before=r"[\w/-]", after=r"[\w/]") if listed else None
