"""How fast and how good are genograms, beside Graphviz dot and ELK on the same families?

Nothing here passes or fails. The peers are optional and are no part of the project: install
them in a folder of their own and name it, as `README.md` says; without them their lines say
that they were not measured.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from statistics import mean, median
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.drawing.families.growing import (  # noqa: E402
    TODAY,
    at_home,
    houses,
    only,
    pedigree,
    sample,
)
from tests.drawing.genogram.measuring import Quality, quality  # noqa: E402
from tests.drawing.genogram.reading import crossings, intruders, overlaps, read  # noqa: E402

from sightline.drawing.family.model import Family  # noqa: E402
from sightline.drawing.genogram.drawing import draw_genogram  # noqa: E402
from sightline.drawing.genogram.labels import WIDEST  # noqa: E402
from sightline.drawing.genogram.layout import layout_of  # noqa: E402
from sightline.drawing.genogram.levels import levels_of  # noqa: E402
from sightline.drawing.genogram.pedigree import pedigree_of  # noqa: E402
from sightline.drawing.genogram.ranks import Ranks, ranks_of  # noqa: E402
from sightline.drawing.ink.svg import to_svg  # noqa: E402


def families(many: int) -> Mapping[str, list[Family]]:
    """Make the sets: ordinary pedigrees, intermarried houses, homes laid over pedigrees."""
    return {
        "pedigrees of 20 to 78": [pedigree(seed) for seed in range(many)],
        "pedigrees of 80": [pedigree(500 + seed, 80) for seed in range(many // 4)],
        "houses, 40 people": [sample(houses(seed), seed) for seed in range(many // 2)],
        "houses, many weddings": [
            sample(houses(seed, founders=8, weddings=2), seed) for seed in range(many // 2)
        ],
        "homes laid over": [at_home(pedigree(seed), seed) for seed in range(many // 2)],
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--many", type=int, default=40, help="families in the largest set")
    asked.add_argument("--peers", type=Path, help="folder where npm installed the peers")
    given = asked.parse_args()
    for name, group in families(given.many).items():
        print(
            f"\n{name}: {len(group)} families, {mean(len(f.people) for f in group):.0f} people"
        )
        for line in (*ours(group), *peers(group, given.peers)):
            print(f"  {line}")


def ours(group: list[Family]) -> Iterator[str]:
    """Measure our own drawings, from the family to the SVG."""
    times, ink, laps, inside, found = [], [], 0, 0, []
    for family in group:
        began = perf_counter()
        picture = draw_genogram(family, as_at=TODAY).picture
        svg = to_svg(picture, prefix="g")
        times.append(perf_counter() - began)
        seen = read(svg)
        ink.append(crossings(seen))
        laps += len(overlaps(seen))
        inside += len(intruders(seen))
        layout = layout_of(family, TODAY)
        rows = [list(row) for row in layout.rows]
        found.append(quality(layout.pedigree, layout.ranks, rows))
    times.sort()
    yield (
        f"sightline  median {1000 * median(times):.0f} ms, 99 of 100 under "
        f"{1000 * times[int(0.99 * (len(times) - 1))]:.0f} ms, longest {1000 * times[-1]:.0f} ms"
    )
    yield _said("sightline", found)
    yield (
        f"           lines crossing on paper {mean(ink):.2f}; overlaps {laps}; "
        f"outsiders inside a home {inside}"
    )
    yield _moved(group)


def _said(name: str, found: list[Quality]) -> str:
    couples, sibships = sum(q.couples for q in found), sum(q.sibships for q in found)
    return (
        f"{name:10} without a crossing {sum(q.crossings == 0 for q in found) / len(found):.0%}, "
        f"mean {mean(q.crossings for q in found):.2f}; couples side by side "
        f"{sum(q.beside for q in found) / max(couples, 1):.1%}; sibships unbroken "
        f"{sum(q.unbroken for q in found) / max(sibships, 1):.1%}"
    )


def _moved(group: list[Family]) -> str:
    """Take somebody without a partner away, draw, add them: how many pairs changed order?"""
    flipped = pairs = 0
    for n, family in enumerate(group):
        leaves = [one for one in sorted(family.person) if not family.unions_of[one]]
        if not leaves or family.households:
            continue
        leaf = Random(n).choice(leaves)
        before = layout_of(only(family, set(family.person) - {leaf}), TODAY).arrangement
        after = layout_of(family, TODAY, before).arrangement
        place = {one: at for row in after.rows for at, one in enumerate(row)}
        for row in before.rows:
            for at, left in enumerate(row):
                pairs += len(row) - at - 1
                flipped += sum(place[left] > place[right] for right in row[at + 1 :])
    if not pairs:
        return "           adding one person: not measured with homes"
    return f"           pairs flipped by adding one person {flipped / pairs:.2%}"


def peers(group: list[Family], folder: Path | None) -> Iterator[str]:
    """Let the peers lay the same families out, and judge the order they found."""
    if folder is None or shutil.which("node") is None:
        yield "dot, elk   not measured: give --peers=FOLDER (see README.md)"
        return
    script = folder / "peers.mjs"
    shutil.copy(Path(__file__).with_name("peers.mjs"), script)
    answer = subprocess.run(
        ["node", script.name],
        input=json.dumps([_as_graph(family) for family in group]),
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    for name, laid in json.loads(answer.stdout).items():
        if isinstance(laid, dict):
            yield f"{name:10} not measured: {laid['absent']}"
            continue
        yield f"{name:10} median {median(one['ms'] for one in laid):.0f} ms, layout alone"
        yield _said(
            name,
            [_order_of(family, one["x"]) for family, one in zip(group, laid, strict=True)],
        )


def _as_graph(family: Family) -> dict[str, object]:
    unions = [
        [
            f"union-{union.id}",
            list(union.partners),
            [c.child for c in family.links_from[union.id]],
        ]
        for union in family.unions
    ]
    return {"people": [[one.id, WIDEST] for one in family.people], "unions": unions}


def _order_of(family: Family, x: Mapping[str, float]) -> Quality:
    """Judge a peer's order in our rows; passing lines stand between where they lead."""
    people = pedigree_of(family)
    ranks = ranks_of(people, levels_of(people))
    places = _places(ranks, [x[one] for one in people.ids])
    rows = [sorted(row, key=lambda node: (places[node], node)) for row in ranks.rows]
    return quality(people, ranks, rows)


def _places(ranks: Ranks, people: list[float]) -> list[float]:
    places: list[float | None] = [*people, *([None] * (len(ranks.row_of) - len(people)))]
    for ports, edges in zip(ranks.ports, ranks.edges, strict=True):
        for edge in edges:
            ends = [
                places[node] for node in (ports[edge.port].left, ports[edge.port].right)
            ]
            known = [end for end in ends if end is not None]
            if places[edge.node] is None and known:
                places[edge.node] = mean(known)
    return [place if place is not None else 0.0 for place in places]


if __name__ == "__main__":
    main()
