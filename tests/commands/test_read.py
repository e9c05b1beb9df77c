"""What does `sightline read` answer and write, and how does it end?"""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from sightline.commands import read
from sightline.commands.main import main
from sightline.documents.briefings.addresses import ask

TEXT = """Rapid review: Child Dunnock
Gullholm Safeguarding Children Partnership, May 2021

What happened

Child Dunnock, aged 7 weeks, died in March 2020.

What went well

- The midwife rang twice.

Learning

- Concerns were not shared with the GP.

Resources

- [Safer sleep]({address})

Contact

Ask the learning team on 01632 960 777.
"""


@pytest.fixture
def run(capsys):
    """Run the command; return its exit code and what it printed."""

    def run_one(*words: str) -> tuple[int, str, str]:
        code = main(["read", *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_one


@pytest.fixture
def briefing(tmp_path):
    path = tmp_path / "dunnock.txt"
    path.write_text(TEXT.format(address="#"), encoding="utf-8")
    return path


def test_sentences_for_a_person(run, briefing):
    """What it is of, what was found, and what to look at."""
    code, said, err = run(briefing, "--as-of", "2026-01-01")

    assert (code, err) == (0, "")
    assert said.splitlines() == [
        "dunnock.txt: Rapid review; Child Dunnock; Gullholm Safeguarding Children Partnership;"
        " aged 7 weeks; died",
        "  Found: 1 good practice, 1 learning.",
        "  Themes, by the points about them: Information sharing (1), What the GP knows and is"
        " told (1).",
        "  Links that lead nowhere: 1 of 1.",
        "  Contacts to check before use, being over two years old: 1.",
    ]


def test_one_json_value_and_one_file_each(run, briefing, tmp_path):
    """The files hold what is printed, under the briefings' own names."""
    folder = tmp_path / "out"

    code, said, _ = run(briefing, "--json", "-o", folder, "--as-of", "2026-01-01")
    (told,) = json.loads(said)

    assert code == 0
    assert [path.name for path in folder.iterdir()] == ["dunnock.json"]
    assert json.loads((folder / "dunnock.json").read_text("utf-8")) == told
    assert told["format"] == "sightline-briefing/1"
    assert told["kind"]["code"] == "rapid-review"
    assert [point["kind"] for point in told["points"]] == ["good-practice", "learning"]
    assert told["points"][1]["where"][0]["line"] == 14
    assert [date["date"] for date in told["dates"]] == ["2021-05", "2020-03"]


def test_age_of_contacts_depends_on_the_day(run, briefing):
    """On an earlier day they were fresh."""
    _, early, _ = run(briefing, "--json", "--as-of", "2022-01-01")
    _, late, _ = run(briefing, "--json", "--as-of", "2026-01-01")

    assert [json.loads(said)[0]["contacts"][0]["stale"] for said in (early, late)] == [
        False,
        True,
    ]


def test_one_bad_file_does_not_stop_the_others(run, briefing, tmp_path):
    """It is told of, and the end is 2."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    code, said, err = run(empty, briefing, "--json")

    assert code == 2
    assert [one["file"] for one in json.loads(said)] == ["dunnock.txt"]
    assert "empty.txt" in err


def test_nothing_readable_is_refused(run, tmp_path):
    """One JSON value even then."""
    code, said, err = run(tmp_path / "none.txt", "--json")

    assert code == 2
    assert json.loads(said)["refused"][0]["where"] == "none.txt"
    assert "no such file" in err


def test_two_of_one_name_are_refused_before_anything_is_written(run, briefing, tmp_path):
    """One would be lost."""
    other = tmp_path / "more"
    other.mkdir()
    (other / "dunnock.md").write_text("# Learning\n", encoding="utf-8")

    code, _, err = run(briefing, other / "dunnock.md", "-o", tmp_path / "out")

    assert code == 2
    assert "dunnock.json" in err
    assert not (tmp_path / "out").exists()


def test_a_day_that_is_none_is_refused(run, briefing):
    """With what to write."""
    code, _, err = run(briefing, "--as-of", "soon")

    assert code == 2
    assert "2026-01-31" in err


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(404)
        self.end_headers()

    def do_HEAD(self):
        self.do_GET()

    def log_message(self, *_):
        """Say nothing."""


def test_links_are_asked_for_only_where_wanted(run, tmp_path, monkeypatch):
    """A site on this machine stands in for the web."""
    server = HTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    path = tmp_path / "linked.txt"
    path.write_text(TEXT.format(address=f"http://127.0.0.1:{server.server_port}/x"))
    monkeypatch.setattr(read, "ask", lambda address: ask(address, nearby=True))

    _, unasked, _ = run(path, "--json")
    _, asked, _ = run(path, "--json", "--check-links")
    server.shutdown()
    server.server_close()

    assert json.loads(unasked)[0]["links"][0]["dead"] is None
    assert json.loads(asked)[0]["links"][0]["dead"] is True
    assert json.loads(asked)[0]["links"][0]["why"] == "it answers 404"
