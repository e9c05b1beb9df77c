"""How is Northshire built? Its directory, its stories and, if wanted, a county of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction

from sightline.access.directory_file import DirectoryFile
from sightline.demo.county_writing import write_county
from sightline.demo.directory import northshire
from sightline.demo.permissions import give_permissions
from sightline.demo.placing import is_anybody_there, is_northshire_there, place
from sightline.demo.story_reading import stories
from sightline.demo.storyteller import Storyteller
from sightline.kernel.errors import Fault, Refused

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
    entries = Storyteller(holders).tell(
        (step for story in told for step in story.steps), progress
    )
    give_permissions(told, holders)
    progress(f"{len(told)} families of Northshire, {entries:,} entries")
    return Built(fresh=True, entries=entries, families=len(told))
