"""Write what the reviews' findings would have shown, measured on the invented families.

Builds Northshire in a folder of its own, takes it out as a case file, runs the safeguards
over it, and writes for each finding the safeguard that says it and the day from which it
would have been seen. Ends with an error where a safeguard says nothing. Takes half a minute:
`.venv/bin/python -m scripts.briefings_shown`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sightline.exchange.case_file.for_engines import as_of, world_as_of
from sightline.exchange.case_file.reading import read_case
from sightline.kernel.local_time import end_of_day, say_day
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards.library_loading import load
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import date_of, second_of

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/explanation/what-the-briefings-would-have-shown.md"
FINDINGS = Path(__file__).with_suffix(".toml")

_SECONDS_IN_A_DAY = 86_400

OPENING = """\
# What the briefings would have shown

Five published reviews led to the requirements. Five invented families of Northshire (with a
sixth beside the last) live through something like each of them, entry by entry; in eight
others things go well. The tables are measured by `.venv/bin/python -m
scripts.briefings_shown`: it builds Northshire, runs the
[safeguards](../reference/safeguards.md) over it, and gives for each finding the day on which
the first clock fell due that was then missed, or met late. On that day, and not years later
in a review, it would have stood on somebody's page.

The families were written to be like the reviews, so this shows that each finding can be said
by a safeguard, and says nothing of how often it would be said of families that nobody here
has seen."""


def main() -> None:
    """Measure, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        case = read_case(_northshire(Path(folder)))
    day = as_of(case)
    world, now = world_as_of(case, day), second_of(end_of_day(day))
    owed = run_all(load(), world, england_and_wales(), today=day, now_second=now)
    broken = [each for each in owed if each.status in ("missed", "late")]
    told = tomllib.loads(FINDINGS.read_text(encoding="utf-8"))
    PAGE.write_text(_page(told, broken, world), encoding="utf-8")


def _northshire(folder: Path) -> Path:
    command = str(ROOT / ".venv/bin/sightline")
    for name in ("built", "taken-out"):
        (folder / name).mkdir()
    surroundings = {**os.environ, "SIGHTLINE_DATA": str(folder / "built")}
    subprocess.run(
        [command, "demo", "--no-serve"],
        env=surroundings,
        check=True,
        stdout=subprocess.PIPE,
    )
    shutil.copy(folder / "built/demo.sqlite3", folder / "taken-out/sightline.sqlite3")
    shutil.copy(folder / "built/secret.key", folder / "taken-out/secret.key")
    surroundings["SIGHTLINE_DATA"] = str(folder / "taken-out")
    case = folder / "northshire.case.jsonl"
    subprocess.run(
        [command, "export", "--all", "-o", str(case)],
        env=surroundings, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    return case


def _page(told: dict[str, Any], broken: list[Obligation], world: World) -> str:
    parts = [OPENING]
    for review in told["reviews"]:
        in_family = [each for each in broken if _is_of(each, review["family"], world)]
        parts += [f"## {review['title']}", "\n".join(_table(review, in_family))]
        parts += _elsewhere(review.get("elsewhere", {}))
    parts += ["## Families in which things went well", *_well(told, broken, world)]
    return "\n\n".join(parts) + "\n"


def _table(review: dict[str, Any], broken: list[Obligation]) -> Iterator[str]:
    yield f"The {review['family']} family raised {_counted(broken)}."
    yield ""
    yield "| what the review found | safeguard | first seen due | how it stands |"
    yield "| --- | --- | --- | --- |"
    for found, code in review["found"].items():
        those = [each for each in broken if each.safeguard == code]
        if not those:
            sys.exit(
                f"{review['family']}: {code} says nothing; mend the safeguard or the list"
            )
        first = min(those, key=_due)
        yield f"| {found} | `{code}` | {say_day(date_of(_due(first)))} | {first.status} |"


def _elsewhere(told: dict[str, str]) -> list[str]:
    if not told:
        return []
    lines = [f"- {found}: {where}." for found, where in told.items()]
    return ["\n".join(["Not said by a safeguard:", "", *lines])]


def _well(told: dict[str, Any], broken: list[Obligation], world: World) -> Iterator[str]:
    lines = ["| family | raised | by |", "| --- | --- | --- |"]
    for family in told["went_well"]["families"]:
        those = [each for each in broken if _is_of(each, family, world)]
        codes = ", ".join(f"`{each}`" for each in sorted({o.safeguard for o in those}))
        lines.append(f"| {family} | {len(those)} | {codes} |")
    yield "\n".join(lines)


def _is_of(owed: Obligation, family: str, world: World) -> bool:
    return world.names.get(owed.child, "").split()[-1:] == [family]


def _counted(broken: Iterable[Obligation]) -> str:
    said = Counter((each.safeguard, each.started) for each in broken)
    things = f"{len(said)} {'thing' if len(said) == 1 else 'things'}"
    return f"{things} in all, each counted once for all its children"


def _due(owed: Obligation) -> int:
    days = [day for day in (owed.due_first, owed.due_last) if day is not None]
    return max(days) // (_SECONDS_IN_A_DAY if owed.clock else 1)


if __name__ == "__main__":
    main()
