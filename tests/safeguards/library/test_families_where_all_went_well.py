"""Do the safeguards keep quiet about families in which nothing was wrong?

Each family is an ordinary one: dates that are only months, agencies that did not write down
whom they told, a door that stayed shut once. None of them may raise anything.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sightline.exchange.case_file.for_engines import as_of, world_as_of
from sightline.exchange.case_file.reading import read_case, read_case_text
from sightline.exchange.case_file.told import CaseFile
from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards.library_loading import load
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.world_building.spans import second_of

FAMILIES = sorted((Path(__file__).parent / "families").glob("*.case.json"))
BROKEN = {"missed", "late"}
ENOUGH_TO_BE_WATCHING = 200
DAY = re.compile(r"^\d{4}-\d\d-\d\d(T[\d:]+)?$")


def owed(case: CaseFile, day: date | None = None) -> tuple[Obligation, ...]:
    day = day or as_of(case)
    now = second_of(end_of_day(day))
    world = world_as_of(case, day)
    return run_all(load(), world, england_and_wales(), today=day, now_second=now)


def broken(case: CaseFile) -> list[tuple[str, str]]:
    return [(each.safeguard, each.started) for each in owed(case) if each.status in BROKEN]


def family(path: Path) -> str:
    return path.name.removesuffix(".case.json")


def test_there_are_families_of_many_kinds() -> None:
    kinds = {entry["kind"] for path in FAMILIES for entry in told(path)["entries"]}

    assert len(FAMILIES) >= 8
    assert len(kinds) > 35


@pytest.mark.parametrize("path", FAMILIES, ids=family)
def test_nothing_is_missed_or_late(path: Path) -> None:
    assert broken(read_case(path)) == []


def test_much_is_watched_in_them_and_kept() -> None:
    kept = [each for path in FAMILIES for each in owed(read_case(path)) if each.answered]

    assert len(kept) > ENOUGH_TO_BE_WATCHING


@pytest.mark.parametrize("path", FAMILIES, ids=family)
def test_nothing_is_missed_when_only_the_months_are_known(path: Path) -> None:
    case = told(path)
    for entry in case["entries"]:
        if DAY.fullmatch(entry.get("happened", "")):
            # Entries of one month keep the order in which they were written down.
            entry["recorded"] = entry.get("recorded") or entry["happened"][:10]
            entry["happened"] = entry["happened"][:7]

    assert broken(read_case_text(json.dumps(case).encode())) == []


@pytest.mark.parametrize("path", FAMILIES, ids=family)
def test_nothing_is_missed_when_nobody_wrote_down_who_was_told(path: Path) -> None:
    case = told(path)
    for entry in case["entries"]:
        entry.pop("known_to", None)

    assert broken(read_case_text(json.dumps(case).encode())) == []


def told(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))
