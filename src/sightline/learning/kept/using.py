"""What does a briefing use of what is kept, as it is worded now?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.learning.kept.around import Around
from sightline.learning.kept.queries import worded_now


def around(codes: Iterable[str]) -> Around:
    """Return what these codes stand for now, ready to be laid out around a briefing."""
    codes = list(codes)
    live = [one for one in worded_now(codes) if not one.ended] if codes else []
    return Around(
        *(
            tuple(one for one in live if one.what == what)
            for what in ("message", "contact", "statistic", "resource")
        )
    )


def words_around(codes: Iterable[str]) -> list[str]:
    """Return what these say now, to compare with a case: not whom to ask, nor where it is."""
    found = around(codes)
    return [
        one.says[field]
        for one in (*found.messages, *found.statistics, *found.resources)
        for field in ("title", "text", "sentence", "about")
        if field in one.says
    ]
