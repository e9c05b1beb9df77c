"""Is nothing said of whole invented families in which everything was done well?"""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.exchange.case_file.for_engines import as_of, world_as_of
from sightline.exchange.case_file.reading import read_case
from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.wording import Saying

FAMILIES = sorted((Path(__file__).parents[1] / "library" / "families").glob("*.case.json"))


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.name.split(".")[0])
def test_a_family_where_all_went_well_raises_nothing(path: Path):
    case = read_case(path)
    world = world_as_of(case, as_of(case))
    saying = Saying(world)

    assert [saying.why(gap) for gap in gaps(world, today=as_of(case))] == []
