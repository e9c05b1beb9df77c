"""Print the reference page of the safeguards that ship, from their own files."""

import sys
from itertools import groupby
from pathlib import PurePath

from sightline.kernel.local_time import say_day
from sightline.safeguards.library_loading import load
from sightline.safeguards.model import Safeguard
from sightline.vocabulary.themes import THEMES

OPENING = """\
# The safeguards that ship

Each is a piece of learning that runs: it says what is expected when something is recorded,
and by when. This page is written by `make pages` from the files in
`src/sightline/safeguards/library/`; change a file, not the page. To see one taken apart, run
`sightline safeguards explain`; to write your own, see
[Write a safeguard](../how-to/write-a-safeguard.md).
[Which requirement each one watches](requirement-coverage.md) is on a page of its own.

A time with no source in statute or guidance is a proposal, and a partnership sets its own."""


def page() -> str:
    """Return the whole page as Markdown."""
    library = sorted(load(), key=lambda each: (each.learned.theme, each.source, each.code))
    kept = f"There are {len(library)} of them, with {_examples(library)} worked examples."
    parts = [OPENING, kept]
    for theme, members in groupby(library, key=lambda each: each.learned.theme):
        parts += [f"## {THEMES[theme].title}", *(_one(each) for each in members)]
    return "\n\n".join(parts) + "\n"


def _one(safeguard: Safeguard) -> str:
    file = PurePath(safeguard.source).name
    since = say_day(safeguard.in_force)
    return "\n\n".join(
        (
            f"### {safeguard.title}",
            safeguard.sentence,
            f"Learned from: {safeguard.learned.review}",
            f"`{safeguard.code}` in `{file}`, in force from {since}. "
            f"Rows {', '.join(safeguard.learned.rows)}.",
        )
    )


def _examples(library: list[Safeguard]) -> int:
    return sum(len(each.examples) for each in library)


if __name__ == "__main__":
    sys.stdout.write(page())
