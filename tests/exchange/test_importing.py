"""What happens where a file meets a record that already holds something?"""

import copy

import pytest

from sightline.access.models import Agency
from sightline.exchange.case_file.reading import read_case_text
from sightline.exchange.importing import check_import
from sightline.kernel.errors import Refused
from sightline.record.holdings import Holdings
from sightline.record.models import Entry, Knowledge, Person, Receipt
from sightline.record.verification import verify
from tests.exchange.case_files import raw, rowans
from tests.exchange.ledgers import AT, everything, take_in

pytestmark = pytest.mark.django_db


def refusal(*args, **options) -> str:
    with pytest.raises(Refused) as refused:
        take_in(*args, **options)
    return str(refused.value)


def with_entry(**fields) -> dict:
    """The Rowans' file and one entry more."""
    case = rowans()
    case["entries"].append(
        {"id": "e5", "kind": "contact.made", "by": "hv", "about": ["baby"]}
        | {"recorded": "2026-02-02", "data": {"how": "call"}}
        | fields
    )
    return case


def test_the_header_becomes_entries_and_people():
    """Who someone is, told by the agency of the earliest entry about them."""
    imported = take_in(rowans())

    assert (imported.entries_new, imported.people) == (9, 4)
    assert Person.objects.get(pk="baby").name == "Robin Rowan"
    assert Person.objects.get(pk="uncle").died == "2025-11"
    assert Person.objects.get(pk="unborn").expected == "2026-09-10"
    told = Entry.objects.get(id="mother#header")
    assert (told.agency_id, told.recorded_at.isoformat()) == (
        "hv",
        "2026-01-05T16:20:00+00:00",
    )


def test_each_agency_knows_what_the_file_says_and_its_own():
    """By these means, since then, acknowledged or not."""
    take_in(rowans())

    known = Knowledge.objects.filter(entry__id="e1").order_by("agency")
    assert list(known.values_list("agency", "how")) == [
        ("csc", "referral"),
        ("hv", "own"),
        ("police", "unknown"),
    ]
    received = Receipt.objects.filter(entry__id="e1").order_by("agency")
    assert list(received.values_list("agency", flat=True)) == ["csc", "hv"]


def test_what_was_imported_verifies():
    """The ledger is as sound as one that was recorded here."""
    take_in(rowans())
    take_in(rowans(), prefix="two")

    assert verify().faults == []


def test_a_later_file_adds_what_is_new():
    """The rest is passed over, the header's people too."""
    take_in(rowans())

    imported = take_in(with_entry())

    assert (imported.entries_new, imported.people) == (1, 0)


def test_an_entry_that_says_something_else_under_the_same_id_is_refused():
    """And the way out is offered."""
    take_in(rowans())
    other = rowans()
    other["entries"][0]["says"] = "Something else."
    before = everything()

    said = refusal(other)

    assert "entries[0] (id e1)" in said
    assert "--prefix" in said
    assert everything() == before


def test_another_person_under_the_same_id_is_refused():
    """Two files that both call someone “mother” do not run into one."""
    take_in(rowans())
    other = rowans(entries=[])
    other["people"] = {"mother": {"name": "Fern Wren"}}

    assert "someone else is already called “mother”" in refusal(other)


def test_a_prefix_gives_a_file_ids_of_its_own():
    """In entries, threads, corrections, marks and data alike."""
    take_in(rowans())
    other = copy.deepcopy(rowans())
    other["people"]["mother"]["name"] = "Fern Wren"
    other["entries"][0]["same_as"] = ["e4"]

    take_in(other, prefix="wren")

    assert Person.objects.get(pk="mother").name == "Alice Rowan"
    assert Person.objects.get(pk="wren:mother").name == "Fern Wren"
    corrected = Entry.objects.get(id="wren:e3")
    assert corrected.corrects == "wren:e2"
    assert corrected.data["from"] == "wren:mother"
    referral = Entry.objects.get(id="wren:e1")
    assert referral.thread == "wren:e1"
    assert referral.handling == ["not-family", "not-person:wren:mother"]
    assert referral.extra["same_as"] == ["wren:e4"]
    assert referral.data["to"] == "csc"
    assert Entry.objects.get(id="wren:e4").data["considered"] == ["wren:e1"]


@pytest.mark.parametrize("prefix", ["a:b", " ", "x" * 79])
def test_a_prefix_that_cannot_be_used_is_refused(prefix):
    """It must leave ids that can be kept and taken apart."""
    assert "the prefix" in refusal(rowans(), prefix=prefix)


def test_an_agency_of_another_sector_is_refused_and_another_name_is_a_note():
    """The directory says who an agency is."""
    Agency.objects.create(id="hv", name="Health visitors", sector="health-visiting")
    Agency.objects.create(id="csc", name="Children's services", sector="police")

    assert "agencies.csc.sector" in refusal(rowans())

    Agency.objects.filter(pk="csc").update(sector="childrens-social-care")
    notes = [note.where for note in take_in(rowans()).notes]
    assert {"agencies.csc.name", "agencies.hv.name"} <= set(notes)
    assert Agency.objects.get(pk="hv").name == "Health visitors"


def test_an_entry_corrected_here_already_is_refused():
    """A correction corrects the latest."""
    take_in(rowans())
    case = with_entry(
        kind="relationship.recorded",
        corrects="e2",
        data={"from": "mother", "to": "baby", "type": "parent"},
    )
    del case["entries"][2]

    assert "“e2” is corrected by “e3” already" in refusal(case)


def test_a_file_may_refer_to_what_the_record_holds():
    """People, entries and agencies need not be told again."""
    take_in(rowans())
    case = with_entry(thread="e1")
    case |= {"agencies": {}, "people": {}, "entries": case["entries"][-1:]}

    assert take_in(case).entries_new == 1


def test_news_of_an_entry_that_is_here_already_is_reported_and_not_added():
    """What was known is sealed with what brought it."""
    take_in(rowans())
    case = rowans()
    case["entries"][3]["known_to"] = {"police": "2026-03-01"}

    notes = [note.where for note in take_in(case).notes]

    assert "entries[3] (id e4), known_to.police" in notes
    assert not Knowledge.objects.filter(entry__id="e4", agency="police").exists()


def test_news_that_a_new_entry_brings_is_added():
    """A meeting in the file tells of an entry that is here."""
    take_in(rowans())
    case = with_entry()
    case["entries"][3]["known_to"] = {
        "police": {"since": "2026-03-01", "how": "meeting", "brought_by": "e5"}
    }

    take_in(case)

    known = Knowledge.objects.get(entry__id="e4", agency="police")
    assert known.brought_by.id == "e5"


def test_checking_tells_and_does_nothing():
    """The same answer, and the record as it was."""
    case = read_case_text(raw(rowans()), elsewhere=Holdings())

    assert check_import(case, at=AT).entries_new == 9
    assert not Entry.objects.exists()


def test_an_entry_from_the_future_is_reported():
    """Somebody's clock, or somebody's typing."""
    notes = take_in(with_entry(recorded="2031-01-01")).notes

    assert "entries[4] (id e5), recorded" in {note.where for note in notes}


def test_more_entries_than_are_written_at_once_all_arrive(monkeypatch):
    """A batch's end loses nothing."""
    monkeypatch.setattr("sightline.exchange.importing.AT_ONCE", 2)

    take_in(rowans())

    assert Entry.objects.count() == 9
    assert verify().sound
