"""By what is a briefing found and counted: kind of review, year, age and agencies?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from sightline.vocabulary.age_bands import BANDS
from sightline.vocabulary.sectors import SECTORS

EARLIEST, LATEST = 1970, 2100
NAMES = {
    "fact_kind": "kind",
    "fact_year": "year",
    "fact_age": "age",
    "fact_agencies": "agencies",
}
_AGES = [("", "Not told, or of several ages")]
_AGES += [(words.capitalize(), words.capitalize()) for _, words in BANDS]


def fact_fields() -> dict[str, forms.Field]:
    """Return the fields that ask for it. None tells more than a band of ages of the child."""
    return {
        "fact_kind": forms.CharField(
            label="Kind of review",
            help_text="For example rapid review, learning review or audit.",
            required=False,
            max_length=80,
        ),
        "fact_year": forms.IntegerField(
            label="Year of the review",
            required=False,
            min_value=EARLIEST,
            max_value=LATEST,
            error_messages={"invalid": "Give a year in four figures, such as 2026"},
        ),
        "fact_age": forms.ChoiceField(
            label="Age of the child", required=False, choices=_AGES
        ),
        "fact_agencies": forms.MultipleChoiceField(
            label="Agencies whose work it tells of",
            help_text="Where none is ticked, they are those that its words name.",
            required=False,
            choices=[(sector.code, sector.title) for sector in SECTORS.values()],
            widget=forms.CheckboxSelectMultiple,
        ),
    }


def facts_shown(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in the fields to begin with."""
    return {field: facts[name] for field, name in NAMES.items() if facts.get(name)}


def facts_in(told: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts after what was typed; others that were told before stay."""
    kept = {name: fact for name, fact in before.items() if name not in NAMES.values()}
    said = {name: told.get(field) for field, name in NAMES.items()}
    if said["year"]:
        said["year"] = str(said["year"])
    return kept | {name: fact for name, fact in said.items() if fact}
