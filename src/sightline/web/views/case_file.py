"""How does a family's record leave as a file, and how does a file come in?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import directory
from sightline.access.reach import Basis
from sightline.access.trail import note_done, note_look
from sightline.exchange.case_file.reading import read_case_text
from sightline.exchange.exporting import export_for, file_name
from sightline.exchange.importing import Imported, check_import
from sightline.exchange.importing import import_case as bring_in
from sightline.kernel.errors import Refused
from sightline.record.holdings import Holdings
from sightline.record.telling import tell_open_to
from sightline.record.withholding import withholding_for
from sightline.web.forms.oversight import ExportForm, ImportForm
from sightline.web.page import Asking, acting, open_person
from sightline.web.presenters.safe_copy import redactor, without_agencies

ALWAYS_LEFT_OUT = "What your agency does not know. Other agencies hold their own records."
PRIVATE = (
    "Which private services know of an entry, and fields that leave the service in no file."
)


@dataclass(frozen=True)
class Copy:
    """A family's record as this actor may pass it on, and what is missing from it."""

    case: dict[str, Any]
    left_out: list[str]


@acting(
    may=lambda role: role.content and role.records and not role.think_family_only,
    says="Those to whom the family is open, but for the Think Family view",
)
def export_family(asking: Asking, ref: str) -> HttpResponse:
    """Say what a copy would leave out, ask what it is for, and give it."""
    person, basis = open_person(asking, ref)
    posted = asking.request.POST if asking.request.method == "POST" else None
    # All of them, always: one that is missing from the list would be told by that.
    agencies = [(each.id, each.name) for each in directory(now=asking.now)]
    copy = copy_for(asking, person)
    form = ExportForm(posted, agencies)
    if form.is_valid():
        _note(asking, person, basis, form)
        return _download(asking, copy)
    context = {
        "form": form,
        "left_out": copy.left_out,
        "rows": _holds(copy),
        "back": reverse("family", kwargs={"ref": ref}),
    }
    return asking.page("oversight/export-family.html", context)


def copy_for(asking: Asking, person: str) -> Copy:
    """Return what this actor may pass on of a family, and what is left out of it."""
    seen = tell_open_to(asking.actor, person, now=asking.now)
    people = {each for kept in seen for each, _ in kept.content.about} | {person}
    withholding = withholding_for(asking.actor, people, now=asking.now)
    redact = redactor(withholding)
    case = export_for(asking.actor, person, now=asking.now, redact=redact)
    kept_back = len(seen) - len(case["entries"])
    left_out = [ALWAYS_LEFT_OUT, PRIVATE]
    if kept_back > 0:
        left_out.append(_counted(kept_back))
    if withholding.anything:
        left_out.append(
            "A safe address, and the names, places and numbers that give it away."
        )
    return Copy(without_agencies(case, withholding), left_out)


def _counted(number: int) -> str:
    entries = "1 entry" if number == 1 else f"{number} entries"
    return f"{entries} that you can see here and may not pass on, by a condition set on it."


def _holds(copy: Copy) -> list[dict[str, object]]:
    return [
        {"key": "People", "value": len(copy.case["people"])},
        {"key": "Entries", "value": len(copy.case["entries"])},
        {"key": "Agencies named", "value": len(copy.case["agencies"])},
    ]


def _note(asking: Asking, person: str, basis: Basis, form: ExportForm) -> None:
    told = form.cleaned_data
    note_look(
        asking.actor,
        person=person,
        page="export-family",
        basis=basis.code,
        at=asking.now,
        note=f"{told['purpose']} for {told['recipient']}",
    )


def _download(asking: Asking, copy: Copy) -> HttpResponse:
    body = json.dumps(copy.case, ensure_ascii=False, indent=2)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    name = file_name(asking.now)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@acting(
    may=lambda role: role.code == "partnership-manager",
    says="The partnership's manager, who takes in what comes from other partnerships",
)
def import_case(asking: Asking) -> HttpResponse:
    """Read a case file and say what is in it; sent again, bring it in."""
    if asking.request.method != "POST":
        return _import_page(asking, ImportForm())
    form = ImportForm(asking.request.POST, asking.request.FILES)
    if not form.is_valid():
        return _import_page(asking, form)
    raw = _bytes(form.cleaned_data["file"])
    digest = hashlib.sha256(raw).hexdigest()
    sure = digest == form.cleaned_data["digest"]
    try:
        case = read_case_text(raw, elsewhere=Holdings())
        act = bring_in if sure else check_import
        found = act(case, at=asking.now)
    except Refused as refused:
        return _import_page(asking, form, faults=[str(each) for each in refused.faults])
    if sure:
        note_done(asking.actor, what="import-case", at=asking.now, note=digest)
        return asking.page("oversight/import-done.html", {"rows": _summary(found)})
    notes = [str(each) for each in found.notes]
    return _import_page(asking, form, rows=_summary(found), notes=notes, digest=digest)


def _bytes(file: UploadedFile) -> bytes:
    return b"".join(file.chunks())


def _import_page(asking: Asking, form: ImportForm, **found: object) -> HttpResponse:
    return asking.page("oversight/import-case.html", {"form": form, **found})


def _summary(found: Imported) -> list[dict[str, object]]:
    return [
        {"key": "New entries", "value": found.entries_new},
        {"key": "Entries already here", "value": found.entries_already},
        {"key": "People not here before", "value": found.people},
    ]
