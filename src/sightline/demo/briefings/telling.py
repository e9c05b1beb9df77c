"""How does Northshire's public library fill? By those who wrote, released and discussed it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from sightline.access.actor import Actor, actor_in
from sightline.kernel.local_time import LONDON
from sightline.learning import actions
from sightline.learning.across.placing import place_in_series
from sightline.learning.actions import Talk, Written
from sightline.learning.talks import TEAM_MEETING

Raw = Mapping[str, Any]
MANAGER = "partnership-manager"


def read_briefings() -> list[Raw]:
    """Return every briefing as its file tells it, in the order in which they were written."""
    folder = resources.files("sightline.demo.briefings").joinpath("data")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    read = [
        tomllib.loads(file.read_text("utf-8")) | {"code": file.name.removesuffix(".toml")}
        for file in files
        if file.name.endswith(".toml")
    ]
    return sorted(read, key=lambda raw: str(raw["written"]))


def tell_briefings(holders: Mapping[str, int], reviews: Mapping[str, str]) -> int:
    """Write, release and publish each, send it and have it discussed; return how many.

    `holders` maps a post to the user who holds it, `reviews` a review's story to its code.
    """
    briefings = read_briefings()
    for raw in briefings:
        _Telling(raw, holders).tell(reviews.get(raw.get("review", ""), ""))
    return len(briefings)


class _Telling:
    """Takes one briefing from its first version to the teams that talked about it."""

    def __init__(self, raw: Raw, holders: Mapping[str, int]) -> None:
        self._raw = raw
        self._holders = holders

    def tell(self, review: str) -> None:
        raw = self._raw
        written = Written(
            raw["title"],
            raw["slots"],
            raw["themes"],
            raw["facts"],
            raw["review_by"],
            raw.get("uses", ()),
        )
        by, at = self._manager(raw["written"])
        id_ = actions.start(by, raw["code"], raw["template"], written, at=at, review=review)
        place_in_series(by, id_, raw.get("series", ""))
        by, at = self._manager(raw["checked"]["at"])
        actions.check(by, id_, raw["checked"]["why"], at=at)
        for each in raw["released"]:
            at = _moment(each["at"])
            actions.release(self._actor(each["by"], at), id_, at=at)
        by, at = self._manager(raw["published"])
        actions.publish(by, id_, at=at)
        self._send(id_)
        for each in raw.get("discussed", ()):
            self._discuss(id_, each)

    def _send(self, id_: str) -> None:
        sent = self._raw["sent"]
        by, at = self._manager(sent["at"])
        teams: Iterable[list[str]] = sent["teams"]
        each = [(agency, team) for agency, team in teams]
        actions.send_to_teams(by, id_, each, at=at, remind_on=sent["remind_on"])

    def _discuss(self, id_: str, told: Raw) -> None:
        at = _moment(told["at"])
        questions = self._raw["slots"]["questions"]
        talk = Talk(
            held_on=at.date(),
            answers=dict(zip(questions, told["answers"], strict=True)),
            people=told["people"],
            changed=told["changed"],
            sort=told.get("sort", TEAM_MEETING),
            topic=told.get("topic", ""),
        )
        actions.discuss(self._actor(told["by"], at), id_, talk, at=at)

    def _manager(self, when: datetime) -> tuple[Actor, datetime]:
        at = _moment(when)
        return self._actor(MANAGER, at), at

    def _actor(self, post: str, at: datetime) -> Actor:
        return actor_in(post, user_id=self._holders[post], now=at)


def _moment(when: datetime) -> datetime:
    """Files tell the time as clocks in Northshire show it."""
    return when.replace(tzinfo=LONDON)
