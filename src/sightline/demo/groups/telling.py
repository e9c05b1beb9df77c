"""How do Northshire's groups and self-checks come about? By the posts that worked in them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from sightline.access.actor import Actor, actor_in
from sightline.kernel.local_time import LONDON
from sightline.learning.groups import actions as groups
from sightline.learning.groups.log import Say
from sightline.learning.self_checks import actions as self_checks
from sightline.learning.self_checks.actions import Given
from sightline.learning.self_checks.offered import ask_of

Raw = Mapping[str, Any]


def tell_groups(holders: Mapping[str, int]) -> int:
    """Form each group and take its steps, ask each self-check; return how many there are.

    `holders` maps a post to the user who holds it.
    """
    told = _read()
    for name, raw in told:
        if name.startswith("group"):
            _tell_group(raw, holders)
        else:
            _tell_self_check(raw, holders)
    return len(told)


def _read() -> list[tuple[str, Raw]]:
    folder = resources.files("sightline.demo.groups").joinpath("data")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [(file.name, tomllib.loads(file.read_text("utf-8"))) for file in files]


def _tell_group(raw: Raw, holders: Mapping[str, int]) -> None:
    formed, *steps = raw["steps"]
    by, at = _who(formed, holders)
    code = groups.start(by, formed["says"], at=at)
    named: dict[str, str] = {}
    for number, step in enumerate(steps, start=2):
        by, at = _who(step, holders)
        says = {name: named.get(str(said), said) for name, said in step["says"].items()}
        groups.take(by, code, Say(step["kind"], says), at=at)
        if "name" in step:
            named[f"@{step['name']}"] = str(number)


def _tell_self_check(raw: Raw, holders: Mapping[str, int]) -> None:
    asks = [ask_of(each["says"], each["theme"], each["from"]) for each in raw["asks"]]
    by, at = _who(raw, holders)
    code = self_checks.make(by, raw["title"], asks, raw["due"], at=at)
    for each in raw["answers"]:
        given = {
            asks[place - 1].code: Given(said, evidence)
            for place, said, evidence in each["given"]
        }
        by, at = _who(each, holders)
        self_checks.answer(by, code, given, at=at)


def _who(told: Raw, holders: Mapping[str, int]) -> tuple[Actor, datetime]:
    """Files tell the time as clocks in Northshire show it."""
    at: datetime = told["at"].replace(tzinfo=LONDON)
    post = told["by"]
    return actor_in(post, user_id=holders[post], now=at), at
