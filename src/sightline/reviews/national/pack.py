"""What does the national panel get? The letter, the decision, the learning, and the facts."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
)
from sightline.documents.writing.to_docx import to_docx
from sightline.kernel.json_text import canonical
from sightline.kernel.partial_dates import PartialDate
from sightline.reviews.letter import as_document
from sightline.reviews.national.facts import facts_of
from sightline.reviews.state.whole import ReviewState
from sightline.reviews.step_kinds import STEP_KINDS

FORMAT = "sightline-national-pack/1"
PARTS = ("letter", "decision", "learning", "recommendations", "facts")
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # so that the same pack is the same file


@dataclass(frozen=True)
class Pack:
    """A pack as it stands: what it holds, and the digest that two people agree to."""

    code: str
    told: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """Another text has another digest: who agreed to the one did not to the other."""
        return hashlib.sha256(canonical(self.told).encode()).hexdigest()

    @property
    def text(self) -> str:
        """Every word in it, to be looked through for names."""
        return "\n".join(_words(self.told))


def pack_of(
    state: ReviewState, code: str, *, born: PartialDate, sectors: Mapping[str, str]
) -> Pack:
    """Put the pack together from where a review stands.

    `born` turns the day of the incident into an age, and `sectors` agencies into what they
    are: neither birthday nor name of an agency is in it.
    """
    letters = state.deciding.letters
    told: dict[str, Any] = {
        "format": FORMAT,
        "review": code,
        "letter": str(letters[-1].data["text"]).replace("\r\n", "\n") if letters else "",
        "decision": _decision(state),
        "learning": [
            {
                "type": each.step.data["type"],
                "says": each.step.data["says"],
                "theme": each.step.data["theme"],
            }
            for each in state.learning.points
        ],
        "recommendations": [
            {
                "says": each.step.data["says"],
                "to": sorted({sectors.get(a, "other") for a in each.step.data["to"]}),
                "theme": each.step.data["theme"],
            }
            for each in state.learning.recommendations
        ],
        "facts": facts_of(state, born=born, sectors=sectors),
    }
    return Pack(code, told)


def _decision(state: ReviewState) -> dict[str, Any]:
    decision = state.deciding.decision
    if decision is None:
        return {}
    wanted = ("outcome", "rationale", "criteria", "rejected", "alternative")
    data = decision.step.data
    told = {name: data[name] for name in wanted if data.get(name)}
    earlier = data.get("earlier_reviews")
    return (
        told
        | ({"rests_on": earlier} if earlier else {})
        | {"signed_for": sorted({step.data["partner"] for step in decision.signed_by})}
    )


def zipped(pack: Pack, *, on: date) -> bytes:
    """Return the pack as one file: a Word document to read, and the same as JSON."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending, raw in (
            ("docx", to_docx(as_pages(pack, on=on))),
            ("json", canonical(pack.told).encode()),
        ):
            name = f"national-pack-{pack.code}.{ending}"
            archive.writestr(zipfile.ZipInfo(name, _ALWAYS), raw)
    return out.getvalue()


def as_pages(pack: Pack, *, on: date) -> Document:
    """Lay the pack out to be read, on paper and on the page where it is agreed to."""
    letter = as_document(pack.told["letter"], pack.code, on=on)
    blocks: list[Block] = [Heading("Letter"), *_lowered(letter.blocks)]
    blocks += [Heading("Decision"), *_decision_blocks(pack.told["decision"])]
    points = STEP_KINDS["learning.drawn"]
    blocks += [Heading("Learning points"), *_list(_points(pack, points))]
    recommended = [
        f"{each['says']} (to: {', '.join(each['to'])})"
        for each in pack.told["recommendations"]
    ]
    blocks += [Heading("Recommendations"), *_list(recommended)]
    blocks += [Heading("Facts"), *_list(_facts(pack.told["facts"]))]
    return Document(f"Review {pack.code}: for the national panel", tuple(blocks))


def _lowered(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for each in blocks:
        yield Heading(each.text, 2) if isinstance(each, Heading) else each


def _decision_blocks(told: Mapping[str, Any]) -> Iterator[Block]:
    if not told:
        yield Paragraph("Nothing has been decided yet.")
        return
    made = STEP_KINDS["decision.made"]
    yield Paragraph(made.field("outcome").title_of(told["outcome"]), lead="Outcome")
    yield Paragraph(told["rationale"], lead="Why")
    if told.get("alternative"):
        yield Paragraph(told["alternative"], lead="Instead")
    for name in ("criteria", "rejected"):
        if told.get(name):
            yield Paragraph("", lead=made.field(name).title)
            yield Bullets(tuple(told[name]))
    if told.get("rests_on"):
        yield Paragraph(", ".join(told["rests_on"]), lead="Rests on")


def _points(pack: Pack, kind: Any) -> list[str]:
    type_, theme = kind.field("type"), kind.field("theme")
    return [
        f"{type_.title_of(each['type'])}, {theme.title_of(each['theme'])}: {each['says']}"
        for each in pack.told["learning"]
    ]


def _list(items: list[str]) -> Iterator[Block]:
    yield Bullets(tuple(items)) if items else Paragraph("None.")


def _facts(told: Mapping[str, Any]) -> list[str]:
    return [f"{_title(name)}: {_said(value)}" for name, value in told.items()]


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    if isinstance(value, Mapping):
        return "; ".join(
            f"{_title(name).lower()} {_said(each)}" for name, each in value.items()
        )
    return str(value).replace("-", " ")


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
