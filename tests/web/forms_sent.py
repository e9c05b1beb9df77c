"""How does a test fill in a form? From the page it was given, as a browser would."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client


def fields_of(answer: HttpResponse | str) -> dict[str, object]:
    """Everything that is already filled in or ticked on a page."""
    html = answer if isinstance(answer, str) else answer.content.decode()
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        picked = told.get("type") in ("checkbox", "radio")
        if told.get("name") and (not picked or " checked" in tag):
            found.setdefault(told["name"], []).append(unescape(told.get("value", "")))
    for name, html_of in re.findall(
        r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.S
    ):
        found[name] = re.findall(r'<option value="([^"]*)" selected', html_of)
    for name, text in re.findall(
        r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.S
    ):
        found[name] = [unescape(text).strip("\r\n")]
    found.pop("csrfmiddlewaretoken", None)
    return dict(found)


def sent(client: Client, address: str, **answers: object) -> HttpResponse:
    """Open a page, answer, and send it."""
    return client.post(address, {**fields_of(client.get(address)), **answers})


def errors_of(answer: HttpResponse) -> list[str]:
    """What the error summary of a page lists."""
    summary = answer.content.decode().partition("govuk-error-summary__list")[2]
    items = re.findall(r"<li>(.*?)</li>", summary.partition("</ul>")[0], re.S)
    return [unescape(re.sub(r"<[^>]+>", "", each)) for each in items]
