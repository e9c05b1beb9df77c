"""Which pages are there for someone, and what planted words does each of them show?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from sightline.web.urls import urlpatterns
from tests.web.canary.expected import tokens

ADDRESSES = re.compile(r'(?:href|src|action|formaction)="(?!tel:)([^"]*)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# Every kind has a form of its own; these differ in what of the family they offer to choose.
KINDS_OF_FORM = ("residence.recorded", "information.shared")


@dataclass
class Found:
    """What one page of the crawl showed."""

    address: str
    status: int
    shown: set[str]
    in_title: set[str]
    in_addresses: set[str]
    text: str = field(repr=False)

    @property
    def name(self) -> str:
        return self.address.split()[0]


@dataclass
class Places:
    """What can stand in an address: one list for each name that a route has in it."""

    values: dict[str, list[str]]
    # An entry's own page is asked for every entry; what can be done with one, for these.
    some: dict[str, list[str]] = field(default_factory=dict)
    routes: frozenset[str] = frozenset()  # these alone, if any

    def addresses(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Every address of every page, with what stands in it."""
        for route in urlpatterns:
            if self.routes and route.name not in self.routes:
                continue
            names = parameters_of(route)
            offered = self.values if route.name == "entry" else self.values | self.some
            if route.name == "why-due":  # of every entry, person and safeguard, a few
                offered = offered | {"position": offered["position"][:3]}
            for values in product(*(offered[name] for name in names)):
                yield str(route.name), dict(zip(names, values, strict=True))


def parameters_of(route: URLPattern) -> list[str]:
    """The names in a route, in order."""
    return list(route.pattern.converters)


def crawl(client: Client, places: Places) -> Iterator[Found]:
    """Ask for every address there is, whether or not it should open."""
    for name, values in places.addresses():
        address = reverse(name, kwargs=values)
        yield looked_at(f"{name} {address}", client.get(address))


def looked_at(address: str, answer: HttpResponse) -> Found:
    """Read what an answer shows, in its page, its title, its links and its file's name."""
    text = answer.content.decode(errors="replace")  # a file need not be a text
    links = " ".join(ADDRESSES.findall(text))
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    title = TITLE.search(text)
    return Found(
        address=address,
        status=answer.status_code,
        shown=tokens(text),
        in_title=tokens(title[1]) if title else set(),
        in_addresses=tokens(links) | tokens(headers) | tokens(address),
        text=text,
    )
