"""How much of what a person read in published briefings does the reader find?

Run `python -m tests.documents.briefings.gold_reading FOLDER` (the folder holds the briefings;
they are known by their digests, and are not part of this project) for precision and recall of
each field. Facts are compared as (file, value, line); a line is where the words begin.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sightline.documents.briefings.reading import read_briefing
from sightline.documents.briefings.told import Briefing
from sightline.documents.source.opening import read_source

GOLD = Path(__file__).parent / "gold"
AS_OF = date(2026, 1, 1)
Found = dict[str, Counter]


def gold_readings() -> dict[str, dict]:
    """The readings a person made, by the digest of the file they are of."""
    read = (tomllib.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.toml")))
    return {one["sha256"]: one for one in read}


def pairs(folder: Path) -> list[tuple[dict, Briefing]]:
    """Each reading by a person with the reader's own, for the files that are there."""
    gold = gold_readings()
    files = [
        (hashlib.sha256(path.read_bytes()).hexdigest(), path)
        for path in sorted(folder.iterdir())
    ]
    return [
        (gold[digest], read_briefing(read_source(path), as_of=AS_OF))
        for digest, path in files
        if digest in gold
    ]


def lines(thing) -> int:
    """The line a thing begins on."""
    return thing.spans[0].place.line


def wanted(gold: dict) -> Found:
    """The facts of a person's reading, field by field."""
    single = ("kind", "partnership", "reference", "sex", "outcome", "agencies_counted")
    out = {name: Counter([gold[name]] if gold[name] else []) for name in single}
    for name in ("harms", "sectors", "sectors_named", "completed", "dead_links", "worry"):
        out[name] = Counter(gold[name])
    for name in (
        "dates",
        "children",
        "facts",
        "sections",
        "points",
        "groups",
        "labels",
        "contacts",
        "themes",
    ):
        out[name] = Counter(tuple(one) for one in gold[name])
    out["resources"] = Counter(line for line, _ in gold["resources"])
    out["theme in briefing"] = Counter({theme for _, theme in gold["themes"]})
    if "right_order" in gold:
        out["right_order"] = Counter(enumerate(gold["right_order"]))
    return out


def found(one: Briefing, gold: dict) -> Found:
    """The same facts as the reader found them."""
    short = one.partnership and (one.partnership.short or one.partnership.name)
    out: Found = {
        "kind": _one(one.kind and one.kind.code),
        "partnership": _one(short),
        "reference": _one(one.reference and one.reference.words),
        "sex": _one(one.sex and one.sex.code),
        "outcome": _one(one.incident.outcome),
        "agencies_counted": _one(one.agencies_counted),
        "harms": Counter({harm.code for harm in one.incident.harms}),
        "sectors": Counter({a.sector for a in one.agencies if a.took_part}),
        "sectors_named": Counter({a.sector for a in one.agencies}),
        "completed": Counter(lines(p) for p in one.points if p.status == "completed"),
        "dead_links": Counter(lines(link) for link in one.links if link.dead),
        "worry": Counter(lines(told) for told in one.worry),
        "dates": Counter({
            (d.of, d.date.text, lines(d.told)) for d in one.dates if d.of != "other"
        }),
        "children": Counter((c.least_days, c.most_days, lines(c.age)) for c in one.children),
        "facts": Counter({(fact.code, lines(fact)) for fact in one.family}),
        "sections": Counter(_sections(one)),
        "points": Counter((lines(p), p.kind) for p in one.points),
        "groups": Counter((lines(p), p.group) for p in one.points if p.group),
        "labels": Counter((lines(p), p.label) for p in one.points if p.label),
        "contacts": Counter((lines(c), c.kind) for c in one.contacts),
        "themes": Counter({(lines(t.told), t.theme) for t in one.tags()}),
        "resources": Counter(lines(r) for r in one.resources),
        "theme in briefing": Counter({t.theme for t in one.tags()}),
    }  # fmt: skip
    if "right_order" in gold:
        order = sorted((s for s in one.sections if s.title), key=lambda s: s.right)
        out["right_order"] = Counter(enumerate(s.title_spans[0].place.line for s in order))
    return out


def _sections(one: Briefing):
    for section in one.sections:
        spans = section.title_spans or section.statements[0].spans
        if section.title or section.code in ("what-happened", "about"):
            yield spans[0].place.line, section.code


def _one(value) -> Counter:
    return Counter([value] if value else [])


def scores(read: list[tuple[dict, Briefing]]) -> dict[str, tuple[int, int, int]]:
    """For each field: how many were right, how many were found, how many there are."""
    out: dict[str, list[int]] = {}
    for gold, one in read:
        told, wants = found(one, gold), wanted(gold)
        for field, want in wants.items():
            sums = out.setdefault(field, [0, 0, 0])
            sums[0] += (told[field] & want).total()
            sums[1] += told[field].total()
            sums[2] += want.total()
    return {field: (right, said, there) for field, (right, said, there) in out.items()}


def table(read: list[tuple[dict, Briefing]]) -> Iterator[str]:
    """The scores, a line a field."""
    yield f"{'field':20} precision  recall  (right, found, there)  {len(read)} briefings"
    for field, (right, said, there) in scores(read).items():
        precision = f"{right / said:9.2f}" if said else "        –"
        recall = f"{right / there:7.2f}" if there else "      –"
        yield f"{field:20} {precision} {recall}  ({right}, {said}, {there})"


def differences(read: list[tuple[dict, Briefing]]) -> Iterator[str]:
    """What the reader found that the person did not, and the other way round."""
    for at, (gold, one) in enumerate(read, 1):
        told, wants = found(one, gold), wanted(gold)
        for field in wants:
            extra, missing = told[field] - wants[field], wants[field] - told[field]
            if extra or missing:
                only, lacking = sorted(extra, key=str), sorted(missing, key=str)
                yield f"briefing {at}, {field}: too much {only}, missing {lacking}"


if __name__ == "__main__":
    readings = pairs(Path(sys.argv[1]))
    told = [*table(readings)]
    if "--differences" in sys.argv:
        told += differences(readings)
    sys.stdout.write("\n".join(told) + "\n")
