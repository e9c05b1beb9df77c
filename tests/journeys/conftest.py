"""How does a journey begin? On a living service, as someone of the cast, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from sightline.kernel.local_time import london_day
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client


@dataclass
class Stage:
    """A living service with the Rowan family in it."""

    url: str
    complaints: list[str] = field(default_factory=list)

    def enter(self, page: Page, post: str) -> Page:
        """Let this browser be signed in as whoever holds a post, and listen to what it says."""
        for cookie in signed_in_client(post).cookies.values():
            page.context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": self.url}]
            )
        self.listen(page)
        return page

    def listen(self, page: Page) -> None:
        """Keep what the browser complains of: errors, and scripts or styles it refused."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                self.complaints.append(said.text)
                # The status of a refused page is the page's own business.
                if said.type == "error" and "Failed to load resource" not in said.text
                else None
            ),
        )


@pytest.fixture
def stage(transactional_db: None, live_server: LiveServer) -> Stage:
    """The Rowan family on a living service."""
    make_directory()
    make_rowans(recent_scribe())
    return Stage(live_server.url)


@pytest.fixture
def enter(stage: Stage, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a browser of their own for someone who holds a post."""

    def come_in(post: str, **options: object) -> Page:
        return stage.enter(open_page(base_url=stage.url, **options), post)

    return come_in


@dataclass
class Days:
    """How many days ago the pages believe it to be, so that a review can take its time."""

    ago: int = 0

    def now(self, zone: object) -> datetime:
        """What the clock of the pages shows."""
        return datetime.now(UTC).astimezone(zone) - timedelta(days=self.ago)

    def say(self, further: int = 0) -> str:
        """That day, or one so many days later, as people write it."""
        day = self.day(further)
        return f"{day.day} {day:%B} {day.year}"

    def day(self, further: int = 0) -> date:
        """That day, or one so many days later; a box for a day takes it as it is."""
        return london_day(self.now(UTC)) + timedelta(days=further)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    """The clock of the pages that someone acts on, which a journey may set to earlier days."""
    clock = Days()
    monkeypatch.setattr("sightline.web.page.datetime", clock)
    return clock
