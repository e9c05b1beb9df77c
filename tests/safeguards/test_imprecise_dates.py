"""Does an imprecise date ever accuse? Every exact reading of every date is tried.

What is said to be missed or late must be so however the dates turn out, and what is said to
be met or excused must never turn out to be missed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from sightline.kernel.deadlines import Within
from sightline.kernel.partial_dates import PartialDate
from sightline.safeguards import contradictions
from sightline.safeguards.model import (
    Child,
    Differs,
    Follows,
    Knows,
    Looked,
    Nearby,
    Open,
    Pattern,
    Precedes,
    Rhythm,
    Safeguard,
    Start,
    Unless,
)
from sightline.safeguards.recorded import Learnt, Recorded
from tests.safeguards.stories import (
    LATER,
    follows,
    owed,
    safeguard,
    someone,
    within,
    world_of,
)

ALARMS = {"missed", "late"}
FIRST = date(2026, 3, 24)  # Good Friday is 3 April, and Easter Monday the 6th
SPOKEN = "one two three four five six"

REFERRED, DECIDED = Looked(("referral.made",)), Looked(("referral.decided",))
SEEN, CLOSED = Looked(("visit.made",)), Looked(("case.closed",))

SHAPES = {
    "follows on the thread": safeguard(REFERRED, follows("referral.decided", "2 days")),
    "follows in working days": safeguard(
        REFERRED, follows("visit.made", "2 working days", "child")
    ),
    "follows for the family": safeguard(
        REFERRED, follows("visit.made", "1 week", "family")
    ),
    "unless something comes": safeguard(
        REFERRED, follows("visit.made", "3 days", "child"), (Unless(CLOSED, "child"),)
    ),
    "unless something stands": safeguard(
        REFERRED,
        follows("visit.made", "3 days", "child"),
        (Unless(CLOSED, "child", already=True, within=Within.parse("3 days")),),
    ),
    "precedes": safeguard(CLOSED, Precedes((SEEN,), "child", within("4 days"))),
    "precedes since": safeguard(CLOSED, Precedes((SEEN,), "child", (), REFERRED)),
    "nearby": safeguard(
        Start(REFERRED, nearby=(Nearby(SEEN, "child", Within.parse("3 days")),)),
        follows("referral.decided", "2 days", "child"),
    ),
    "nothing nearby": safeguard(
        Start(
            REFERRED, nearby=(Nearby(SEEN, "child", Within.parse("3 days"), absent=True),)
        ),
        follows("referral.decided", "2 days", "child"),
    ),
    "while open": safeguard(
        Start(SEEN, open=(Open(REFERRED, ("case.closed",)),)),
        follows("referral.decided", "2 days", "child"),
    ),
    "while nothing is open": safeguard(
        Start(SEEN, open=(Open(REFERRED, ("case.closed",), absent=True),)),
        follows("referral.decided", "2 days", "child"),
    ),
    "twice": safeguard(
        Start(REFERRED, pattern=Pattern(2, Within.parse("5 days"), "child")),
        follows("visit.made", "3 days", "child"),
    ),
    "twice and each after": safeguard(
        Start(
            REFERRED,
            pattern=Pattern(2, Within.parse("5 days"), "family", and_each_after=True),
        ),
        follows("visit.made", "3 days", "child"),
    ),
    "from two agencies": safeguard(
        Start(REFERRED, pattern=Pattern(2, Within.parse("5 days"), "child", "agency")),
        follows("visit.made", "3 days", "child"),
    ),
    "rhythm": safeguard(
        REFERRED, Rhythm((SEEN,), "child", within("4 days"), ("case.closed",))
    ),
    "sameness": safeguard(CLOSED, Differs("rationale", Within.parse("4 days"))),
    "under an age": safeguard(
        Start(REFERRED, Child(under=Within.parse("4 months"))),
        follows("visit.made", "2 days", "child"),
    ),
    "from an age": safeguard(
        Start(REFERRED, Child(from_age=Within.parse("4 months"))),
        follows("visit.made", "2 days", "child"),
    ),
    "unborn": safeguard(
        Start(REFERRED, Child(unborn=True)), follows("visit.made", "2 days", "child")
    ),
    "with a plan": safeguard(
        Start(REFERRED, Child(any_of=("child-protection-plan",))),
        follows("visit.made", "2 days", "child"),
    ),
    "without a plan": safeguard(
        Start(REFERRED, Child(none_of=("child-protection-plan",))),
        follows("visit.made", "2 days", "child"),
    ),
    "known": safeguard(REFERRED, Knows("sectors", within("3 days"), ("general-practice",))),
}

Told = tuple[Recorded, int]  # with how many days after the first it may have been


def kinds_in(one: Safeguard) -> list[str]:
    """The kinds of entry that a safeguard turns on; those that start it more than once."""
    start = one.start
    looked = [each.looked for each in (*start.nearby, *one.unless)]
    looked += [each.opened for each in start.open]
    looked += contradictions.looked_for(one.expect)
    found = [kind for each in looked for kind in each.kinds]
    closing = [kind for each in start.open for kind in each.closed]
    closing += one.expect.closed if isinstance(one.expect, Rhythm) else ()
    if start.child.any_of or start.child.none_of:
        found += ["plan.agreed", "plan.agreed", "plan.ended"]
    return [*start.looked.kinds * 2, *found, *closing]


@st.composite
def stories(draw: st.DrawFn, one: Safeguard) -> list[Told]:
    """A few entries, each told to within some days, beginning with one that starts a clock."""
    found = []
    for number in range(draw(st.integers(2, 4))):
        kinds = one.start.looked.kinds if number == 0 else kinds_in(one)
        first = draw(st.integers(0, 14))
        width = draw(st.sampled_from([0, 0, 1, 2, 4]))
        knew = draw(st.none() | st.integers(0, 18))
        since = datetime(2026, 3, 24, 12, tzinfo=UTC) + timedelta(days=knew or 0)
        entry = Recorded(
            id=f"e{number}",
            kind=draw(st.sampled_from(kinds)),
            happened=PartialDate.unknown(),
            # Recorded after it all, so that being recorded bounds nothing.
            recorded_at=LATER - timedelta(hours=5 - number),
            agency=draw(st.sampled_from(["hv", "gp"])),
            about=((draw(st.sampled_from(["baby", "baby", "girl", "mother"])), ""),),
            thread=draw(st.sampled_from(["e0", "e0", "e1"])),
            data=({"rationale": SPOKEN} if draw(st.booleans()) else {})
            | {"type": "child-protection"},
            known_to=(Learnt("school", since), *((Learnt("gp", since),) if knew else ())),
        )
        found.append((entry, first, width))
    return found


def told(story, offsets=None) -> list[Recorded]:
    """The story as it was told, or as one exact reading has it."""
    return [_on(entry, first, width, at) for (entry, first, width), at in
            zip(story, offsets or [None] * len(story), strict=True)]  # fmt: skip


def _on(entry, first, width, at):
    begins = FIRST + timedelta(days=first + (at or 0))
    ends = FIRST + timedelta(days=first + width)
    exact = at is not None or width == 0
    text = begins.isoformat() if exact else f"{begins.isoformat()}/{ends.isoformat()}"
    return Recorded(**{**_fields(entry), "happened": PartialDate.parse(text)})


def _fields(entry):
    return {name: getattr(entry, name) for name in Recorded.__slots__}


def people(born: str):
    return (someone("baby", born), someone("girl", "2017-03-01"), someone("mother", "1994"))


def found(one: Safeguard, entries, born: str, day: str) -> dict:
    world = world_of(*entries, people=people(born))
    return {(o.started, o.child): o.status for o in owed(one, world, day)}


@pytest.mark.parametrize("name", SHAPES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.data(),
    birth=st.sampled_from([date(2025, 11, 27), date(2026, 3, 31)]),
    ages=st.sampled_from([0, 0, 2, 5]),
    days=st.integers(5, 30),
)
def test_every_exact_reading_bears_out_what_is_said(name, data, birth, ages, days):
    """Missed or late in all readings, or it is not said; met in all, or it is not said."""
    one, day = SHAPES[name], (FIRST + timedelta(days=days)).isoformat()
    story = data.draw(stories(one))
    births = [(birth + timedelta(days=n)).isoformat() for n in range(ages + 1)]
    born = births[0] if ages == 0 else f"{births[0]}/{births[-1]}"
    claimed = {
        key: status for key, status in found(one, told(story), born, day).items()
        if status in {*ALARMS, "met", "excused"}
    }  # fmt: skip
    for status in claimed.values():
        event(status)
    if not claimed:
        return
    for offsets in product(*(range(width + 1) for _, _, width in story)):
        for exactly in births:
            reading = found(one, told(story, offsets), exactly, day)
            for key, status in claimed.items():
                _bears_out(status, reading.get(key), key, offsets)


def _bears_out(status, turned_out, key, offsets):
    if status in ALARMS:
        assert turned_out in ALARMS, (key, status, turned_out, offsets)
    else:
        assert turned_out not in ALARMS, (key, status, turned_out, offsets)


@settings(max_examples=150, deadline=None)
@given(
    started=st.integers(0, 30),
    start_known=st.booleans(),
    decided=st.integers(0, 60),
    decided_known=st.booleans(),
)
def test_hours_are_borne_out_too(started, start_known, decided, decided_known):
    """A day without a time may be any time of that day."""
    one = safeguard(REFERRED, follows("referral.decided", "24 hours"))
    midnight = datetime.combine(date(2026, 3, 30), time.min)
    begun, done = (midnight + timedelta(hours=n) for n in (started, decided))

    def status(start, answer):
        entries = [
            _at("e0", "referral.made", start), _at("e1", "referral.decided", answer),
        ]  # fmt: skip
        return found(one, entries, "2025-12-02", "2026-04-20")["e0", "baby"]

    said = status(
        begun.isoformat(timespec="minutes") if start_known else begun.date().isoformat(),
        done.isoformat(timespec="minutes") if decided_known else done.date().isoformat(),
    )
    event(said)
    if said not in ALARMS:
        return
    for start in [begun] if start_known else _times_of(begun):
        for answer in [done] if decided_known else _times_of(done):
            exactly = status(
                start.isoformat(timespec="minutes"), answer.isoformat(timespec="minutes")
            )
            assert exactly in ALARMS, (start, answer)


def _times_of(moment):
    midnight = moment.replace(hour=0, minute=0)
    return [
        midnight + timedelta(hours=h, minutes=m) for h, m in [(0, 0), (9, 30), (23, 59)]
    ]


def _at(id_, kind, happened):
    return Recorded(
        id=id_,
        kind=kind,
        happened=PartialDate.parse(happened),
        recorded_at=LATER,
        agency="hv",
        about=(("baby", ""),),
        thread="e0",
    )


def test_the_shapes_cover_every_expectation_that_dates_bear_on():
    kinds = {type(one.expect) for one in SHAPES.values()}
    assert kinds == {Follows, Precedes, Rhythm, Differs, Knows}
