"""How is someone signed out wherever they are signed in?"""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session


def end_sessions_of(user: int) -> int:
    """Sign this person out everywhere, and return in how many places they were.

    Sessions do not say in which post someone acts until they are opened one by one, so all
    of them end; whoever holds another post signs in again and chooses it.
    """
    signed_in = UserSession.objects.filter(user=user)
    keys = list(signed_in.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    signed_in.delete()
    return len(keys)
