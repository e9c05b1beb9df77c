"""Can a partnership take one incident to learning that every team reads, and a rule that runs?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from sightline.access.models import Agency, Post, User
from sightline.learning.models import Briefing
from sightline.reviews.models import Review
from tests.cast import STARTED
from tests.conftest import PHONE
from tests.journeys.conftest import Days, Stage
from tests.journeys.visiting import Looked, Visitor
from tests.reviews.returns import HEALTH_VISITOR, POLICE, as_word

pytestmark = pytest.mark.browser
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
THIS_REVIEW = "nav[aria-label='This review']"
LEADS = {
    "police-lead": "police",
    "designated-nurse": "board",
}  # who sign beside the council
PARTNERS = {
    "head-of-service": "Local authority",
    "police-lead": "Police",
    "designated-nurse": "Integrated care board",
}
SEATS = (
    ("social-work-manager", "panel", ""),
    ("health-visitor", "author", "hv"),
    ("police-officer", "author", "police"),
)
# The bruise has the wrong day of the week, which somebody has to settle.
HELD = (HEALTH_VISITOR[0], ("Tues 2 Feb 2026", *HEALTH_VISITOR[1][1:]), HEALTH_VISITOR[2])
SAFEGUARD = "injury-to-baby"
RULE = "A mark on a baby brings a strategy discussion by the next working day"
TITLE = "A mark on a baby"
POLICE_FORCE = "Northshire Police"
GAP = "A mark on a baby who cannot move was not spoken of with anybody else"
YEARS_ON = "2028-09-01"
PLANTED = "Robin Rowan lay in her cot in Larch Lane."
STORY = "I am a few weeks old. I sleep, and wait to be picked up."
PARTS = {
    "background": "A baby died, and several agencies had known the family.",
    "story": PLANTED,
    "learning-one": "A mark on a baby who cannot move was not spoken of.",
    "good-practice": "One practitioner kept in touch week after week.",
    "learning-two": "Each agency held a part of the story.",
    "conclusions": "A mark on a baby brings everyone together within a day.",
    "questions": "Whom do you ring about a mark on a baby?\nWho else knows this family?",
}


@pytest.fixture
def leads(stage: Stage) -> None:
    """Someone to sign for the police, and someone for the integrated care board."""
    Agency.objects.create(id="board", name="Northshire Care Board", sector="other")
    for post, agency in LEADS.items():
        holder = User.objects.create(username=post, first_name="Test", last_name=post)
        Post.objects.create(
            id=post,
            agency_id=agency,
            title=post.replace("-", " ").capitalize(),
            role="manager",
            holder=holder,
            started_at=STARTED,
        )


@pytest.fixture
def looked(check_accessibility: Callable[[Page], None]) -> Looked:
    """Everyone in one journey looks at each page once."""
    return Looked(check_accessibility)


@pytest.fixture
def come_in(enter: Callable[..., Page], looked: Looked) -> Callable[..., Visitor]:
    """Someone who holds a post comes in, each at a browser of their own."""

    def visit(post: str, **options: object) -> Visitor:
        return Visitor(enter(post, **options), looked)

    return visit


def test_from_the_notice_to_learning_that_runs(
    leads: None,
    stage: Stage,
    days: Days,
    come_in: Callable[..., Visitor],
    open_page: Callable[..., Page],
    looked: Looked,
) -> None:
    """One baby, one review, one briefing, one rule: each person in their own part of it."""
    days.ago = 12
    manager = come_in("partnership-manager")
    review = an_incident_is_noted(manager, days)
    three_partners_and_the_other_child(manager, come_in, days)
    a_review_is_opened(manager, days)
    agencies_are_asked(manager, days)
    days.ago = 8
    two_authors_answer(come_in, review)
    days.ago = 5
    returns_are_closed_and_read(manager, review)
    panel = come_in("social-work-manager")
    row = a_panel_member_reads(panel, review, days)
    days.ago = 3
    they_decide(manager, days)
    three_sign(come_in, review)
    a_letter_goes(manager, review, days)
    learning_is_drawn(manager, review, row, days)
    two_people_stand_for_what_goes_out(manager, come_in, review)
    days.ago = 0
    a_safeguard_is_linked_and_adopted(manager, review)
    briefing = a_briefing_is_written(manager, review)
    two_people_release_it(manager, panel, briefing)
    anyone_reads_it(stage, open_page, looked, briefing)
    a_team_answers(manager, come_in, briefing, days)
    it_closes_without_blanks(manager, review)
    assert stage.complaints == []


def an_incident_is_noted(manager: Visitor, days: Days) -> str:
    manager.go("/reviews/")
    manager.follow("Note an incident")
    manager.page.get_by_label("Full name").fill("Robin Rowan")
    for part, told in (("Day", "2"), ("Month", "12"), ("Year", "2025")):
        manager.page.get_by_label(part, exact=True).fill(told)
    manager.answer(happened=days.say(), aware_on=days.say(), harm="death", died="yes")
    manager.answer(what="Found unresponsive in her cot")
    manager.press("Take it down")
    manager.reads("What there is to do", "Not yet safe", "To be decided")
    assert "Rowan" not in manager.page.url + manager.page.title()
    return Review.objects.get().code


def three_partners_and_the_other_child(
    manager: Visitor, come_in: Callable[..., Visitor], days: Days
) -> None:
    manager.follow("Who sits in it")
    for post in PARTNERS:
        manager.take("Give someone a seat", post=post, part="signatory")
    manager.follow("Incident", within=THIS_REVIEW)
    incident = manager.page.url
    manager.take(
        "Take down whether safe",
        of="Hazel Rowan",
        safe="yes",
        what="Seen at school and at home tonight",
        by_role="Social worker",
    )
    for post, partner in PARTNERS.items():
        lead = come_in(post)
        lead.go(incident)
        why = "A baby died at home, with an older mark on her cheek"
        lead.take("Give its view", of=partner, abuse="yes", harm="yes", rationale=why)
        lead.page.context.close()
    manager.go(incident)
    manager.reads("All three say that the criteria are met")
    manager.take(
        "Decide whether the panel is notified", notify="yes", rationale="All three agree"
    )
    manager.take("Take down that it was notified", on=days.say(), reference="P-1")


def a_review_is_opened(manager: Visitor, days: Days) -> None:
    manager.follow("Overview", within=THIS_REVIEW)
    manager.take(
        "Open the review",
        type="rapid-review",
        starts_from="opened",
        starts_on=days.say(),
    )
    manager.follow("Who sits in it")
    for post, part, agency in SEATS:
        more = {"agency": agency} if agency else {}
        manager.take("Give someone a seat", post=post, part=part, **more)


def agencies_are_asked(manager: Visitor, days: Days) -> None:
    manager.follow("Agencies and returns", within=THIS_REVIEW)
    manager.follow("Ask agencies")
    manager.page.locator("summary", has_text="Other agencies").click()
    for agency in ("hv", "police"):
        manager.page.locator(f"main input[type=checkbox][value={agency}]").check()
    manager.answer(due=days.say(5), what="All that you hold since her birth")
    manager.press("Ask them")
    manager.reads("Northshire Health Visiting", "Northshire Police", "Outstanding")


def two_authors_answer(come_in: Callable[..., Visitor], review: str) -> None:
    """One sends a Word file, the other types; neither can tell what the other wrote."""
    one, other = come_in("health-visitor"), come_in("police-officer")
    for author, agency in ((one, "Northshire Health Visiting"), (other, POLICE_FORCE)):
        author.go("/reviews/")
        author.follow(review)
        author.follow(agency)
    file = {"name": "ours.docx", "mimeType": WORD, "buffer": as_word(HELD)}
    one.page.set_input_files("[name=file]", file)
    one.press("Send the file")
    one.reads("Small bruise on Robin's cheek", "2 February 2026 was a Monday")
    other.follow("type the rows in")
    for place, (day, source, event) in enumerate(POLICE):
        told = {"happened": day, "source": source, "event": event}
        other.answer(**{f"{name}-{place}": each for name, each in told.items()})
    other.press("Send the rows")
    other.reads("Called to the flat")

    theirs = one.page.url
    one.does_not_read("Called to the flat", POLICE_FORCE)
    refused = other.page.goto(theirs)
    assert refused.status == 404
    other.does_not_read("bruise", "Northshire Health Visiting")
    for author in (one, other):
        author.page.context.close()


def returns_are_closed_and_read(manager: Visitor, review: str) -> None:
    """The manager closes returns, and settles a doubt beside the words it is about."""
    manager.go(f"/reviews/{review}/")
    manager.follow("Agencies and their returns")
    manager.take("Check", of="Northshire Police", outcome="good")
    manager.take("Close the returns")
    manager.follow("Chronology", within=THIS_REVIEW)
    manager.follow("Northshire Health Visiting", of="Small bruise")
    manager.follow("Settle it")
    manager.reads("Small bruise on Robin's cheek")
    manager.answer(answer="2 February 2026", why="The clinic's diary")
    manager.press("Take it down")
    manager.reads("Taken down", "2 February 2026")


def a_panel_member_reads(panel: Visitor, review: str, days: Days) -> str:
    """Marks a theme, a dispute and good practice, and sees who knew what, and when."""
    panel.go(f"/reviews/{review}/chronology/")
    panel.follow("Northshire Health Visiting", of="Small bruise")
    row = panel.page.url
    panel.take("Give it a theme", theme="bruising-protocol")
    panel.take("Take down that someone disputes it", by="Mother", what="It was a crease")
    recognise(panel, "injury.seen", injury="bruise", child_mobile="no")
    panel.go(f"/reviews/{review}/chronology/")
    panel.follow("Northshire Health Visiting", of="Telephone call")
    panel.take("Mark it as good practice", what="Kept in touch with her mother")
    panel.go(f"/reviews/{review}/chronology/")
    panel.follow("Northshire Police", of="Called to the flat")
    recognise(panel, "case.closed")
    panel.follow("What others knew", within=THIS_REVIEW)
    panel.reads("Northshire Health Visiting had known for 3 days of an injury", RULE)

    panel.follow("Chronology", within=THIS_REVIEW)
    panel.page.locator("input[type=date][name=on]").last.fill(f"{days.day(-1)}")
    panel.press("Show")
    panel.reads("This is the review as known on", "There is no row to show")
    panel.does_not_read("bruise")
    return row.rstrip("/").rpartition("/")[2]


def recognise(panel: Visitor, kind: str, **fields: str) -> None:
    panel.follow("Say what kind of thing it tells of")
    panel.answer(kind=kind)
    panel.press("Continue")
    panel.answer(**fields)
    panel.press("Take it down")


def they_decide(manager: Visitor, days: Days) -> None:
    manager.follow("Meeting and decision", within=THIS_REVIEW)
    manager.take(
        "Take down a meeting",
        on=days.say(),
        attended="Named nurse, health visiting\nDetective inspector, police",
        apologies="General practitioner",
    )
    manager.take(
        "Write the decision",
        outcome="lcspr",
        rationale="Agencies did not put together what each of them knew",
        criteria="Harm: a baby died\nAbuse or neglect: suspected, from the bruise",
        rejected="Audit: it would not reach what practitioners thought",
    )
    manager.reads("Nobody has signed it yet", "You wrote it", "Audit: it would not reach")


def three_sign(come_in: Callable[..., Visitor], review: str) -> None:
    for post, partner in PARTNERS.items():
        lead = come_in(post)
        lead.go(f"/reviews/{review}/decision/")
        lead.follow("Sign this decision")
        lead.page.get_by_label(partner, exact=True).check()
        lead.press("Take it down")
        lead.reads("Signed")
        lead.page.context.close()


def a_letter_goes(manager: Visitor, review: str, days: Days) -> None:
    manager.go(f"/reviews/{review}/decision/")
    for partner in PARTNERS.values():
        manager.reads(partner)
    manager.follow("Write the letter to the national panel")
    manager.press("Take it down")
    with manager.page.expect_download() as coming:
        manager.page.get_by_role("link", name="Word of the letter").click()
    assert coming.value.path().read_bytes().startswith(b"PK")
    manager.follow("Take down that it was sent")
    manager.answer(on=days.say())
    choose_the_first(manager, "letter")
    manager.press("Take it down")
    manager.reads("Sent on")


def choose_the_first(visitor: Visitor, name: str) -> None:
    control = visitor.page.locator(f"main [name={name}]").first
    if control.evaluate("each => each.tagName") == "SELECT":
        control.select_option(index=1)
    else:
        control.check()


def learning_is_drawn(manager: Visitor, review: str, row: str, days: Days) -> None:
    manager.go(f"/reviews/{review}/row/{row}/")
    manager.follow("Draw a learning point from it")
    manager.answer(type="gap", says=GAP, theme="bruising-protocol")
    manager.press("Take it down")
    manager.reads("It rests on: Row 1")
    told = {"to": "Every health visiting team", "on": days.say()}
    manager.take("Take down that it was passed on already", **told)
    manager.reads("Passed on already: Every health visiting team")
    manager.follow("Recommend something")
    manager.answer(says="Write down whom to ring", to="hv", theme="bruising-protocol")
    manager.press("Take it down")
    manager.take(
        "Set an action for it",
        what="Put the protocol on one page",
        owner="hv",
        owner_role="Named nurse",
        due=days.say(60),
    )
    manager.reads("Put the protocol on one page", "No evidence yet")


def two_people_stand_for_what_goes_out(
    manager: Visitor, come_in: Callable[..., Visitor], review: str
) -> None:
    """Nobody is named in what the national panel gets, and one person cannot send it."""
    lead = come_in("head-of-service")
    for each in (lead, manager):
        each.go(f"/reviews/{review}/decision/")
        each.follow("What goes to the national panel")
        each.does_not_read("Somebody is named in it", "Send: download it")
        each.answer(why="Without the days nobody could follow what happened")
        each.press("I have read it, and stand for it")
        each.reads("You stand for the pack as it is now")
    lead.page.context.close()
    with manager.page.expect_download() as coming:
        manager.page.get_by_role("button", name="Send: download it").click()
    assert coming.value.path().read_bytes().startswith(b"PK")


def a_safeguard_is_linked_and_adopted(manager: Visitor, review: str) -> None:
    manager.go(f"/reviews/{review}/learning/")
    manager.take("Link the safeguard that keeps it alive", safeguard=SAFEGUARD)
    manager.reads(f"Kept alive by: {RULE}", "Not adopted yet", "Not tried")
    manager.press("Try it over history")
    manager.does_not_read("Not tried")
    manager.follow("Adopt it")
    manager.answer(deciders="The three lead safeguarding partners", why="This review")
    manager.press("Adopt it")
    manager.reads("Adopted", "The three lead safeguarding partners")
    manager.go(f"/reviews/{review}/learning/")
    manager.does_not_read("Not adopted yet")


def a_briefing_is_written(manager: Visitor, review: str) -> str:
    """Begun from the review; what names the child is found, and written again."""
    manager.go(f"/reviews/{review}/learning/")
    manager.follow("Begin a briefing from this review")
    manager.answer(template="seven-minute", title=TITLE)
    manager.press("Begin")
    manager.reads(review, GAP)
    manager.follow("Write it")
    manager.answer(**PARTS, themes="bruising-protocol", review_by=YEARS_ON)
    manager.press("Save this version")
    briefing = Briefing.objects.get().code
    manager.follow("Compare it with the case")
    manager.reads("Robin Rowan", "Larch Lane")
    manager.follow("Write it again")
    manager.answer(story=STORY)
    manager.press("Save this version")
    manager.follow("Compare it with the case")
    manager.does_not_read("Robin Rowan", "Larch Lane")
    manager.press("Say that this version was looked over")
    return briefing


def two_people_release_it(manager: Visitor, panel: Visitor, briefing: str) -> None:
    for each in (manager, panel):
        each.go(f"/learning/work/{briefing}/")
        each.follow("Release it")
        each.answer(sure=True)
        each.press("Release it")
    manager.go(f"/learning/work/{briefing}/")
    manager.follow("Publish it")
    manager.answer(why="The inquest may hear of it first")
    manager.press("Publish it")
    manager.reads("Published")


def anyone_reads_it(
    stage: Stage, open_page: Callable[..., Page], looked: Looked, briefing: str
) -> None:
    """Nobody signs in, on a telephone, and finds it by the name of the kind of review."""
    anyone = Visitor(open_page(base_url=stage.url, viewport=PHONE, has_touch=True), looked)
    stage.listen(anyone.page)
    anyone.go("/learning/")
    anyone.follow(TITLE)
    anyone.reads(STORY, "Whom do you ring about a mark on a baby?", briefing)
    anyone.does_not_read("Robin", "Rowan", "Larch Lane", "Sign out")


def a_team_answers(
    manager: Visitor, come_in: Callable[..., Visitor], briefing: str, days: Days
) -> None:
    """It is sent to a team, whose health visitor reads and answers on a telephone."""
    manager.go(f"/learning/work/{briefing}/")
    manager.follow("Send it to teams")
    manager.answer(teams="hv|hv-south", remind_on=days.day(20))
    manager.press("Send it")
    reader = come_in("health-visitor-south", viewport=PHONE, has_touch=True)
    reader.go("/learning/for-our-team/")
    reader.follow(TITLE)
    reader.answer(held_on=days.day(), people="5", changed="The number is on our wall")
    reader.answer(**{"answer-0": "The duty paediatrician", "answer-1": "The surgery"})
    reader.press("Send to the partnership")
    reader.reads("The duty paediatrician")
    manager.go(f"/learning/work/{briefing}/coverage/")
    manager.reads("Northshire Health Visiting", "The duty paediatrician", "on our wall")


def it_closes_without_blanks(manager: Visitor, review: str) -> None:
    manager.go(f"/reviews/{review}/")
    manager.follow("Close the review")
    manager.press("Take it down")
    manager.reads("There is a problem", "Nobody of the family", "debrief")
    manager.follow("Family and practitioners", within=THIS_REVIEW)
    manager.take("Take down what someone said", who="mother", views="They were kind")
    manager.take("Take down a debrief", role="health visitor", answer="attended")
    manager.go(f"/reviews/{review}/")
    manager.take("Close the review")
    manager.go(f"/reviews/{review}/")
    manager.reads("Closed")
