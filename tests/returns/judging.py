"""Lays a merged chronology beside the truth: what is lost, invented, wrong or needless."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sightline.documents.chronology.told import Chronology, Event
from sightline.kernel.partial_dates import PartialDate


@dataclass
class Verdict:
    """What was found amiss, each in a sentence; `judged` rows were there to be found."""

    judged: int = 0
    clear: int = 0
    lost: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    silently_wrong: list[str] = field(default_factory=list)
    owed: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    words_lost: list[str] = field(default_factory=list)
    words_back: list[str] = field(default_factory=list)
    found: dict[str, Event] = field(default_factory=dict)


def judge(chronology: Chronology, truths: Sequence[dict[str, Any]]) -> Verdict:
    """Find each true row in the chronology, and say what became of it."""
    verdict = Verdict()
    for truth in truths:
        events = [one for one in chronology.events if one.standing.file == truth["file"]]
        for row in truth["rows"]:
            verdict.judged += 1
            event = _best(row, events)
            if event is None:
                verdict.lost.append(_said(truth, row))
                continue
            events.remove(event)
            verdict.found[row["id"]] = event
            _compare(verdict, truth, row, event)
        verdict.invented += [f"{truth['file']}: {one.says[:80]}" for one in events]
    return verdict


def _best(row: dict[str, Any], events: Sequence[Event]) -> Event | None:
    """The event that stands where the row does, or that shares most of its words."""
    wanted = words(row["text"].values())

    def likeness(event: Event) -> tuple[int, bool, int]:
        there = event.standing.place
        here = row["where"]
        placed = here["kind"] == "table" and there.row == here["row"]
        placed = placed and there.sheet in ("", here.get("sheet", "Sheet"))
        shared = sum((wanted & words(_all_words(event))).values())
        return shared, placed, -event.order

    best = max(events, key=likeness, default=None)
    if best is None or 2 * likeness(best)[0] < sum(wanted.values()):
        return None
    return best


def _compare(
    verdict: Verdict, truth: dict[str, Any], row: dict[str, Any], event: Event
) -> None:
    said = f"{_said(truth, row)} read as “{event.happened.text}”"
    doubted = event.happened.uncertain or any(one.about == "date" for one in event.doubts)
    owing = row["date"]["doubt"]
    if not doubted and not is_right(event.happened, row["date"]):
        verdict.silently_wrong.append(said)
    if owing == "owed" and not doubted:
        verdict.owed.append(said)
    if owing == "needless":
        verdict.clear += 1
        if doubted:
            verdict.needless.append(f"{said}: {[one.why for one in event.doubts]}")
    gone = words(row["text"].values()) - words(_all_words(event))
    if gone:
        verdict.words_lost.append(f"{said}: {' '.join(gone)}")
    told = " ".join(_all_words(event))
    verdict.words_back += [f"{said}: {one}" for one in row["gone"] if one in told]


def is_right(happened: PartialDate, date: dict[str, Any]) -> bool:
    """Whether a reading is one of those accepted, or wider, or inside the window."""
    if not happened.is_known:
        return True
    first, last = happened.first, happened.last
    window = date.get("window")
    if window and first and last:
        low, high = (PartialDate.parse(one) for one in window["inside"])
        assert low.first
        assert high.last
        if low.first <= first and last <= high.last:
            return True
    for text in date["accept"]:
        one = PartialDate.parse(text) if text else PartialDate.unknown()
        starts = first is None or (one.first is not None and first <= one.first)
        ends = last is None or (one.last is not None and one.last <= last)
        if text and starts and ends and happened.time in (None, one.time):
            return True
    return False


def _all_words(event: Event) -> list[str]:
    return [event.says, event.written, event.author, *(one.text for one in event.columns)]


def words(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands there."""
    return Counter(
        re.findall(r"[^\W_]+", " ".join(texts).replace("’", "").replace("'", "").lower())
    )


def _said(truth: dict[str, Any], row: dict[str, Any]) -> str:
    return f"{truth['file']}: “{row['date']['written']}” {row['text']['event'][:50]}"


def links(
    chronology: Chronology, verdict: Verdict, groups: Sequence[dict[str, Any]]
) -> tuple[int, int, int]:
    """How many pairs are rightly linked, wrongly linked, and to be linked."""
    row_of = {event.id: row for row, event in verdict.found.items()}
    true = {
        frozenset((one["id"], other["id"]))
        for group in groups
        for one in group["rows"]
        for other in group["rows"]
        if one is not other
    }
    said = {
        frozenset((row_of.get(event.id, event.id), row_of.get(other, other)))
        for event in chronology.events
        for other in event.same_as
    }
    return len(said & true), len(said - true), len(true)
