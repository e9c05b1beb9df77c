"""How is it said what was just recorded, where it is, and who knows it now?"""

from __future__ import annotations

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sightline.record.queries.recorded import recorded
from sightline.record.queries.shown import EntryShown
from sightline.web.page import Asking


def say_recorded(asking: Asking, ids: list[str]) -> None:
    """Put a notice on the next page: what was recorded, and who knows it."""
    shown = recorded(asking.actor, ids, now=asking.now)
    messages.success(asking.request, _notice(shown))


def _notice(shown: list[EntryShown]) -> SafeString | str:
    if not shown:
        return "Recorded. It is marked so that you cannot read it back yourself."
    links = format_html_join(
        ", ",
        '<a class="govuk-notification-banner__link" href="{}">{}</a> ({})',
        ((_address(each), each.title, each.happened_words) for each in shown),
    )
    return format_html("Recorded: {}. {}", links, _known_to(shown))


def _address(entry: EntryShown) -> str:
    return reverse("entry", args=[entry.position])


def _known_to(shown: list[EntryShown]) -> str:
    names = dict.fromkeys(knower.name for entry in shown for knower in entry.knowers)
    return f"Known to {' and '.join(names)}." if names else ""
