"""Where does a briefing send its readers: links, resources, people to ring or write to?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sightline.documents.briefings.addresses import why_dead
from sightline.documents.briefings.phrases import wordings
from sightline.documents.briefings.said import Said
from sightline.documents.briefings.told import Address, Contact, DateTold, Resource, Told
from sightline.documents.source.blocks import Link

_EMAIL = re.compile(r"(?<![\w.+'’-])[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"“”]+[^\s<>()\[\]\"“”.,;:!?'’]", re.IGNORECASE
)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,6}(?:gov\.uk|nhs\.uk|org\.uk|police\.uk|co\.uk|org|com|net|info)(?:/[^\s()<>]*)?(?![\w@])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d/-])(?:\+44[\s-]?(?:\(0\))?[\s-]?|0)(?:[\s()-]{0,2}\d){9,10}(?![\d])"
)
_PERSON = re.compile(
    r"\b(?:contact|speak\s+to|email|e-mail|from|call|ring|lead:?|author:?|by:?)\s+(?P<name>(?:(?:Dr|Ms|Mrs|Mr|Miss)\.?\s+)?[A-Z][a-z’'-]+\s+(?:[A-Z][a-z’'-]+-?){1,2})\s*(?=[,(–:-]|$|\s+(?:on|at|via)\b)"
)
_NOT_NAMES = re.compile(
    r"\b(?:Safeguarding|Children|Child|Social|Care|Police|Team|Partnership|Council|Service|Health|Business|Unit|Manager|Hub|Support|Training|Board|Early|Help|Front|Door|Learning|Website)\b"
)
_HERE = re.compile(
    r"^(?:click\s+)?(?:here|link|this\s+link|read\s+more|download|this)$", re.IGNORECASE
)
_EMPTY_HERE = re.compile(
    r"\b(?:accessed|found|available|click|read|viewed|downloaded)\s+here\b", re.IGNORECASE
)
_TITLE_AT = re.compile(
    r"\b(?:the|with|our|see|access|current\s+tool\s+is\s+the)\s+(?P<title>(?:local\s+|multi-?agency\s+)?(?:[‘“'\"]?[A-Z][\w’'-]*[’”'\"]?\s*(?:(?:of|and|to|for|in|the|on|&)\s+)*){2,10})"
)
_CUES = {one.code: one for one in wordings("cues")}
STALE_AFTER_DAYS = 731


def links_of(said: Sequence[Said]) -> tuple[Address, ...]:
    """Every link: marked in the text, carried by the file, or written out."""
    return tuple(link for one in said for link in _links(one))


def _links(one: Said) -> Iterator[Address]:
    marked = list(_marked(one))
    yield from marked
    known = {link.address for link in marked if link.address}
    for pattern in (_URL, _BARE):
        for found in pattern.finditer(one.text):
            if not any(found[0] in address or address in found[0] for address in known):
                yield _address(one.told(found.start(), found.end()), found[0])
                known.add(found[0])
    if not marked and not known:
        for found in _EMPTY_HERE.finditer(one.text):
            yield _address(one.told(found.end() - 4, found.end()), "")


def _marked(one: Said) -> Iterator[Address]:
    """Links whose words are marked in the text itself, or that the file carries."""
    for start, end, address in one.words.links:
        inside = [i for i, at in enumerate(one.words.at) if start <= at < end]
        if inside:
            yield _address(one.told(inside[0], inside[-1] + 1), address)
    told: set[int] = set()
    for link in carried_by(one):
        at = one.text.find(link.words) if link.words.strip() else -1
        if at >= 0 and at not in told and not link.address.startswith("mailto:"):
            yield _address(one.told(at, at + len(link.words)), link.address)
            told.add(at)


def carried_by(one: Said) -> Iterator[Link]:
    """The links that the file itself gives for the paragraphs these words stand in."""
    seen: set[int] = set()
    for at in one.words.at:
        part = one.whole.part_at(at) if at >= 0 else None
        if part is not None and part.start not in seen:
            seen.add(part.start)
            yield from part.links


def _address(told: Told, address: str) -> Address:
    why = why_dead(address)
    return Address(told.words, address, True if why else None, why, told.spans)


def resources_of(
    said: Sequence[tuple[Said, str, bool]], links: Sequence[Address]
) -> tuple[Resource, ...]:
    """What there is to read or use: every link, each item of a list of resources, and what a
    sentence tells the reader to look up. The text says which section and whether it is an item.
    """
    return tuple(one for each in said for one in _resources(*each, links))


def _resources(
    one: Said, code: str, item: bool, links: Sequence[Address]
) -> Iterator[Resource]:
    mine = [link for link in links if _within(one, link)]
    for link in mine:
        title = (
            _sentence_of(one.text, link.words) if _HERE.match(link.words) else link.words
        )
        yield Resource(title, kind_of_resource(title), link.address, link.spans)
    if mine or _EMAIL.search(one.text) or _PHONE.search(one.text):
        if (
            not mine
            and re.search(r"\btraining\b|\bcourse\b", one.text)
            and code != "resources"
        ):
            told = one.all_told()
            yield Resource(told.words, "training", "", told.spans)
        return
    if code == "resources" and item:
        told = one.all_told()
        yield Resource(told.words, kind_of_resource(told.words), "", told.spans)
        return
    cue = next(_CUES["pointer"].found_in(one.text), None)
    if cue and code not in ("contacts", "worry"):
        yield _named(one)


def _named(one: Said) -> Resource:
    found = _TITLE_AT.search(one.text)
    told = one.told(*found.span("title")) if found else one.all_told()
    return Resource(told.words, kind_of_resource(told.words), "", told.spans)


def _within(one: Said, link: Address) -> bool:
    mine = one.all_told().spans
    return any(
        (a.block, a.row, a.column) == (b.block, b.row, b.column)
        and a.start <= b.start
        and b.end <= a.end
        for a in mine
        for b in link.spans
    )


def _sentence_of(text: str, words: str) -> str:
    for sentence in re.findall(r"[^.?!]+[.?!]*", text):
        if words in sentence:
            return sentence.strip()
    return text


def kind_of_resource(title: str) -> str:
    """What kind of thing a resource is, by its title; "other" where no word of it tells."""
    return next(
        (one.code for one in wordings("kinds_of_resources") if one.pattern.search(title)),
        "other",
    )


def contacts_of(
    said: Sequence[tuple[Said, str]], dates: Sequence[DateTold], as_of: date
) -> tuple[Contact, ...]:
    """People, e-mail addresses and telephone numbers, and whether they are too old to trust."""
    stale = staleness(dates, as_of)
    return tuple(one for text, code in said for one in _contacts(text, code, stale))


def _contacts(one: Said, code: str, stale: bool | None) -> Iterator[Contact]:
    worry = is_worry(one.text, code)
    for found in _PERSON.finditer(one.text):
        if not _NOT_NAMES.search(found["name"]):
            told = one.told(*found.span("name"))
            yield Contact("person", told.words, stale, worry, told.spans)
    for found in _EMAIL.finditer(one.text):
        told = one.told(found.start(), found.end())
        yield Contact("email", told.words, stale, worry, told.spans)
    for found in _PHONE.finditer(one.text):
        told = one.told(found.start(), found.end())
        yield Contact("phone", told.words, stale, worry, told.spans)


def staleness(dates: Sequence[DateTold], as_of: date) -> bool | None:
    """Whether the latest date it tells lies more than two years back; None if it tells none."""
    days = [told.date.last for told in dates if told.date.last]
    return (as_of - max(days)).days > STALE_AFTER_DAYS if days else None


def is_worry(text: str, code: str) -> bool:
    """Whether it tells what to do when worried about a child."""
    if code == "worry":
        return True
    cue = next(_CUES["worry"].found_in(text), None)
    turn = (
        _PHONE.search(text)
        or _EMAIL.search(text)
        or re.search(r"\b(?:999|101|MASH)\b", text)
    )
    return bool(cue and turn) and code not in ("what-happened",)
