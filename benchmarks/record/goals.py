"""Which goals are met? Said of each, with both figures; nothing here fails."""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

APPEND_MS = {"sqlite": 10, "postgresql": 15}


def judged(engine, found):
    """One line for each goal that these figures speak to."""
    for suffix in ("", ", writers"):
        for what, figures in (found.get(f"append{suffix}") or {}).items():
            if what.startswith("append"):
                yield _line(f"{what}{suffix}", figures["p95"], APPEND_MS[engine], "ms p95")
        pages = found.get(f"family-pages{suffix}") or {}
        if pages:
            bare = pages["bare Django page"]["p95"]
            today, then = (
                pages[f"family page: {when}"]["p95"]
                for when in ("today", "as known on a day")
            )
            yield _line(
                f"family page beside the bare page{suffix}", today / bare, 3, "times p95"
            )
            yield _line(f"as known on beside today{suffix}", then / today, 1.5, "times p95")
        for what, figures in (found.get(f"search{suffix}") or {}).items():
            if what.startswith("search"):
                yield _line(f"{what}{suffix}", figures["p95"], 50, "ms p95")


def _line(what, figure, goal, unit):
    met = "met" if figure <= goal else "NOT MET"
    return f"goal {met:8} {what}: {figure:.2f} {unit}, goal {goal}"
