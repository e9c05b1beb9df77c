"""What changes who may open what, and what each change is refused for."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from sightline.access.actions import (
    break_glass,
    declare_tie,
    end_grant,
    end_post,
    grant_entry,
    lift_suspension,
    review_break_glass,
    suspend,
)
from sightline.access.actor import CannotAct, actor_in
from sightline.access.models import BreakGlass, Grant, Look, Post
from sightline.access.queries import break_glass_to_review, live_break_glass
from sightline.access.reach import basis_for, open_among
from sightline.kernel.errors import Refused
from sightline.kernel.working_days import england_and_wales
from sightline.record.visibility import entries_open_to, structure_open_to
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)
REASON = "The child is at the hospital and nobody answers"


@pytest.fixture
def rowans():
    """The Rowan family, whom health visiting and the school know."""
    make_directory()
    return make_rowans(Scribe())


def open_in_emergency(post="police-officer", *, at=NOW, reference="BG-1", **said):
    given = {"person": "robin", "reason_code": "immediate-danger", "reason": REASON} | said
    return break_glass(
        actor(post, at), reference=reference, at=at, calendar=england_and_wales(), **given
    )


def user_of(post):
    return Post.objects.get(pk=post).holder_id


def seen_by(post, at):
    return entries_open_to(actor(post, at), now=at)


def test_an_emergency_opens_the_family_for_four_hours_and_not_a_moment_more(rowans):
    """T9: what the child's family is on the record for can be read, until four hours are up."""
    assert not seen_by("police-officer", NOW).exists()

    opening = open_in_emergency()

    last = opening.until - TICK
    assert opening.until == NOW + 4 * HOUR
    assert {"robin", "alice"} <= {
        each.person
        for entry in seen_by("police-officer", last)
        for each in entry.about.all()
    }
    assert live_break_glass(actor("police-officer"), now=last)[0].reference == "BG-1"
    assert not seen_by("police-officer", opening.until).exists()
    assert basis_for(actor("police-officer"), "robin", now=opening.until) is None


def test_it_is_for_one_post_alone(rowans):
    """A colleague of the one who opened it sees no more than before."""
    open_in_emergency("social-worker")

    assert not seen_by("social-work-manager", NOW).exists()


def test_it_is_to_be_reviewed_by_the_end_of_the_next_working_day(rowans):
    """T9: opened on the Friday before Easter's bank holidays begin, it is due after them."""
    maundy_thursday = NOW.replace(month=4, day=2)

    assert open_in_emergency().review_due == date(2026, 3, 3)
    opening = open_in_emergency(at=maundy_thursday, reference="BG-2")
    assert opening.review_due == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"reason": "urgent, please open"}, "shorter than 20"),
        ({"reason": "urgent" + " " * 30}, "shorter than 20"),
        ({"reason_code": "curious"}, "no reason curious"),
        ({"person": ""}, "nobody is named"),
    ],
)
def test_it_asks_for_a_reason_and_a_person(rowans, said, wrong):
    """T9: an emergency says whose, which kind, and why in words."""
    with pytest.raises(Refused, match=wrong):
        open_in_emergency(**said)

    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("post", ["privacy-officer", "administrator"])
def test_a_role_that_reads_nothing_opens_nothing(rowans, post):
    """Reviewing and setting up are done without a way to read, in emergencies as ever."""
    with pytest.raises(Refused, match="reads no records"):
        open_in_emergency(post)


def test_the_fourth_in_a_day_is_pointed_out_and_not_stopped(rowans):
    """Urgent work is never locked out; reviewers see the mark, and it comes first."""
    openings = [
        open_in_emergency(at=NOW + place * HOUR, reference=f"BG-{place}")
        for place in range(5)
    ]
    next_week = open_in_emergency(at=NOW + timedelta(days=7), reference="BG-later")
    waiting = break_glass_to_review(actor("privacy-officer"), now=NOW + 5 * HOUR)

    assert [each.often for each in openings] == [False, False, False, True, True]
    assert not next_week.often
    assert [each.reference for each in waiting][:2] == ["BG-3", "BG-4"]


def test_someone_else_reviews_it_once(rowans):
    """T9: a manager of the same agency or a privacy officer says whether it was justified."""
    open_in_emergency("social-worker")
    told = {"reference": "BG-1", "outcome": "justified", "note": "", "at": NOW + HOUR}

    review_break_glass(actor("head-of-service"), **told)

    assert BreakGlass.objects.get().reviewed_by_id == "head-of-service"
    assert break_glass_to_review(actor("privacy-officer"), now=NOW + HOUR) == ()
    with pytest.raises(Refused, match="reviewed already"):
        review_break_glass(actor("privacy-officer"), **told)


@pytest.mark.parametrize("post", ["social-worker", "health-visitor", "administrator"])
def test_nobody_else_reviews_it(rowans, post):
    """Neither the one who opened it, nor anyone whose role does not review."""
    open_in_emergency("social-worker")

    assert break_glass_to_review(actor(post), now=NOW) == ()
    with pytest.raises(Refused, match="is reviewed by"):
        review_break_glass(
            actor(post), reference="BG-1", outcome="justified", note="", at=NOW
        )


def test_nobody_reviews_their_own_even_in_another_post(rowans):
    """Someone who opened it as a manager does not review it as the head of service."""
    open_in_emergency("social-work-manager")
    Post.objects.filter(pk="head-of-service").update(holder=user_of("social-work-manager"))

    with pytest.raises(Refused, match="is reviewed by"):
        review_break_glass(
            actor("head-of-service"), reference="BG-1", outcome="justified", note="", at=NOW
        )


def test_a_manager_of_another_agency_does_not_review_it(rowans):
    """Only privacy officers review across agencies."""
    open_in_emergency("police-officer")

    assert break_glass_to_review(actor("head-of-service"), now=NOW) == ()
    assert break_glass_to_review(actor("privacy-officer"), now=NOW)


def test_one_that_was_not_justified_says_why(rowans):
    """A finding against someone is explained."""
    open_in_emergency()

    with pytest.raises(Refused, match="does not say why"):
        review_break_glass(
            actor("privacy-officer"),
            reference="BG-1",
            outcome="not-justified",
            note=" ",
            at=NOW,
        )


@pytest.mark.parametrize("tie", ["self", "relative", "alleged-perpetrator"])
@pytest.mark.parametrize("post", ["health-visitor", "front-door", "police-officer"])
def test_their_own_family_is_refused_everywhere(rowans, post, tie):
    """T7: by involvement, by role, by grant or in an emergency, the family stays shut."""
    record = Scribe(at=NOW)
    note = record("health-visitor", "concern.noted", "hazel", category="neglect")
    grant = grant_to_post(post, entry=note) if post != "health-visitor" else None
    declare_tie(actor(post), person="alice", tie=tie, at=NOW)
    who = actor(post)

    for person in ("alice", "robin", "hazel", "bryn"):
        assert basis_for(who, person, now=NOW) is None
        with pytest.raises(Refused, match="in any way"):
            open_in_emergency(post, person=person)
    assert open_among(who, ["alice", "robin", "hazel", "bryn"], now=NOW) == set()
    assert not entries_open_to(who, now=NOW).exists()
    assert not structure_open_to(who, now=NOW).exists()
    assert grant is None or grant.until > NOW


def test_an_emergency_opened_before_the_declaration_is_shut_by_it(rowans):
    """T7, T8: what was open is closed on the next request."""
    open_in_emergency()
    assert seen_by("police-officer", NOW + HOUR).exists()

    declare_tie(actor("police-officer"), person="bryn", tie="relative", at=NOW + HOUR)

    assert not seen_by("police-officer", NOW + HOUR).exists()


def test_a_reviewer_does_not_review_an_opening_of_their_own_family(rowans):
    """T7: not even in the list of what waits to be reviewed."""
    open_in_emergency()
    declare_tie(actor("privacy-officer"), person="alice", tie="relative", at=NOW)

    assert break_glass_to_review(actor("privacy-officer"), now=NOW) == ()


def test_a_manager_declares_for_someone_of_their_own_agency_only(rowans):
    """Few people say of themselves whom they are alleged to have harmed."""
    mine, other = user_of("social-worker"), user_of("health-visitor")
    said = {"person": "robin", "tie": "alleged-perpetrator", "at": NOW}

    declare_tie(actor("head-of-service"), user=mine, **said)

    with pytest.raises(Refused, match="in any way"):
        open_in_emergency("social-worker")
    with pytest.raises(Refused, match="agency concerned"):
        declare_tie(actor("head-of-service"), user=other, **said)
    with pytest.raises(Refused, match="agency concerned"):
        declare_tie(actor("social-worker"), user=user_of("head-of-service"), **said)


def grant_to_post(post, *, entry, by="hv-manager", **changed):
    Post.objects.get_or_create(
        id="hv-manager",
        defaults={
            "agency_id": "hv",
            "title": "Manager",
            "role": "manager",
            "holder": Post.objects.get(pk="refuge-worker").holder,
            "started_at": NOW - timedelta(days=9),
        },
    )
    given = {"agency": "hv", "reason": REASON, "until": NOW + HOUR, "at": NOW} | changed
    return grant_entry(actor(by), entry=entry, post=post, **given)


def test_a_grant_opens_one_sealed_entry_to_one_post_for_a_time(rowans):
    """Sealed entries are opened by name, and shut when the time is up or the grant is ended."""
    sealed = Scribe(at=NOW)(
        "health-visitor", "concern.noted", "robin", category="neglect", handling=("sealed",)
    )
    assert not seen_by("health-visitor", NOW).filter(id=sealed).exists()

    grant = grant_to_post("police-officer", entry=sealed)

    assert [each.id for each in seen_by("police-officer", NOW)] == [sealed]
    assert not seen_by("police-officer", NOW + HOUR).exists()
    end_grant(actor("hv-manager"), grant=grant.pk, at=NOW + TICK)
    assert not seen_by("police-officer", NOW + TICK).exists()


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"by": "head-of-service"}, "agency concerned"),
        ({"by": "health-visitor"}, "agency concerned"),
        ({"agency": "csc"}, "agency concerned"),
        ({"post": "hv-manager"}, "own access"),
        ({"post": "refuge-worker"}, "own access"),
        ({"post": "nobody"}, "nobody acts in this post"),
        ({"until": NOW}, "within the next 26 weeks"),
        ({"until": NOW + timedelta(days=400)}, "within the next 26 weeks"),
        ({"reason": "please"}, "shorter than 20"),
    ],
)
def test_it_refuses_grants_by_others_to_oneself_or_without_end(rowans, changed, wrong):
    """Only the agency whose record it is opens it, to somebody else, and not for ever."""
    given = {"post": "police-officer"} | changed

    with pytest.raises(Refused, match=wrong):
        grant_to_post(given.pop("post"), entry="e", **given)

    assert not Grant.objects.exists()


def signed_in(post):
    client = Client(headers={"user-agent": "a browser"})
    client.force_login(Post.objects.get(pk=post).holder)
    client.get("/accounts/password/change/")
    assert SESSION_KEY in client.session
    return client


def is_signed_in(client):
    return SESSION_KEY in client.session


def test_ending_a_post_takes_effect_on_the_next_request(rowans):
    """T8: they are signed out, cannot act in it, and what was opened to it is shut."""
    leaver, stays = signed_in("police-officer"), signed_in("health-visitor")
    open_in_emergency()
    who = user_of("police-officer")

    end_post(actor("administrator"), post="police-officer", at=NOW + HOUR)

    assert not is_signed_in(leaver)
    assert is_signed_in(stays)
    assert BreakGlass.objects.get().until == NOW + HOUR
    with pytest.raises(CannotAct):
        actor_in("police-officer", user_id=who, now=NOW + HOUR)


def test_a_page_left_open_acts_no_more_once_the_post_ended(rowans):
    """T8: an actor made by an earlier request cannot break glass after the post ended."""
    earlier = actor("police-officer")
    end_post(actor("administrator"), post="police-officer", at=NOW)

    with pytest.raises(Refused, match="may not act"):
        break_glass(
            earlier,
            person="robin",
            reason_code="other",
            reason=REASON,
            reference="BG-1",
            at=NOW,
            calendar=england_and_wales(),
        )


@pytest.mark.parametrize("post", ["social-worker", "head-of-service", "privacy-officer"])
def test_others_do_not_end_posts_of_an_agency_that_is_not_theirs(rowans, post):
    """Managers end posts of their own agency; the partnership's administrator, of any."""
    with pytest.raises(Refused, match="manager or administrator"):
        end_post(actor(post), post="health-visitor", at=NOW)


def test_suspending_takes_effect_on_the_next_request_until_it_is_lifted(rowans):
    """T8: suspended people are signed out and can act in no post, and then can again."""
    who, client = user_of("social-worker"), signed_in("social-worker")

    suspend(actor("privacy-officer"), user=who, reason=REASON, at=NOW)

    assert not is_signed_in(client)
    with pytest.raises(CannotAct, match="suspended"):
        actor("social-worker")
    lift_suspension(actor("head-of-service"), user=who, at=NOW + HOUR)
    assert actor("social-worker", NOW + HOUR)


@pytest.mark.parametrize(
    ("post", "whom", "wrong"),
    [
        ("privacy-officer", "privacy-officer", "own access"),
        ("privacy-officer", "health-visitor", "agency concerned"),
        ("head-of-service", "health-visitor", "manager or administrator"),
        ("social-worker", "social-work-manager", "manager or administrator"),
    ],
)
def test_nobody_suspends_themselves_or_people_elsewhere(rowans, post, whom, wrong):
    """Nor lifts a suspension of their own."""
    with pytest.raises(Refused, match=wrong):
        suspend(actor(post), user=user_of(whom), reason=REASON, at=NOW)
    with pytest.raises(Refused, match=wrong):
        lift_suspension(actor(post), user=user_of(whom), at=NOW)


def test_every_change_is_in_the_trail(rowans):
    """Who changed whose access, when, by ids alone and never with the reason's words."""
    open_in_emergency()
    review_break_glass(
        actor("privacy-officer"), reference="BG-1", outcome="justified", note="", at=NOW
    )
    who = user_of("social-worker")
    suspend(actor("head-of-service"), user=who, reason=REASON, at=NOW)
    lift_suspension(actor("head-of-service"), user=who, at=NOW)
    grant = grant_to_post("dsl", entry="e1")
    end_grant(actor("hv-manager"), grant=grant.pk, at=NOW)
    declare_tie(actor("dsl"), person="bryn", tie="relative", at=NOW)
    end_post(actor("administrator"), post="refuge-worker", at=NOW)

    rows = Look.objects.order_by("pk")
    assert [row.page for row in rows] == [
        "break-glass",
        "break-glass-review",
        "suspension",
        "suspension-lifted",
        "grant",
        "grant-ended",
        "declaration",
        "post-ended",
    ]
    assert not any(REASON in row.note for row in rows)
