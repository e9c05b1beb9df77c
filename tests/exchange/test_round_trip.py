"""Is what is exported and imported again the same record?"""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sightline.exchange.case_file.writing import as_laid_out, as_lines, as_one_object
from sightline.exchange.exporting import everything as export_all
from sightline.exchange.exporting import family, top
from tests.cast import NOW, Scribe, make_directory, make_rowans
from tests.exchange.case_files import cases, lines_of, rowans
from tests.exchange.ledgers import AT, everything, ledger, put_back, take_in

pytestmark = pytest.mark.django_db
SEVERAL = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CASES = Path(os.environ.get("SIGHTLINE_TEST_CASES", ""))
CASE_FILES = sorted(CASES.glob("*.case.json")) if CASES.name else []


def exported() -> list[bytes]:
    return [line.encode() for line in as_lines(export_all())]


def exported_family(person, now=AT) -> dict:
    return json.loads("".join(as_laid_out(family(person, now=now))))


@SEVERAL
@given(cases())
def test_any_case_comes_back_as_it_was(case):
    """Same ids, digests, chain, knowledge and views, whatever the file held."""
    with put_back():
        take_in(case)
        first, lines = everything(), exported()
    with put_back():
        take_in(lines)
        assert everything() == first
        assert exported() == lines


@SEVERAL
@given(cases())
def test_a_file_imported_twice_adds_nothing(case):
    """Entries that are there already are passed over."""
    with put_back():
        take_in(case)
        first = everything()

        again = take_in(case)

        assert again.entries_new == 0
        assert everything() == first


@pytest.mark.skipif(not CASE_FILES, reason="SIGHTLINE_TEST_CASES names no folder of cases")
@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_a_case_from_a_review_comes_back_as_it_was(path):
    """Real shapes of case survive as well as generated ones."""
    with put_back():
        take_in(path.read_bytes())
        first, lines = everything(), exported()
    with put_back():
        take_in(lines)
        assert everything() == first


def test_the_whole_record_as_one_object_is_the_same_record():
    """However the file is laid out."""
    with put_back():
        take_in(rowans())
        first, text = everything(), "".join(as_one_object(top(AT), export_all()))
    with put_back():
        take_in(text.encode())
        assert everything() == first


def test_one_object_and_one_line_each_tell_the_same():
    """The two forms of a file come to the same ledger."""
    with put_back():
        take_in(rowans())
        first = everything()
    with put_back():
        take_in(lines_of(rowans()))
        assert everything() == first


def test_what_was_recorded_here_comes_back_with_the_news_each_entry_brought():
    """Knowledge that a later entry brought is brought by it again."""
    make_directory()
    with put_back():
        record = Scribe()
        ids = make_rowans(record)
        referral = record(
            "health-visitor", "referral.made", "robin", to="csc", concern=["neglect"]
        )
        record("social-worker", "referral.received", "robin", thread=referral)
        record(
            "health-visitor",
            "information.shared",
            "robin",
            entries=[ids["home"]],
            to=["police"],
            basis="public task",
        )
        first, lines = everything(), exported()
    with put_back():
        take_in(lines)
        assert everything() == first


def test_a_family_comes_back_from_its_own_file():
    """The one-object form of one family, with people as a person can read them."""
    with put_back():
        take_in(rowans())
        first, told = everything(), exported_family("baby")
        assert told["people"]["mother"]["name"] == "Alice Rowan"
    with put_back():
        take_in(told)
        mine = {row[0] for row in ledger()}
        assert mine == {row[0] for row in first[0]} - {
            "uncle#header",
            "uncle#header-died",
            "unborn#header",
        }


def test_a_family_file_refers_to_what_it_leaves_out():
    """What another family's entries are to this one is named as being elsewhere."""
    make_directory()
    with put_back():
        record = Scribe()
        make_rowans(record)
        other = record(
            "health-visitor", "person.recorded", "fern", names="Fern Wren", born="2019"
        )
        shared = record(
            "health-visitor",
            "information.shared",
            "robin",
            entries=[other],
            to=["police"],
            basis="public task",
        )
        told = exported_family("robin", NOW)
        assert told["elsewhere"] == [other]
    with put_back():
        take_in(json.dumps(told).encode())
        assert shared in {row[0] for row in ledger()}


def test_two_cases_imported_one_after_the_other_come_back_in_that_order():
    """People of the second file's header stay behind the first file's entries."""
    with put_back():
        take_in(rowans())
        take_in(rowans(), prefix="other")
        first, lines = everything(), exported()
    with put_back():
        take_in(lines)
        assert everything() == first
