"""What leaves a review: the letter to the panel, and briefings that nobody is known by."""

from datetime import date

import pytest

from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_text import to_text
from sightline.kernel.errors import Refused
from sightline.learning.queries import in_work_under
from sightline.reviews import actions
from sightline.reviews.letter import as_document, draft_of
from sightline.reviews.log import Taken
from sightline.reviews.queries.identifying import identifying_in
from tests.cast import Scribe, actor, make_directory, make_rowans
from tests.reviews.partnerships import Partnership
from tests.reviews.returns import HEALTH_VISITOR, as_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    make_directory()
    return Partnership()


def learned(partnership, *gaps: str) -> None:
    for says in gaps:
        said = {"type": "gap", "says": says, "theme": "fathers"}
        partnership.take(Taken("learning.drawn", said))
    strength = {"type": "strength", "says": "They met early", "theme": "curiosity"}
    partnership.take(Taken("learning.drawn", strength))


def test_a_letter_says_what_was_decided_and_what_is_missing(partnership):
    state = partnership.seen_by().state
    before = draft_of(state, "KT-7438")
    assert "Our decision\n[not yet written]" in before

    view = {"partner": "police", "abuse": True, "harm": True, "rationale": "known to us"}
    said = {
        "outcome": "lcspr",
        "rationale": "much to learn",
        "rejected": ["Audit: too thin"],
    }
    partnership.take(Taken("criteria.viewed", view), Taken("decision.made", said))
    letter = draft_of(partnership.seen_by().state, "KT-7438")
    assert "- Police: met. known to us" in letter
    assert "Local child safeguarding practice review." in letter
    assert "not yet signed" in letter
    assert "- Audit: too thin" in letter


def test_a_letter_is_a_document_with_its_lists(partnership):
    text = "Decision\nWe decided.\n- One\n- Two\n\nThe family\nHeard."
    document = as_document(text, "KT-7438", on=date(2026, 4, 21))
    plain = to_text(document)
    assert plain.index("One") < plain.index("Two") < plain.index("The family")
    assert to_docx(document)


def test_a_briefing_begins_with_what_the_review_learned(partnership):
    learned(partnership, "One", "Two", "Three", "Four")
    code = actions.start_briefing(
        partnership.manager, partnership.review, "seven-minute", "Seeing fathers",
        at=partnership.at,
    )  # fmt: skip
    briefing = in_work_under(partnership.manager, code)
    assert briefing.slots["learning-one"] == ["One", "Two", "Three"]
    assert briefing.slots["learning-two"] == ["Four"]
    assert briefing.slots["good-practice"] == ["They met early"]
    assert briefing.themes == ("fathers", "curiosity")
    seen = partnership.seen_by()
    assert briefing.review == seen.code
    assert seen.state.learning.briefings == (code,)


def test_an_inquest_holds_publication_until_it_ends(partnership):
    def held() -> str:
        return in_work_under(partnership.manager, code).standing.held

    said = {"type": "inquest", "body": "the coroner", "holds_publication": True}
    [inquest] = partnership.take(Taken("proceedings.started", said))
    code = actions.start_briefing(
        partnership.manager, partnership.review, "learning", "T", at=partnership.at
    )
    assert held() == "Inquest"
    police = said | {"type": "police", "body": "the police"}
    [enquiry] = partnership.take(Taken("proceedings.started", police))
    assert held() == "Inquest, Police investigation"
    partnership.take(Taken("proceedings.ended", {"of": inquest}))
    partnership.take(Taken("proceedings.ended", {"of": enquiry}))
    assert held() == ""


def test_nobody_but_the_partnership_begins_a_briefing(partnership):
    panel = actor("social-work-manager")
    with pytest.raises(Refused):
        actions.start_briefing(
            panel, partnership.review, "learning", "T", at=partnership.at
        )


def test_a_text_is_compared_with_the_record_and_with_the_returns():
    make_directory()
    make_rowans(Scribe())
    partnership = Partnership(child="robin")
    rows = (*HEALTH_VISITOR, ("13/02/2026", "HV record", "Mrs Ottoline Frisk rang."))
    partnership.receive("health-visitor", "hv", as_csv(rows))
    text = (
        "Robin Rowan was four weeks old. On 3 January 2026 the family was visited, and"
        " Northshire Health Visiting wrote it down."
    )
    sorts = {hit.sort for hit in identifying_in(partnership.seen_by(), text)}
    assert {"name", "date", "agency"} <= sorts
    assert not identifying_in(partnership.seen_by(), "Ask about every adult in the home.")
