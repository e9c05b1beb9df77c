"""What does a writer record? The same entry for the same number, in any process, at any time.

Twelve numbers make one small family and what happens to it, so that knowledge, receipts,
corrections and every view are written, and no family grows without end.
"""

import random
from datetime import timedelta

from sightline.kernel.ids import new_id
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append
from tests.cast import NOW, actor, make_directory

FAMILY = 12
HV, SW = "health-visitor", "social-worker"


def prepare() -> None:
    """Put the agencies and posts in place."""
    make_directory()


def at(number):
    """The moment this entry is recorded."""
    return NOW - timedelta(days=20) + timedelta(milliseconds=number)


def id_of(number):
    """The id this entry is recorded under, whoever tries and how often."""
    return new_id(at(number), random.Random(number).getrandbits)


def record(number, *, retried=False):
    """Record the entry of this number; a retry is a little later, as a person's would be."""
    post, draft = _draft(number)
    moment = at(number) + timedelta(seconds=5 if retried else 0)
    return append(actor(post, moment), draft, entry_id=id_of(number), at=moment)


NOTES = 900_000_000  # far from the numbers of families


def note(race):
    """Record an entry for two people to correct."""
    _note(NOTES + race * 3, "As first written.", None)


def correct(race, who):
    """Correct the entry of this race, as one of two people."""
    _note(NOTES + race * 3 + 1 + who, f"As corrected by {who}.", id_of(NOTES + race * 3))


def _note(number, says, corrects):
    draft = Draft(
        kind="contact.made",
        happened=PartialDate.at(at(0)),
        about=(("wren-0", ""),),
        says=says,
        corrects=corrects,
    )
    append(actor(HV, at(0)), draft, entry_id=id_of(number), at=at(0))


def _draft(number):
    family, step = divmod(number, FAMILY)
    first = family * FAMILY
    child, parent = f"wren-{family}", f"rowan-{family}"
    post, kind, about, rest = STEPS[step](child, parent, first)
    thread, corrects = rest.pop("thread", ""), rest.pop("corrects", None)
    return post, Draft(
        kind=kind,
        happened=PartialDate.at(at(number)),
        about=tuple((person, "") for person in about),
        data=rest,
        says=f"Entry number {number}.",
        thread=thread,
        corrects=corrects,
    )


STEPS = (
    lambda c, p, n: (
        HV,
        "person.recorded",
        [c],
        {"names": "Wren Alder", "born": "2025-12-02"},
    ),
    lambda c, p, n: (HV, "person.recorded", [p], {"names": "Rowan Alder", "born": "1999"}),
    lambda c, p, n: (
        HV,
        "relationship.recorded",
        [c, p],
        {"from": p, "to": c, "type": "parent"},
    ),
    lambda c, p, n: (
        HV,
        "residence.recorded",
        [c, p],
        {"household": "home", "people": [c, p]},
    ),
    lambda c, p, n: (
        HV,
        "involvement.started",
        [c],
        {"role": "health-visitor", "post": HV},
    ),
    lambda c, p, n: (HV, "contact.made", [c, p], {}),
    lambda c, p, n: (HV, "circumstance.recorded", [p], {"what": "mental-health"}),
    lambda c, p, n: (HV, "referral.made", [c], {"to": "csc", "concern": ["neglect"]}),
    lambda c, p, n: (SW, "referral.received", [c], {"thread": id_of(n + 7)}),
    lambda c, p, n: (SW, "involvement.started", [c], {"role": "social-worker", "post": SW}),
    lambda c, p, n: (HV, "contact.made", [c], {"corrects": id_of(n + 5)}),
    lambda c, p, n: (
        HV,
        "person.recorded",
        [p],
        {"names": "Rowan Birch", "born": "1999-03", "corrects": id_of(n + 1)},
    ),
)
