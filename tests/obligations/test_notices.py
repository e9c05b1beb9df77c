"""Do notices arrive, once, through a real mail server, with nothing of anyone in them?"""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from sightline.access.database_scope import whole_record
from sightline.access.models import User
from sightline.obligations import posting
from sightline.obligations.models import Notice
from sightline.obligations.posting import send_round
from tests.cast import Scribe, make_directory, make_rowans
from tests.obligations.some_safeguards import adopt_some

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


class Server:
    """A mail server that keeps what it is given, or refuses it."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.answer = "250 taken"

    async def handle_DATA(  # noqa: N802  (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.answer.startswith("250"):
            self.got.append(envelope)
        return self.answer

    @property
    def texts(self) -> list[str]:
        return [each.content.decode() for each in self.got]


@pytest.fixture
def server(settings):
    handler = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 1
    settings.SIGHTLINE_ADDRESS = "https://sightline.example"
    yield handler
    controller.stop()


@pytest.fixture
def record():
    make_directory()
    for user in User.objects.all():
        user.email = f"{user.username}@work.example"
        user.save()
    record = Scribe(at=MONDAY - timedelta(days=10))
    make_rowans(record)
    adopt_some("referral-decided")
    record(
        "social-worker", "involvement.started", "robin", role="social-worker",
        post="social-worker", team="csc-assess", basis="statutory-work",
    )  # fmt: skip
    return record


def refer(record: Scribe, at: datetime = MONDAY) -> None:
    record(
        "health-visitor",
        "referral.made",
        "robin=child",
        to="csc",
        concern=["neglect"],
        at=at,
    )


def decide(record: Scribe, thread: str, at: datetime) -> None:
    record(
        "social-worker", "referral.decided", "robin", thread=thread, at=at,
        decision="assessment", threshold="child in need", owner="A. M.", rationale="seen",
    )  # fmt: skip


def test_a_clock_that_starts_is_told_once_with_no_name_in_it(record, server):
    """Three referrals are one e-mail, which says three and nothing else."""
    for minutes in range(3):
        refer(record, MONDAY + timedelta(minutes=minutes))
    now = MONDAY + timedelta(hours=1)

    done = send_round(now=now)

    assert (done.emails, done.failed) == (1, 0)
    (text,) = server.texts
    assert "3 things are newly due." in text
    assert "https://sightline.example/due/" in text
    for secret in ("Robin", "Rowan", "robin", "neglect", "referral", "Northshire", "R.R."):
        assert secret not in text
    assert send_round(now=now + timedelta(minutes=30)).emails == 0
    assert len(server.got) == 1


def test_it_goes_back_with_the_entry_it_came_with(record):
    """A notice is written in the transaction of the entry, or not at all."""
    refer(record)
    assert Notice.objects.count() == 1


def test_what_is_late_goes_once_to_the_manager_of_who_owes_it(record, server):
    """The next day but one, and never again."""
    refer(record)
    send_round(now=MONDAY + timedelta(hours=1))
    late = MONDAY + timedelta(days=2)
    send_round(now=late)
    send_round(now=late + timedelta(days=1))
    send_round(now=late + timedelta(days=2))
    to = [envelope.rcpt_tos for envelope in server.got]
    assert to == [["social-worker@work.example"], ["social-work-manager@work.example"]]
    assert "1 thing is past the day by which it was asked for." in server.texts[1]


def test_one_e_mail_a_day(record, server):
    """What comes later in a day waits for the next."""
    refer(record)
    send_round(now=MONDAY + timedelta(hours=1))
    refer(record, MONDAY + timedelta(hours=2))
    assert send_round(now=MONDAY + timedelta(hours=3)).emails == 0
    assert send_round(now=MONDAY + timedelta(days=1, hours=-1)).emails == 1


def test_a_server_that_refuses_is_asked_again_later_and_later(record, server):
    """Nothing is lost, and nobody is called twice in a minute."""
    refer(record)
    server.answer = "451 try again"
    now = MONDAY + timedelta(hours=1)
    assert send_round(now=now).failed == 1
    assert send_round(now=now + timedelta(minutes=1)) == posting.Sent()
    assert send_round(now=now + timedelta(minutes=5)).failed == 1
    assert send_round(now=now + timedelta(minutes=10)) == posting.Sent()
    server.answer = "250 taken"
    assert send_round(now=now + timedelta(minutes=20)).emails == 1
    assert Notice.objects.get().tries == 3


def test_a_server_that_is_not_there_loses_nothing(record, server, settings):
    """Nobody listens at the port."""
    refer(record)
    settings.EMAIL_PORT = 1
    assert send_round(now=MONDAY + timedelta(hours=1)).failed == 1
    assert Notice.objects.get().sent_at is None


def test_a_server_that_never_answers_is_given_up_on(record, settings):
    """It takes the call and says nothing."""
    refer(record)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 0.2
        assert send_round(now=MONDAY + timedelta(hours=1)).failed == 1


def test_after_a_crash_between_sending_and_marking_the_same_e_mail_goes_again(
    record, server, monkeypatch
):
    """With the same Message-ID, by which the second is known for the first."""
    refer(record)
    now = MONDAY + timedelta(hours=1)
    with monkeypatch.context() as patched:
        taken = posting._claim

        def crash_later(posts, at):
            notices = taken(posts, at)
            patched.setattr(posting, "transaction_in_turn", _crash)
            return notices

        patched.setattr(posting, "_claim", crash_later)
        with pytest.raises(KeyboardInterrupt):
            send_round(now=now)
    assert send_round(now=now + timedelta(minutes=5)).emails == 1
    marks = [
        line for text in server.texts for line in text.splitlines() if "Message-ID" in line
    ]
    assert len(marks) == 2
    assert marks[0] == marks[1]


def _crash():
    raise KeyboardInterrupt


def test_two_senders_never_send_the_same(record, server):
    """What one has claimed, the other leaves alone."""
    refer(record)
    now = MONDAY + timedelta(hours=1)
    with whole_record():
        first = posting._claim(["social-worker"], now)
        second = posting._claim(["social-worker"], now)
    assert len(first) == 1
    assert second == []


def test_nobody_without_an_address_stops_the_others(record, server):
    """They are counted, and their notices wait."""
    User.objects.filter(username="social-worker").update(email="")
    refer(record)
    done = send_round(now=MONDAY + timedelta(hours=1))
    assert (done.emails, done.without_address) == (0, 1)


def test_what_was_done_in_time_never_reaches_the_manager(record, server):
    """A clock that stopped is not late."""
    refer(record)
    thread = Notice.objects.get().started
    decide(record, thread, MONDAY + timedelta(hours=2))
    send_round(now=MONDAY + timedelta(days=3))
    assert not Notice.objects.filter(why="late").exists()
