"""Is a wrong data file refused, with every fault named?"""

from dataclasses import dataclass

import pytest

from sightline.kernel.errors import Refused
from sightline.vocabulary.handling import Mark, OpensTo
from sightline.vocabulary.kind_loader import choice_sets_of, kinds_of
from sightline.vocabulary.loader import load_table, read_data, table_of
from sightline.vocabulary.model import Choice
from sightline.vocabulary.rows import read_row
from sightline.vocabulary.sectors import Sector

SETS = {"colours": (Choice("green", "Green"),)}


def kinds(fields, **more):
    return kinds_of(
        {
            "work": {
                "tree.grown": {
                    "title": "Tree grown",
                    "hint": "Up.",
                    "fields": fields,
                    **more,
                }
            }
        },
        SETS,
    )


def test_it_makes_a_row_of_each_table():
    """Each table becomes one frozen value under its code, with what is left out defaulted."""
    rows = table_of({"school": {"title": "School", "education": True}}, Sector, where="x")

    assert rows["school"] == Sector("school", "School", education=True)
    with pytest.raises(TypeError):
        rows["school"] = None


def test_it_names_every_fault_of_a_table_at_once():
    """A missing name, an unknown one and wrong types are all told together."""
    raw = {
        "a": {"title": 3, "education": "yes"},
        "b": {"colour": "green"},
        "c": "not a table",
        "d": {"title": "D", "told_about": "any"},
    }

    with pytest.raises(Refused) as refused:
        table_of(raw, Sector, where="sectors.toml")

    told = str(refused.value)
    assert len(refused.value.faults) == 6
    for place in ("[a] title", "[a] education", "[b]", "[c]", "[d] told_about"):
        assert f"sectors.toml {place}" in told
    assert "'colour'" in told
    assert "'title' is missing" in told


def test_it_reads_a_code_of_a_closed_list():
    """A circle is written in words, and a word that is none is refused with the words."""
    row = {"title": "T", "sentence": "S", "opens_to": "own-agency"}

    assert table_of({"m": row}, Mark, where="x")["m"].opens_to is OpensTo.OWN_AGENCY
    with pytest.raises(Refused, match="named-posts"):
        table_of({"m": {**row, "opens_to": "anyone"}}, Mark, where="x")


def test_it_reads_every_data_file_that_the_package_brings():
    """A data file loads by its name."""
    assert "school" in load_table("sectors.toml", Sector)
    assert "referral.made" in read_data("kinds/work.toml")


def test_it_says_when_a_file_is_not_toml(monkeypatch):
    """A file that cannot be read at all is refused with its name."""

    def broken(text):
        return real("= nothing")

    real = __import__("tomllib").loads
    monkeypatch.setattr("sightline.vocabulary.loader.tomllib.loads", broken)

    with pytest.raises(Refused, match=r"sectors\.toml: this is not TOML"):
        read_data("sectors.toml")


def test_it_makes_a_kind_with_its_fields():
    """A field is given its choices by the name of the set."""
    made = kinds(
        [{"name": "leaf", "type": "choice", "title": "Leaf", "choices": "colours"}]
    )

    assert made["tree.grown"].group == "work"
    assert made["tree.grown"].field("leaf").codes == ("green",)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ({"name": "a", "type": "colour", "title": "A"}, "'colour' is not known"),
        ({"name": "a", "type": "text"}, "'title' is missing"),
        ({"name": "a", "type": "choice", "title": "A"}, "a choice of nothing"),
        (
            {"name": "a", "type": "choice", "title": "A", "choices": "x"},
            "no set of choices",
        ),
        ({"name": "a", "type": "text", "title": "A", "choices": "colours"}, "choices mean"),
        ({"name": "a", "type": "object", "title": "A"}, "go with the type object"),
        ({"name": "a", "type": "text", "title": "A", "fields": []}, None),
        (
            {"name": "a", "type": "text", "title": "A", "many": True, "several": True},
            "several",
        ),
        ({"name": "a", "type": "text", "title": "A", "least": "one"}, "not a whole number"),
        ({"name": "a", "type": "text", "title": "A", "requird": True}, "no 'requird'"),
        (
            {"name": "a", "type": "object", "title": "A", "fields": [{"name": "b"}]},
            "missing",
        ),
        ("text", "not a table"),
    ],
)
def test_it_refuses_a_field_that_makes_no_sense(field, told):
    """Each senseless field is refused in words, and an empty list of fields is none."""
    if told is None:
        assert kinds([field])
        return
    with pytest.raises(Refused, match=told):
        kinds([field])


def test_it_refuses_one_name_for_two_fields():
    """Another spelling counts as a name."""
    one = {"name": "a", "type": "text", "title": "A"}

    with pytest.raises(Refused, match="'a' is there twice"):
        kinds([one, {"name": "b", "type": "text", "title": "B", "also": ["a"]}])


def test_it_refuses_fields_that_are_no_list():
    """Fields are an array of tables."""
    with pytest.raises(Refused, match="not a list"):
        kinds({"a": 1})


def test_it_refuses_a_kind_described_twice_or_not_at_all():
    """One kind has one description, wherever it stands."""
    row = {"title": "T", "hint": "H."}

    with pytest.raises(Refused) as refused:
        kinds_of({"work": {"a.b": row, "c.d": 7}, "seen": {"a.b": row}}, SETS)

    assert "seen.toml [a.b]: this kind is described twice" in str(refused.value)
    assert "work.toml [c.d]: this is not a kind" in str(refused.value)


def test_it_reads_choices_with_or_without_a_mark():
    """A choice is its title, or a table with its title and that it was added."""
    raw = {"s": {"yes": "Yes", "no": {"title": "No", "added": True}}}

    assert choice_sets_of(raw, where="x")["s"] == (
        Choice("yes", "Yes"),
        Choice("no", "No", added=True),
    )


@pytest.mark.parametrize("raw", [{"s": {}}, {"s": "yes"}, {"s": {"yes": 3}}])
def test_it_refuses_a_set_that_offers_nothing(raw):
    """A set without choices, or a choice without words, is refused."""
    with pytest.raises(Refused):
        choice_sets_of(raw, where="x")


def test_it_will_not_read_a_type_that_no_data_file_has():
    """A new type of attribute has to be given its reader."""

    @dataclass(frozen=True)
    class Odd:
        part: complex

    with pytest.raises(TypeError, match="no reader"):
        read_row(Odd, {"part": 1}, where="x", faults=[])
