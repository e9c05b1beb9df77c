"""How is the library narrowed on a page? By choices in its address, each taken off by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from sightline.learning.across.facets import NAMES, Sorted, choices, title_of

LABELS = {
    "kind": "Kind of review",
    "year": "Year",
    "age": "Child’s age",
    "agency": "Agency",
    "theme": "Theme",
    "origin": "Published",
}
ANY = {
    "kind": "Any kind",
    "year": "Any year",
    "age": "Any age",
    "agency": "Any agency",
    "theme": "Any theme",
    "origin": "Here or elsewhere",
}
LONGEST = 100


@dataclass(frozen=True)
class Select:
    """One list to choose from: its choices each say how many briefings they leave."""

    name: str
    label: str
    any: str
    chosen: str
    options: Sequence[tuple[str, str]]


def asked_in(request: HttpRequest) -> dict[str, str]:
    """Return the choices an address holds; none of them tells of a person."""
    return {name: request.GET.get(name, "")[:LONGEST] for name in NAMES}


def selects_of(every: Sequence[Sorted], chosen: Mapping[str, str]) -> list[Select]:
    """Return each list to choose from, with how many briefings each choice leaves."""
    return [
        Select(
            name,
            LABELS[name],
            ANY[name],
            chosen.get(name, ""),
            [
                (code, f"{title} ({count})")
                for code, title, count in choices(every, chosen, name)
            ],
        )
        for name in NAMES
    ]


def groups_of(
    chosen: Mapping[str, str], address: str, **more: str
) -> list[dict[str, object]]:
    """Return the choices in use, each with the address that is left without it.

    `more` stands in the address too, such as the words looked for.
    """
    kept = {name: said for name, said in {**more, **chosen}.items() if said}
    return [
        {
            "heading": LABELS[name],
            "items": [
                {
                    "text": title_of(name, chosen[name]),
                    "href": _with(address, {k: v for k, v in kept.items() if k != name}),
                }
            ],
        }
        for name in NAMES
        if chosen.get(name)
    ]


def library_with(**chosen: str) -> str:
    """Return the address of the library narrowed by some choices."""
    return _with(reverse("library"), chosen)


def _with(address: str, said: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(said)}" if said else address
