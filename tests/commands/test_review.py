"""A folder of returns becomes a folder a panel could be sent."""

import json
import zipfile

import pytest
from lxml import html

from sightline.commands.main import main

HV = """Date,Event,Who
05/01/2026,New birth visit. Mother tired. Baby seen and well.,Health visitor
19/01/2026,Visit: no reply. Card left.,Health visitor
02/02/2026,Mother says her partner has moved in. His name was not asked.,Health visitor
"""
POLICE = """Date;Details
31/01/2026;Called by a neighbour: shouting. Partner present. Child seen asleep.
w/c 9th Feb;Second call, no reply at the door.
"""
CASE = {
    "sightline": "case/1",
    "title": "The Wexcombe family (invented)",
    "agencies": {"hv": {"name": "Vale Health Visiting", "sector": "health-visiting"}},
    "people": {
        "baby": {"name": "Tamsin Wexcombe", "born": "2025-12-22", "sex": "female"},
        "mother": {"name": "Ingrid Wexcombe", "born": "1999", "sex": "female"},
    },
    "entries": [
        {
            "id": "tie",
            "kind": "relationship.recorded",
            "happened": "2025-12-22",
            "by": "hv",
            "about": ["mother", "baby"],
            "data": {"from": "mother", "to": "baby", "type": "parent"},
        }
    ],
}


@pytest.fixture
def folder(tmp_path):
    returns = tmp_path / "returns"
    returns.mkdir()
    (returns / "Vale Health Visiting.csv").write_text(HV)
    (returns / "Vale Police.csv").write_text(POLICE)
    return returns


def _run(*arguments) -> int:
    return main(["review", *map(str, arguments)])


def test_everything_is_written_and_the_index_leads_to_it(folder, tmp_path, capsys):
    (folder / "family.case.json").write_text(json.dumps(CASE))
    out = tmp_path / "out"
    assert _run(folder, "-o", out, "--as-of", "2026-03-02") == 0
    assert "5 events" in capsys.readouterr().out

    page = html.fromstring((out / "index.html").read_bytes())
    linked = {link.get("href") for link in page.findall(".//a")}
    there = {path.name for path in out.iterdir()}
    assert linked <= there
    assert there - linked == {"index.html", "summary.json"}
    assert {
        "genogram.svg",
        "timeline.pdf",
        "briefing.docx",
        "who-knew-what-when.html",
    } <= linked


def test_without_the_family_it_says_why_there_is_no_genogram(folder, tmp_path, capsys):
    assert _run(folder, "-o", tmp_path / "out", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["events"] == 5
    assert "how people are related" in told["notes"][0]


def test_a_person_both_tell_of_is_one(folder, tmp_path):
    (folder / "family.case.json").write_text(json.dumps(CASE))
    out = tmp_path / "out"
    _run(folder, "-o", out)
    told = json.loads((out / "combined.case.json").read_text())
    names = [row["name"] for row in told["people"].values() if row.get("name")]
    assert len(names) == len(set(names))
    agencies = [row["name"] for row in told["agencies"].values()]
    assert agencies.count("Vale Health Visiting") == 1


def test_no_name_stands_in_the_briefing(folder, tmp_path):
    (folder / "family.case.json").write_text(json.dumps(CASE))
    out = tmp_path / "out"
    _run(folder, "-o", out)
    with zipfile.ZipFile(out / "briefing.docx") as word:
        text = "".join(
            word.read(name).decode("utf-8", "ignore") for name in word.namelist()
        )
    assert "Wexcombe" not in text
    assert "Vale" not in text


def test_a_bad_file_is_named_and_the_others_are_read(folder, tmp_path, capsys):
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    assert _run(folder, "-o", tmp_path / "out") == 0
    assert "broken.docx" in capsys.readouterr().out
    assert "broken.docx" in (tmp_path / "out" / "reading.html").read_text()


def test_a_folder_that_holds_something_is_not_written_over(folder, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "theirs.txt").write_text("keep me")
    assert _run(folder, "-o", out) == 2
    assert [path.name for path in out.iterdir()] == ["theirs.txt"]
    assert _run(folder, "-o", out, "--replace") == 0
    assert (out / "theirs.txt").read_text() == "keep me"


@pytest.mark.parametrize("given", ["missing", "empty"])
def test_a_folder_without_returns_is_refused_in_one_sentence(given, tmp_path, capsys):
    folder = tmp_path / given
    if given == "empty":
        folder.mkdir()
    assert _run(folder, "-o", tmp_path / "out") == 2
    assert "folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_pages_that_find_nothing_say_how_little_they_could_judge(folder, tmp_path):
    out = tmp_path / "out"
    assert _run(folder, "-o", out, "--as-of", "2026-03-02") == 0

    for name in ("safeguards", "who-knew-what-when"):
        said = html.fromstring((out / f"{name}.html").read_bytes()).text_content()
        assert "of 5 events" in " ".join(said.split())
        assert "does not mean that nothing was missed" in said
