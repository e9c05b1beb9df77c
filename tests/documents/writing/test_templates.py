"""Does the template that agencies fill in read back exactly as it was filled in?"""

from datetime import date, timedelta
from random import Random

import pytest

from sightline.documents.chronology.merging import merge
from sightline.documents.returns.understanding import understand
from sightline.documents.source.opening import read_source
from sightline.documents.writing.templates import COLUMNS, template_for
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import say_day

TODAY = date(2026, 6, 1)
WORDS = [
    "visit",
    "call",
    "clinic",
    "cot",
    "grandmother",
    "bruise",
    "settled",
    "school",
    "rang",
]


def made_up(seed):
    """Generate rows: an exact day, what happened, what was done."""
    chance = Random(seed)
    days = sorted(
        date(2024, 1, 1) + timedelta(days=chance.randrange(800)) for _ in range(12)
    )
    return [
        (day, *(" ".join(chance.choices(WORDS, k=chance.randint(3, 9))) for _ in "ab"))
        for day in days
    ]


def understood(path, rows, agency="Fernshire Health Visiting"):
    path.write_bytes(template_for(path.name, agency=agency, rows=rows))
    return understand(read_source(path), as_of=TODAY)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_filled_template_reads_back_as_it_was_filled_in(tmp_path, ending, seed):
    """Every row once, its day exact, without a doubt, every word in its place."""
    rows = made_up(seed)
    filled = [
        (say_day(day), "", says, "Yes", action, "Robin Sedge", "Case note", "A. Vetch")
        for day, says, action in rows
    ]
    told = understood(tmp_path / f"return.{ending}", filled)
    assert [event.says for event in told.events] == [says for _, says, _ in rows]
    assert [event.happened.text for event in told.events] == [str(day) for day, *_ in rows]
    assert not [doubt for event in told.events for doubt in event.doubts]
    assert [agency.name for agency in told.agencies] == ["Fernshire Health Visiting"]
    for event, (_, _, action) in zip(told.events, rows, strict=True):
        assert action in [column.text for column in event.columns]
    assert len(merge([told], title="").events) == len(rows)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_empty_template_tells_of_nothing(tmp_path, ending):
    """Its guide and its headings are no events."""
    assert understood(tmp_path / f"return.{ending}", []).events == ()


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_headings_are_understood_without_guessing(tmp_path, ending):
    """Each column of the template is known by its heading."""
    row = ("5 January 2026", "14:30", "Visit to the home", *("x",) * (len(COLUMNS) - 3))
    told = understood(tmp_path / f"return.{ending}", [row])
    mapping = next(each for each in told.mappings if "What happened" in each.headings)
    assert not any(mapping.guessed)
    assert told.events[0].happened.text == "2026-01-05T14:30"


def test_a_template_is_word_or_excel():
    """Anything else is refused, saying so."""
    with pytest.raises(Refused, match="Word or an Excel"):
        template_for("return.pdf")
