"""How is Northshire built? Its directory, its stories and, if wanted, a county of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from sightline.access.directory_file import DirectoryFile
from sightline.demo.briefings.keeping import keep_what_is_shared, try_links
from sightline.demo.briefings.telling import tell_briefings
from sightline.demo.county_writing import write_county
from sightline.demo.directory import northshire
from sightline.demo.groups.telling import tell_groups
from sightline.demo.permissions import give_permissions
from sightline.demo.placing import is_anybody_there, is_northshire_there, place
from sightline.demo.reviews.telling import tell_reviews
from sightline.demo.story_reading import stories
from sightline.demo.storyteller import Storyteller
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import start_of_day
from sightline.obligations.actions import adopt_library
from sightline.record.listening import told_together

# Before the first of Northshire's stories, so that all of them are watched.
ADOPTED_FROM = date(2019, 1, 1)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """What a build came to; `fresh` is false where Northshire was there already."""

    fresh: bool
    entries: int = 0
    families: int = 0


def build(progress: Progress, *, people: int = 0) -> Built:
    """Build Northshire by the real actions, unless it is there; `people` adds a county.

    The same seed and clock give the same record in every build. Raises Refused where the
    database holds somebody else's directory, which invented people must not be mixed with.
    """
    directory = northshire()
    if is_northshire_there(directory):
        progress("Northshire is here already, and is left as it is.")
        return Built(fresh=False)
    if is_anybody_there():
        raise Refused(
            Fault(
                "this database",
                "it already holds agencies that are not Northshire's",
                "use an empty database for the demo",
            )
        )
    with transaction.atomic():
        built = _build(directory, progress)
    # In transactions of its own: a county is too much for one, and may be stopped half-way.
    more = write_county(people, progress) if people else 0
    return replace(built, entries=built.entries + more)


def _build(directory: DirectoryFile, progress: Progress) -> Built:
    told = stories()
    holders = place(directory)
    with told_together():
        entries = Storyteller(holders).tell(
            (step for story in told for step in story.steps), progress
        )
    give_permissions(told, holders)
    adopted = adopt_library(
        from_day=ADOPTED_FROM,
        deciders="The three lead safeguarding partners of Northshire",
        why="Each was learned from a review, and tried over the years before.",
        at=start_of_day(ADOPTED_FROM),
    )
    progress(f"{adopted} safeguards adopted, and run over the years before")
    _review_and_learn(holders, progress)
    progress(f"{len(told)} families of Northshire, {entries:,} entries")
    return Built(fresh=True, entries=entries, families=len(told))


def _review_and_learn(holders: dict[str, int], progress: Progress) -> None:
    reviews = tell_reviews(holders)
    keep_what_is_shared(holders)
    briefings = tell_briefings(holders, reviews)
    try_links()
    progress(f"{len(reviews)} reviews and {briefings} briefings of Northshire")
    progress(f"{tell_groups(holders)} working groups and self-checks on what was learned")
