"""Can an address lead anywhere? By its form alone, or by asking whoever is given to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from socket import SOCK_STREAM, getaddrinfo
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    Request,
    build_opener,
    getproxies,
)

from sightline.documents.briefings.told import Address

Checker = Callable[[str], str]
SECONDS = 5.0
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?(?::\d+)?", re.IGNORECASE)


def why_dead(address: str) -> str:
    """Why an address cannot lead anywhere, going by its form; "" where it may."""
    bare = address.strip()
    if bare in ("", "#") or bare.startswith("#"):
        return "it leads nowhere: a placeholder was left in its place"
    if bare.startswith(("javascript:", "about:", "file:", "data:")):
        return "it leads nowhere on the web"
    if bare.startswith(("mailto:", "tel:")):
        return ""
    return _why_no_site(bare)


def _why_no_site(bare: str) -> str:
    try:
        parts = urlsplit(bare if "://" in bare else f"https://{bare}")
        host = parts.hostname or ""
    except ValueError:
        return "it is not an address"
    if parts.scheme not in ("http", "https"):
        return "it is not an address of the web"
    if not _HOST.fullmatch(host) or ("." not in host and host != "localhost"):
        return "it names no site"
    if host.endswith((".local", ".internal", ".sharepoint.local")) or "." not in host:
        return "it leads to a machine of somebody's own network"
    return ""


def checked(links: Iterable[Address], checker: Checker) -> tuple[Address, ...]:
    """The links once the checker was asked of each that may lead somewhere.

    The checker answers "" for an address that answers, or why it does not.
    """
    known: dict[str, str] = {}
    out = []
    for link in links:
        if link.dead or link.address.startswith(("mailto:", "tel:")):
            out.append(link)
            continue
        if link.address not in known:
            known[link.address] = checker(link.address)
        why = known[link.address]
        out.append(replace(link, dead=bool(why), why=why))
    return tuple(out)


def ask(address: str, seconds: float = SECONDS, *, nearby: bool = False) -> str:
    """Ask an address on the web whether it is there; "" if so, or why not.

    A briefing comes from outside, so addresses on this machine or its own network are not
    asked, nor followed to, unless `nearby` allows it.
    """
    full = address if "://" in address else f"https://{address}"
    opener = build_opener(*_handlers(nearby=nearby))
    for method in ("HEAD", "GET"):
        try:
            _keep_out(full, nearby=nearby)
            request = Request(full, method=method, headers={"User-Agent": "Sightline"})  # noqa: S310
            with opener.open(request, timeout=seconds):
                return ""
        except HTTPError as no:
            if method == "HEAD":  # some sites answer it wrongly, or only to browsers
                continue
            return f"it answers {no.code}"
        except (URLError, OSError, HTTPException, ValueError) as no:
            return f"it does not answer ({getattr(no, 'reason', no)})"
    return ""


def _handlers(*, nearby: bool) -> list[BaseHandler]:
    """What asks: it follows no redirect inside, and talks to no machine inside.

    Whom a proxy talks to is the proxy's to say; the name is looked up here either way.
    """
    guarded = not nearby and not getproxies()
    return [_Redirects(nearby=nearby), *([_Plain(), _Secure()] if guarded else [])]


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, and none that leads inside."""

    max_redirections = 5

    def __init__(self, *, nearby: bool) -> None:
        self._nearby = nearby

    def redirect_request(self, *given: Any) -> Request | None:
        _keep_out(given[-1], nearby=self._nearby)
        return super().redirect_request(*given)


def _keep_out(address: str, *, nearby: bool) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise ValueError("it is not an address of the web")
    if nearby:
        return
    for found in getaddrinfo(parts.hostname or "", parts.port or 443, type=SOCK_STREAM):
        _keep_out_of(str(found[4][0]))


def _keep_out_of(number: str) -> None:
    """Refuse a machine of this network; one number may be wrapped in another."""
    where = ip_address(number.partition("%")[0])
    where = getattr(where, "ipv4_mapped", None) or where
    if not where.is_global or where.is_multicast:
        raise ValueError("it leads to a machine of somebody's own network")


class _PlainConnection(HTTPConnection):
    """Looks once more at whom it reached: a name may mean another machine by then."""

    def connect(self) -> None:
        super().connect()
        _keep_out_of(str(self.sock.getpeername()[0]))


class _SecureConnection(HTTPSConnection):
    """The same, where the talk is encrypted."""

    def connect(self) -> None:
        super().connect()
        _keep_out_of(str(self.sock.getpeername()[0]))


class _Plain(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(_PlainConnection, req)


class _Secure(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        return self.do_open(_SecureConnection, req)
