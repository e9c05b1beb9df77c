"""What does the reference page of the scorecard's measures say?"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sightline.obligations.measures import Measure, measures
from sightline.safeguards import library_loading

_OPENING = """\
# The measures of the scorecard

How each line of the partnership's scorecard is counted. This page is written by `make pages` from
`src/sightline/obligations/data/measures.toml`; change that, not the page.

A measure is counted from what safeguards ask for, by the month in which it fell due, or from the
record itself where no safeguard asks one agency for it. In time, late and not done are out of what
fell due. What a recorded reason explains, what cannot be told from the dates, and what fell away
because something else was done are told beside it and not in it. Whoever does not count for the
partnership is told no number below five, and the others to the nearest five. Entries that a figure
counts are listed for those to whom they are open."""


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    yield _OPENING
    titles = {each.code: each.title for each in library_loading.load()}
    for measure in measures().values():
        yield from ("", f"## {measure.title}", "")
        yield from (f"`{measure.code}`. {measure.counts}", "")
        yield f"- Out of: {measure.out_of}"
        yield f"- Counted from: {_source(measure, titles)}"
        yield f"- Requirements: {', '.join(measure.rows)}"


def _source(measure: Measure, titles: dict[str, str]) -> str:
    if not measure.safeguards:
        return "the record itself"
    return "; ".join(f"“{titles[code]}” (`{code}`)" for code in measure.safeguards)


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
