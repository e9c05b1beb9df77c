"""What may families read here that was made for them? Nothing on it is meant for practitioners."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.learning.kept.queries import for_families as resources_for_families
from sightline.web.page import public
from sightline.web.presenters.kept import linked
from sightline.web.report_a_worry import front_door


@public
def for_families(request: HttpRequest) -> HttpResponse:
    """List what families can read, and whom anyone rings who is worried."""
    context = {"resources": linked(resources_for_families()), "worry": front_door()}
    return render(request, "learning/kept/for-families.html", context)
