"""What has to be taken out of a copy, so that it does not tell where a family in hiding lives?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sightline.exchange.exporting import Redact
from sightline.record.content import Content
from sightline.record.withholding import MARK, Withholding
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.sectors import SECTORS

Json = dict[str, Any]


def redactor(withholding: Withholding) -> Redact:
    """Return what narrows one entry: the address is gone, and the words that betray it."""

    def redact(content: Content) -> Content:
        if not withholding.anything:
            return content
        if content.id in withholding.entries:
            return replace(content, says=MARK, data=_unstated(content))
        data = withholding.value(_without_places(content, withholding))
        return replace(
            content,
            says=withholding.text(content.says),
            data=data,
            extra=withholding.value(content.extra),
        )

    return redact


def _unstated(content: Content) -> Json:
    """Say that an entry exists and is not told: the file's own word for a field without value."""
    fields = KINDS[content.kind].fields if content.kind in KINDS else ()
    return {field.name: None for field in fields if field.required}


def _without_places(content: Content, withholding: Withholding) -> Json:
    fields = KINDS[content.kind].fields if content.kind in KINDS else ()
    telling = {field.name for field in fields if withholding.hides(field)}
    return {name: value for name, value in content.data.items() if name not in telling}


def without_agencies(case: Json, withholding: Withholding) -> Json:
    """Return a case file in which the agencies near the address have names that tell nothing.

    Who wrote an entry of theirs is left out as well, and so is its hash, since it is no
    longer the entry that the hash is of.
    """
    near = sorted(withholding.agencies & case["agencies"].keys())
    if not near:
        return case
    instead = {agency: f"withheld-{place}" for place, agency in enumerate(near, 1)}
    for agency in near:
        sector = case["agencies"][agency]["sector"]
        title = f"{SECTORS[sector].title} {MARK}"
        case["agencies"][agency] = {"name": title, "sector": sector}
    case["entries"] = [_anonymous(entry, instead) for entry in case["entries"]]
    return _renamed(case, instead)


def _anonymous(entry: Json, instead: dict[str, str]) -> Json:
    gone = {"hash"} if _renamed(entry, instead) != entry else set()
    if entry["by"] in instead:
        gone |= {"author", "post"}
    return {name: value for name, value in entry.items() if name not in gone}


def _renamed(value: Any, instead: dict[str, str]) -> Any:
    if isinstance(value, str):
        return instead.get(value, value)
    if isinstance(value, list):
        return [_renamed(each, instead) for each in value]
    if isinstance(value, dict):
        return {
            instead.get(name, name): _renamed(each, instead) for name, each in value.items()
        }
    return value
