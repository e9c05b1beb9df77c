"""Can the text be read by a person, and can nothing that it was given become part of it?"""

import re
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from sightline.kernel.working_days import england_and_wales
from sightline.safeguards import library_loading
from sightline.safeguards.compiler.compiling import compile  # noqa: A004
from sightline.safeguards.compiler.engines import on_sqlite
from sightline.safeguards.compiler.tables import definitions
from sightline.safeguards.model import Condition, Looked, OwedBy, Start
from sightline.safeguards.world import World

HOSTILE = "it's '); DROP TABLE entry; -- %(v1)s :v1 @entry ?"
LIBRARY = library_loading.load()


@pytest.mark.parametrize("scope", ["everyone", "people"])
@pytest.mark.parametrize("safeguard", LIBRARY, ids=lambda each: each.code)
def test_each_step_says_in_english_what_it_finds(safeguard, scope):
    """Every step of every shipped safeguard has a comment, and the text reads as written."""
    steps = compile(safeguard, scope=scope)

    assert [step.name for step in steps.steps][-2:] == ["status", "obligations"]
    assert len({step.name for step in steps.steps}) == len(steps.steps)
    for step in steps.steps:
        assert step.says.partition(": ")[2], step.name
        assert f"-- {step.says}" in steps.text
    assert (":people" in steps.text) is (scope == "people")


def hostile():
    """A shipped safeguard that looks for hostile words."""
    first = next(each for each in LIBRARY if each.code == "referral-decided")
    where = (Condition("rationale", "is", (HOSTILE,)),)
    start = Start(Looked(("referral.decided",), where))
    recorder = OwedBy("recorder")
    return replace(first, start=start, unless=(), examples=(), owed_by=recorder)


@pytest.mark.parametrize("style", ["named", "pyformat", "dollar"])
def test_words_are_bound_and_never_written(style):
    """What a safeguard says reaches the engine as a value, in every style of placeholder."""
    bound = compile(hostile()).bound(style, today=1, tonight=2)

    assert "DROP TABLE" not in bound.text
    assert HOSTILE in bound.values.values()
    marks = {"named": r":(\w+)", "pyformat": r"%\((\w+)\)s", "dollar": r"\$(\w+)"}
    assert set(re.findall(marks[style], bound.text)) == set(bound.values)
    if style == "pyformat":
        assert not re.search(r"(?<!%)%(?![%(])", bound.text)


def test_hostile_words_do_no_harm():
    """They are looked for, and not found."""
    assert on_sqlite([hostile()], World(), england_and_wales(), date(2024, 1, 1)) == ()


def test_people_are_bound_however_many_there_are():
    """The same text serves a family of any size; nobody at all is nobody, not everybody."""
    steps = compile(LIBRARY[0], scope="people")

    many = steps.bound("named", today=1, tonight=2, people=["a", "b'c", "d"])
    nobody = steps.bound("named", today=1, tonight=2)

    assert {"a", "b'c", "d"} <= set(many.values.values())
    assert "b'c" not in many.text
    assert "IN (NULL)" in nobody.text


def test_tables_take_a_prefix_and_nothing_else_does():
    """With a prefix, the text reads only tables that have it."""
    with sqlite3.connect(":memory:") as connection:
        for text in definitions("sqlite", "obligations_"):
            connection.execute(text)
        for safeguard in LIBRARY:
            for scope in ("everyone", "people"):
                steps = compile(safeguard, scope=scope)
                bound = steps.bound("named", today=1, tonight=2, prefix="obligations_")
                assert connection.execute(bound.text, dict(bound.values)).fetchall() == []
    connection.close()


def test_a_safeguard_is_written_once():
    """The text is remembered, whatever examples the safeguard has."""
    first = LIBRARY[0]

    assert compile(first) is compile(replace(first, examples=()))
