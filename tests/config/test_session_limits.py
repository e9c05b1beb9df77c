"""Is a session that was left alone, or never ends, closed?"""

import time

import pytest
from django.contrib.auth import SESSION_KEY, get_user_model

from sightline.config.session_limits import BEGAN, SEEN

pytestmark = pytest.mark.django_db
MINUTE = 60
HOUR = 60 * MINUTE


@pytest.fixture
def signed_in(client):
    """Someone who came in a moment ago and has opened one page."""
    user = get_user_model().objects.create_user("wren", password="a long enough one")
    client.force_login(user)
    client.get("/account/login/")
    return client


def _after(client, **ago):
    session = client.session
    for name, seconds in ago.items():
        session[name] = time.time() - seconds
    session.save()
    client.get("/account/login/")
    return client.session


def test_it_stays_open_while_someone_is_working(signed_in):
    """Fourteen quiet minutes are allowed, and the next page starts the count again."""
    session = _after(signed_in, **{SEEN: 14 * MINUTE})

    assert SESSION_KEY in session
    assert time.time() - session[SEEN] < MINUTE


def test_it_closes_after_a_quiet_spell(signed_in):
    """Sixteen minutes away from the desk, and whoever sits down next sees nothing."""
    assert SESSION_KEY not in _after(signed_in, **{SEEN: 16 * MINUTE})


def test_it_closes_after_a_whole_shift_even_without_a_pause(signed_in):
    """Thirteen hours are more than anyone works."""
    assert SESSION_KEY not in _after(signed_in, **{BEGAN: 13 * HOUR, SEEN: MINUTE})
