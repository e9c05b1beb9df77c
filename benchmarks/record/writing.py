"""What others record meanwhile: a paced writer in a process of its own, until it is ended."""

# ruff: noqa: ANN001, ANN201  (run by hand, not imported)

import random
import time
from datetime import UTC, datetime

import families

from sightline.kernel.ids import new_id
from sightline.record.actions import append


def write(rate, family):
    """Append so many entries a second to one family; says once a second how many it managed."""
    dice = random.Random(family)
    writer = families.actor("hv")
    due = time.monotonic()
    done = 0
    while True:
        at = datetime.now(UTC)
        append(
            writer,
            families.event(family, dice),
            entry_id=new_id(at, dice.getrandbits),
            at=at,
        )
        done += 1
        if done % rate == 0:
            print(done, flush=True)
        due += 1 / rate
        time.sleep(max(0.0, due - time.monotonic()))
