"""Where does a briefing stand? Worked out from what was decided of its latest version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Stage = Literal["draft", "checked", "released", "published", "withdrawn"]
RELEASES_NEEDED = 2


@dataclass(frozen=True)
class Decision:
    """One thing decided of one version."""

    version: int
    what: str
    post: str
    at: datetime
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a briefing stands.

    `published` is the version that anyone can read, None where there is none. `held` says
    what holds publication up, such as an inquest. `released_by` are the posts that released
    the latest version: two different people publish.
    """

    latest: int
    stage: Stage = "draft"
    published: int | None = None
    published_at: datetime | None = None
    first_published_at: datetime | None = None
    withdrawn_why: str = ""
    held: str = ""
    released_by: tuple[str, ...] = ()

    def is_out_of_date(self, review_by: date | None, today: date) -> bool:
        """It can be read, and the day on which it was to be looked at again has passed."""
        return self.published is not None and review_by is not None and today > review_by


def standing_of(latest: int, decided: Iterable[Decision]) -> Standing:
    """Fold what was decided, in order. A new version is a draft again until it is released."""
    decided = list(decided)
    published: Decision | None = None
    first: Decision | None = None
    withdrawn, held = "", ""
    for each in decided:
        if each.what == "published":
            published, withdrawn = each, ""
            first = first or each
        elif each.what == "withdrawn":
            published, withdrawn = None, each.why
        elif each.what == "held":
            held = each.why
        elif each.what == "let-go":
            held = ""
    releases = [d.post for d in decided if d.what == "released" and d.version == latest]
    released_by = tuple(dict.fromkeys(releases))
    return Standing(
        latest=latest,
        stage=_stage(latest, decided, published, withdrawn, released_by),
        published=published.version if published else None,
        published_at=published.at if published else None,
        first_published_at=first.at if first else None,
        withdrawn_why=withdrawn,
        held=held,
        released_by=released_by,
    )


def _stage(
    latest: int,
    decided: list[Decision],
    published: Decision | None,
    withdrawn: str,
    released_by: tuple[str, ...],
) -> Stage:
    if withdrawn:
        return "withdrawn"
    if published is not None and published.version == latest:
        return "published"
    if len(released_by) >= RELEASES_NEEDED:
        return "released"
    if any(each.what == "checked" and each.version == latest for each in decided):
        return "checked"
    return "draft"
