"""Is every review as it was written, and can what is worked out from it be made again?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sightline.access.database_scope import whole_record
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault
from sightline.reviews import log, seats
from sightline.reviews.evidence.kept_files import read_again
from sightline.reviews.models import KeptFile, Review

_RIGHT = "bring the database back from a backup, and find out who changed it"


@dataclass(frozen=True)
class Verified:
    """How many reviews were looked through, and what in them is not as it was written."""

    reviews: int
    faults: tuple[Fault, ...]


def verify() -> Verified:
    """Check every step of every review, and every file, against its seal."""
    faults = []
    with transaction_in_turn(), whole_record():
        rows = list(Review.objects.all())
        for row in rows:
            number = log.broken_at(row.id)
            if number is not None:
                wrong = (
                    f"step {number} is not as it was written, or one is missing before it"
                )
                faults.append(Fault(f"review {row.code}", wrong, _RIGHT))
            faults += _faults_of_files(row)
    return Verified(len(rows), tuple(faults))


def rebuild() -> int:
    """Make all seats again from the steps, and read all files again; return how many reviews."""
    with transaction_in_turn(), whole_record():
        ids = list(Review.objects.values_list("id", flat=True))
        for id_ in ids:
            seats.refresh(id_, log.steps_of(id_))
            read_again(id_)
    return len(ids)


def _faults_of_files(review: Review) -> list[Fault]:
    files = KeptFile.objects.filter(review=review).iterator(chunk_size=1)
    changed = (
        file.id
        for file in files
        if hashlib.sha256(bytes(file.content)).hexdigest() != file.sha256
    )
    wrong = "a file is not as it was sent"
    return [Fault(f"review {review.code}, file {id_}", wrong, _RIGHT) for id_ in changed]
