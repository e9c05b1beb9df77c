"""What may anyone read of what was learned? The public library of briefings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.documents.writing.document import Document
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_pdf import to_pdf
from sightline.documents.writing.to_text import to_text
from sightline.kernel.local_time import london_day, say_day
from sightline.learning.across.facets import narrowed, sort
from sightline.learning.across.matrix import LOCAL, SCHEMES, matrix
from sightline.learning.elsewhere import from_elsewhere, one_from_elsewhere
from sightline.learning.kept.using import around
from sightline.learning.paper import document_of
from sightline.learning.queries import Shown, published, published_under
from sightline.learning.search import AnyBriefing, find, like
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES
from sightline.web.page import public
from sightline.web.presenters.kept import around_shown
from sightline.web.presenters.library import (
    SAID_HEAD,
    about_theme,
    columns_of,
    listed,
    listed_alike,
    matrix_rows,
    parts_of,
    said_rows,
)
from sightline.web.presenters.narrowing import asked_in, groups_of, selects_of
from sightline.web.report_a_worry import front_door, worry_sentences

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES: Mapping[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", to_pdf),
    "docx": (_WORD, to_docx),
    "txt": ("text/plain; charset=utf-8", lambda document: to_text(document).encode()),
}


@public
def library(request: HttpRequest) -> HttpResponse:
    """List what was published, by the words and the choices asked for."""
    words, chosen = request.GET.get("words", "")[:100], asked_in(request)
    every = sort(_everything())
    found = find([each.briefing for each in narrowed(every, chosen)], words)
    address = reverse("library")
    context = {
        "words": words,
        "selects": selects_of(every, chosen),
        "groups": groups_of(chosen, address, words=words),
        "clear": address,
        "found": [listed(each, with_words=bool(words)) for each in found],
        "how_many": len(every),
        "asked": bool(words or any(chosen.values())),
        "theme": about_theme(chosen["theme"]),
        "narrowing": any(chosen.values()),
    }
    return render(request, "learning/library.html", context)


@public
def briefing(request: HttpRequest, briefing: str) -> HttpResponse:
    """Show one published briefing, as it will be read."""
    shown = _published(briefing)
    context = {
        "briefing": shown,
        "kind": TEMPLATES[shown.template].title,
        "parts": parts_of(shown),
        "around": around_shown(shown, _today()),
        "themes": [THEMES[code].title for code in shown.themes if code in THEMES],
        "published_on": say_day(shown.standing.published_at.date())
        if shown.standing.published_at
        else "",
        "review_by": say_day(shown.review_by) if shown.review_by else "",
        "alike": listed_alike(like(shown, _everything())),
        "files": list(FILES),
        "worry": front_door(),
    }
    return render(request, "learning/briefing.html", context)


@public
def elsewhere(request: HttpRequest, briefing: str) -> HttpResponse:
    """Show what a briefing from elsewhere says, each statement beside its place in it."""
    shown = one_from_elsewhere(briefing)
    if shown is None:
        raise Http404
    context = {
        "briefing": shown,
        "head": SAID_HEAD,
        "rows": said_rows(shown),
        "themes": [THEMES[code].title for code in shown.themes],
        "alike": listed_alike(like(shown, _everything())),
        "worry": front_door(),
    }
    return render(request, "learning/from-elsewhere.html", context)


@public
def briefing_file(request: HttpRequest, briefing: str, ending: str) -> HttpResponse:
    """Hand out a briefing as a file, made from what it says and nothing else."""
    shown = _published(briefing)
    if ending not in FILES:
        raise Http404
    content_type, write = FILES[ending]
    document = document_of(
        shown.template,
        shown.title,
        shown.code,
        shown.slots,
        report_a_worry=worry_sentences(front_door()),
        review_by=say_day(shown.review_by) if shown.review_by else "",
        around=around(shown.uses),
        today=_today(),
    )
    answer = HttpResponse(write(document), content_type=content_type)
    name = f'attachment; filename="briefing-{shown.code}.{ending}"'
    answer.headers["Content-Disposition"] = name
    return answer


@public
def themes(request: HttpRequest) -> HttpResponse:
    """Show which review found what: the themes of a scheme against briefings."""
    chosen, every = asked_in(request), sort(_everything())
    asked = request.GET.get("scheme", LOCAL)
    scheme = asked if asked in SCHEMES else LOCAL
    left = [each.briefing for each in narrowed(every, chosen)]
    address = reverse("themes")
    columns = columns_of(left)
    context = {
        "selects": selects_of(every, chosen),
        "groups": groups_of(chosen, address, scheme=scheme),
        "clear": address,
        "narrowing": any(chosen.values()),
        "schemes": list(SCHEMES.items()),
        "scheme": scheme,
        "columns": columns,
        "rows": matrix_rows(matrix(left, scheme), columns, scheme),
        "how_many": len(left),
    }
    return render(request, "learning/themes.html", context)


def _everything() -> list[AnyBriefing]:
    """Return what was published here, and then what was from elsewhere."""
    return [*published(), *from_elsewhere()]


def _today() -> date:
    return london_day(datetime.now(UTC))


def _published(code: str) -> Shown:
    shown = published_under(code)
    if shown is None:
        raise Http404
    return shown
