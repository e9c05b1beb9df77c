"""What does a date look like once typing, typesetting and scanning are taken off it?"""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t\r\n\v\f\x07", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f", ""),
        "@": " at ",
        "\u2044": "/",
        "\u2215": "/",
        "\uff0f": "/",
        "\u00b7": ".",
    }
)
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079*\u2020\u2021]+|\\[\\d{1,2}\\]")
_SPACES = re.compile(r" {2,}")
_MISREAD = re.compile(
    r"(?<![a-z0-9])[\doilsb|]{1,2} ?[/.\-] ?[\doilsb|]{1,2} ?[/.\-] ?[\doilsb|]{2,4}(?![a-z0-9])"
)
_CIRCA = re.compile(
    r"\bc\.?(?=\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:spring|summer|autumn|winter)\b)"
)
_AS_DIGITS = str.maketrans("oil|sb", "011158")


def plain(words: str) -> tuple[str, list[str]]:
    """Return the words in one plain spelling, and what had to be supposed to get there."""
    supposed: list[str] = []
    text = words.translate(_SAME)
    text = _RAISED.sub(" ", text)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _CIRCA.sub("circa ", _SPACES.sub(" ", text).strip())
    mended = _MISREAD.sub(_as_digits, text)
    if mended != text:
        supposed.append(
            "letters stand where a date has digits; they were read as 0, 1, 5 or 8"
        )
    return mended, supposed


def _as_digits(found: re.Match[str]) -> str:
    said: str = found[0]
    return said if _only_digits(said) else said.translate(_AS_DIGITS)


def _only_digits(said: str) -> bool:
    return not any(letter in said for letter in "oil|sb")
