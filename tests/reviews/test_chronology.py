"""From agencies' own files to one chronology, with what the panel says laid over it."""

from datetime import date, timedelta

import pytest

from sightline.kernel.errors import Refused
from sightline.reviews.evidence.kept_files import read_again
from sightline.reviews.log import Taken
from sightline.reviews.models import KeptFile, ReadFile
from sightline.reviews.queries.chronology import Wanted, agency_return, combined_chronology
from tests.cast import make_directory
from tests.reviews.partnerships import Partnership
from tests.reviews.returns import HEALTH_VISITOR, POLICE, as_csv, as_excel, as_word

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    make_directory()
    one = Partnership()
    one.receive("health-visitor", "hv", as_word(HEALTH_VISITOR), "Chronology.docx")
    one.receive("police-officer", "police", as_excel(POLICE), "Chronology.xlsx")
    one.take(Taken("returns.closed"))
    return one


def said(partnership, post="social-work-manager", **wanted) -> list[str]:
    combined = combined_chronology(partnership.seen_by(post), Wanted(**wanted))
    return [row.event.says.split(".")[0] for row in combined.rows]


def row_of(partnership, words):
    combined = combined_chronology(partnership.seen_by())
    return next(row for row in combined.rows if words in row.event.says)


def test_returns_of_several_agencies_become_one_chronology(partnership):
    assert [one.split()[0] for one in said(partnership)] == [
        "New", "Small", "Called", "Telephone", "Robin",
    ]  # fmt: skip
    combined = combined_chronology(partnership.seen_by())
    row = next(row for row in combined.rows if "assault" in row.event.says)
    assert (row.agency, row.agency_name) == ("police", "Northshire Police")
    assert set(combined.agency_ids.values()) == {"hv", "police"}
    assert not combined.not_read
    assert not combined.awaited


def test_rows_are_found_by_agency_span_text_theme_and_doubt(partnership):
    assert len(said(partnership, agency="police")) == 2
    assert said(partnership, text="FEEDING") == ["Telephone call to Alice about feeding"]
    spring = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}
    assert said(partnership, **spring) == [
        "Robin found unresponsive; ambulance at the address"
    ]
    assert said(partnership, last=date(2026, 2, 4))[-1].startswith("Small bruise")

    bruise = row_of(partnership, "bruise").event.id
    partnership.take(Taken("event.themed", {"event": bruise, "theme": "bruising-protocol"}))
    assert len(said(partnership, theme="bruising-protocol")) == 1


def test_a_settled_date_moves_the_row_and_closes_its_doubt(partnership):
    before = row_of(partnership, "bruise")
    settled = {"event": before.event.id, "about": "date", "why": "the clinic's diary"}
    with pytest.raises(Refused, match="cannot be read"):
        partnership.take(Taken("doubt.settled", settled | {"answer": "some day"}))
    partnership.take(Taken("doubt.settled", settled | {"answer": "20 February 2026"}))

    after = row_of(partnership, "bruise")
    assert after.event.id == before.event.id
    assert after.event.happened.text == "2026-02-20"
    assert after.event.written == before.event.written
    assert not [doubt for doubt in after.event.doubts if doubt.about == "date"]
    assert after.said.settled["date"].data["why"] == "the clinic's diary"
    assert said(partnership).index("Telephone call to Alice about feeding") == 2


def test_as_known_before_it_was_settled_the_row_stands_where_it_stood(partnership):
    event, known_at = row_of(partnership, "bruise").event, partnership.at
    settled = {"event": event.id, "about": "date", "answer": "2026-02-20", "why": "diary"}
    partnership.take(Taken("doubt.settled", settled))
    then = combined_chronology(partnership.seen_by(known_at=known_at))
    assert then.row(event.id).event.happened == event.happened


def test_a_return_sent_again_takes_the_place_of_the_first(partnership):
    note = {"event": row_of(partnership, "bruise").event.id, "what": "was it photographed?"}
    gone = {"event": row_of(partnership, "feeding").event.id, "what": "how long?"}
    partnership.take(Taken("event.noted", note), Taken("event.noted", gone))
    before = partnership.at
    content = as_word(HEALTH_VISITOR[:2])
    partnership.receive("partnership-manager", "hv", content, "Chronology.docx")

    now = combined_chronology(partnership.seen_by())
    assert len(now.rows) == 4
    assert now.row(note["event"]).said.notes[0].data["what"] == note["what"]
    assert [step.data["what"] for step in now.unplaced] == ["how long?"]
    assert len(combined_chronology(partnership.seen_by(known_at=before)).rows) == 5


def test_a_file_that_cannot_be_read_says_why_and_stays_on_the_board(partnership):
    partnership.receive("partnership-manager", "police", b"\xd0\xcf\x11\xe0 not", "log.doc")
    combined = combined_chronology(partnership.seen_by())
    [not_read] = combined.not_read
    assert not_read.agency_name == "Northshire Police"
    assert not_read.faults
    assert {row.sent_by for row in combined.rows} == {"hv"}
    assert partnership.seen_by().state.board.of("police").file == not_read.file
    assert agency_return(partnership.seen_by(), "police").rows == ()


def test_an_author_sees_their_own_rows_and_nothing_of_the_panels(partnership):
    bruise = row_of(partnership, "bruise").event.id
    partnership.take(Taken("event.noted", {"event": bruise, "what": "ask why"}))
    mine = combined_chronology(partnership.seen_by("health-visitor"))
    assert {row.sent_by for row in mine.rows} == {"hv"}
    assert mine.row(bruise).said.notes == ()
    rows = agency_return(partnership.seen_by("health-visitor"), "hv").rows
    assert not any(row.said.notes for row in rows)
    assert agency_return(partnership.seen_by("health-visitor"), "police") is None


def test_two_agencies_may_send_the_same_words_under_the_same_name(partnership):
    for agency in ("hv", "police"):
        partnership.receive("partnership-manager", agency, as_csv(POLICE), "return.csv")
    rows = combined_chronology(partnership.seen_by()).rows
    assert len({row.event.id for row in rows}) == 4
    assert [row.sent_by for row in rows].count("hv") == 2


def test_one_return_is_told_in_the_order_it_was_written(partnership):
    back_to_front = as_csv(reversed(HEALTH_VISITOR))
    partnership.receive("partnership-manager", "hv", back_to_front, "r.csv")
    told = agency_return(partnership.seen_by(), "hv")
    assert told.rows[0].event.says.startswith("Telephone")
    assert [file.name for file in told.files] == ["Chronology.docx", "r.csv"]
    assert told.mappings[0].headings[:1] == ("Date",)


def test_an_agency_that_was_renamed_is_called_by_its_new_name(partnership):
    renamed = {"agency": "hv", "name": "Moorland Community Health"}
    partnership.take(Taken("agency.merged", renamed))
    row = row_of(partnership, "bruise")
    assert (row.agency, row.agency_name) == ("hv", "Moorland Community Health")


def test_what_was_read_can_be_read_again_from_the_files(partnership):
    before = {row.file_id: row.told for row in ReadFile.objects.all()}
    ReadFile.objects.all().delete()
    assert read_again(partnership.review) == KeptFile.objects.count()
    assert {row.file_id: row.told for row in ReadFile.objects.all()} == before


def test_a_name_that_leads_elsewhere_is_read_as_a_name(partnership):
    partnership.at += timedelta(days=1)
    name = "../../" + "long " * 90 + ".csv"
    partnership.receive("partnership-manager", "hv", as_csv(HEALTH_VISITOR), name[:255])
    assert not combined_chronology(partnership.seen_by()).not_read


def test_only_a_row_that_is_there_and_may_be_read_can_be_spoken_of(partnership):
    settled = {"about": "date", "answer": "2026-02-20", "why": "our diary"}
    theirs = row_of(partnership, "assault").event.id
    ours = row_of(partnership, "bruise").event.id
    for event in (theirs, "no-such-row"):
        step = Taken("doubt.settled", settled | {"event": event})
        with pytest.raises(Refused, match="no return that you may read"):
            partnership.take(step, post="health-visitor")
    partnership.take(
        Taken("doubt.settled", settled | {"event": ours}), post="health-visitor"
    )
    mine = combined_chronology(partnership.seen_by("health-visitor"))
    assert mine.row(ours).said.settled["date"].author
