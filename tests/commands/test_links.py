"""Every link that readers meet is tried: politely, safely, and what came back is kept."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

import pytest

from sightline.commands import links
from sightline.commands.main import main
from sightline.documents.briefings import addresses
from sightline.documents.briefings.addresses import ask
from sightline.learning.actions import Written, publish
from sightline.learning.kept.links import addresses_in, to_try, tried_last
from sightline.learning.models import LinkTried
from tests.cast import actor, make_directory
from tests.web.learning.briefings import CODE, SLOTS, TITLE, release_one, write_one
from tests.web.learning.kept import keep_one
from tests.web.sign_in import recent_scribe

pytestmark = pytest.mark.django_db


class _Site(BaseHTTPRequestHandler):
    asked: Counter[str] = Counter()
    now, most = 0, 0
    lock = Lock()

    def _answer(self) -> None:
        with self.lock:
            _Site.now += 1
            _Site.most = max(_Site.most, _Site.now)
            _Site.asked[self.path] += 1
        code = {"/there": 200, "/there-too": 200, "/inside": 302}.get(self.path, 404)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "http://169.254.169.254/latest/")
        self.end_headers()
        with self.lock:
            _Site.now -= 1

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """A web site on this machine; its address."""
    _Site.asked, _Site.now, _Site.most = Counter(), 0, 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def directory() -> None:
    make_directory()


def _run(
    capsys: pytest.CaptureFixture[str], **asked: object
) -> tuple[int, dict[str, object]]:
    """Run it as somebody may who wants this machine itself to be asked."""
    args = argparse.Namespace(json=True, fail_on=asked.get("fail_on"))
    code = links.run(args, partial(ask, seconds=2, nearby=True))
    return code, json.loads(capsys.readouterr().out)


def _publish(text: str) -> None:
    briefing = release_one(CODE, Written(TITLE, SLOTS | {"background": [text]}))
    at = recent_scribe(1).at
    publish(actor("partnership-manager"), briefing, at=at, loose_why="Said in the test")


def test_every_link_readers_meet_is_tried_once_and_kept(site, capsys) -> None:
    """In published texts, resources and statistics; two places, one question."""
    keep_one("resource", address=f"{site}/there")
    keep_one("statistic", address=f"{site}/gone")
    _publish(f"Read [this]({site}/there), {site}/there-too. And [that](#).")

    code, told = _run(capsys)

    assert code == 0
    assert (told["asked"], told["works"]) == (4, 2)
    assert {each["address"]: (each["found"], each["in"]) for each in told["broken"]} == {
        f"{site}/gone": ("it answers 404", ["statistic-1"]),
        "#": ("it leads nowhere: a placeholder was left in its place", [CODE]),
    }
    assert _Site.asked == {"/there": 1, "/there-too": 1, "/gone": 2}  # HEAD, then GET
    assert _Site.most == 1  # one site is asked one thing at a time
    assert tried_last([f"{site}/gone"])[f"{site}/gone"].found == "it answers 404"


def test_fail_on_broken_ends_in_1_and_only_where_one_is(site, capsys) -> None:
    """For whoever runs it every night."""
    resource = keep_one("resource", address=f"{site}/there")
    assert _run(capsys, fail_on="broken")[0] == 0
    keep_one("resource", address=f"{site}/gone")

    assert _run(capsys, fail_on="broken")[0] == 1
    assert LinkTried.objects.filter(address=f"{site}/there").count() == 2
    assert to_try()[f"{site}/there"] == [resource]


def test_what_has_ended_or_is_not_published_is_not_tried() -> None:
    """Nobody meets it."""
    keep_one("resource", ended="The site closed")
    write_one(CODE, Written(TITLE, {"background": ["https://wren.example.org/draft"]}))

    assert to_try() == {}


@pytest.mark.parametrize(
    ("page", "found"), [("/there", "own network"), ("/inside", "own network")]
)
def test_the_command_asks_nothing_inside_this_network(
    site, capsys, monkeypatch, page, found
) -> None:
    """Whoever words a link cannot make the server ask its neighbours, nor by a redirect."""
    keep_one("resource", address=site + page)
    if page == "/inside":  # the first hop is let through, and only that
        real = addresses._keep_out_of
        monkeypatch.setattr(
            addresses,
            "_keep_out_of",
            lambda number: None if number == "127.0.0.1" else real(number),
        )

    assert main(["links"]) == 0

    assert found in capsys.readouterr().out
    assert set(_Site.asked) <= {"/inside"}


def test_a_person_reads_sentences(capsys) -> None:
    """How many, and for each that fails why and where it stands."""
    keep_one("resource", address="http://127.0.0.1:9/x")

    main(["links"])

    said = capsys.readouterr().out
    assert said.startswith("1 link tried: 0 answer, 1 do not.\n  http://127.0.0.1:9/x: ")
    assert "(in resource-1)" in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Read https://a.example.org/x.", ["https://a.example.org/x"]),
        ("(see www.example.org/y)", ["www.example.org/y"]),
        ("[one](https://a.example.org) [two](#)", ["https://a.example.org", "#"]),
        ("[three]( ) or none", [""]),
        ("No link at all, e.g. none", []),
    ],
)
def test_links_in_a_text(text: str, found: list[str]) -> None:
    """Written out or bare, placeholders too, without the full stop after them."""
    assert list(addresses_in(text)) == found
