"""Does checking hold for any data that a kind allows?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.vocabulary.kinds import KINDS, FieldType, check_data

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12).filter(
    lambda text: text.strip()
)
JSON = WORDS | st.integers(0, 9) | st.lists(WORDS, min_size=1, max_size=2)
VALUES = {
    FieldType.TEXT: WORDS,
    FieldType.BOOLEAN: st.booleans(),
    FieldType.WEEKS: st.integers(20, 44) | st.sampled_from(["36+4", "28"]),
    FieldType.DATE: st.dates().map(lambda day: day.isoformat())
    | st.sampled_from(["2026-01", "2026-01~", "1999", "2026-01-03/2026-01-09"]),
    FieldType.MOMENT: st.datetimes().map(lambda moment: f"{moment.isoformat()}+00:00"),
    FieldType.AGENCY: WORDS,
    FieldType.PERSON: WORDS,
    FieldType.ENTRY: WORDS,
    FieldType.PARTY: WORDS,
    FieldType.NHS_NUMBER: st.sampled_from(["943 476 5919", "9990000018"]),
    FieldType.UPN: st.just("A123456789012"),
    FieldType.MAPPING: st.dictionaries(WORDS, st.integers(1, 5), min_size=1, max_size=2),
    FieldType.FREE: JSON,
}
FROM_FIELD = {
    FieldType.CHOICE: lambda field: st.sampled_from(field.codes),
    FieldType.INTEGER: lambda field: st.integers(field.least or 0, field.most or 99),
    FieldType.DECIMAL: lambda field: (
        st.integers(field.least or 0, field.most or 99) | st.just("1.5")
    ),
    FieldType.OBJECT: lambda field: objects(field.fields),
}


def one_value(field):
    return FROM_FIELD[field.type](field) if field.type in FROM_FIELD else VALUES[field.type]


def values(field):
    one = one_value(field)
    several = st.lists(one, min_size=1, max_size=3)
    if field.many:
        return several
    return one | several if field.several else one


def objects(fields):
    return st.fixed_dictionaries(
        {field.name: values(field) for field in fields if field.required},
        optional={field.name: values(field) for field in fields if not field.required},
    )


ENTRIES = st.sampled_from(list(KINDS.values())).flatmap(
    lambda kind: st.tuples(st.just(kind), objects(kind.fields))
)
NEEDING = [kind for kind in KINDS.values() if any(field.required for field in kind.fields)]


def test_it_generates_every_type_of_field():
    """A new type of field has to be given its generator."""
    assert {*VALUES, *FROM_FIELD} == set(FieldType)


@settings(max_examples=300)
@given(ENTRIES, st.booleans())
def test_it_takes_any_data_that_a_kind_allows(entry, from_file):
    """Whatever fits is taken, from a file and in the application, without a word."""
    kind, data = entry

    checked = check_data(kind, data, where="", from_file=from_file)

    assert (checked.faults, checked.notes) == ((), ())


@pytest.mark.parametrize("kind", NEEDING, ids=lambda kind: kind.code)
@settings(max_examples=5)
@given(st.data())
def test_it_misses_any_required_field_that_is_taken_away(kind, data):
    """Without a required field the application refuses and a file is only noted."""
    whole = data.draw(objects(kind.fields))
    gone = data.draw(st.sampled_from([f.name for f in kind.fields if f.required]))
    rest = {name: value for name, value in whole.items() if name != gone}

    in_application = check_data(kind, rest, where="", from_file=False)
    from_file = check_data(kind, rest, where="", from_file=True)

    assert [fault.where for fault in in_application.faults] == [gone]
    assert from_file.faults == ()
    assert [note.where for note in from_file.notes] == [gone]


@given(
    st.sampled_from(list(KINDS.values())),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
    ),
    st.booleans(),
    st.data(),
)
def test_it_never_fails_on_any_json(kind, value, from_file, data):
    """Whatever a file holds, checking it answers with faults, never with a crash."""
    names = st.sampled_from([field.name for field in kind.fields])

    check_data(kind, {data.draw(names): value}, where="x", from_file=from_file)
    check_data(kind, value, where="x", from_file=from_file)
