"""What of a page is new each time it is drawn, and must be put aside before comparing two?"""

from __future__ import annotations

import re

ONCE = re.compile(
    rb'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|name="entry_id" value="[^"]*"'
    rb'|value="[^"]*" id="id_entry_id"'
)


def without_once(html: bytes) -> bytes:
    """Return the page without what is made anew for each answer."""
    return ONCE.sub(b"", html)
