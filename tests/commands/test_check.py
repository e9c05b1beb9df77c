"""What do `sightline check` and `sightline safeguards` answer, and how do they end?"""

import json

import pytest

from sightline.commands.main import main
from tests.safeguards.files import RIGHT

CASE = {
    "sightline": "case/1",
    "title": "The Alder family (fictional)",
    "as_of": "2026-02-27",
    "agencies": {
        "csc": {"name": "Northshire Social Care", "sector": "childrens-social-care"},
        "hv": {"name": "Northshire Health Visiting", "sector": "health-visiting"},
    },
    "people": {
        "baby": {"name": "Hazel Alder", "born": "2025-11-02"},
        "mother": {"name": "Ivy Alder", "born": "1999"},
    },
    "entries": [
        {
            "id": "e1", "kind": "referral.made", "happened": "2026-01-09", "by": "hv",
            "about": ["baby"], "thread": "e1",
            "data": {"to": "csc", "concern": ["neglect"], "urgency": "routine"},
        },
        {
            "id": "e2", "kind": "referral.decided", "happened": "2026-01-14", "by": "csc",
            "recorded": "2026-01-20T09:00:00Z", "about": ["baby"], "thread": "e1",
            "data": {"decision": "advice"},
        },
        {
            "id": "e3", "kind": "referral.made", "happened": "2026-02-26", "by": "hv",
            "about": ["baby"], "thread": "e3",
            "data": {"to": "csc", "concern": ["neglect"], "urgency": "same-day"},
        },
    ],
}  # fmt: skip


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "alder.case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return str(path)


@pytest.fixture
def rules(tmp_path):
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "one.toml").write_text(RIGHT, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys):
    """Run one command; return its exit code and what it printed."""

    def run_one(*words: str) -> tuple[int, str, str]:
        code = main([*words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_one


def test_each_obligation_is_an_object_of_the_documented_form(run, case, rules):
    code, told, said = run("check", case, "--json", "--safeguards", str(rules))

    late, pending = json.loads(told)
    assert (code, said) == (0, "")
    assert {name: late[name] for name in late if name != "why"} == {
        "safeguard": "referral-decided",
        "title": "A referral is decided in one working day",
        "status": "late",
        "child": "baby",
        "owed_by": "csc",
        "started": {"entry": "e1", "date": "2026-01-09"},
        "due": "2026-01-12",
        "met_by": "e2",
        "learned_from": "Nobody decided.",
        "theme": "referral-route",
    }
    assert late["why"].startswith(
        "“Referral made” by Northshire Health Visiting on 9 January"
    )
    assert (pending["status"], pending["met_by"]) == ("pending", None)


def test_it_can_be_asked_as_of_an_earlier_day(run, case, rules):
    """The decision was made on 14 January and recorded on the 20th."""

    def status(day):
        told = run("check", case, "--as-of", day, "--json", "--safeguards", str(rules))[1]
        return [each["status"] for each in json.loads(told)]

    assert status("2026-01-12") == ["pending"]
    assert status("2026-01-19") == ["missed"]
    assert status("2026-01-20") == ["late"]


def test_the_table_tells_what_needs_doing_first_and_names_people(run, case, rules):
    code, told, _ = run("check", case, "--safeguards", str(rules))

    lines = told.splitlines()
    assert code == 0
    assert lines[0] == (
        "The Alder family (fictional), as known on 27 February 2026:"
        " 2 obligations under 1 safeguard."
    )
    headings = [line for line in lines if line and not line.startswith(" ")][1:]
    assert [heading.split(":")[0] for heading in headings] == ["Late", "Pending"]
    assert (
        "  2026-01-12  A referral is decided in one working day: Hazel Alder,"
        " owed by Northshire Social Care" in lines
    )


@pytest.mark.parametrize(
    ("statuses", "code"),
    [(["missed"], 0), (["late"], 1), (["missed", "pending"], 1), ([], 0)],
)
def test_it_ends_in_one_where_asked_to(run, case, rules, statuses, code):
    asked = ["--fail-on", *statuses] if statuses else []

    assert run("check", case, "--safeguards", str(rules), *asked)[0] == code


def test_the_shipped_library_runs_on_any_case(run, case):
    code, told, _ = run("check", case, "--json")

    assert code == 0
    assert "referral-decided" in {each["safeguard"] for each in json.loads(told)}


def test_a_case_without_a_day_is_taken_as_of_its_last(run, rules, tmp_path):
    path = tmp_path / "undated.case.json"
    path.write_text(json.dumps({**CASE, "as_of": None}), encoding="utf-8")

    told = run("check", str(path), "--safeguards", str(rules))[1]

    assert "as known on 26 February 2026" in told


def test_what_is_not_a_case_is_refused_in_a_sentence(run, tmp_path):
    path = tmp_path / "not.case.json"
    path.write_text("{}", encoding="utf-8")

    code, told, said = run("check", str(path), "--json")

    assert code == 2
    assert json.loads(told)["refused"]
    assert "case file" in said


def test_lint_tells_every_fault_and_ends_in_one(run, rules):
    assert run("safeguards", "lint", str(rules))[:2] == (
        0,
        "1 safeguard, none at fault.\n",
    )
    path = rules / "two.toml"
    path.write_text(RIGHT.replace("same = ", "sam = "), encoding="utf-8")

    code, told, _ = run("safeguards", "lint", str(path), "--json")

    assert code == 1
    [fault] = json.loads(told)["faults"]
    assert fault == {
        "where": "two.toml, line 14",
        "wrong": "nothing is read under “sam” here",
        "right": "did you mean same?",
    }


def test_lint_notes_what_is_worth_a_look(run, rules):
    head, _, _ = RIGHT.partition("[[example]]")
    (rules / "one.toml").write_text('sentence = "In our words."\n' + head, encoding="utf-8")

    code, told, _ = run("safeguards", "lint", str(rules), "--json")

    notes = json.loads(told)["notes"]
    assert code == 0
    assert [note["right"][:22] for note in notes] == [
        "add an [[example]]", "see that it says no ot",
    ]  # fmt: skip


def test_lint_looks_into_the_examples(run, rules):
    text = RIGHT.replace('by = "csc"', 'by = "nobody"')
    (rules / "one.toml").write_text(text, encoding="utf-8")

    code, told, _ = run("safeguards", "lint", str(rules), "--json")

    assert code == 1
    assert "nobody" in json.loads(told)["faults"][0]["wrong"]


def test_explain_says_a_code_or_a_file_in_words(run, rules):
    code, told, _ = run("safeguards", "explain", "referral-decided", "--json")
    assert code == 0
    assert json.loads(told)[0]["expected"].startswith("“Referral decided” must follow")

    assert "Learned from: Nobody decided." in run("safeguards", "explain", str(rules))[1]
    code, _, said = run("safeguards", "explain", "referral-decide")
    assert (code, "referral-decided" in said) == (2, True)


def test_examples_are_run_on_every_engine(run, rules):
    code, told, _ = run("safeguards", "test", str(rules), "--engine", "all", "--json")

    tried = json.loads(told)
    assert code == 0
    assert {each["engine"] for each in tried} >= {"reference", "sqlite", "duckdb"}
    assert all(each["holds"] for each in tried)


def test_an_example_that_does_not_hold_is_told(run, rules):
    text = RIGHT.replace('baby = "met"', 'baby = "missed"')
    (rules / "one.toml").write_text(text, encoding="utf-8")

    code, told, _ = run("safeguards", "test", str(rules))

    assert code == 1
    assert "expected baby missed, found baby met" in told
