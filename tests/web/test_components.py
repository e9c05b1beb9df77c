"""Do the components say what the form says, to every reader, and nothing that could run?"""

import re
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from sightline.web.widgets import Checkboxes, DateParts, PartialDateInput, Radios

HOSTILE = "<script>alert('Rowan')</script>"


class ReferralForm(forms.Form):
    name = forms.CharField(label="Child's name", help_text="As you know it", max_length=40)
    worry = forms.CharField(label="What worries you?", widget=forms.Textarea)
    agency = forms.ChoiceField(label="Agency", choices=[("", "Choose"), ("gp", "GP")])
    consent = forms.ChoiceField(
        label="Have you told the family?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(hints={"no": "Say why"}, reveals={"no": "reason"}),
    )
    reason = forms.CharField(label="Why not?", required=False)
    seen = forms.MultipleChoiceField(
        label="Seen",
        choices=[("bruise", "Bruise"), ("none", "None of these")],
        widget=Checkboxes(exclusive="none"),
    )
    agreed = forms.BooleanField(label="I have rung the front door")
    born = forms.CharField(label="Date of birth", widget=DateParts)
    happened = forms.CharField(label="When was it?", widget=PartialDateInput)
    letter = forms.FileField(label="Letter", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source: str, **context: Any) -> str:
    return Template("{% load govuk %}" + source).render(Context(context))


def field(name: str, form: forms.Form | None = None, options: str = "") -> str:
    return drawn("{% field bound " + options + " %}", bound=(form or ReferralForm())[name])


def attribute(html: str, element: str, name: str) -> str:
    found = re.search(rf'<{element}\b[^>]*\b{name}="([^"]*)"', html)
    assert found, f"no {element} with {name} in {html}"
    return found[1]


@pytest.mark.parametrize(
    ("name", "element", "block"),
    [
        ("name", "input", "govuk-input"),
        ("worry", "textarea", "govuk-textarea"),
        ("agency", "select", "govuk-select"),
        ("agreed", "input", "govuk-checkboxes__input"),
        ("happened", "input", "govuk-input"),
        ("letter", "input", "govuk-file-upload"),
    ],
)
def test_it_labels_each_control(name: str, element: str, block: str) -> None:
    """A single control has a label that points at its id, and its component's class."""
    html = field(name)

    assert attribute(html, "label", "for") == f"id_{name}" == attribute(html, element, "id")
    assert attribute(html, element, "class").split()[0] == block
    assert html.count(f'id="id_{name}"') == 1


@pytest.mark.parametrize("name", ["consent", "seen", "born"])
def test_it_groups_several_controls_under_one_legend(name: str) -> None:
    """Radios, tick boxes and dates sit in a fieldset whose legend asks the question."""
    html = field(name)

    assert html.count("<fieldset") == html.count("<legend") == 1
    labelled = re.findall(r'<label [^>]*for="([^"]*)"', html)
    assert f"id_{name}_0" in labelled
    assert all(f'id="{ident}"' in html for ident in labelled)


def test_it_describes_a_control_by_its_hint() -> None:
    """The hint is read out with the control."""
    html = field("name")

    assert attribute(html, "input", "aria-describedby") == "id_name_hint"
    assert re.search(r'id="id_name_hint"[^>]*>As you know it<', html)


def test_it_describes_a_refused_control_by_hint_and_error() -> None:
    """After a refusal the hint and the error are both read out, in that order."""
    html = field("name", ReferralForm({}))

    assert attribute(html, "input", "aria-describedby") == "id_name_hint id_name_error"
    assert 'id="id_name_error"' in html
    assert "govuk-form-group--error" in html
    assert "govuk-input--error" in html


def test_it_describes_a_refused_group_on_the_fieldset() -> None:
    """A group's error belongs to the question, not to one of its answers."""
    html = field("consent", ReferralForm({}))

    assert attribute(html, "fieldset", "aria-describedby") == "id_consent_error"


def test_it_never_cuts_what_is_pasted() -> None:
    """A browser must not shorten an account in silence."""
    assert "maxlength" not in field("name")


def test_it_can_be_the_heading_of_the_page() -> None:
    """A page with one question has the question as its only h1."""
    assert re.search(
        r'<h1[^>]*><label class="govuk-label govuk-label--l"',
        field("name", options="heading=True"),
    )
    assert "<h1" in field("consent", options="heading=True")


@pytest.mark.parametrize(
    ("width", "expected"),
    [("10", "govuk-input--width-10"), ("'one-half'", "govuk-!-width-one-half")],
)
def test_it_takes_a_width(width: str, expected: str) -> None:
    """Characters for what has a known length, a share of the column for the rest."""
    html = field("name", options=f"width={width}")

    assert expected in attribute(html, "input", "class").split()


def test_it_keeps_what_was_typed_when_refused() -> None:
    """Nobody has to write an account twice."""
    form = ReferralForm(
        {"worry": "Seen twice", "consent": "no", "born_day": "3", "born_year": "2o24"}
    )

    assert "Seen twice" in field("worry", form)
    assert re.search(r'value="no" checked', field("consent", form))
    born = field("born", form)
    assert 'value="3"' in born
    assert 'value="2o24"' in born


def test_it_reveals_a_follow_up_question_beneath_its_answer() -> None:
    """The follow-up is in the page from the start, so it works without script."""
    html = field("consent")

    assert html.index('value="no"') < html.index("sl-reveal") < html.index('id="id_reason"')
    assert html.count("sl-reveal") == 1
    assert 'aria-describedby="id_consent_1_hint"' in html


def test_it_sets_apart_the_answer_that_means_none() -> None:
    """None of these is set apart by the word or, and takes the other ticks off."""
    html = field("seen")

    assert html.index("Bruise") < html.index(">or<") < html.index("None of these")
    assert html.count("exclusive") == 1


def test_it_draws_a_hidden_field_without_a_label() -> None:
    """What is not for reading has no label, group or hint."""
    html = field("key").strip()

    assert html.startswith('<input type="hidden" name="key"')
    assert "<div" not in html


@pytest.mark.parametrize("name", list(ReferralForm.base_fields))
def test_it_escapes_hostile_text_in_every_field(name: str) -> None:
    """A name that is a script is shown, not run: as label, hint, value and error."""
    form = ReferralForm(
        dict.fromkeys(ReferralForm.base_fields, HOSTILE) | {"born_day": HOSTILE}
    )
    form.fields[name].label = HOSTILE
    form.fields[name].help_text = HOSTILE
    form.add_error(name, HOSTILE)

    html = field(name, form) + drawn("{% error_summary form %}", form=form)

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_it_lists_errors_with_links_to_ids_that_exist() -> None:
    """Every link of the summary leads to something on the page."""
    form = ReferralForm({})

    summary = drawn("{% error_summary form %}", form=form)
    page = "".join(field(bound.name, form) for bound in form)

    anchors = re.findall(r'href="#([^"]*)"', summary)
    assert len(anchors) == len(form.errors)
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_it_says_which_question_was_not_answered() -> None:
    """Each line of the summary makes sense by itself, and is what stands at the field."""
    form = ReferralForm({})

    summary = drawn("{% error_summary form %}", form=form)

    assert "Enter an answer to “What worries you?”" in summary
    assert "Choose an answer to “Have you told the family?”" in summary
    assert "Choose an answer to “Have you told the family?”" in field("consent", form)
    assert "This field is required" not in summary


def test_it_lists_errors_that_belong_to_no_field() -> None:
    """An error about the whole form is said in words, without a link that leads nowhere."""
    form = ReferralForm({})
    form.add_error(None, "The family has been opened by another worker")

    summary = drawn("{% error_summary form %}", form=form)

    assert "<li>The family has been opened by another worker</li>" in summary


def test_it_lists_nothing_when_nothing_is_wrong() -> None:
    """A form that was not sent has no summary."""
    assert drawn("{% error_summary form %}", form=ReferralForm()).strip() == ""


class ChildForm(forms.Form):
    name = forms.CharField(label="Name")
    sex = forms.ChoiceField(
        label="Sex", choices=[("f", "Girl"), ("m", "Boy")], widget=Radios
    )


def test_it_keeps_the_rows_of_a_formset_apart() -> None:
    """Two children's answers have different ids, and each error leads to its own row."""
    rows = forms.formset_factory(ChildForm, extra=0)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    formset = rows(data | {"form-0-name": "Wren", "form-0-sex": "f"})

    summary = drawn("{% error_summary formset %}", formset=formset)
    page = "".join(
        drawn("{% field bound %}", bound=bound) for row in formset for bound in row
    )

    idents = re.findall(r' id="([^"]*)"', page)
    assert len(idents) == len(set(idents))
    assert re.findall(r'href="#([^"]*)"', summary) == ["id_form-1-name", "id_form-1-sex_0"]


@pytest.mark.parametrize(
    ("form", "expected"), [(ReferralForm(), ""), (ReferralForm({}), "Error: ")]
)
def test_it_says_error_in_the_title_of_a_refused_page(
    form: forms.Form, expected: str
) -> None:
    """Whoever hears only the title knows that the form was refused."""
    html = render_to_string("base.html", {"form": form})

    assert f"<title>{expected}Sightline" in html


@given(
    day=st.one_of(st.just(""), st.integers(1, 31).map(str)),
    month=st.one_of(st.just(""), st.integers(1, 12).map(str)),
    year=st.one_of(st.just(""), st.integers(1900, 2100).map(str)),
)
def test_it_shows_again_the_date_parts_that_were_typed(
    day: str, month: str, year: str
) -> None:
    """Whatever was typed in the three boxes is what they show after a refusal."""
    widget = DateParts()
    typed = {"born_day": day, "born_month": month, "born_year": year}

    value = widget.value_from_datadict(typed, {}, "born")

    assert widget.decompress(value) == [day, month, year]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("3", "5", "2024"), "2024-05-03"),
        (("", "5", "2024"), "2024-05"),
        (("", "", "2024"), "2024"),
        (("", "", ""), ""),
    ],
)
def test_it_reads_date_parts_as_one_partial_date(
    typed: tuple[str, ...], expected: str
) -> None:
    """Parts not known are left out, not guessed."""
    data = dict(zip(("born_day", "born_month", "born_year"), typed, strict=True))

    assert DateParts().value_from_datadict(data, {}, "born") == expected


def test_it_says_why_a_value_is_blank() -> None:
    """A blank is never an empty cell: it gives its reason."""
    rows = [
        {"key": "Father", "value": "", "blank": "Not shared with you"},
        {"key": "School", "value": None},
        {"key": "Missed", "value": 0},
    ]

    html = drawn("{% summary_list rows %}", rows=rows)

    assert '<span class="sl-blank">Not shared with you</span>' in html
    assert '<span class="sl-blank">Nothing recorded</span>' in html
    assert re.search(r"Missed</dt>\s*<dd[^>]*>0</dd>", html)


def test_it_escapes_hostile_text_in_every_other_component() -> None:
    """Names in lists, tables, tags and notes are shown, not run."""
    html = drawn(
        "{% summary_list rows title=bad %}{% table cells head=head caption=bad cards=1 %}"
        "{% tag bad bad %}{% blank bad %}{% button bad href=bad %}{% back_link bad bad %}"
        "{% filter_tags groups %}{% breadcrumbs crumbs %}"
        "{% details bad %}{{ bad }}{% enddetails %}"
        "{% inset %}{{ bad }}{% endinset %}{% warning %}{{ bad }}{% endwarning %}"
        "{% withheld title=bad %}{{ bad }}{% endwithheld %}"
        "{% post_button bad action=bad %}",
        bad=HOSTILE,
        rows=[
            {"key": HOSTILE, "value": HOSTILE, "actions": [{"href": "#", "text": HOSTILE}]}
        ],
        cells=[[HOSTILE, {"text": HOSTILE, "href": HOSTILE}]],
        head=[HOSTILE, "Part"],
        groups=[{"heading": HOSTILE, "items": [{"href": "#", "text": HOSTILE}]}],
        crumbs=[{"text": HOSTILE}],
    )

    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 20


def test_it_keeps_a_table_a_table_when_it_is_shown_as_cards() -> None:
    """Cards keep row and column roles, and name each value on a narrow screen."""
    html = drawn(
        "{% table rows head=head caption='People' cards=True %}",
        head=["Name", "Part"],
        rows=[["Ash Rowan", {"tag": "Unborn", "colour": "blue"}]],
    )

    assert html.count('role="columnheader"') == 2
    assert html.count('role="rowheader"') == html.count('role="cell"') == 1
    assert "<caption" in html
    assert '<span class="sl-cards__label" aria-hidden="true">Part</span>' in html


def test_it_says_so_when_a_table_has_no_rows() -> None:
    """An empty table gives its reason instead of an empty grid."""
    html = drawn(
        "{% table rows head=head caption='People' empty='No feed from this agency' %}",
        head=["Name"],
        rows=[],
    )

    assert "<table" not in html
    assert "No feed from this agency" in html


def test_it_links_to_other_pages_of_a_list() -> None:
    """Pages are numbered links that keep the filter and mark the current one."""
    page = Paginator(range(100), 10).page(2)

    html = drawn("{% pagination page query='kind=referral' %}", page=page)

    assert 'href="?kind=referral&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1


def test_it_draws_no_pagination_for_one_page() -> None:
    """A list that fits needs no links."""
    assert drawn("{% pagination page %}", page=Paginator([], 10).page(1)).strip() == ""


def test_it_posts_changes_with_a_token() -> None:
    """A button that changes something is a form with its own token against forgery."""
    html = drawn("{% post_button 'Acknowledge' action='/x' %}", csrf_token="t0ken")

    assert 'method="post"' in html
    assert 'value="t0ken"' in html
