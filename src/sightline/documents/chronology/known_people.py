"""Who is known already, from a key that somebody wrote?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sightline.documents.chronology.told import Someone
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import NotADate, PartialDate

_FIELDS = ("name", "role", "born", "sex")
_SEXES = ("female", "male", "indeterminate", "unknown")


def read_people(text: str) -> tuple[Someone, ...]:
    """Read a key of people, `{"people": {"mother": {"name": "…", "born": "…"}}}`.

    That is how a case file names them, so one can serve as a key. Raises Refused.
    """
    try:
        raw = json.loads(text)["people"]
        items = list(raw.items())
    except (ValueError, KeyError, TypeError, AttributeError):
        right = 'write {"people": {"mother": {"name": "…", "role": "mother", "born": "…"}}}'
        fault = Fault("the key of people", "it does not hold people by a key each", right)
        raise Refused(fault) from None
    faults: list[Fault] = []
    people = tuple(_someone(str(key), value, faults) for key, value in items)
    if faults:
        raise Refused(*faults)
    return people


def _someone(key: str, raw: object, faults: list[Fault]) -> Someone:
    where = f"the key of people, {key}"
    if not isinstance(raw, Mapping):
        faults.append(Fault(where, "it is not an object", 'write {"name": "…"}'))
        return Someone(key)
    told: dict[str, Any] = {name: str(raw.get(name) or "") for name in _FIELDS}
    born = PartialDate.unknown()
    try:
        born = PartialDate.parse(told["born"])
    except NotADate as wrong:
        faults.append(Fault(f"{where}, born", str(wrong), "write it as 2025-12-02 or 2025"))
    if told["sex"] and told["sex"] not in _SEXES:
        faults.append(
            Fault(f"{where}, sex", "it is not known", f"one of {', '.join(_SEXES)}")
        )
    return Someone(key, told["name"], told["role"], born, told["sex"] or "unknown")
