"""One test for each thing that a rapid review must be able to show; named after the row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.learning import actions as learning
from sightline.learning.queries import in_work_under
from sightline.reviews import actions
from sightline.reviews.log import Taken
from sightline.reviews.queries.identifying import identifying_in
from sightline.reviews.queries.opening import open_review
from tests.cast import actor
from tests.reviews.returns import as_csv
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
DECISION = {"outcome": "lcspr", "rationale": "Much to learn"}
SAFE = {"child": "hazel", "safe": "yes", "what": "Seen", "by_role": "Social worker"}


@pytest.fixture
def scene() -> Scene:
    return Scene()


def state_of(scene: Scene):
    opened = open_review(actor("partnership-manager"), scene.code, now=scene.at)
    return opened.state


def decided(scene: Scene, **more: object) -> str:
    """Look after the other child, decide, and have it signed."""
    scene.take(Taken("safety.checked", SAFE))
    [made] = scene.take(Taken("decision.made", DECISION | more))
    signed = {"decision": made, "partner": "police"}
    scene.take(Taken("decision.signed", signed), post="head-of-service")
    return made


def test_si_01_a_notice_that_goes_late_is_red_and_says_why(scene: Scene) -> None:
    """Counted from the day the local authority became aware."""
    early = (london_day(scene.at) - timedelta(days=40)).isoformat()
    scene.take(Taken("incident.redated", {"aware_on": early, "why": "It was known sooner"}))
    on = {"on": london_day(scene.at).isoformat()}
    with pytest.raises(Refused, match="nothing says why it went later"):
        scene.take(Taken("notification.sent", on))
    scene.take(
        Taken("notification.sent", on | {"why_late": "Nobody knew whose task it was"})
    )

    assert "Nobody knew whose task it was" in scene.page("incident/")
    assert "Sent late" in scene.page()


@pytest.mark.parametrize(
    "kind", ["criteria.viewed", "notification.decided", "decision.made"]
)
def test_si_02_and_05_nothing_is_decided_without_a_reason(scene: Scene, kind: str) -> None:
    """Neither that the criteria are met nor that they are not, nor any outcome."""
    told = {
        "criteria.viewed": {"partner": "police", "abuse": False, "harm": True},
        "notification.decided": {"notify": False},
        "decision.made": {"outcome": "lcspr"},
    }[kind]
    with pytest.raises(Refused, match=r"Why|rationale"):
        scene.take(Taken(kind, told))


def test_si_04_no_decision_while_a_sister_may_not_be_safe(scene: Scene) -> None:
    """Nor does the review close; and nothing of it stands in the family's record."""
    with pytest.raises(Refused, match="Hazel Rowan is safe now"):
        scene.take(Taken("decision.made", DECISION))
    scene.take(Taken("safety.checked", SAFE | {"safe": "not-yet"}))
    with pytest.raises(Refused, match="Hazel Rowan is safe now"):
        scene.take(Taken("decision.made", DECISION))
    decided(scene)

    family = scene.client("health-visitor").get(f"/family/{scene.ref}/").content.decode()
    assert scene.code not in family
    assert DECISION["rationale"] not in family


def test_si_06_five_files_are_one_chronology_and_each_row_leads_to_its_place(
    scene: Scene,
) -> None:
    """What two agencies tell differently is shown as a doubt."""
    agencies = ("hv", "police", "csc", "school", "refuge")
    for n, agency in enumerate(agencies):
        if agency not in ("hv", "police"):
            due = london_day(scene.at).isoformat()
            scene.take(Taken("agency.asked", {"agency": agency, "due": due}))
        rows = [(f"0{n + 1}/02/2026", "Notes", f"Contact number {n} with the family.")]
        manager = actor("partnership-manager", scene.at)
        actions.receive_return(
            manager, scene.review, agency, f"{agency}.csv", as_csv(rows), at=scene.at
        )
    page = scene.page("chronology/")

    for n in range(len(agencies)):
        assert f"Contact number {n}" in page
    assert "5 rows" in page
    context = scene.client().get(scene.address("chronology/")).context
    for _, items in context["years"]:
        for item in items:
            assert "row 2" in scene.client().get(item.href).content.decode()


def test_si_08_a_full_review_has_six_months_from_its_opening(scene: Scene) -> None:
    """It goes on in the same workspace, and the fifteen days are counted no longer."""
    decided(scene)
    assert "Open the full review" in scene.page("decision/")
    today = london_day(scene.at)
    opened = {"type": "lcspr", "starts_from": "opened", "starts_on": today.isoformat()}
    scene.take(Taken("review.opened", opened | {"terms": "Who asked?"}))

    page = scene.page()
    assert "Publish the review" in page
    assert "Local child safeguarding practice review" in page
    assert "15 working days" not in page


def test_si_11_what_is_done_instead_stays_open_until_it_is_evidenced(scene: Scene) -> None:
    """On the first page, among what there is to do."""
    decided(scene, outcome="reflective-event", alternative="A morning with both teams")
    assert "A morning with both teams" in scene.page()
    tasks = [
        t for g in scene.client().get(scene.address()).context["groups"] for t in g.tasks
    ]
    [task] = [task for task in tasks if task.text == "What is done instead"]
    assert task.status == "Open"

    scene.take(Taken("alternative.finished", {"evidence": "Held; 14 came"}))
    tasks = [
        t for g in scene.client().get(scene.address()).context["groups"] for t in g.tasks
    ]
    assert [t.status for t in tasks if t.text == "What is done instead"] == ["Done"]


def test_si_13_three_incidents_with_the_same_facts_are_found_among_others() -> None:
    """By code, whatever anybody wrote in words."""
    scene = Scene()
    manager = actor("partnership-manager", scene.at)
    day = london_day(scene.at).isoformat()
    told = {"child": "robin", "aware_on": day, "harm": "serious-harm", "died": False}
    for injuries in (["bruise", "fracture"], ["fracture"], ["fracture"], ["burn"]):
        said = told | {
            "what": "Hurt",
            "injuries": injuries,
            "age_of_injuries": "old-and-new",
        }
        actions.start(manager, Taken("incident.noticed", said), at=scene.at)

    asked = {"injuries": "fracture", "age_of_injuries": "old-and-new"}
    page = scene.client().get("/reviews/", asked)
    assert page.context["number"] == 3
    assert "3 reviews with these facts" in page.content.decode()
    assert scene.client().get("/reviews/", {"injuries": "nothing"}).context["number"] == 5


def test_si_14_and_15_a_cause_of_death_changes_and_each_finding_has_its_source(
    scene: Scene,
) -> None:
    """The coroner's word stands beside the first one."""
    for status, what, said_by, on in (
        ("provisional", "Unexplained", "Paediatric pathologist", "2026-04-02"),
        ("found", "Consistent with overlay", "Coroner", "2026-09-14"),
    ):
        told = {"status": status, "what": what, "said_by": said_by, "on": on}
        scene.take(Taken("cause.told", told))
    page = scene.page("incident/")

    assert page.index("Unexplained") < page.index("Consistent with overlay")
    assert "Coroner" in page
    assert "14 September 2026" in page
    assert "Cause: found; Consistent with overlay (Coroner)" in scene.page(
        "take/letter.written/"
    )


def test_si_16_an_inquest_holds_publication_and_not_learning(scene: Scene) -> None:
    """A briefing may be written, released and sent to teams; it may not be published."""
    said = {"type": "inquest", "body": "The coroner", "holds_publication": True}
    scene.take(Taken("proceedings.started", said))
    manager = actor("partnership-manager", scene.at)
    code = actions.start_briefing(
        manager, scene.review, "seven-minute", "Where babies sleep", at=scene.at
    )
    briefing = in_work_under(manager, code)
    with pytest.raises(Refused, match="Inquest"):
        learning.publish(manager, briefing.id, at=scene.at, hits_open=0, why="")

    assert "Publication is held" in scene.page()
    scene.take(Taken("learning.drawn", {"type": "gap", "says": "Ask", "theme": "fathers"}))


def test_si_18_a_text_that_names_a_practitioner_is_found(scene: Scene) -> None:
    """Reviews are for improvement; nobody is blamed by name."""
    rows = [("03/02/2026", "Notes", "Visit by Ottoline Frisk, health visitor.")]
    manager = actor("partnership-manager", scene.at)
    columns = ("Date", "Author", "Event")
    raw = as_csv([(rows[0][0], "Ottoline Frisk", rows[0][2])], columns)
    actions.receive_return(manager, scene.review, "hv", "hv.csv", raw, at=scene.at)
    review = open_review(manager, scene.code, now=scene.at)

    [hit] = identifying_in(review, "The visit by Ottoline Frisk was late.")
    assert (hit.sort, hit.found) == ("staff", "Ottoline Frisk")


def test_si_20_later_information_says_what_it_does_to_the_conclusions(scene: Scene) -> None:
    """Also after the panel has decided."""
    decided(scene)
    later = {
        "what": "A diagnosis of his heart",
        "known_by": "His doctor, since 2024",
        "effect": "changes",
        "why": "The fits had another cause",
    }
    scene.take(Taken("addendum.added", later))
    page = scene.page("people/")

    assert "A diagnosis of his heart" in page
    assert "It changes the conclusions" in page


def test_si_21_a_line_of_enquiry_without_evidence_says_so(scene: Scene) -> None:
    """Until a row is tied to it, or the gap where one was looked for."""
    [line] = scene.take(Taken("line.set", {"question": "Who helped before the birth?"}))
    assert "No row and no gap is tied to it yet" in scene.page("lines/")
    scene.take(Taken("line.tied", {"line": line, "gap": "No antenatal visit is recorded"}))
    assert "No antenatal visit is recorded" in scene.page("lines/")
    assert "No row and no gap" not in scene.page("lines/")


def test_si_23_an_old_review_keeps_the_rules_of_its_own_time(scene: Scene) -> None:
    """No fifteen days, and the footing on which it stood."""
    opened = {
        "type": "serious-incident-learning-review",
        "starts_from": "opened",
        "starts_on": date(2015, 5, 1).isoformat(),
    }
    scene.take(Taken("review.opened", opened))
    page = scene.page()

    assert "former safeguarding children board" in page
    assert "15 working days" not in page


def test_sv_07_a_review_does_not_close_with_a_debrief_unanswered(scene: Scene) -> None:
    """SI-17 too: nor before the family is offered a part."""
    decided(scene)
    scene.take(Taken("debrief.answered", {"role": "Health visitor", "answer": "offered"}))
    with pytest.raises(Refused) as refused:
        scene.take(Taken("review.closed", {}))
    faults = " ".join(fault.wrong for fault in refused.value.faults)
    assert "No answer about a debrief: Health visitor" in faults
    assert "Nobody of the family has been offered a part" in faults
