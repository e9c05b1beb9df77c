"""Does the model of practice change the headings, and nothing that is recorded?"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.practice_model import PRACTICE_MODELS, headings
from sightline.web.forms.practice_headings import HEADED
from tests.cast import make_directory, make_rowans
from tests.web.forms_sent import fields_of
from tests.web.sign_in import recent_scribe, signed_in_client

PLAN = {
    "type": "child-in-need",
    "lead": "csc",
    "parts-0-who": "hv",
    "parts-0-does": "Weigh Robin every week",
}


def test_every_heading_stands_over_a_question_there_is():
    """Each kind, field and heading named is one of the vocabulary's."""
    for kind, headed in HEADED.items():
        names = {field.name for field in KINDS[kind].fields}
        assert set(headed) <= names, kind
        assert set(headed.values()) <= set(headings()), kind


def planned(model: str, settings) -> tuple[str, dict]:
    """The pages of a plan as this model heads them, and the data that was recorded."""
    settings.SIGHTLINE_PRACTICE_MODEL = model
    client = signed_in_client("health-visitor")
    address = f"/family/{ref_of('robin')}/record/plan.agreed/"
    first = client.get(address)
    second = client.post(address, {**fields_of(first), **PLAN})
    fields = fields_of(second)
    own = {n: "Robin gains weight" for n in fields if n.endswith(("-what", "-outcome"))}
    done = client.post(address, {**fields, **own})
    assert done.status_code == 302
    plan = Entry.objects.filter(kind="plan.agreed").latest("position")
    return first.content.decode() + second.content.decode(), plan.data


@pytest.mark.django_db
def test_another_model_changes_the_headings_and_not_the_data(settings):
    """The same answers make the same entry under either."""
    make_directory()
    make_rowans(recent_scribe())
    plain, told = planned("plain", settings)
    worded, told_again = planned("strengths-and-worries", settings)

    assert told == told_again
    for key in ("network", "needs-to-happen", "next-steps"):
        own, other = headings("plain")[key], headings("strengths-and-worries")[key]
        assert own in plain
        assert other in worded
        assert other not in plain


@pytest.mark.django_db
@pytest.mark.parametrize("model", PRACTICE_MODELS)
def test_the_pages_of_a_family_are_headed_by_it_too(model, settings):
    """The family page and the Think Family page name the network as the area does."""
    settings.SIGHTLINE_PRACTICE_MODEL = model
    make_directory()
    make_rowans(recent_scribe())
    client = signed_in_client("dsl")

    for page in ("", "think-family/"):
        html = client.get(f"/family/{ref_of('hazel')}/{page}").content.decode()
        assert headings(model)["network"] in html


def test_a_model_there_is_not_stops_the_start_and_names_those_there_are(tmp_path):
    """Nothing is served under headings that nobody wrote."""
    told = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "sightline.config.settings",
        "SIGHTLINE_DATA": str(tmp_path),
        "SIGHTLINE_PRACTICE_MODEL": "no-such-model",
    }
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "there is no practice model 'no-such-model'" in done.stderr
    assert "plain, strengths-and-worries" in done.stderr
