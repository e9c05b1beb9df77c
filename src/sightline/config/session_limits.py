"""Has this session been left alone, or gone on, for too long?"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

BEGAN = "began_at"
SEEN = "seen_at"
# Writing down every request would double the cost of each; a minute is near enough.
NOTED_EVERY_SECONDS = 60


class SessionLimits:
    """Sign people out after a quiet spell, and after a whole shift in any case."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._end_or_note(request, time.time())
        return self.get_response(request)

    def _end_or_note(self, request: HttpRequest, now: float) -> None:
        began = request.session.setdefault(BEGAN, now)
        seen = request.session.get(SEEN, 0.0) or now
        idle = now - seen > settings.SIGHTLINE_IDLE_MINUTES * 60
        if idle or now - began > settings.SESSION_COOKIE_AGE:
            logout(request)
        elif SEEN not in request.session or now - seen > NOTED_EVERY_SECONDS:
            request.session[SEEN] = now
