"""Which words stand over the parts of a form, for the model an area works by?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.loader import read_data
from sightline.vocabulary.rows import Unreadable, read_row

DEFAULT = "plain"


@dataclass(frozen=True)
class PracticeModel:
    """A set of headings; every model has a heading for every key."""

    code: str
    title: str
    headings: Mapping[str, str]


def headings(model_code: str = DEFAULT) -> Mapping[str, str]:
    """Return the heading for each key; raises Refused for a model there is not."""
    model = PRACTICE_MODELS.get(model_code)
    if model is None:
        right = f"one of: {', '.join(PRACTICE_MODELS)}"
        raise Refused(Fault("practice model", f"there is no model '{model_code}'", right))
    return model.headings


def practice_models_of(raw: Mapping[str, Any]) -> Mapping[str, PracticeModel]:
    """Make the models of a data file; raises Refused if one lacks a heading another has."""
    faults: list[Fault] = []
    models = {}
    for code, row in raw.items():
        coded = {**row, "code": code} if isinstance(row, Mapping) else row
        where = f"practice_models.toml [{code}]"
        made = read_row(
            PracticeModel, coded, where=where, faults=faults, readers={"headings": _words}
        )
        models.update({code: made} if made else {})
    keys = dict.fromkeys(key for model in models.values() for key in model.headings)
    faults += [
        Fault(f"practice_models.toml [{model.code}]", f"'{key}' has no heading", "add one")
        for model in models.values()
        for key in keys
        if key not in model.headings
    ]
    if faults:
        raise Refused(*faults)
    return MappingProxyType(models)


def _words(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise Unreadable("the headings are not a table", 'write key = "Heading"')
    wrong = [key for key, words in value.items() if not isinstance(words, str) or not words]
    if wrong:
        raise Unreadable(f"no words for {', '.join(wrong)}", 'write key = "Heading"')
    return MappingProxyType(dict(value))


PRACTICE_MODELS: Mapping[str, PracticeModel] = practice_models_of(
    read_data("practice_models.toml")
)
