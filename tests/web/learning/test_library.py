"""Can anyone read what was published, find it, take it away, and nothing else?"""

from __future__ import annotations

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from sightline.learning import actions
from sightline.learning.across.national import NATIONAL_FINDINGS
from sightline.learning.actions import Written
from sightline.learning.elsewhere import from_elsewhere
from sightline.learning.models import Discussion
from sightline.vocabulary.themes import NATIONAL_THEMES, THEMES, Scheme
from sightline.web.forms.briefings import BriefingForm
from sightline.web.presenters.narrowing import LABELS
from sightline.web.report_a_worry import front_door
from tests.cast import actor, make_directory
from tests.web.forms_sent import errors_of, sent
from tests.web.learning.briefings import (
    CODE,
    SLOTS,
    TITLE,
    count_one,
    publish_one,
    release_one,
    write_one,
)
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory() -> None:
    make_directory()


def _html(address: str, **asked: str) -> str:
    answer = Client().get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_reads_a_briefing_and_whom_to_ring() -> None:
    """Nobody signs in: the seven parts in their order, and the one number for a worry."""
    publish_one()

    html = _html(f"/learning/{CODE}/")

    places = [html.index(f"Words of {slot}.") for slot in SLOTS if slot != "questions"]
    assert places == sorted(places)
    assert front_door().phone in html
    assert "Safer sleep" not in _html("/learning/", words="nothing-holds-this")


def test_a_draft_is_nowhere_in_public() -> None:
    """Not in the list, not by its address, not as a file."""
    write_one()

    assert TITLE not in _html("/learning/")
    for address in (f"/learning/{CODE}/", f"/learning/{CODE}/file/pdf/"):
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize("words", ["LCSPR", "lscpr", "cosleeping", "dads"])
def test_it_is_found_whichever_way_the_field_spells_it(words: str) -> None:
    """Searching for one spelling finds what uses another."""
    said = SLOTS | {"background": ["A practice review of bed-sharing with male carers."]}
    publish_one(written=Written(TITLE, said))
    publish_one("XD-3333", Written("Something else", SLOTS | {"questions": ["And now?"]}))

    html = _html("/learning/", words=words)

    assert TITLE in html
    assert "Something else" not in html


def test_a_theme_narrows_the_list_and_the_matrix_counts() -> None:
    """Two briefings share a theme; the table says so in words."""
    publish_one()
    publish_one("XD-3333", Written("Second", SLOTS, ["fathers"]))

    assert "Second" not in _html("/learning/", theme="sleep-environment")
    rows = Client().get("/learning/themes/").context["rows"]
    assert {each.code: each.row.count for each in rows} == {
        "fathers": 2,
        "sleep-environment": 1,
    }
    assert "Second" in _html(f"/learning/{CODE}/")  # others on the same themes


def test_files_hold_the_same_words_and_a_neutral_name() -> None:
    """PDF, Word and plain text are made from what it says."""
    publish_one()
    pdf = Client().get(f"/learning/{CODE}/file/pdf/")
    text = Client().get(f"/learning/{CODE}/file/txt/").content.decode()
    said = "".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf.content)).pages)

    for told in (said, text):
        assert "Words of conclusions." in told
        assert front_door().phone in told
    assert f'filename="briefing-{CODE}.pdf"' in pdf.headers["Content-Disposition"]
    assert Client().get(f"/learning/{CODE}/file/exe/").status_code == 404


def test_a_team_answers_and_may_leave_its_name_out() -> None:
    """Answers are kept with their questions; a day to come is refused."""
    publish_one()
    visitor, address = signed_in_client("health-visitor"), f"/learning/{CODE}/discuss/"

    late = sent(visitor, address, held_on="2999-01-01")
    assert "has not come yet" in " ".join(errors_of(late))
    assert "held_on" not in sent(visitor, address, held_on="").context["form"].cleaned_data
    done = sent(
        visitor,
        address,
        held_on="2026-03-01",
        people="6",
        anonymous="on",
        **{"answer-1": "We do, at the first visit"},
    )

    assert done.status_code == 302
    talk = Discussion.objects.get()
    assert talk.answers == {"Who asks fathers?": "We do, at the first visit"}
    assert (talk.agency, talk.team, talk.post, talk.people) == ("hv", "", "", 6)
    assert "at the first visit" in visitor.get(address).content.decode()
    other = signed_in_client("dsl")
    assert "at the first visit" not in other.get(address).content.decode()


def test_while_publication_is_held_only_those_it_was_sent_to_read_it() -> None:
    """Learning travels inside the partnership before an inquest has ended."""
    briefing = release_one()
    actions.send_to_teams(
        actor("partnership-manager"), briefing, [("hv", "hv-north")], at=recent_scribe(1).at
    )
    address = f"/learning/{CODE}/discuss/"

    assert TITLE in signed_in_client("health-visitor").get(address).content.decode()
    assert signed_in_client("dsl").get(address).status_code == 404
    assert Client().get(f"/learning/{CODE}/").status_code == 404


FACTS = {"kind": "Rapid review", "year": "2025", "age": "Under 1", "agencies": ["police"]}


@pytest.mark.parametrize(
    "chosen",
    [
        {"kind": "rapid-review"},
        {"year": "2025"},
        {"age": "under-1"},
        {"agency": "police"},
        {"theme": "sleep-environment"},
        {"kind": "rapid-review", "year": "2025", "age": "under-1", "agency": "police"},
    ],
)
def test_the_library_is_narrowed_by_every_choice_together(chosen: dict[str, str]) -> None:
    """What holds every choice stays; the lists count what each would leave."""
    publish_one(written=Written(TITLE, SLOTS, ["sleep-environment", "fathers"], FACTS))
    other = FACTS | {"kind": "Audit", "year": "2024", "age": "5 to 11", "agencies": ["hv"]}
    publish_one("XD-3333", Written("Second", SLOTS, ["fathers"], other))

    page = Client().get("/learning/", chosen)
    html = page.content.decode()

    assert TITLE in html
    assert "Second" not in html
    assert {group["heading"] for group in page.context["groups"]} == {
        LABELS[name] for name in chosen
    }
    theme = next(each for each in page.context["selects"] if each.name == "theme")
    count = 2 if "theme" in chosen else 1  # a choice does not narrow its own list
    assert ("fathers", f"Fathers and other men ({count})") in theme.options
    assert "Second" in _html("/learning/", theme="fathers")
    assert (
        _html("/learning/", kind="audit", year="2025").count("Nothing published holds") == 1
    )


def test_what_comes_from_elsewhere_is_narrowed_by_what_its_reader_understood() -> None:
    """Its kind, its year, the child's age and the agencies come from the reading itself."""
    publish_one()
    count_one()
    [shown] = from_elsewhere()

    assert (shown.kind_code, shown.ages, shown.year) != ("", (), None)
    assert shown.agencies
    for name, code in (("kind", shown.kind_code), ("agency", shown.agencies[0])):
        html = _html("/learning/", origin="elsewhere", **{name: code})
        assert shown.title in html
        assert TITLE not in html


@pytest.mark.parametrize("scheme", [scheme.value for scheme in Scheme])
def test_the_matrix_counts_by_each_national_scheme(scheme: str) -> None:
    """A briefing counts under a national theme where one of its own is mapped to it."""
    publish_one()
    rows = Client().get("/learning/themes/", {"scheme": scheme}).context["rows"]
    expected = {
        code
        for theme in ("sleep-environment", "fathers")
        for code in THEMES[theme].national
        if NATIONAL_THEMES[code].scheme == scheme
    }
    assert {each.code for each in rows} == expected
    assert all(each.row.own == 1 for each in rows)


def test_a_theme_leads_to_national_findings_on_it() -> None:
    """Fathers: what the national panel found of them stands beside local learning."""
    publish_one()
    html = _html("/learning/", theme="fathers")
    assert "invisible men" in html
    assert NATIONAL_FINDINGS["invisible-men"].address in html
    assert "?scheme=spotlight" in html


def test_who_writes_a_briefing_says_what_it_is_found_by() -> None:
    """Kind, year, age and agencies are written with it; what is not asked stays."""
    told = {"fact_kind": "LCSPR", "fact_year": "2025", "fact_age": "Under 1"}
    told |= {"fact_agencies": ["police", "maternity"]}
    form = BriefingForm("seven-minute", {"title": TITLE} | told)
    assert form.is_valid(), form.errors

    facts = form.written({"source": "kept", "age": "5 to 11"}).facts
    assert facts == {
        "source": "kept",
        "kind": "LCSPR",
        "year": "2025",
        "age": "Under 1",
        "agencies": ["police", "maternity"],
    }
    publish_one(written=Written(TITLE, SLOTS, ["fathers"], facts))
    kind = "local-child-safeguarding-practice-review"
    assert TITLE in _html("/learning/", kind=kind, age="under-1", agency="maternity")
    assert not BriefingForm("seven-minute", {"title": TITLE, "fact_year": "25"}).is_valid()
