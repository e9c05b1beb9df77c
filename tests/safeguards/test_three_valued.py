"""What follows from something that cannot be told?"""

from itertools import product

from sightline.safeguards.reference.three_valued import every, opposite, some

TRUTHS = (True, False, None)


def readings(truth):
    return (True, False) if truth is None else (truth,)


def test_what_can_be_told_is_what_holds_in_every_reading():
    """Told where all ways of settling the doubts agree, and only there."""
    for truths in product(TRUTHS, repeat=3):
        settled = list(product(*map(readings, truths)))
        for ask, plain in ((every, all), (some, any)):
            answers = {plain(reading) for reading in settled}
            assert ask(truths) == (answers.pop() if len(answers) == 1 else None)


def test_nothing_asked_is_so_and_nothing_found_is_not():
    assert (every([]), some([])) == (True, False)
    assert [opposite(truth) for truth in TRUTHS] == [False, True, None]
