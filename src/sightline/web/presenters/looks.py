"""How is a look at a family said in a table, with nothing that gives a safe address away?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.access.queries import BASIS_WORDS, LookSeen, LooksOfADay
from sightline.kernel.local_time import say_day, say_moment
from sightline.record.withholding import Withholding

PAGES = {
    "family": "The family’s page",
    "entry": "One entry",
    "trail": "Who looked",
    "who-knew": "Who knew what when",
    "open-a-family": "Asked to open the family",
    "break-glass": "Emergency opening",
    "break-glass-review": "Review of an emergency opening",
    "export-family": "Copy of the record",
    "who-to-tell": "Whom to think of",
}
WORDS = {
    **BASIS_WORDS,
    "self-claimed": "Said that they now work with this child",
    "review": "Reviewing an emergency opening",
    "oversight": "Oversees access in their agency",
}
NOT_NAMED = "Withheld"

Row = list[object]


def page_words(page: str) -> str:
    """Say which page it was; a page without words of its own is said by its name."""
    return PAGES.get(page, page.replace("-", " ").capitalize())


def basis_words(basis: str) -> str:
    return WORDS.get(basis, basis.replace("-", " ").capitalize())


def look_rows(looks: Iterable[LookSeen], withholding: Withholding) -> list[Row]:
    """Return one row a look: when, who, in which post, on which page, on what basis."""
    return [_row(look, withholding) for look in looks]


def _row(look: LookSeen, withholding: Withholding) -> Row:
    agency = withholding.text(look.agency)
    # Whoever knows who works there knows where it is.
    hidden = agency != look.agency
    shown = (
        "" if hidden else look.name,
        "" if hidden else look.post,
        agency,
        page_words(look.page),
        basis_words(look.basis) if look.basis else "",
    )
    return [say_moment(look.at), *({"text": text, "blank": NOT_NAMED} for text in shown)]


def day_rows(days: Iterable[LooksOfADay]) -> list[Row]:
    """Return one row a post and day, newest first, in counts alone."""
    newest_first = sorted(days, key=lambda each: each.day, reverse=True)
    return [
        [
            say_day(each.day),
            each.name,
            each.title,
            {"text": each.families, "numeric": True},
            {"text": each.looks, "numeric": True},
            {"text": each.in_emergency, "numeric": True},
            {"text": each.refused, "numeric": True},
        ]
        for each in newest_first
    ]
