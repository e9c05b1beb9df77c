"""Which kinds of step does a group take, and what does each say?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from sightline.vocabulary.kind_loader import choice_sets_of, kinds_of
from sightline.vocabulary.model import Choice, Kind
from sightline.vocabulary.themes import THEMES


def _read(name: str) -> dict[str, Any]:
    file = resources.files("sightline.learning").joinpath("data", name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _load() -> Mapping[str, Kind]:
    sets = choice_sets_of(_read("group_choices.toml"), where="group_choices.toml")
    sets["themes"] = tuple(Choice(one.code, one.title) for one in THEMES.values())
    return kinds_of({"groups": _read("group_steps.toml")}, sets)


GROUP_STEPS: Mapping[str, Kind] = _load()

# Which kind of step a field of another names, by its number.
NAMES: Mapping[str, str] = {
    "gap": "gap.taken-up",
    "action": "action.set",
    "pilot": "pilot.begun",
    "training": "training.held",
    "lookback": "lookback.set",
}
QUESTIONS: Mapping[str, str] = {
    choice.code: choice.title
    for choice in GROUP_STEPS["gap.answered"].field("question").choices
}
