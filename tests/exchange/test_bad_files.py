"""Is a file that breaks the rules refused whole, with every fault listed?"""

import json
from functools import reduce

import pytest

from sightline.exchange.case_file.reading import read_case, read_case_lines, read_case_text
from sightline.kernel.errors import Refused
from sightline.record.models import Entry
from tests.exchange.case_files import lines_of, raw, rowans
from tests.exchange.ledgers import take_in

GONE = object()


def changed(*changes: tuple) -> dict:
    """The Rowans' file with the value at each path changed: ("entries", 0, "kind", "…")."""
    case = rowans()
    for *path, last, value in changes:
        place = reduce(lambda inside, step: inside[step], path, case)
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    return case


def faults(text: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_case_text(text)
    return [(fault.where, fault.wrong) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("change", "where", "wrong"),
    [
        (("sightline", "case/9"), "sightline", "case/1"),
        (("as_of", "soon"), "as_of", "not a day"),
        (("agencies", []), "agencies", "not an object"),
        (("entries", {}), "entries", "not a list"),
        (("agencies", "csc", "sector", "magic"), "agencies.csc.sector", "not a sector"),
        (("agencies", "csc", "name", ""), "agencies.csc.name", "no name"),
        (("people", "baby", "born", "yesterday"), "people.baby.born", "not a date"),
        (("people", "baby", "sex", "f"), "people.baby.sex", "not a choice"),
        (("people", "baby", "name", 7), "people.baby.name", "not text"),
        (("people", "baby", "name", "x" * 201), "people.baby.names", "201 characters"),
        (("people", "uncle", "died", "2025-13"), "people.uncle.died", ""),
        (("people", "x" * 80, {}), "people." + "x" * 80, "characters long"),
        (("entries", 0, "id", GONE), "entries[0]", "no id"),
        (("entries", 0, "id", ""), "entries[0]", "not an id"),
        (("entries", 0, "id", "x" * 81), f"entries[0] (id {'x' * 81})", "81 characters"),
        (("entries", 3, "id", "e2"), "entries[3] (id e2)", "given already"),
        (("entries", 0, "kind", "referral.maid"), "entries[0] (id e1), kind", "no kind"),
        (("entries", 0, "kind", GONE), "entries[0] (id e1), kind", "no kind"),
        (("entries", 0, "happened", "5/1/26"), "entries[0] (id e1), happened", ""),
        (("entries", 0, "recorded", "5/1/26"), "entries[0] (id e1), recorded", "laid out"),
        (("entries", 0, "recorded", "2026-02-30"), "entries[0] (id e1), recorded", ""),
        (
            ("entries", 0, "recorded", "0001-01-01"),
            "entries[0] (id e1), recorded",
            "year 1",
        ),
        (
            ("entries", 0, "recorded", "2026-03-29T01:30"),
            "entries[0] (id e1), recorded",
            "jump",
        ),
        (("entries", 0, "by", "gp"), "entries[0] (id e1), by", "no agency"),
        (("entries", 0, "by", GONE), "entries[0] (id e1), by", "no id"),
        (("entries", 0, "about", "baby"), "entries[0] (id e1), about", "not a list"),
        (("entries", 0, "about", 0, "dad"), "entries[0] (id e1), about[0]", "no person"),
        (("entries", 0, "about", 1, "baby"), "entries[0] (id e1), about[1]", "named twice"),
        (
            ("entries", 0, "about", 1, "role", "x"),
            "entries[0] (id e1), about[1].role",
            "kept",
        ),
        (("entries", 0, "thread", "e9"), "entries[0] (id e1), thread", "no entry"),
        (("entries", 2, "corrects", "e9"), "entries[2] (id e3), corrects", "no entry"),
        (("entries", 2, "corrects", "e1"), "entries[2] (id e3), corrects", "of the kind"),
        (("entries", 1, "corrects", "e3"), "entry e2, corrects", "come back"),
        (("entries", 0, "data", []), "entries[0] (id e1), data", "not an object"),
        (
            ("entries", 0, "data", "urgency", "soonish"),
            "entries[0] (id e1), data.urgency",
            "",
        ),
        (
            ("entries", 3, "data", "considered", ["e9"]),
            "entries[3] (id e4), data.considered[0]",
            "",
        ),
        (
            ("entries", 2, "data", "from", "dad"),
            "entries[2] (id e3), data.from",
            "no person",
        ),
        (("entries", 0, "says", 7), "entries[0] (id e1), says", "not text"),
        (("entries", 0, "says", "a\0b"), "entries[0] (id e1), says", "null character"),
        (
            ("entries", 0, "says", "\ud800"),
            "entries[0] (id e1), says",
            "half of a character",
        ),
        (
            ("entries", 0, "handling", ["secret"]),
            "entries[0] (id e1), handling[0]",
            "no mark",
        ),
        (
            ("entries", 0, "handling", ["not-person:x"]),
            "entries[0] (id e1), handling[0]",
            "no person",
        ),
        (
            ("entries", 0, "known_to", ["csc"]),
            "entries[0] (id e1), known_to",
            "not an object",
        ),
        (
            ("entries", 0, "known_to", "gp", "2026-01-06"),
            "entries[0] (id e1), known_to.gp",
            "no agency",
        ),
        (
            ("entries", 0, "known_to", "csc", {}),
            "entries[0] (id e1), known_to.csc.since",
            "since when",
        ),
        (
            ("entries", 0, "known_to", "csc", "how", "own"),
            "entries[0] (id e1), known_to.csc.how",
            "",
        ),
        (("entries", 0, "hash", "0" * 64), "entries[0] (id e1), hash", "hash was made"),
        (("entries", 0, "origin", "heaven"), "entries[0] (id e1), origin", "not an origin"),
        (("entries", 0, "same_as", "e2"), "entries[0] (id e1), same_as", "not a list"),
        (("entries", 0, "x", 10**20), "entries[0] (id e1), x", "too large"),
        (
            ("entries", 0, "temperature", float("nan")),
            "entries[0] (id e1), temperature",
            "not JSON",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(change, where, wrong):
    """Where it stands, and what is wrong there."""
    found = faults(raw(changed(change)))

    assert where in [place for place, _ in found]
    assert any(place == where and wrong in said for place, said in found)


def test_every_fault_is_listed_at_once():
    """A file is put right in one go."""
    case = changed(
        ("agencies", "csc", "sector", "magic"),
        ("people", "baby", "born", "yesterday"),
        ("entries", 0, "urgent", 10**20),
        ("entries", 1, "about", ["dad"]),
        ("entries", 3, "kind", "referral.maid"),
    )

    assert {where for where, _ in faults(raw(case))} == {
        "agencies.csc.sector",
        "people.baby.born",
        "entries[0] (id e1), urgent",
        "entries[1] (id e2), about[0]",
        "entries[3] (id e4), kind",
    }


@pytest.mark.parametrize(
    ("text", "where", "wrong"),
    [
        (b"", "the file", "not JSON"),
        (b"[1, 2]", "the file", "not one JSON object"),
        (b'{"sightline": "case/1",}', "the file", "line 1, column 24"),
        (b'{"sightline": "case/1", "title": "\xff"}', "the file", "not UTF-8"),
        (b"[" * 100_000, "the file", "nested too deep"),
        (b'{"sightline": "case/1", "as_of": 1e400}', "as_of", "too large"),
        (b'{"sightline": "case/1", "title": "a", "title": "b"}', "title", "given twice"),
        (
            b'{"sightline": "case/1", "people": {"a": {}, "a": {"name": "Wren"}}}',
            "people.a",
            "given twice",
        ),
        (
            b'{"sightline": "case/1", "entries": [{"id": "e", "x": 0.12345678901234567890}]}',
            "entries[0] (id e), x",
            "more digits",
        ),
    ],
)
def test_text_that_readers_would_not_agree_on_is_refused(text, where, wrong):
    """Not JSON, not UTF-8, said twice, or a number that would not come out as it went in."""
    found = faults(text)

    assert any(place == where and wrong in said for place, said in found)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    """The limit is said, and what to do about it."""
    path = tmp_path / "large.case.json"
    path.write_bytes(raw(rowans()))

    with pytest.raises(Refused, match="100 is the limit"):
        read_case(path, largest=100)


def test_a_value_nested_without_end_is_refused():
    """Before anything tries to walk it."""
    deep = b"[" * 60 + b"]" * 60
    text = raw(rowans()).replace(b'"temperature": 36.6', b'"temperature": ' + deep)

    assert "nested more than" in faults(text)[0][1]


def test_a_fault_on_a_line_names_the_line():
    """With one object on each line, the line is the place."""
    lines = lines_of(changed(("entries", 3, "kind", "referral.maid")))
    lines.insert(2, b"{nonsense}\n")
    lines.append(b'{"thing": {}}\n')

    with pytest.raises(Refused) as refused:
        read_case_lines(lines)

    places = [fault.where for fault in refused.value.faults]
    assert places == ["line 3", "line 13", "line 12 (entry e4), kind"]


@pytest.mark.django_db
def test_nothing_of_a_bad_file_is_imported():
    """All or nothing."""
    case = changed(("entries", 3, "data", "decision", "perhaps"))

    with pytest.raises(Refused):
        take_in(case)

    assert not Entry.objects.exists()


def test_what_is_assumed_or_unknown_is_reported_and_kept():
    """Notes refuse nothing."""
    case = read_case_text(raw(changed(("notices", [{"file": "A.docx", "what": "a row"}]))))

    notes = {(note.where, note.wrong) for note in case.notes}
    assert ("entries[1] (id e2), recorded", "this is not stated") in notes
    assert (
        "entries[0] (id e1), temperature",
        "the format does not know this field",
    ) in notes
    assert ("entries[3] (id e4), data.threshold", "this is not stated") in notes
    assert ("A.docx", "a row") in notes
    assert case.entries[0].content.extra["temperature"] == 36.6
    assert case.entries[1].content.extra == {"recorded_assumed": True}
    assert case.entries[3].content.data["owner"] is None


@pytest.mark.parametrize(
    ("recorded", "moment"),
    [
        ("2026-01-05", "2026-01-05T23:59:59.999999+00:00"),
        ("2026-07-05", "2026-07-05T22:59:59.999999+00:00"),
        ("2026-07-05T10:00", "2026-07-05T09:00:00+00:00"),
        ("2026-01-05T10:00:00+02:00", "2026-01-05T08:00:00+00:00"),
    ],
)
def test_a_date_alone_is_the_end_of_the_day_in_london(recorded, moment):
    """Nothing is known before it can have been."""
    case = read_case_text(raw(changed(("entries", 0, "recorded", recorded))))

    assert case.entries[0].content.recorded_at.isoformat() == moment


def test_an_entry_with_no_date_at_all_is_dated_by_the_file():
    """A return may hold a row whose date nobody could read."""
    undated = [("entries", 1, "happened", GONE)]
    by_as_of = read_case_text(raw(changed(*undated)))
    by_latest = read_case_text(raw(changed(*undated, ("as_of", GONE))))

    assert by_as_of.entries[1].content.recorded_at.date().isoformat() == "2026-03-31"
    assert by_latest.entries[1].content.recorded_at.date().isoformat() == "2026-02-01"


def test_a_file_with_nothing_in_it_is_a_case_file():
    """Nothing is required but that it says what it is."""
    assert read_case_text(json.dumps({"sightline": "case/1"}).encode()).entries == ()
