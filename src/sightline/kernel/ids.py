"""How is a new thing given an identifier that sorts by when it was made?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sightline.kernel.local_time import require_aware

# Crockford's base 32: no i, l, o or u, so that an identifier read out over the telephone
# or copied by hand is not mistaken for another.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 20

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME_BITS = 48
_RANDOM_BITS = 50
_HALF = LENGTH // 2


def new_id(at: datetime, randomness: Callable[[int], int]) -> str:
    """Make a 20-character identifier: 10 for the millisecond, then 10 drawn at random.

    `randomness(50)` gives a whole number of 50 bits: `secrets.randbits` in service, a
    seeded `random.Random(7).getrandbits` where the same run must give the same identifiers.
    Raises ValueError for a moment without an offset, before 1970, or too late for 48 bits.
    """
    return _base32(_milliseconds(at)) + _base32(_drawn(randomness))


def _milliseconds(at: datetime) -> int:
    since = (require_aware(at) - _EPOCH) // timedelta(milliseconds=1)
    if not 0 <= since < 1 << _TIME_BITS:
        raise ValueError(
            f"{at.isoformat()} cannot start an identifier; use a time from 1970 on"
        )
    return since


def _drawn(randomness: Callable[[int], int]) -> int:
    drawn = randomness(_RANDOM_BITS)
    if not 0 <= drawn < 1 << _RANDOM_BITS:
        raise ValueError(
            f"the source of randomness gave {drawn}, which is not {_RANDOM_BITS} bits"
        )
    return drawn


def _base32(number: int) -> str:
    shifts = range(5 * (_HALF - 1), -1, -5)
    return "".join(ALPHABET[number >> shift & 31] for shift in shifts)


def ref_of(person_id: str) -> str:
    """Return twenty characters that stand for an id in an address.

    An id that came in a file may be somebody's name, and an address is seen in logs and
    histories. The same id always gives the same reference.
    """
    return hashlib.sha256(person_id.encode()).hexdigest()[:20]
