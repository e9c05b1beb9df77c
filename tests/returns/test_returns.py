"""Is every row of a messy return recovered, rightly dated or doubted, and no word lost?"""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.documents.chronology.merging import merge
from sightline.documents.gathering import gather
from sightline.documents.returns.understanding import understand
from sightline.documents.source.limits import Limits
from sightline.documents.source.reading import read
from tests.returns.families import FAMILIES, happenings
from tests.returns.judging import Verdict, judge, links
from tests.returns.making import LAYOUTS, every_layout, make, written
from tests.returns.story import links_of, story_of

AS_OF = date(2026, 1, 31)
MOST_NEEDLESS = 0.02


def merged(folder: Path):
    """All files of a folder as one chronology; none may be refused."""
    gathered = gather(sorted(folder.iterdir()), as_of=AS_OF)
    assert not gathered.refused
    return merge(gathered.returns, title="Test")


def no_harm(verdict: Verdict):
    """Assert that nothing is lost, invented, or wrong without a word."""
    assert verdict.lost == []
    assert verdict.invented == []
    assert verdict.silently_wrong == []
    assert verdict.owed == []
    assert verdict.words_lost == []
    assert verdict.words_back == []
    assert len(verdict.needless) <= MOST_NEEDLESS * verdict.clear, verdict.needless


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.key)
def test_a_family_s_returns_are_read_whole_in_every_layout(tmp_path, family):
    truths = every_layout(tmp_path, family, seed=11)
    verdict = judge(merged(tmp_path), truths)
    assert len(truths) == len(LAYOUTS) >= 24
    assert verdict.judged > 250
    no_harm(verdict)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.key)
def test_accounts_of_one_event_are_linked_and_hardly_any_others(tmp_path, family, seed):
    truths = make(tmp_path, family, seed)
    chronology = merged(tmp_path)
    verdict = judge(chronology, truths)
    no_harm(verdict)
    right, wrong, wanted = links(chronology, verdict, links_of(truths))
    assert wanted > 3
    assert right > 0
    assert right >= 9 * wrong


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    layout=st.sampled_from(LAYOUTS),
    family=st.sampled_from(FAMILIES),
    seed=st.integers(0, 10_000),
    mess=st.sampled_from([0.0, 0.2, 0.5, 0.9]),
)
def test_no_mess_makes_a_row_wrong_in_silence(tmp_path_factory, layout, family, seed, mess):
    folder = tmp_path_factory.mktemp("mess")
    story = story_of(family, happenings(family, seed, 70), "police", seed, mess)
    truth = written(folder, story, *layout)
    (path,) = folder.iterdir()
    told = understand(read(path, Limits()), as_of=AS_OF)
    verdict = judge(merge([told], title="Test"), [truth])
    assert verdict.lost == verdict.invented == verdict.silently_wrong == []
    assert verdict.words_lost == verdict.words_back == []


SAVED = Path(__file__).parent / "saved_by_libreoffice"


def test_returns_saved_by_libreoffice_are_read_whole():
    paths = sorted(path for path in SAVED.iterdir() if path.suffix != ".json")
    gathered = gather(paths, as_of=AS_OF)
    assert not gathered.refused
    truths = [
        json.loads((SAVED / f"{path.name}.json").read_text("utf-8")) for path in paths
    ]
    verdict = judge(merge(gathered.returns, title="Test"), truths)
    assert verdict.judged > 40
    no_harm(verdict)
