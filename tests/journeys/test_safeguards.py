"""Is what a partnership adopts asked of those who owe it, and can they say why it was not done?"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings
from playwright.sync_api import Page

from sightline.access.models import User
from sightline.obligations.posting import send_round
from tests.journeys.conftest import Days, Stage
from tests.journeys.visiting import Looked, Visitor
from tests.web.sign_in import recent_scribe

pytestmark = pytest.mark.browser
RULE = "A referral is decided in one working day"
OUT = "The child moved away the same day, and the new area has it"


class Letterbox:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []

    async def handle_DATA(  # noqa: N802  (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.got.append(envelope)
        return "250 taken"


@pytest.fixture
def letterbox(settings: LazySettings) -> Iterator[Letterbox]:
    """A real mail server, that everyone of the cast has an address for."""
    kept = Letterbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.SIGHTLINE_ADDRESS = "https://sightline.example"
    yield kept
    controller.stop()


def test_from_adopting_to_the_reason_it_was_not_done(
    stage: Stage,
    days: Days,
    enter: Callable[..., Page],
    letterbox: Letterbox,
    check_accessibility: Callable[[Page], None],
) -> None:
    """Adopted by the partnership, due on somebody's first page, told by e-mail, explained."""
    looked = Looked(check_accessibility)
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@work.example")
    recent_scribe(8)("health-visitor", "referral.made", "robin=child", to="csc",
                     concern=["neglect"], says="Robin has lost weight")  # fmt: skip

    manager = Visitor(enter("partnership-manager"), looked)
    manager.go("/safeguards/")
    manager.follow(RULE)
    manager.follow("Try it over history, and decide")
    manager.press("Try it over history")
    manager.reads("What it would have asked for since")
    manager.answer(from_day=days.say(-20))
    manager.answer(deciders="The three partners", why="Two reviews found the same")
    manager.press("Adopt it")
    manager.reads("Adopted", "The three partners")

    door = Visitor(enter("front-door"), looked)
    door.go("/")
    door.reads("Due to you and your team", RULE)
    assert send_round(now=datetime.now(UTC)).emails >= 1
    door.follow(RULE)
    door.reads("Expected")
    door.answer(rationale=OUT)
    door.press("Record the reason")
    door.reads("Explained")
    door.go("/")
    door.does_not_read(RULE)
    assert_nobody_is_told_of(letterbox)
    assert stage.complaints == []


def assert_nobody_is_told_of(letterbox: Letterbox) -> None:
    """An e-mail says how many things are due and where to look, and nothing of anyone."""
    assert letterbox.got
    for envelope in letterbox.got:
        text = envelope.content.decode()
        assert "https://sightline.example/due/" in text
        for secret in ("Robin", "Rowan", "robin", "neglect", "weight", "eferral", RULE):
            assert secret not in text, text
