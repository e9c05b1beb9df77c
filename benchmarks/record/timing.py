"""How long do things take? Each in turn with what it is measured beside, so that both meet the
same noise.
"""

# ruff: noqa: ANN001, ANN201  (run by hand, not imported)

import statistics
import time


def side_by_side(works, rounds, warm=5):
    """Run each named work in turn, so many rounds; return the milliseconds of each."""
    taken = {name: [] for name in works}
    for turn in range(-warm, rounds):
        for name, work in works.items():
            began = time.perf_counter()
            work(max(turn, 0))
            if turn >= 0:
                taken[name].append((time.perf_counter() - began) * 1_000)
    return {name: summary(times) for name, times in taken.items()}


def summary(times):
    """p50, p95 and p99 in milliseconds."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "times": len(times)}
