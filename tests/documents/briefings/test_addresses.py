"""Can an address lead anywhere, and does it answer?"""

from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.briefings import addresses
from sightline.documents.briefings.addresses import ask, why_dead
from sightline.documents.briefings.reading import read_briefing
from tests.documents.briefings.sources import of_lines


class _Site(BaseHTTPRequestHandler):
    def do_HEAD(self):
        code = {"/there": 200, "/no-heads": 404, "/moved": 302}.get(self.path, 404)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/there")
        self.end_headers()

    def do_GET(self):
        self.send_response(200 if self.path in ("/no-heads", "/there") else 404)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site():
    """A web site on this machine; its address."""
    server = HTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("#", True),
        ("", True),
        ("#top", True),
        ("javascript:void(0)", True),
        ("http://intranet/page", True),
        ("http://[", True),
        ("ftp://files.example.org/x", True),
        ("https://www.example.org/page", False),
        ("www.example.org", False),
        ("mailto:team@example.org", False),
    ],
)
def test_addresses_by_their_form(address, dead):
    """Placeholders and machines inside somebody's network lead nowhere."""
    assert bool(why_dead(address)) is dead


@given(st.text(max_size=80))
def test_any_address_can_be_judged(address):
    """Whatever stands there."""
    assert isinstance(why_dead(address), str)


@pytest.mark.parametrize(
    ("path", "why"),
    [("/there", ""), ("/no-heads", ""), ("/moved", ""), ("/gone", "it answers 404")],
)
def test_asking_a_site(site, path, why):
    """It answers, by whatever way it can be asked."""
    assert ask(site + path, nearby=True) == why


def test_a_site_that_is_not_there_is_dead():
    """Nobody listens."""
    assert "does not answer" in ask("http://127.0.0.1:9/x", seconds=0.5, nearby=True)


def test_a_briefing_cannot_make_us_ask_our_own_network(site):
    """A file from outside names the address."""
    assert "somebody's own network" in ask(f"{site}/there")


@pytest.mark.parametrize(
    "number", ["10.0.0.8", "169.254.169.254", "::1", "::ffff:192.168.0.1", "fe80::1%2"]
)
def test_no_number_of_this_network_is_asked(monkeypatch, number):
    """Whatever name it goes by, and however it is wrapped."""
    monkeypatch.setattr(
        addresses, "getaddrinfo", lambda *_, **__: [("", "", "", "", (number,))]
    )

    assert "somebody's own network" in ask("https://wren.example.org/", seconds=0.5)


def test_a_name_that_means_another_machine_by_then_is_not_asked(site, monkeypatch):
    """Looked up it is far away; reached, it is this machine."""
    far = [("", "", "", "", ("93.184.215.14",))]
    monkeypatch.setattr(addresses, "getaddrinfo", lambda *_, **__: far)
    monkeypatch.setattr(addresses, "getproxies", dict)

    assert "somebody's own network" in ask(f"{site}/there")


def test_links_are_asked_for_once_and_only_where_someone_is_given_to_ask():
    """No network unless a checker is there; the same address is asked once."""
    text = (
        "Resources\n\n- [One](https://wren.example.org/a)\n- [Same](https://wren.example.org/a)\n"
        "- [Two](https://wren.example.org/b)\n- [Three](#)\n"
    )
    asked = []

    def checker(address: str) -> str:
        asked.append(address)
        return "it answers 404" if address.endswith("b") else ""

    one = read_briefing(of_lines(text), as_of=date(2026, 1, 1), checker=checker)
    unasked = read_briefing(of_lines(text), as_of=date(2026, 1, 1))

    assert asked == ["https://wren.example.org/a", "https://wren.example.org/b"]
    assert [link.dead for link in one.links] == [False, False, True, True]
    assert [link.dead for link in unasked.links] == [None, None, None, True]
