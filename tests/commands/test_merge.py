"""Does `sightline merge` put returns together, and say all it found?"""

import json

import pytest

from sightline.commands.main import main
from sightline.documents.writing.endings import WRITERS
from sightline.documents.writing.templates import template_for
from sightline.exchange.case_file.reading import read_case

POLICE = [
    ("28 January 2026", "", "Attended strategy discussion by phone. Four agencies.", "", "", "",
     "", ""),
    ("3 June 2026", "", "Juniper Sedge reported a theft", "", "Logged", "Juniper Sedge", "", ""),
]  # fmt: skip
CSV = (
    "Agency: Fernshire Social Care\n"
    "Date,Event,Action\n"
    "5 Jan 2026,Home visit to the family. Child seen alone.,None needed\n"
    "28 January 2026,Strategy meeting held. Five agencies.,Minutes to follow\n"
    "w/c 9 Feb,=1+1 is what the caller said,\n"
)


@pytest.fixture
def returns(tmp_path):
    """Two returns that can be read and one that cannot, in a folder."""
    folder = tmp_path / "returns"
    folder.mkdir()
    police = template_for("a.docx", agency="Fernshire Police", rows=POLICE)
    (folder / "Police.docx").write_bytes(police)
    (folder / "Fernshire Social Care.csv").write_text(CSV, encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut off" + bytes(range(256)))
    return folder


@pytest.fixture
def run(capsys):
    """Run the command; return its exit code and what it printed."""

    def run_one(*words):
        code = main(["merge", *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_one


def test_returns_become_one_chronology_in_every_kind_of_file(run, returns, tmp_path):
    """Read once, written seven times; what is written is its owner's alone."""
    asked = [tmp_path / f"out{ending}" for ending in WRITERS]
    code, said, err = run(returns, *(word for path in asked for word in ("-o", path)))
    assert code == 0
    assert said.startswith("Put 5 events of 2 returns together in ")
    assert "broken.docx" in err
    for path in asked:
        assert path.stat().st_size > 500
        assert path.stat().st_mode & 0o777 == 0o600
    case = read_case(tmp_path / "out.case.json")
    assert [each.content.says for each in case.entries][1:3] != []
    assert len(case.entries) == 5


def test_the_answer_for_programs_says_what_was_found(run, returns, tmp_path):
    """Counts, doubts by what they are about, notices, mappings, silences, refusals."""
    out = tmp_path / "out.case.json"
    code, told, _ = run(returns, "-o", out, "--json", "--title", "The Sedges")
    answer = json.loads(told)
    assert code == 0
    assert answer["files"] == [str(out)]
    assert {each["file"]: each["events"] for each in answer["returns"]} == {
        "Police.docx": 2, "Fernshire Social Care.csv": 3,
    }  # fmt: skip
    assert (answer["events"], answer["linked"]) == (5, 2)
    assert [each["where"] for each in answer["refused"]] == ["broken.docx"]
    assert answer["doubts"]["conflict"] == 2
    assert {each["mark"] for each in answer["agencies"]} == {"POL", "CSC"}
    assert any("Event" in each["columns"] for each in answer["mappings"])
    assert any(each["what"] == "no-contact" for each in answer["silences"])
    assert json.loads(out.read_text())["title"] == "The Sedges"


def test_running_it_again_writes_the_very_same_file(run, returns, tmp_path):
    """The same ids, in the same order."""
    for name in ("a.case.json", "b.case.json"):
        run(returns, "-o", tmp_path / name)
    assert (tmp_path / "a.case.json").read_bytes() == (
        tmp_path / "b.case.json"
    ).read_bytes()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("conflicts", 1), ("refused", 1), ("silences", 1), ("notices", 0)],
)
def test_it_ends_in_1_where_what_was_asked_for_is_there(
    run, returns, tmp_path, wanted, code
):
    """And in 0 where it is not."""
    assert run(returns, "-o", tmp_path / "o.csv", "--fail-on", wanted)[0] == code


def test_nothing_to_read_ends_in_2_with_each_reason(run, returns, tmp_path):
    """And nothing is written."""
    out = tmp_path / "o.csv"
    code, _, err = run(returns / "broken.docx", "-o", out)
    assert code == 2
    assert "broken.docx" in err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "x.docx"], "no return was given"),
        (["a.docx"], "no file to write was named"),
        (["a.docx", "-o", "x.odp"], "end it in one of"),
        (["a.docx", "-o", "x.docx", "--back"], "there is no key to go back by"),
        (["a.docx", "-o", "x.docx", "--as-of", "yesterday"], "is not a day"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(run, words, says):
    """Before anything is read."""
    code, _, err = run(*words)
    assert code == 2
    assert says in err


def test_names_become_labels_and_names_again(run, returns, tmp_path):
    """By a key that is drafted the first time; what may be missed is told."""
    key = tmp_path / "key.json"
    people = tmp_path / "people.json"
    people.write_text('{"people": {"m": {"name": "Juniper Sedge", "role": "mother"}}}')
    asked = ["--key", people, "--pseudonyms", key]
    code, told, err = run(returns, "-o", tmp_path / "l.csv", *asked, "--json")
    assert code == 0
    assert "Drafted" in err
    assert json.loads(key.read_text())["people"][0]["label"] == "Mother"
    labelled = (tmp_path / "l.csv").read_text(encoding="utf-8-sig")
    assert "[Mother] reported a theft" in labelled
    assert "Sedge" not in labelled
    assert isinstance(json.loads(told)["may_be_missed"], dict)

    (tmp_path / "again").mkdir()
    rows = [("3 June 2026", "", "[Mother] reported a theft", "", "", "", "", "")]
    again = tmp_path / "again" / "Police.docx"
    again.write_bytes(template_for("a.docx", agency="Fernshire Police", rows=rows))
    assert run(again, "-o", tmp_path / "n.csv", *asked, "--back")[0] == 0
    assert "Juniper Sedge reported a theft" in (tmp_path / "n.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["return.docx", "return.xlsx"])
def test_a_template_is_written_alone(run, tmp_path, name):
    """With nothing else asked for."""
    path = tmp_path / name
    code, said, _ = run("--template", path)
    assert code == 0
    assert str(path) in said
    assert path.read_bytes()[:2] == b"PK"


def test_what_is_as_of_a_day_counts_silences_until_then(run, returns, tmp_path):
    """And the case file says so."""
    out = tmp_path / "o.case.json"
    run(returns, "-o", out, "--as-of", "2026-12-24")
    assert json.loads(out.read_text())["as_of"] == "2026-12-24"
    assert read_case(out).as_of is not None
