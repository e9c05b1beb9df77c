"""How does a journey begin? On a living service, as someone of the cast, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

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
