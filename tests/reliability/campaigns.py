"""What happens to the record when its writers, and its server, are killed again and again?"""

import itertools
import multiprocessing
import os
import random
import shutil
import time
from collections import Counter
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection

from sightline.record.actions import AlreadyCorrected
from tests.reliability import checking, tracing, work
from tests.reliability.children import ask, start

LONGEST = 0.6  # seconds a writer lives
WHOLE_CHECK_EVERY = 50
BLOCK = 12_000_000  # numbers apart, so that writers never take each other's; whole families


def _prepare():
    ask(lambda: call_command("migrate", verbosity=0))
    ask(work.prepare)


class Tally:
    """What a campaign came to, in the words of the report."""

    def __init__(self, **about):
        self.about = about
        self.counts = Counter(
            kills=0,
            acknowledged=0,
            lost=0,
            unacknowledged_but_committed=0,
            retried=0,
            not_exactly_once=0,
            partial=0,
            damage=0,
            chain_or_view_faults=0,
        )

    def saw(self, found):
        """Add what was found after one kill."""
        self.counts["lost"] += len(found["lost"])
        self.counts["unacknowledged_but_committed"] += len(found["committed"])
        self.counts["partial"] += found["partial"]
        self.counts["damage"] += len(found["damage"])

    def saw_everything(self, found):
        """Add what was found by looking at the whole record."""
        self.counts["chain_or_view_faults"] += len(found["wrong"])
        self.counts["partial"] += found["partial"]
        self.about["entries"] = found["entries"]

    def as_report(self):
        """Return it as plain data."""
        return {**self.about, **self.counts}


class Writer:
    """One line of numbers, recorded in order by one process after another."""

    def __init__(self, place=0):
        self.next = place * BLOCK
        self.child = None

    def begin(self):
        """Start recording, without end."""
        first = self.next
        self.child = start(lambda tell: _write(itertools.count(first), tell))
        self.child.wait_for_line()

    def ended(self):
        """Return (acknowledged, unknown) of the process that was killed."""
        kept, tried = _told(self.child.wait())
        self.next = max([*kept, *tried], default=self.next - 1) + 1
        return kept, [number for number in tried if number not in kept]


def _write(numbers, tell):
    for number in numbers:
        tell(f"try {number}")
        work.record(number)
        tell(f"kept {number}")


def _told(lines):
    said = [line.split() for line in lines]
    return (
        [int(number) for word, number in said if word == "kept"],
        [int(number) for word, number in said if word == "try"],
    )


def random_kills(kills, writers=1, cluster=None, seed=1):
    """Kill every writer, and the whole server if one is given, at random moments."""
    dice = random.Random(seed)
    tally = Tally(
        what="whole server and writers" if cluster else "writers", writers=writers
    )
    _prepare()
    lines = [Writer(place) for place in range(writers)]
    for kill in range(1, kills + 1):
        for line in lines:
            line.begin()
        time.sleep(dice.uniform(0, LONGEST))
        if cluster:
            cluster.kill()
        for line in lines:
            line.child.kill()
        _look_after_a_kill(tally, lines, cluster)
        if kill % WHOLE_CHECK_EVERY == 0 or kill == kills:
            tally.saw_everything(ask(checking.look_at_everything))
    return tally.as_report()


def _look_after_a_kill(tally, lines, cluster):
    told = [line.ended() for line in lines]
    kept = [number for ours, _ in told for number in ours]
    unknown = [number for _, theirs in told for number in theirs]
    if cluster:
        cluster.start_again()
    tally.counts["kills"] += 1
    tally.counts["acknowledged"] += len(kept)
    tally.saw(ask(lambda: checking.look(kept, unknown)))
    _retry(tally, unknown)


def _retry(tally, unknown):
    """The client does not know what became of it, and sends it again under the same id."""
    ask(lambda: [work.record(number, retried=True) for number in unknown])
    tally.counts["retried"] += len(unknown)
    tally.counts["not_exactly_once"] += len(ask(lambda: checking.twice(unknown)))


def kills_at_every_write(checkpoint=False):
    """Kill at each write of one append, and of closing, in turn; see `tracing.WRITES`.

    With `checkpoint`, every commit is copied from the log to the database at once, so that
    the kills fall there too.
    """
    tally = Tally(
        what="each write of an append" + (", copied at once" if checkpoint else "")
    )
    _prepare()
    families = itertools.count()
    for step in (4, 7):  # an involvement, which remakes families; a referral, which tells
        counts, _ = _traced(_number(families, step), checkpoint)
        for call, times in sorted(counts.items()):
            tally.about[call] = tally.about.get(call, 0) + times
            for when in range(1, times + 1):
                _kill_at(tally, _number(families, step), checkpoint, (call, when))
        tally.saw_everything(ask(checking.look_at_everything))
    return tally.as_report()


def _number(families, step):
    return next(families) * work.FAMILY + step


def _kill_at(tally, number, checkpoint, where):
    _, lines = _traced(number, checkpoint, *where)
    kept, tried = _told(lines)
    unknown = [number for number in tried if number not in kept]
    tally.counts["kills"] += 1
    tally.counts["acknowledged"] += len(kept)
    tally.saw(ask(lambda: checking.look(kept, unknown)))
    _retry(tally, unknown)


def _traced(number, checkpoint, *where):
    """Record one entry under strace; return its writes by name, and what it told."""
    waiting, go = os.pipe()
    child = start(lambda tell: _one(number, checkpoint, tell, waiting))
    if not child.wait_for_line():
        raise RuntimeError("the writer failed before it began; see above")
    traced = tracing.Traced(child.pid, *where)
    os.write(go, b"go")
    lines = child.wait()
    for end in (waiting, go):
        os.close(end)
    return traced.counts(), lines


def _one(number, checkpoint, tell, waiting):
    if checkpoint:
        with connection.cursor() as cursor:
            cursor.execute("pragma wal_autocheckpoint = 1")
    for before in range(number - number % work.FAMILY, number):
        work.record(before)
    tell(f"try {number}")
    os.read(waiting, 2)
    work.record(number)
    tell(f"kept {number}")
    connection.close()


def many_writers(writers=50, each=20):
    """Let many processes record at once; return what errors there were, and the longest wait."""
    _prepare()
    began = time.monotonic()
    children = [
        start(lambda tell, place=place: _patiently(place * BLOCK, each, tell))
        for place in range(writers)
    ]
    lines = [line.split(" ", 1) for child in children for line in child.wait()]
    seconds = time.monotonic() - began
    whole = ask(checking.look_at_everything)
    return {
        "what": "writers at once",
        "writers": writers,
        "acknowledged": sum(word == "kept" for word, _ in lines),
        "errors": [rest for word, rest in lines if word == "error"],
        "longest_wait_seconds": round(max(float(r) for w, r in lines if w == "kept"), 2),
        "seconds": round(seconds, 1),
        "entries": whole["entries"],
        "chain_or_view_faults": len(whole["wrong"]),
    }


def _patiently(first, each, tell):
    for number in range(first, first + each):
        began = time.monotonic()
        try:
            work.record(number)
        except DatabaseError as error:
            tell(f"error {error}")
        else:
            tell(f"kept {time.monotonic() - began}")


def correction_races(races=300):
    """Let two people correct the same entry at the same moment, again and again."""
    _prepare()
    ask(lambda: [work.record(number) for number in range(work.FAMILY)])
    ask(lambda: [work.note(race) for race in range(races)])
    together = multiprocessing.Barrier(2)
    children = [
        start(lambda tell, who=who: _correct_all(races, who, together, tell))
        for who in (0, 1)
    ]
    outcomes = [child.wait() for child in children]
    pairs = Counter(" and ".join(sorted(pair)) for pair in zip(*outcomes, strict=True))
    whole = ask(checking.look_at_everything)
    return {
        "what": "two people correct one entry",
        "races": races,
        "outcomes": dict(pairs),
        "won_by_first": outcomes[0].count("won"),
        "chain_or_view_faults": len(whole["wrong"]),
    }


def _correct_all(races, who, together, tell):
    for race in range(races):
        together.wait(60)
        try:
            work.correct(race, who)
        except AlreadyCorrected:
            tell("refused")
        else:
            tell("won")


def full_disk(folder, left=1_500_000):
    """Record until the disk is full, free space, and record on; `folder` is a small disk."""
    _prepare()
    filler = Path(folder, "filler")
    filler.write_bytes(b"." * (shutil.disk_usage(folder).free - left))
    kept, errors = ask(_until_refused)
    after = ask(lambda: checking.look(kept, []))
    filler.unlink()
    ask(lambda: [work.record(n) for n in range(len(kept), len(kept) + work.FAMILY)])
    whole = ask(checking.look_at_everything)
    return {
        "what": "full disk",
        "acknowledged": len(kept),
        "error": errors[0],
        "lost": len(after["lost"]),
        "partial": after["partial"] + whole["partial"],
        "damage": len(after["damage"]),
        "recorded_after_space_was_freed": whole["entries"] - len(kept),
        "chain_or_view_faults": len(whole["wrong"]),
    }


def _until_refused():
    kept, errors = [], []
    while len(errors) < 3:
        try:
            work.record(len(kept))
        except DatabaseError as error:
            errors.append(str(error))
        else:
            kept.append(len(kept))
    return kept, errors
