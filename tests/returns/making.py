"""Makes the returns of a family, one agency to a file, and the truth beside them.

`python -m tests.returns.making FOLDER [SEED]` writes them for any judge of the truth's form.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.returns.families import AGENCIES, FAMILIES, Family, happenings
from tests.returns.in_sheets import SHEETS, many_agencies
from tests.returns.in_word import WORD
from tests.returns.story import Story, TrueRow, links_of, story_of, truth_of

Layout = Callable[[Path, Story], list[TrueRow]]
LAYOUTS: tuple[tuple[Layout, str], ...] = (*((one, "docx") for one in WORD), *SHEETS)
FEWEST = 4


def make(
    folder: Path, family: Family, seed: int, mess: float = 0.3
) -> list[dict[str, Any]]:
    """Write returns of one family in layouts drawn by lot; give the truth of each."""
    told = happenings(family, seed)
    dice = random.Random(f"layouts{family.key}{seed}")
    layouts = dice.sample(LAYOUTS, len(LAYOUTS))
    truths = []
    for agency, (layout, ending) in zip(AGENCIES, layouts, strict=False):
        story = story_of(family, told, agency, seed, mess)
        if len(story.rows) >= FEWEST:
            truths.append(written(folder, story, layout, ending))
    return truths


def every_layout(
    folder: Path, family: Family, seed: int, mess: float = 0.3
) -> list[dict[str, Any]]:
    """Write a return in every layout, each a story of its own."""
    truths = []
    for number, (layout, ending) in enumerate(LAYOUTS):
        told = happenings(family, seed + number, 90)
        agencies = list(AGENCIES)[:6]
        story = story_of(family, told, agencies[number % 6], seed + number, mess)
        if layout is many_agencies:
            stories = [story_of(family, told, one, seed, mess) for one in agencies[:3]]
            rows = sorted(
                (row for one in stories for row in one.rows),
                key=lambda row: row.happening.at,
            )
            story = replace(story, rows=rows)
        truths.append(written(folder, story, layout, ending))
    return truths


def written(folder: Path, story: Story, layout: Layout, ending: str) -> dict[str, Any]:
    """Write one return; give its truth."""
    name = f"{story.name} {layout.__name__.replace('_', ' ')}.{ending}"
    rows = layout(folder / name, story)
    return truth_of(name, story, layout.__name__, rows)


def main(folder: Path, seed: int) -> None:
    """Write every family's returns and truth below a folder."""
    for family in FAMILIES:
        for way, made in (("lot", make), ("all", every_layout)):
            files = folder / f"{family.key}-{way}-{seed}" / "files"
            truth = files.parent / "truth"
            files.mkdir(parents=True)
            truth.mkdir()
            truths = made(files, family, seed)
            for one in truths:
                raw = json.dumps(one, ensure_ascii=False, indent=1)
                (truth / f"{one['file']}.json").write_text(raw, encoding="utf-8")
            links = json.dumps(links_of(truths) if way == "lot" else [])
            (truth / "links.json").write_text(links, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
