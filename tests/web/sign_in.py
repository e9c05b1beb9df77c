"""How does a test come in? Signed in with a second factor, acting in one post of the cast."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.test import Client

from sightline.access.models import Post
from sightline.web.page import POST_KEY
from tests.cast import Scribe


def signed_in_client(post: str, client: Client | None = None) -> Client:
    """A client signed in as whoever holds this post, and acting in it."""
    client = client or Client()
    holder = Post.objects.get(pk=post).holder
    Authenticator.objects.get_or_create(
        user=holder, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}}
    )
    client.force_login(holder)
    session = client.session
    session[POST_KEY] = post
    session.save()
    return client


def recent_scribe(days: int = 30) -> Scribe:
    """A scribe who began so many days ago by the real clock, which the pages go by."""
    return Scribe(at=datetime.now(UTC) - timedelta(days=days))
