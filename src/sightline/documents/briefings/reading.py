"""What does a published review tell? A file, as it was read, becomes a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.briefings.accounting import accounted
from sightline.documents.briefings.addresses import Checker, checked
from sightline.documents.briefings.ages import children_of
from sightline.documents.briefings.facts import (
    agencies_counted,
    agencies_of,
    family_of,
    incident_of,
    kind_of,
    partnership_of,
    reference_of,
    sex_of,
)
from sightline.documents.briefings.grids import in_columns
from sightline.documents.briefings.manuscript import Manuscript, manuscript, parts_of
from sightline.documents.briefings.outline import (
    STORY,
    Outline,
    Part,
    Saying,
    guessed_code,
    outline,
    titled,
)
from sightline.documents.briefings.phrases import wordings
from sightline.documents.briefings.pointers import (
    contacts_of,
    is_worry,
    links_of,
    resources_of,
)
from sightline.documents.briefings.points import points_of
from sightline.documents.briefings.said import Said, spans_of
from sightline.documents.briefings.tagging import tags_of
from sightline.documents.briefings.told import Briefing, Section, Statement, Told
from sightline.documents.briefings.when import dates_of
from sightline.documents.source.blocks import Notice, Source

_UNTAGGED = ("about", "contacts", "worry")
_CUES = {one.code: one for one in wordings("cues")}


@dataclass(frozen=True)
class _Text:
    """A file cut into things said, each with the code of its section."""

    head: tuple[Said, ...]
    body: tuple[tuple[Said, str, Saying], ...]

    def of(self, *codes: str) -> list[Said]:
        return [said for said, code, _ in self.body if code in codes]

    def but(self, *codes: str) -> list[Said]:
        return [said for said, code, _ in self.body if code not in codes]


def read_briefing(
    source: Source, *, as_of: date, checker: Checker | None = None
) -> Briefing:
    """Understand one briefing. `as_of` is the day by which contacts are old or not; links
    are asked for only where a checker is given.
    """
    whole = manuscript(source, in_columns(tuple(parts_of(source)), source))
    found = outline(whole)
    codes = [guessed_code(part) for part in found.parts]
    text = _text(found, codes, whole)
    story = _story(text)
    dates = dates_of(text.head, text.but("about", "resources"), as_of)
    everything = [*text.head, *(said for said, _, _ in text.body)]
    links = links_of(everything)
    return Briefing(
        file=source.file,
        form=source.form,
        title=_title(text.head),
        kind=kind_of(text.head, text.but("about", "resources"), text.of("about")),
        layout=_layout(found, text.head),
        partnership=partnership_of([*everything, *_left(found, whole)]),
        reference=reference_of(text.head, story),
        dates=dates,
        children=children_of([*text.head, *story]),
        sex=sex_of(story),
        incident=incident_of([*text.head, *story]),
        family=family_of(_family_text(text, story)),
        agencies=agencies_of(_agency_text(text)),
        agencies_counted=agencies_counted(everything),
        sections=_sections(found, codes, whole),
        points=tuple(points_of(found.parts, codes, whole)),
        links=checked(links, checker) if checker else links,
        resources=resources_of(
            [(said, code, saying.item) for said, code, saying in text.body], links
        ),
        contacts=contacts_of([(said, code) for said, code, _ in text.body], dates, as_of),
        worry=tuple(
            said.all_told() for said, code, _ in text.body if is_worry(said.text, code)
        ),
        account=accounted(found, whole),
        notices=(*source.notices, *_notices(source, found, text)),
    )


def _text(found: Outline, codes: Sequence[str], whole: Manuscript) -> _Text:
    head = tuple(Said(line.words, whole) for line in found.masthead)
    body = tuple(
        (Said(saying.words, whole), code, saying)
        for part, code in zip(found.parts, codes, strict=True)
        for saying in part.sayings
    )
    return _Text(head, body)


def _left(found: Outline, whole: Manuscript) -> list[Said]:
    """What stands in page headers and footers, which often name the publisher."""
    return [Said(line.words, whole) for line, _ in found.left if line.text]


def _story(text: _Text) -> list[Said]:
    """What tells of the child: sections of the story, or all but the rest if there are none."""
    told = text.of(*(STORY - {"good-practice", "child-story"}))
    return told or text.but("about", "resources", "questions", "what-to-do", "contacts")


def _family_text(text: _Text, story: Sequence[Said]) -> list[Said]:
    return [*story, *text.of("child-story", "good-practice", "learning")]


def _agency_text(text: _Text) -> list[tuple[Said, bool]]:
    took_part = _CUES["took-part"]
    return [
        (said, code in STORY or next(took_part.found_in(said.text), None) is not None)
        for said, code, _ in text.body
        if code not in ("about", "contacts", "worry")
    ]


def _title(head: Sequence[Said]) -> Told | None:
    kinds = [
        one for one in head if any(w.pattern.search(one.text) for w in wordings("kinds"))
    ]
    best = next(iter(kinds or head), None)
    return best.all_told() if best else None


def _layout(found: Outline, head: Sequence[Said]) -> str:
    """seven-minute, newsletter, or "" for a plain briefing."""
    top = " ".join(one.text for one in head).casefold()
    if (
        "7 minute" in top
        or "7-minute" in top
        or "seven minute" in top
        or "seven-minute" in top
    ):
        return "seven-minute"
    if sum(1 for part in found.parts if part.number) >= 6:
        return "seven-minute"
    return "newsletter" if "newsletter" in top or "bulletin" in top else ""


def _sections(
    found: Outline, codes: Sequence[str], whole: Manuscript
) -> tuple[Section, ...]:
    right = _right_places(found.parts)
    return tuple(
        Section(
            code or "other",
            titled(code, part.heading),
            tuple(span for line in part.heading for span in spans_of(whole, line.words)),
            tuple(_statement(saying, code, whole) for saying in part.sayings),
            part.number,
            place,
        )
        for part, code, place in zip(found.parts, codes, right, strict=True)
    )


def _right_places(parts: Sequence[Part]) -> list[int]:
    """The place of each section, from 1, in the order of their numbers; unnumbered ones stay
    behind the section they follow in the file.
    """
    numbered = [part.number for part in parts if part.number]
    if len(set(numbered)) < max(3, len(numbered)):
        return list(range(1, len(parts) + 1))
    keys, last = [], 0
    for at, part in enumerate(parts):
        last = part.number or last
        keys.append((last, at))
    order = sorted(range(len(parts)), key=lambda at: keys[at])
    return [order.index(at) + 1 for at in range(len(parts))]


def _statement(saying: Saying, code: str, whole: Manuscript) -> Statement:
    said = Said(saying.words, whole)
    number = next((line.number for line in saying.lines if line.number), "")
    spans = spans_of(whole, said.words)
    tags = () if code in _UNTAGGED else tags_of(said)
    cells = [line for lines in saying.cells.values() for line in lines]
    spans += tuple(span for line in cells for span in spans_of(whole, line.words))
    words = " ".join([said.text, *(line.text for line in cells)]).strip()
    return Statement(words, spans, saying.item, number, tags)


def _notices(source: Source, found: Outline, text: _Text) -> Iterator[Notice]:
    if not any(part.heading for part in found.parts):
        yield Notice(source.file, "no headings were recognised, so nothing could be sorted")
    for said, _, _ in text.body:
        for word in ("tbc", "to be confirmed"):
            at = said.text.casefold().find(word)
            if at >= 0:
                told = said.told(at, at + len(word))
                place = told.spans[0].place if told.spans else None
                what = f"something is still “{told.words}”"
                yield Notice(source.file, what, *([place] if place else []))
                break
