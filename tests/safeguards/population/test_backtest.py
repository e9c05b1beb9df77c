"""Does a whole population stand as its cases do, one by one?"""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings

from sightline.commands import backtest
from sightline.commands.main import main
from sightline.exchange.case_file.by_family import into_parts
from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards import library_loading
from sightline.safeguards.model import Rhythm
from sightline.safeguards.population.judging import Period, judge
from sightline.safeguards.population.preparing import prepare
from sightline.safeguards.population.reporting import report
from sightline.safeguards.population.writing import of_worlds
from sightline.safeguards.reference.engine import run_all
from tests.safeguards.engines.generating import situations

CALENDAR = england_and_wales()
SECONDS_A_DAY = 86_400


def month_of(owed):
    """The month in which an obligation falls due, or "" where no day can be told."""
    if owed.due_last is None:
        return ""
    day = owed.due_last // SECONDS_A_DAY if owed.clock else owed.due_last
    return (date(1970, 1, 1) + timedelta(days=day)).strftime("%Y-%m")


def always(guard):
    """The safeguard as if it had been in force since its first threshold."""
    expect = guard.expect
    dated = expect.every if isinstance(expect, Rhythm) else getattr(expect, "within", ())
    has_thresholds = isinstance(dated, tuple) and dated
    return replace(guard, in_force=dated[0].from_day if has_thresholds else date.min)


def slowly(guards, world, today):
    """How many stand how, by the reference engine."""
    now_second = int(end_of_day(today).timestamp())
    found = run_all(
        map(always, guards), world, CALENDAR, today=today, now_second=now_second
    )
    return Counter((o.safeguard, month_of(o), o.owed_by, o.status) for o in found)


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(situation=situations())
def test_a_population_is_counted_as_its_entries_are_judged(tmp_path_factory, situation):
    """Numbered words and prepared columns change nothing of what is owed, when and by whom."""
    guards, world, today = situation
    with duckdb.connect() as connection:
        prepare(connection, of_worlds([world], tmp_path_factory.mktemp("world")))
        judge(connection, guards, CALENDAR, Period(today))
        found = report(connection, guards, flood=0, examples=3)

    counted = {(s.safeguard, s.month, s.agency, s.status): s.many for s in found.stood}
    assert counted == slowly(guards, world, today)
    ids = {entry.id for entry in world.entries}
    assert all(set(i) <= ids for each in found.examples.values() for i in each.values())


FAMILIES = 8


@pytest.fixture
def ledger(tmp_path):
    """A case file of eight families, one referral each; every other one was decided in time."""
    lines = [
        {"case": {"sightline": "case/1", "as_of": "2026-03-31"}},
        {"agency": {"id": "csc", "name": "Care", "sector": "childrens-social-care"}},
        {"agency": {"id": "hv", "name": "Visiting", "sector": "health-visiting"}},
    ]
    for n in range(FAMILIES):
        lines.append(
            {"person": {"id": f"child{n}", "born": "2020-05-01", "name": f"C {n}"}}
        )
        made = {"to": "csc", "concern": ["neglect"], "urgency": "routine"}
        lines.append({"entry": entry(f"r{n}", "referral.made", "2026-01-05", n, made)})
    for n in range(0, FAMILIES, 2):
        decided = {
            "decision": "assessment", "threshold": "child-in-need", "owner": "A worker",
            "rationale": "What was seen.",
        }  # fmt: skip
        told = entry(f"d{n}", "referral.decided", "2026-01-06", n, decided)
        lines.append({"entry": told | {"by": "csc", "thread": f"r{n}"}})
    path = tmp_path / "county.case.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def entry(id_, kind, day, n, data):
    """One entry about a child."""
    return {
        "id": id_, "kind": kind, "happened": day, "recorded": f"{day}T17:00:00Z",
        "by": "hv", "about": [f"child{n}"], "thread": id_, "data": data,
    }  # fmt: skip


def library_rule(tmp_path, code="referral-decided"):
    """One shipped safeguard, as a file of its own."""
    shipped = library_loading.shipped() / f"{code}.toml"
    path = tmp_path / shipped.name
    path.write_bytes(shipped.read_bytes())
    return path


def of_rule(told, code="referral-decided"):
    """What was printed of one safeguard."""
    return next(each for each in json.loads(told)["safeguards"] if each["code"] == code)


def test_the_command_counts_a_case_file_and_names_nobody(ledger, tmp_path, capsys):
    """Half of the referrals were decided in time; what is printed holds entries' ids only."""
    rule = library_rule(tmp_path)

    code = main(["backtest", str(ledger), "--safeguards", str(rule), "--to", "2026-03-31",
                 "--flood", "3", "--json"])  # fmt: skip

    told = capsys.readouterr().out
    found = of_rule(told)
    assert code == 0
    assert found["by_status"]["met"] == FAMILIES // 2
    assert found["by_status"]["missed"] == FAMILIES // 2
    assert sorted(found["to_read"]["missed"])[0].startswith("r")
    assert [week["most"] for week in found["weeks"]] == [FAMILIES]
    assert [week["weeks_over"] for week in found["weeks"]] == [1]
    assert "child" not in json.dumps(found["counts"])
    assert "C 1" not in told


def test_what_was_not_known_by_the_day_does_not_count(ledger, tmp_path, capsys):
    """As known on the day of the referrals, nothing was decided yet and nothing was late."""
    rule = library_rule(tmp_path)

    main(
        ["backtest", str(ledger), "--safeguards", str(rule), "--to", "2026-01-05", "--json"]
    )

    found = of_rule(capsys.readouterr().out)
    assert found["by_status"]["met"] == found["by_status"]["missed"] == 0


def test_a_file_read_in_parts_gives_the_same(ledger, tmp_path, capsys, monkeypatch):
    """Families are kept together, however many parts a large file is read in."""
    rule = library_rule(tmp_path)
    asked = ["backtest", str(ledger), "--safeguards", str(rule), "--to", "2026-03-31"]
    main([*asked, "--json"])
    whole = of_rule(capsys.readouterr().out)
    monkeypatch.setattr(
        backtest, "into_parts", lambda path, folder: into_parts(path, folder, 500)
    )

    main([*asked, "--json"])

    in_parts = of_rule(capsys.readouterr().out)
    assert in_parts["counts"] == whole["counts"]
    assert in_parts["weeks"] == whole["weeks"]


def test_kept_columns_give_the_same_and_parquet_too(ledger, tmp_path, capsys):
    """What is kept can be asked again, and a folder of Parquet is read as the file was."""
    rule, kept = library_rule(tmp_path), tmp_path / "kept.duckdb"
    rest = ["--safeguards", str(rule), "--json"]
    main(["backtest", str(ledger), "--keep", str(kept), "--to", "2026-03-31", *rest])
    first = json.loads(capsys.readouterr().out)

    main(["backtest", str(kept), "--to", "2026-03-31", *rest])

    assert json.loads(capsys.readouterr().out) == first


def test_a_folder_without_the_tables_is_refused_with_what_is_missing(tmp_path, capsys):
    """The message says which files there should be."""
    code = main(["backtest", str(tmp_path)])

    assert code == 2
    assert "entry.parquet" in capsys.readouterr().err


def test_a_ledger_that_is_not_there_is_said_to_be_missing(tmp_path, capsys):
    """And the message says what can be named instead."""
    code = main(["backtest", str(tmp_path / "nowhere.case.jsonl")])

    told = capsys.readouterr().err
    assert code == 2
    assert "it is not there" in told
    assert "Parquet" in told
