"""What do Northshire's briefings share? Worded once, some worded anew, and its links tried."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from sightline.access.actor import actor_in
from sightline.kernel.local_time import LONDON
from sightline.learning.kept.actions import keep, reword
from sightline.learning.kept.links import Tried, note_tried

MANAGER = "partnership-manager"


def keep_what_is_shared(holders: Mapping[str, int]) -> int:
    """Keep each message, contact, statistic and resource with its wordings; return how many."""
    kept = _told()["kept"]
    for each in kept:
        first, *later = each["worded"]
        at = _moment(first["at"])
        actor = actor_in(MANAGER, user_id=holders[MANAGER], now=at)
        code = keep(actor, each["what"], first["says"], at=at)
        for wording in later:
            reword(actor, code, wording["says"], at=_moment(wording["at"]))
    return len(kept)


def try_links() -> None:
    """Note what came back when the links were last tried: one of them has gone."""
    note_tried(
        Tried(
            each["address"], "found" not in each, each.get("found", ""), _moment(each["at"])
        )
        for each in _told()["tried"]
    )


def _told() -> Mapping[str, Any]:
    file = resources.files("sightline.demo.briefings").joinpath("kept.toml")
    return tomllib.loads(file.read_text("utf-8"))


def _moment(when: datetime) -> datetime:
    """Files tell the time as clocks in Northshire show it."""
    return when.replace(tzinfo=LONDON)
