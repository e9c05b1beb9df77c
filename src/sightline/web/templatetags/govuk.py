"""How does a page draw GOV.UK components without writing their markup?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sightline.web.templatetags.field_parts import Look, errors_in, field_context

register = template.Library()

NOTHING_RECORDED = "Nothing recorded"


@register.inclusion_tag("govuk/field.html")
def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str = "",
    size: str = "",
    heading: bool = False,
    width: str | int = "",
    rows: int = 0,
) -> dict[str, Any]:
    """Draw a bound form field: label or legend, hint, error and control, by its widget."""
    look = Look(label, hint, size or ("l" if heading else ""), heading, str(width), rows)
    return field_context(bound, look)


@register.inclusion_tag("govuk/error-summary.html")
def error_summary(*forms: object) -> dict[str, Any]:
    """List the errors of forms and formsets, each linked to its field, or draw nothing."""
    return {"errors": list(errors_in(list(forms)))}


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """Say "Error: " in the page title when any form on the page was refused."""
    given = context.flatten().values()
    forms = [value for value in given if isinstance(value, (BaseForm, BaseFormSet))]
    refused = context.get("has_errors") or any(any(errors_in(form)) for form in forms)
    return "Error: " if refused else ""


@register.simple_tag(takes_context=True)
def nonce(context: Context) -> SafeString | str:
    """Give a script the nonce that the Content-Security-Policy of this answer allows."""
    value = getattr(context.get("request"), "csp_nonce", None)
    # django-csp's nonce is lazy and false until somebody has read it.
    return "" if value is None else format_html(' nonce="{}"', str(value))


@register.inclusion_tag("govuk/tag.html")
def tag(text: str, colour: str = "") -> dict[str, Any]:
    """Draw a short label. Colour only repeats what the words say."""
    return {"text": text, "colour": colour}


@register.inclusion_tag("govuk/blank.html")
def blank(reason: str = NOTHING_RECORDED) -> dict[str, Any]:
    """Say why there is nothing here: no feed, not shared with you, or nothing recorded."""
    return {"reason": reason}


@register.inclusion_tag("govuk/summary-list.html")
def summary_list(
    rows: Iterable[Mapping[str, Any]], *, title: str = "", empty: str = NOTHING_RECORDED
) -> dict[str, Any]:
    """Draw rows of key, value and actions; a row without a value says why, or `empty`."""
    return {"rows": list(rows), "title": title, "empty": empty}


@register.inclusion_tag("govuk/table.html")
def table(
    rows: Iterable[Sequence[Any]],
    *,
    head: Sequence[str],
    caption: str,
    cards: bool = False,
    empty: str = NOTHING_RECORDED,
) -> dict[str, Any]:
    """Draw a table; with `cards`, each row becomes a card on a narrow screen."""
    drawn = [
        [_cell(value, name) for value, name in zip(row, head, strict=True)] for row in rows
    ]
    return {"rows": drawn, "head": head, "caption": caption, "cards": cards, "empty": empty}


def _cell(value: object, label: str) -> dict[str, Any]:
    given = dict(value) if isinstance(value, Mapping) else {"text": value}
    return given | {"label": label}


@register.inclusion_tag("govuk/pagination.html")
def pagination(page: Page, *, query: str = "") -> dict[str, Any]:
    """Link to a list's other pages. `query` is URL-encoded and holds no personal data."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "query": query}


@register.inclusion_tag("govuk/button.html")
def button(
    text: str,
    *,
    href: str = "",
    kind: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
) -> dict[str, Any]:
    """Draw a submit button, or with `href` a link that looks like one."""
    return {
        "text": text,
        "href": href,
        "kind": kind,
        "name": name,
        "value": value,
        "form": form,
    }


@register.inclusion_tag("govuk/post-button.html", takes_context=True)
def post_button(
    context: Context,
    text: str,
    *,
    action: str,
    kind: str = "",
    name: str = "",
    value: str = "",
) -> dict[str, Any]:
    """Draw a button that is a whole form, for one change such as "Acknowledge"."""
    drawn = {"text": text, "action": action, "kind": kind, "name": name, "value": value}
    return drawn | {"csrf_token": context.get("csrf_token")}


@register.inclusion_tag("govuk/back-link.html")
def back_link(href: str, text: str = "Back") -> dict[str, Any]:
    """Draw a link back, for the `before` block."""
    return {"href": href, "text": text}


@register.inclusion_tag("govuk/breadcrumbs.html")
def breadcrumbs(items: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Draw the way down to this page, for the `before` block."""
    return {"items": list(items)}


@register.inclusion_tag("govuk/filter-tags.html")
def filter_tags(groups: Iterable[Mapping[str, Any]], *, clear: str = "") -> dict[str, Any]:
    """Show the filters in use, each of which can be taken off by itself."""
    return {"groups": list(groups), "clear": clear}


@register.simple_block_tag
def details(content: SafeString, summary: str, *, is_open: bool = False) -> SafeString:
    """Fold away what only some people need to read."""
    given = {"content": content, "summary": summary, "is_open": is_open}
    return render_to_string("govuk/details.html", given)


@register.simple_block_tag
def inset(content: SafeString) -> SafeString:
    """Set a quotation or an important note apart from the text around it."""
    return render_to_string("govuk/inset.html", {"content": content})


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    """Warn of consequences, such as a record that others will be told of."""
    return render_to_string("govuk/warning.html", {"content": content})


@register.simple_block_tag
def withheld(content: SafeString, *, title: str = "Not shown to you") -> SafeString:
    """Say that something exists and is kept back, and whom to ask."""
    return render_to_string("govuk/withheld.html", {"content": content, "title": title})
