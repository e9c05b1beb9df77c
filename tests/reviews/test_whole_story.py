"""One rapid review from the notice to its end, with fifteen agencies, as the panel lives it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sightline.access.models import Agency
from sightline.kernel.working_days import england_and_wales
from sightline.reviews import log
from sightline.reviews.log import Taken
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.findings import findings_in_returns
from sightline.reviews.state.clocks import notification_clock, plan, review_clocks
from sightline.reviews.state.timing import reached
from tests.cast import make_directory
from tests.reviews.partnerships import Partnership
from tests.reviews.returns import HEALTH_VISITOR, POLICE, as_csv, as_excel, as_word

pytestmark = pytest.mark.django_db
CALENDAR = england_and_wales()
MORE = 13  # agencies beside the two whose authors send their own


@pytest.fixture
def partnership():
    make_directory()
    Agency.objects.bulk_create(
        Agency(id=f"practice-{n}", name=f"Practice {n}", sector="general-practice")
        for n in range(MORE)
    )
    return Partnership()


def on(partnership, day: int) -> None:
    partnership.at = datetime(2026, 3, 27, 10, tzinfo=UTC) + timedelta(days=day)


def ask_and_receive(partnership) -> None:
    for n in range(MORE):
        asked = {"agency": f"practice-{n}", "due": "2026-04-08"}
        partnership.take(Taken("agency.asked", asked))
    partnership.receive("health-visitor", "hv", as_word(HEALTH_VISITOR), "Template.docx")
    partnership.receive("police-officer", "police", as_excel(POLICE), "Template.xlsx")
    for n in range(MORE - 2):
        row = (f"{n + 1:02}/01/2026", "Notes", f"Appointment {n} kept; nothing of concern.")
        partnership.receive("partnership-manager", f"practice-{n}", as_csv([row]))


def test_a_rapid_review_from_the_notice_to_its_end(partnership):
    partnership.take(
        Taken("notification.decided", {"notify": True, "rationale": "a baby died"}),
        Taken("notification.sent", {"on": "2026-03-27", "reference": "P-1"}),
    )
    state = partnership.seen_by().state
    assert notification_clock(state.incident, CALENDAR).due == date(2026, 4, 7)
    clocks = review_clocks(state.incident, state.workspace, CALENDAR)
    assert clocks["notified"].due == date(2026, 4, 21)
    assert plan(date(2026, 3, 27), CALENDAR)[-1].due == date(2026, 4, 21)

    on(partnership, 10)
    ask_and_receive(partnership)
    board = partnership.seen_by().state.board
    assert len(board.agencies) == MORE + 2
    assert [asked.agency for asked in board.outstanding] == ["practice-11", "practice-12"]

    on(partnership, 13)
    partnership.take(Taken("returns.closed", {"why": "two practices hold nothing"}))
    combined = combined_chronology(partnership.seen_by("social-work-manager"))
    assert len(combined.rows) == len(HEALTH_VISITOR) + len(POLICE) + MORE - 2
    assert len(combined.awaited) == 2

    recognise(partnership, combined, "bruise", "injury.seen", injury="bruise")
    recognise(partnership, combined, "assault", "case.closed")
    assert not unknown_to_deciders(partnership)  # "early February" may be after the 5th
    bruise = next(row.event.id for row in combined.rows if "bruise" in row.event.says)
    settled = {"event": bruise, "about": "date", "answer": "2 February 2026"}
    partnership.take(Taken("doubt.settled", settled | {"why": "the clinic's diary"}))
    [unknown] = unknown_to_deciders(partnership)
    conclude(partnership, unknown.fact.event.id)
    state = partnership.seen_by().state
    assert state.workspace.closed_on == date(2026, 4, 20)
    assert [each.days for each in reached(state)] == [24, 24, 24]
    assert log.broken_at(partnership.review) is None


def unknown_to_deciders(partnership):
    return findings_in_returns(partnership.seen_by(), today=date(2026, 4, 14)).unknown


def recognise(partnership, combined, words, kind, **fields) -> None:
    event = next(row.event.id for row in combined.rows if words in row.event.says)
    said = {"event": event, "kind": kind, "fields": fields}
    partnership.take(Taken("event.recognised", said), post="social-work-manager")


def conclude(partnership, row: str) -> None:
    on(partnership, 24)
    [line] = partnership.take(Taken("line.set", {"question": "Was the bruise passed on?"}))
    met = {"on": "2026-04-16", "attended": ["Health visiting, named nurse"]}
    said = {
        "outcome": "lcspr",
        "rationale": "several agencies",
        "rejected": ["Audit: thin"],
    }
    [_, _, made] = partnership.take(
        Taken("line.tied", {"line": line, "event": row}),
        Taken("meeting.held", met),
        Taken("decision.made", said),
    )
    signed = {"decision": made, "partner": "local-authority"}
    partnership.take(Taken("decision.signed", signed), post="head-of-service")
    point = {"type": "gap", "says": "Ask who else knows", "evidence": [row]}
    [letter, _] = partnership.take(
        Taken("letter.written", {"text": "Outcome\nA full review."}),
        Taken("learning.drawn", point | {"theme": "information-sharing"}),
    )
    partnership.take(
        Taken("letter.sent", {"on": "2026-04-20", "letter": letter}),
        Taken("family.heard", {"who": "mother", "views": "They were kind to me."}),
        Taken("debrief.answered", {"role": "health visitor", "answer": "attended"}),
        Taken("review.closed"),
    )


def test_every_page_adds_up_as_known_on_any_day(partnership):
    ask_and_receive(partnership)
    partnership.take(Taken("returns.closed"))
    steps = log.steps_of(partnership.review)
    for step in steps[::4]:
        seen = partnership.seen_by(known_at=step.at)
        combined = combined_chronology(seen)
        board = seen.state.board
        assert {row.sent_by for row in combined.rows} == {a.agency for a in board.received}
        assert set(board.outstanding) | set(board.received) == set(board.agencies)
