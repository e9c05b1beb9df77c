"""Making every view again from the ledger changes nothing, whatever was recorded."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.models import FamilyTie, Involvement
from sightline.kernel.errors import Refused
from sightline.record.actions import rebuild
from sightline.record.models import (
    Identifier,
    NameKey,
    Narrowed,
    Person,
    Relationship,
    Residence,
    SafeAddress,
    Thread,
)
from tests.cast import NOW, Scribe, make_directory, make_rowans

VIEWS = (
    Person,
    NameKey,
    Narrowed,
    Identifier,
    Relationship,
    Residence,
    SafeAddress,
    Thread,
    FamilyTie,
    Involvement,
)
PEOPLE = ("robin", "hazel", "alice", "bryn", "new")


def snapshot():
    """Every row of every view, as sets that do not depend on order or on made-up keys."""
    return {
        view.__name__: sorted(
            str(sorted((k, str(v)) for k, v in row.items() if k != "id" or view is Person))
            for row in view.objects.values()
        )
        for view in VIEWS
    }


def test_no_view_is_left_out_of_these_tests():
    """A new table of a view must be added here and to the rebuild."""
    ledger = {"entry", "about", "knowledge", "receipt", "checkpoint"}
    views = {m.__name__ for m in apps.get_app_config("record").get_models()}
    assert {name for name in views if name.lower() not in ledger} == {
        v.__name__ for v in VIEWS if v._meta.app_label == "record"
    }


@pytest.mark.django_db
def test_rebuilding_the_rowans_changes_nothing():
    """The plain case, with every kind of view filled."""
    make_directory()
    record = Scribe()
    ids = make_rowans(record)
    record("health-visitor", "referral.made", "robin", to="csc", concern=["neglect"])
    record(
        "police-officer",
        "residence.recorded",
        ["alice"],
        household="h",
        people=["alice"],
        address="9 Kestrel Row",
        handling=("safe-address",),
    )
    record("health-visitor", "involvement.ended", "robin", of=ids["hv-robin"])
    record(
        "health-visitor",
        "person.recorded",
        "bryn",
        names="Bryn Alder",
        corrects=ids["bryn"],
        handling=("child-confidence",),
    )
    before = snapshot()
    assert all(before[view.__name__] for view in VIEWS if view is not Identifier)

    rebuild()

    assert snapshot() == before


def steps():
    """What might be recorded next: kind, whom it is about, its data, and what it corrects."""
    person = st.sampled_from(PEOPLE)
    return st.one_of(
        st.tuples(
            st.just("person.recorded"),
            person,
            st.sampled_from(
                [
                    {"names": "Rowan Birch"},
                    {"born": "2019-04-01"},
                    {"expected": "2026-06"},
                    {"born": "1990", "names": "Ash Elm"},
                ]
            ),
        ),
        st.tuples(
            st.just("relationship.recorded"),
            st.permutations(PEOPLE),
            st.sampled_from(
                ["parent", "partner", "sibling", "grandparent", "foster-carer"]
            ),
        ),
        st.tuples(st.just("relationship.ended"), st.integers(0, 40), st.just(None)),
        st.tuples(
            st.just("residence.recorded"), st.permutations(PEOPLE), st.integers(1, 4)
        ),
        st.tuples(st.just("residence.ended"), st.integers(0, 40), st.just(None)),
        st.tuples(
            st.just("involvement.started"), person, st.sampled_from(["2026-05-01", ""])
        ),
        st.tuples(st.just("involvement.ended"), st.integers(0, 40), st.just(None)),
        st.tuples(st.just("correct"), st.integers(0, 40), st.permutations(PEOPLE)),
        st.tuples(st.just("referral.made"), person, st.just(None)),
        st.tuples(st.just("referral.decided"), st.integers(0, 40), st.just(None)),
    )


class Story:
    """Records a random story, remembering what may be ended or corrected."""

    def __init__(self):
        self.record = Scribe(at=NOW - timedelta(days=60), dice=random.Random(3))
        self.made = []  # (kind, id, about, data)

    def take(self, step):
        kind, what, detail = step
        make = getattr(self, kind.split(".")[0])
        with suppress(Refused):  # a step that the record refuses is part of the story too
            make(kind, what, detail)

    def _keep(self, kind, about, **data):
        id_ = self.record("health-visitor", kind, about, **data)
        self.made.append((kind, id_, about, data))

    def person(self, kind, who, data):
        self._keep(kind, [who], **data)

    def relationship(self, kind, what, detail):
        if kind.endswith("ended"):
            return self._end(kind, "relationship.recorded", what)
        one, other = what[:2]
        return self._keep(kind, [one, other], from_=one, to=other, type=detail)

    def residence(self, kind, what, detail):
        if kind.endswith("ended"):
            return self._end(kind, "residence.recorded", what)
        people = list(what[:detail])
        return self._keep(kind, people, household="home", people=people)

    def involvement(self, kind, what, detail):
        if kind.endswith("ended"):
            return self._end(kind, "involvement.started", what)
        until = {"until": detail} if detail else {}
        return self._keep(
            kind, [what], role="health-visitor", post="health-visitor", **until
        )

    def referral(self, kind, what, detail):
        if kind == "referral.made":
            return self._keep(kind, [what], to="csc", concern=["neglect"])
        made = [m for m in self.made if m[0] == "referral.made"]
        if made:
            _, id_, about, _ = made[what % len(made)]
            self.record(
                "social-worker",
                kind,
                about,
                thread=id_,
                decision="assessment",
                threshold="child in need",
                owner="A. Manager",
                rationale="seen",
            )
        return None

    def correct(self, _, what, people):
        if self.made:
            kind, id_, _, data = self.made[what % len(self.made)]
            about = list(people[:2])
            self.record("health-visitor", kind, about, corrects=id_, **data)

    def _end(self, kind, of_kind, what):
        made = [m for m in self.made if m[0] == of_kind]
        if made:
            _, id_, about, _ = made[what % len(made)]
            self.record("health-visitor", kind, about, of=id_)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=st.lists(steps(), min_size=3, max_size=20))
def test_rebuilding_any_story_changes_nothing(story):
    """Random stories, with endings and corrections of whom an entry is about."""
    with transaction.atomic():
        make_directory()
        telling = Story()
        telling.take(
            ("person.recorded", "robin", {"names": "Robin Rowan", "born": "2025-12-02"})
        )
        for step in story:
            telling.take(step)
        before = snapshot()

        rebuild()

        assert snapshot() == before
        transaction.set_rollback(True)
