"""Does `sightline gaps` say what those who decided did not know, in words, JSON and pictures?"""

from __future__ import annotations

import json
import stat
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sightline.commands.main import main

AGENCIES = {
    "csc": {"name": "Northshire Social Care", "sector": "childrens-social-care"},
    "police": {"name": "Northshire Police", "sector": "police"},
    "school": {"name": "Rookery School", "sector": "school"},
}
PEOPLE = {
    "child": {"name": "Tarn Ives", "born": "2019-04-02"},
    "mother": {"name": "Maud Ives"},
}


def entry(id_: str, kind: str, day: str, by: str, data: dict[str, Any], **more: Any) -> Any:
    told = {
        "id": id_,
        "kind": kind,
        "happened": day,
        "recorded": f"{day}T12:00:00Z",
        "by": by,
    }
    return {**told, "about": ["child", "mother"], "data": data, **more}


STORY = [
    entry("bruise", "injury.seen", "2025-03-04", "school", {"injury": "bruise"}),
    entry(
        "call", "incident.attended", "2025-04-10", "police", {"category": "domestic-abuse"},
        known_to={"csc": {"since": "2025-06-20", "how": "meeting"}},
    ),
    entry(
        "close", "referral.decided", "2025-05-06", "csc",
        {"decision": "no-further-action", "threshold": "2", "owner": "M", "rationale": "-"},
    ),
]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return written(tmp_path, STORY)


def written(folder: Path, entries: list[Any]) -> Path:
    path = folder / "ives.case.json"
    told = {
        "sightline": "case/1",
        "title": "The Ives family (invented)",
        "as_of": "2025-06-30",
    }
    body = {**told, "agencies": AGENCIES, "people": PEOPLE, "entries": entries}
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


def test_as_json_it_is_a_list_of_gaps_in_the_documented_form(case, capsys):
    assert main(["gaps", str(case), "--json"]) == 0

    first, second = json.loads(capsys.readouterr().out)

    assert first == {
        "decision": {"entry": "close", "date": "2025-05-06"},
        "fact": {"entry": "bruise", "date": "2025-03-04"},
        "held_by": "school",
        "since": "2025-03-04",
        "learned": None,
        "why": "Rookery School had known for 63 days of an injury to a child (injury seen:"
        " bruise) when Northshire Social Care decided a referral on 6 May 2025; nothing shows"
        " that it ever learned of it.",
        "about": "injury",
        "child": "child",
        "deciders": ["csc"],
        "also_known_to": [],
        "held_days": 63,
        "could_have": [],
    }
    assert (second["held_by"], second["learned"]) == ("police", "2025-06-20")


def test_as_known_on_an_earlier_day_the_later_is_left_out(case, capsys):
    """In June the meeting had not been held yet, and in April nothing decided."""
    main(["gaps", str(case), "--json", "--as-of", "2025-06-01"])
    assert [gap["learned"] for gap in json.loads(capsys.readouterr().out)] == [None, None]

    main(["gaps", str(case), "--json", "--as-of", "2025-04-30"])
    assert json.loads(capsys.readouterr().out) == []


def test_in_words_it_says_how_many_and_each_in_a_sentence(case, capsys):
    main(["gaps", str(case)])

    out = capsys.readouterr().out
    assert out.startswith("The Ives family (invented), as known on 30 June 2025: 2 gaps.")
    assert out.count("had known for") == 2


def test_where_nothing_was_kept_back_it_says_so(tmp_path, capsys):
    main(["gaps", str(written(tmp_path, STORY[2:]))])

    assert "nothing that bore on a decision" in capsys.readouterr().out


class _Page(HTMLParser):
    """What a listener meets: headings, pictures with their words, tables with captions."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for each, attrs in self.met if each == tag]


def test_the_folder_holds_a_page_with_a_table_beside_every_picture(case, tmp_path):
    main(["gaps", str(case), "-o", str(tmp_path / "out")])

    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == [
        "decisions-01.svg",
        "fact-01.svg",
        "fact-02.svg",
        "who-knew-what-when.html",
    ]
    page = _Page()
    page.feed((tmp_path / "out" / "who-knew-what-when.html").read_text(encoding="utf-8"))
    assert len(page.all("h1")) == 1
    assert len(page.all("img")) == 3
    assert all(image["alt"] for image in page.all("img"))
    assert len(page.all("caption")) == 4  # all gaps, and one for each picture


def test_what_is_written_can_be_read_by_its_owner_alone(case, tmp_path):
    main(["gaps", str(case), "-o", str(tmp_path / "out")])

    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()}
    assert modes == {0o600}


def test_a_file_that_is_none_is_refused_in_one_sentence(tmp_path, capsys):
    assert main(["gaps", str(tmp_path / "missing.case.json")]) == 2
    assert capsys.readouterr().err
