"""Is this number one that could have been issued?"""

from __future__ import annotations

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def is_nhs_number(text: str) -> bool:
    """Tell whether the ten digits, spaces apart, end in their check digit (modulus 11)."""
    digits = text.replace(" ", "").replace("-", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 10):
        return False
    total = sum(
        int(digit) * weight
        for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def is_upn(text: str) -> bool:
    """Tell whether a unique pupil number begins with its check letter (modulus 23).

    A temporary number ends in a letter, which counts by its place in the same alphabet.
    """
    upn = text.strip().upper()
    if len(upn) != 13 or not upn.isascii() or not upn[1:12].isdigit():
        return False
    last = _upn_value(upn[12])
    if last is None:
        return False
    values = [int(digit) for digit in upn[1:12]] + [last]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return _UPN_LETTERS[total % 23] == upn[0]


def _upn_value(character: str) -> int | None:
    if character.isdigit():
        return int(character)
    place = _UPN_LETTERS.find(character)
    return place if place >= 0 else None
