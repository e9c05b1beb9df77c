"""Does the reader find what a person read in published briefings, where those are at hand?"""

import os
from pathlib import Path

import pytest

from tests.documents.briefings.gold_reading import gold_readings, pairs, scores
from tests.documents.briefings.test_accounting import everything_told, unaccounted

FOLDER = os.environ.get("SIGHTLINE_TEST_BRIEFINGS", "")
# What the reader must not fall below: precision, recall. Measured values are a little above.
FLOORS = {
    "sections": (0.95, 0.95),
    "points": (0.95, 0.95),
    "children": (0.95, 0.95),
    "sectors": (0.90, 0.90),
    "dead_links": (0.95, 0.95),
    "contacts": (0.95, 0.95),
    "resources": (0.85, 0.85),
    "facts": (0.75, 0.90),
    "themes": (0.80, 0.90),
}
needs_briefings = pytest.mark.skipif(
    not FOLDER, reason="SIGHTLINE_TEST_BRIEFINGS names no folder of briefings"
)


def test_the_gold_readings_are_whole():
    """Each names its file by digest and every field."""
    fields = {frozenset(one) - {"right_order"} for one in gold_readings().values()}

    assert len(gold_readings()) == 5
    assert len(fields) == 1


@needs_briefings
def test_the_reader_finds_what_a_person_read():
    """Precision and recall stay above what was measured."""
    read = pairs(Path(FOLDER))
    measured = scores(read)

    assert len(read) == len(gold_readings())
    for field, (precision, recall) in FLOORS.items():
        right, said, there = measured[field]
        assert right >= precision * said, field
        assert right >= recall * there, field


@needs_briefings
def test_nothing_of_a_published_briefing_is_lost():
    """Every character is accounted for; every word stands where it is said to."""
    from sightline.documents.source.opening import read_source  # noqa: PLC0415
    from tests.documents.briefings.sources import holds  # noqa: PLC0415

    for path in sorted(Path(FOLDER).glob("*.txt")):
        source = read_source(path)
        for gold, one in pairs(path.parent):
            if one.file == path.name:
                assert gold
                assert unaccounted(source, one) == ""
                assert all(
                    holds(source, spans, words) for words, spans in everything_told(one)
                )
