"""Is every figure of the year the number of rows that stand under it?"""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import openpyxl
import pytest

from sightline.learning import actions
from sightline.learning.actions import Talk, Written
from sightline.learning.queries import in_work_under
from sightline.reviews.log import Taken
from tests.cast import actor, make_directory
from tests.reviews.partnerships import Partnership
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
        "talks-by-agency": 1,
        "first-shared": 0,
        "first-published": 0,
        "came-back": 1,  # fathers, in both
        "kept-alive": 0,
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


def test_the_year_tells_how_long_reviews_took_what_came_back_and_what_runs() -> None:
    """Two reviews found the same; one shared it at once and linked a safeguard."""
    make_directory()
    made = [Partnership(), Partnership()]
    gap = {"type": "gap", "says": "Nobody asked who the father was", "theme": "fathers"}
    for review in made:
        review.at += timedelta(minutes=1)
        [point] = review.take(Taken("learning.drawn", gap))
    early = {"learning": point, "to": "Health visitors", "on": "2026-04-06"}
    linked = {"learning": point, "safeguard": "father-recorded"}
    made[1].take(Taken("learning.sent-early", early), Taken("safeguard.linked", linked))

    client = signed_in_client("partnership-manager")
    page = client.get("/learning/year/", {"year": 2026})

    figures = _figures(page)
    assert (figures["first-shared"], figures["first-published"]) == (1, 0)
    assert (figures["came-back"], figures["kept-alive"]) == (1, 1)
    assert "10 days, in one review" in page.content.decode()

    raw = client.get("/learning/year/file/xlsx/", {"year": 2026})
    book = openpyxl.load_workbook(io.BytesIO(raw.content))
    told = {row[0]: row[1] for row in book["Figures"].iter_rows(values_only=True)}
    assert told["Themes that came back"] == 1
    assert "learning-2026.xlsx" in raw.headers["Content-Disposition"]
    word = client.get("/learning/year/file/docx/", {"year": 2026})
    texts = [p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs]
    assert "Reviews that first shared learning: 1" in texts
    assert client.get("/learning/year/file/exe/").status_code == 404
