"""Is every figure of the year the number of rows that stand under it?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from sightline.learning import actions
from sightline.learning.actions import Talk, Written
from sightline.learning.queries import in_work_under
from tests.cast import actor, make_directory
from tests.web.learning.briefings import CODE, SLOTS, count_one, publish_one, write_one
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


def _figures(page: object) -> dict[str, int]:
    return {each.anchor: each.figure for each in page.context["lists"]}


def test_each_figure_counts_the_rows_under_it() -> None:
    """Two published, one of them twice and withdrawn; one sent to two; one talk; a draft."""
    make_directory()
    manager, at = actor("partnership-manager"), recent_scribe(1).at
    publish_one("XD-3333", Written("Second", SLOTS, ["fathers"]))
    publish_one()
    count_one()
    write_one("QQ-4444", Written("A draft", SLOTS, ["neglect"]))
    ids = {code: id_of(code) for code in (CODE, "XD-3333")}
    actions.send_to_teams(manager, ids[CODE], [("hv", "hv-north"), ("school", "")], at=at)
    visitor = actor("health-visitor")
    actions.discuss(visitor, ids[CODE], Talk(at.date(), people=5), at=at)
    actions.withdraw(manager, ids["XD-3333"], "Out of date", at=at)
    actions.publish(manager, ids["XD-3333"], at=at + timedelta(minutes=1))

    client = signed_in_client("partnership-manager")
    page = client.get("/learning/year/", {"year": at.year})

    assert _figures(page) == {
        "published": 2,
        "themes": 2,
        "elsewhere": 1,
        "sent": 2,
        "talks": 1,
        "withdrawn": 1,
    }
    html = page.content.decode()
    assert "Out of date" in html
    assert "A draft" not in html
    themes = next(each for each in page.context["lists"] if each.anchor == "themes")
    assert [row[1]["text"] for row in themes.rows] == ["2", "1"]
    before = client.get("/learning/year/", {"year": at.year - 1})
    assert set(_figures(before).values()) == {0}


def id_of(code: str) -> str:
    """Return the id of the briefing with this code."""
    shown = in_work_under(actor("partnership-manager"), code)
    assert shown is not None
    return shown.id
