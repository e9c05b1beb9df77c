"""The addresses of the recording journeys."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
