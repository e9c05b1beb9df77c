"""What happened in each review of Northshire? Its steps, as its file tells them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from typing import Any

from sightline.kernel.local_time import LONDON

RECEIVED = "return.received"


@dataclass(frozen=True)
class ReviewStep:
    """A step, who took it and when. `key` names it for steps that come after.

    For a return that came in, `file` is its text in `data/returns`, and `name` what the
    agency called it.
    """

    kind: str
    at: datetime
    by: str
    says: Mapping[str, Any]
    key: str = ""
    file: str = ""
    name: str = ""


@dataclass(frozen=True)
class ReviewStory:
    """One review: the story's name, its family, and its steps in the order of time."""

    name: str
    family: str
    steps: tuple[ReviewStep, ...]


def review_stories() -> list[ReviewStory]:
    """Return every story, the one that began first before the others."""
    folder = resources.files("sightline.demo.reviews").joinpath("data")
    read = [
        _story(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return sorted(read, key=lambda story: story.steps[0].at)


def text_of_return(file: str) -> str:
    """Return what an agency sent, as it is kept in `data/returns`."""
    folder = resources.files("sightline.demo.reviews").joinpath("data", "returns")
    return folder.joinpath(*file.split("/")).read_text("utf-8")


def _story(name: str, raw: dict[str, Any]) -> ReviewStory:
    return ReviewStory(name, raw["family"], tuple(_steps(raw["sittings"])))


def _steps(sittings: list[dict[str, Any]]) -> Iterator[ReviewStep]:
    """What one post did at one moment stands together in the file, a table for each step."""
    for sitting in sittings:
        # Files tell the time as clocks in Northshire show it; steps are sealed with it in UTC.
        at = sitting["at"].replace(tzinfo=LONDON).astimezone(UTC)
        for step in sitting["steps"]:
            said = {name: value for name, value in step.items() if name not in _ASIDE}
            yield ReviewStep(
                kind=step["take"],
                at=at,
                by=sitting["by"],
                says=said,
                key=step.get("as", ""),
                file=step.get("copy", ""),
                name=step.get("called", ""),
            )


_ASIDE = ("take", "as", "copy", "called")
