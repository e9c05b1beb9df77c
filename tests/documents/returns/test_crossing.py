"""Does a return come back from the child as it was understood, and nothing else as one?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from sightline.documents.chronology.gists import gist_of
from sightline.documents.chronology.told import Someone
from sightline.documents.gathering import gather
from sightline.documents.returns.receiving import NotAReturn, decode
from sightline.documents.returns.sending import encode, options_for, return_job
from sightline.documents.returns.understanding import understand
from sightline.documents.source.limits import Limits
from sightline.documents.source.reading import read
from sightline.kernel.partial_dates import PartialDate
from tests.documents.returns.building import AS_OF
from tests.returns.families import FAMILIES
from tests.returns.making import every_layout

PEOPLE = (Someone("mother", "Ada Thistle", "mother", PartialDate.parse("1990"), "female"),)
ROWS = """Date,Time,Event,Seen,Worker
03/05/2021,09:30,Home visit by the health visitor. Mum seen with Child 2.,Yes,AB
early June 2021,,Call from school; weight 4.2 kg.,No,
,,"Strategy meeting held, police present.",,CD
Total 3,,,,
"""


def crossed(one):
    return decode(json.loads(json.dumps(encode(one))))


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "Fernshire Health Visiting.csv"
    path.write_text(ROWS, encoding="utf-8")
    return read(path, Limits())


def test_a_return_crosses_unchanged(source):
    one = understand(source, as_of=AS_OF, people=PEOPLE)
    assert len(one.events) == 3
    assert crossed(one) == one


def test_what_its_words_come_to_crosses_too(source):
    for event in crossed(understand(source, as_of=AS_OF)).events:
        assert event.gist == gist_of(event.says, [each.text for each in event.columns])


def test_returns_of_every_layout_cross_unchanged(tmp_path):
    every_layout(tmp_path, FAMILIES[0], seed=5)
    for path in tmp_path.iterdir():
        one = understand(read(path, Limits()), as_of=AS_OF)
        assert crossed(one) == one


def test_most_rows_cross_without_their_place_or_account(source):
    value = encode(understand(source, as_of=AS_OF))
    assert [event[4] for event in value["events"]][1:] == [0, 0]
    assert value["account"].count(0) == 3


def test_the_child_knows_the_people_it_is_told_of(source):
    value = return_job(source, json.loads(json.dumps(options_for(AS_OF, PEOPLE))))
    told = decode(json.loads(json.dumps(value)))
    assert told.people[0] == PEOPLE[0]
    assert "mother" in told.events[0].people


def changes(value, path=()):
    """Every place in a JSON value, to put something wrong there."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from changes(value[key], (*path, key))


def test_anything_of_another_shape_is_not_a_return(source):
    good = json.dumps(encode(understand(source, as_of=AS_OF, people=PEOPLE)))
    for path in changes(json.loads(good)):
        whole = {"whole": json.loads(good)}
        *before, last = ("whole", *path)
        holder = whole
        for key in before:
            holder = holder[key]
        holder[last] = {"unlike": 1.5}
        with pytest.raises(NotAReturn):
            decode(whole["whole"])


def test_a_child_that_talks_nonsense_has_its_file_refused(tmp_path, monkeypatch):
    path = tmp_path / "Fernshire Health Visiting.csv"
    path.write_text(ROWS, encoding="utf-8")

    def nonsense(value):
        raise NotAReturn("a number for a name")

    monkeypatch.setattr("sightline.documents.gathering.decode", nonsense)
    gathered = gather([path], as_of=date(2026, 1, 1))
    assert gathered.returns == ()
    assert "made no sense" in gathered.refused[0].wrong


def test_a_gist_is_not_kept_past_the_words_it_is_of(source):
    event = understand(source, as_of=AS_OF).events[0]
    assert event.gist is None
    assert replace(event, gist=gist_of("Other words.", ())) == event
