"""What is kept in one place: worded once, shown everywhere, earlier wordings never lost."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_pdf import to_pdf
from sightline.documents.writing.to_text import to_text
from sightline.kernel.errors import Refused
from sightline.learning import actions, queries
from sightline.learning.actions import Written
from sightline.learning.kept.actions import keep, reword
from sightline.learning.kept.policies import faults_of_saying, named_in
from sightline.learning.kept.queries import (
    for_families,
    kept_for,
    used_in,
    worded_now,
    wordings_of,
)
from sightline.learning.kept.sorts import SORTS
from sightline.learning.kept.using import around, words_around
from sightline.learning.models import KeptVersion
from sightline.learning.paper import document_of
from tests.cast import NOW, actor, make_directory

TODAY = NOW.date()
MESSAGE = {"title": "Babies cry", "text": "It stops.\n\nPut the baby down safely."}
CONTACT = {
    "role": "Infant feeding lead",
    "agency": "Northshire Health Visiting",
    "telephone": "01632 960555",
    "until": "2026-06-30",
}
STATISTIC = {
    "sentence": "Of every ten invented reviews, four were of babies.",
    "source": "The Invented Count of Reviews",
    "period": "April to September 2025",
    "retrieved": "2026-02-01",
    "address": "https://figures.example.org/count",
}
RESOURCE = {
    "title": "When a baby cries",
    "address": "https://www.example.org/crying",
    "readers": "families",
    "about": "What to try, and whom to ring at night.",
}
EACH = {
    "message": MESSAGE,
    "contact": CONTACT,
    "statistic": STATISTIC,
    "resource": RESOURCE,
}


@pytest.fixture
def manager(db):
    make_directory()
    return actor("partnership-manager")


def _keep_all(manager) -> list[str]:
    return [keep(manager, what, says, at=NOW) for what, says in EACH.items()]


def _words_in_every_form(codes, today=TODAY) -> list[str]:
    paper = document_of(
        "lessons",
        "T",
        "KT-7438",
        {"context": ["Own words."]},
        report_a_worry=["Ring."],
        around=around(codes),
        today=today,
    )
    pdf = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(paper))).pages
    )
    word = "\n".join(p.text for p in docx.Document(io.BytesIO(to_docx(paper))).paragraphs)
    # A long address is broken over two lines of a PDF, after its slashes.
    read = [" ".join(text.split()) for text in (pdf, word, to_text(paper))]
    return [text.replace("// ", "//") for text in read]


def test_worded_once_it_reads_anew_in_every_form_of_every_briefing(manager):
    """The message stands at the head; the figure has its source at the end, with its date."""
    codes = _keep_all(manager)

    for text in _words_in_every_form(codes):
        order = ["Babies cry", "Own words.", "were of babies. [1]", "Ring.", "Looked up on"]
        places = [text.index(words) for words in order]
        assert places == sorted(places), text
        assert "April to September 2025 (https://figures.example.org/count)" in text
        assert ": Looked up on 1 February 2026. Worded on 2 March 2026." in text
        assert "01632 960555" in text
        assert "https://www.example.org/crying" in text

    later = NOW + timedelta(days=3)
    reword(manager, "message-1", MESSAGE | {"text": "It peaks, and stops."}, at=later)
    for text in _words_in_every_form(codes):
        assert "It peaks, and stops. Worded on 5 March 2026." in text
        assert "Put the baby down" not in text


def test_what_it_shares_is_compared_with_the_case_too(manager):
    """All that somebody wrote in sentences; numbers and addresses are the agencies' own."""
    said = " ".join(words_around(_keep_all(manager)))

    assert all(
        words in said for words in ("Put the baby down", "were of babies", "at night")
    )
    assert "01632" not in said
    assert "example.org" not in said


def test_a_contact_past_its_day_is_being_checked_and_its_number_is_not_shown(manager):
    codes = _keep_all(manager)

    for text in _words_in_every_form(codes, today=date(2026, 7, 1)):
        assert "being checked" in text
        assert "01632 960555" not in text
    for text in _words_in_every_form(codes, today=date(2026, 6, 30)):
        assert "01632 960555" in text


def test_earlier_wordings_stay_and_the_database_refuses_to_change_one(manager):
    code = keep(manager, "message", MESSAGE, at=NOW)
    reword(manager, code, MESSAGE | {"title": "Crying"}, at=NOW)

    assert [one.title for one in wordings_of(manager, code)] == ["Crying", "Babies cry"]
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        KeptVersion.objects.update(says={})


def test_two_who_word_it_at_once_do_not_write_over_each_other_unawares(manager):
    code = keep(manager, "message", MESSAGE, at=NOW)
    reword(manager, code, MESSAGE | {"title": "First"}, at=NOW, read=1)

    with pytest.raises(Refused, match="worded again since"):
        reword(manager, code, MESSAGE | {"title": "Second"}, at=NOW, read=1)
    assert wordings_of(manager, code)[0].title == "First"


def test_what_has_ended_leaves_every_briefing_and_the_families_page(manager):
    codes = _keep_all(manager)
    assert [one.code for one in for_families()] == ["resource-1"]

    reword(manager, "resource-1", RESOURCE | {"ended": "The site closed"}, at=NOW)

    assert for_families() == []
    assert all("crying" not in text for text in _words_in_every_form(codes))
    assert wordings_of(manager, "resource-1")[0].ended == "The site closed"


def test_families_read_nothing_that_is_meant_for_practitioners(manager):
    keep(manager, "resource", RESOURCE | {"readers": "practitioners"}, at=NOW)
    keep(manager, "message", MESSAGE, at=NOW)

    assert for_families() == []


def test_codes_never_change_and_count_up_sort_by_sort(manager):
    """An address that was printed leads to the same thing for good."""
    codes = [keep(manager, "message", MESSAGE, at=NOW) for _ in range(11)]
    keep(manager, "contact", CONTACT, at=NOW)

    assert codes == [f"message-{place}" for place in range(1, 12)]
    assert [one.code for one in worded_now()] == [*codes, "contact-1"]


def test_a_briefing_uses_what_is_kept_and_nothing_else(manager):
    (code,) = [keep(manager, "message", MESSAGE, at=NOW)]
    said = {"context": ["Words."]}
    written = Written("T", said, uses=["message-9"])
    with pytest.raises(Refused, match="nothing is kept as “message-9”"):
        actions.start(manager, "KT-7438", "lessons", written, at=NOW)

    written = Written("T", said, uses=[code, code])
    actions.start(manager, "KT-7438", "lessons", written, at=NOW)

    assert queries.in_work_under(manager, "KT-7438").uses == (code,)
    assert [shown.code for shown in used_in(manager, code)] == ["KT-7438"]


def test_only_those_who_write_briefings_keep_or_list(manager):
    code = keep(manager, "message", MESSAGE, at=NOW)
    worker = actor("social-worker")

    with pytest.raises(Refused, match="only the partnership"):
        keep(worker, "message", MESSAGE, at=NOW)
    with pytest.raises(Refused, match="only the partnership"):
        reword(worker, code, MESSAGE, at=NOW)
    assert kept_for(worker) == wordings_of(worker, code) == used_in(worker, code) == []


def _faults(what: str, **said: str) -> dict[str, str]:
    faults = faults_of_saying(what, EACH[what] | said, today=TODAY)
    return {fault.where: fault.wrong for fault in faults}


@pytest.mark.parametrize(
    ("what", "field", "said", "wrong"),
    [
        ("resource", "address", "#", "placeholder"),
        ("resource", "address", "tbc", "names no site"),
        ("resource", "address", "javascript:alert(1)", "leads nowhere"),
        ("resource", "address", "http://intranet/page", "names no site"),
        ("resource", "address", "www.example.org", "whole address"),
        ("resource", "readers", "everyone", "nobody"),
        ("resource", "colour", "blue", "no such field"),
        ("statistic", "retrieved", "2026-03-03", "not come yet"),
        ("statistic", "retrieved", "spring", "not a day"),
        ("statistic", "source", " ", "empty"),
        ("contact", "telephone", "", "neither a telephone nor a mailbox"),
        ("contact", "mailbox", "ask us", "no mailbox"),
        ("message", "text", "x" * 4_001, "too long"),
    ],
)
def test_what_cannot_be_kept_says_why_at_its_field(what, field, said, wrong):
    assert wrong in _faults(what, **{field: said})[field]


def test_every_fault_is_told_at_once():
    assert {fault.where for fault in faults_of_saying("statistic", {}, today=TODAY)} == {
        "sentence",
        "source",
        "period",
        "retrieved",
    }


@pytest.mark.parametrize(
    "role",
    ["Wilma Quince", "Dr Quince", "Training: Mrs. A Quince", "Ask Orla Finch-Tarn"],
)
def test_a_contact_that_reads_like_a_name_is_doubted_until_somebody_is_sure(manager, role):
    says = CONTACT | {"role": role}
    with pytest.raises(Refused, match="looks like a person's name"):
        keep(manager, "contact", says, at=NOW)

    assert keep(manager, "contact", says, at=NOW, sure=True) == "contact-1"


@pytest.mark.parametrize(
    "role",
    [
        "Infant feeding lead",
        "Named Nurse for Safeguarding",
        "Designated Safeguarding Lead",
        "Independent Domestic Violence Advocate",
        "Duty social worker",
    ],
)
def test_a_role_is_no_name(role):
    assert named_in(CONTACT | {"role": role}) == []


def test_one_persons_own_mailbox_is_doubted_and_a_shared_one_is_not():
    own = CONTACT | {"mailbox": "wilma.quince@example.org"}
    shared = CONTACT | {"mailbox": "infant.feeding@example.org"}

    assert named_in(own) == [("mailbox", "wilma.quince")]
    assert named_in(shared) == []


FIELDS = sorted({field.code for sort in SORTS.values() for field in sort.fields})


@given(
    st.sampled_from(sorted(SORTS)),
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=30), max_size=4),
)
def test_anything_typed_is_judged_and_nothing_breaks(what, typed):
    """Whatever is sent, a fault says where and what to do next."""
    for fault in faults_of_saying(what, typed, today=TODAY):
        assert fault.wrong
        assert fault.right
