"""Which kinds of step does a review take, and what does each say?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from sightline.reviews.review_types import REVIEW_TYPES
from sightline.vocabulary.kind_loader import choice_sets_of, kinds_of
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Choice, Kind
from sightline.vocabulary.themes import THEMES

GROUPS: Mapping[str, str] = {
    "incident": "The incident",
    "workspace": "The review and who sits in it",
    "returns": "What agencies send",
    "evidence": "What the evidence says",
    "decision": "Meeting and decision",
    "people": "The family and those who worked with them",
    "learning": "Learning and what comes of it",
}


def _read(name: str) -> dict[str, Any]:
    file = resources.files("sightline.reviews").joinpath("data", *name.split("/"))
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _load() -> Mapping[str, Kind]:
    sets = choice_sets_of(_read("choices.toml"), where="reviews/data/choices.toml")
    sets["review-types"] = tuple(
        Choice(one.code, one.title) for one in REVIEW_TYPES.values()
    )
    sets["themes"] = tuple(Choice(one.code, one.title) for one in THEMES.values())
    sets["entry-kinds"] = tuple(Choice(one.code, one.title) for one in KINDS.values())
    return kinds_of({group: _read(f"steps/{group}.toml") for group in GROUPS}, sets)


STEP_KINDS: Mapping[str, Kind] = _load()
