"""What do these returns tell, with what was said of their columns? Found, and written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sightline.documents.chronology.merging import Settings, merge
from sightline.documents.chronology.places import say_place, say_standing
from sightline.documents.chronology.told import Chronology, Return
from sightline.documents.returns.overrides import Overrides
from sightline.documents.returns.understanding import understand
from sightline.documents.source.blocks import Source
from sightline.documents.source.opening import Refusal, read_sources
from sightline.documents.writing.endings import writer_for
from sightline.documents.writing.lines import lines_of
from sightline.exchange.reading_returns.room import Reading
from sightline.kernel.errors import Fault

ENDINGS = ("docx", "xlsx", "pdf", "html", "csv", "case.json")
TITLE = "Combined chronology"
MOST_ROWS = 1000  # shown on a page; every row is in the files

Habits = Mapping[str, Overrides]


def read_all(reading: Reading, *, as_of: date, habits: Habits) -> None:
    """Read every file, put them together, write every kind of file, and say what was found."""
    names, said = reading.names, reading.columns
    returns: list[tuple[int, Return]] = []
    refused: list[Fault] = []
    for number, outcome in enumerate(read_sources(reading.paths), start=1):
        reading.say_progress(f"Reading file {number} of {len(names)}.")
        name = names[number - 1]
        if isinstance(outcome, Refusal):
            refused += [replace(fault, where=name) for fault in outcome.faults]
        else:
            source = replace(outcome, file=name)
            told = _understood(source, as_of, said.get(number, {}), habits)
            returns.append((number, told))
    reading.say_progress("Putting them together.")
    chronology = merge(
        [told for _, told in returns], title=TITLE, settings=Settings(as_of=as_of)
    )
    if returns:
        for ending in ENDINGS:
            reading.say_progress(f"Writing the {ending} file.")
            path = reading.written(ending)
            path.write_bytes(writer_for(path.name)(chronology, "a4"))
    reading.say_result(_result(returns, refused, chronology))


def _understood(
    source: Source, as_of: date, said: Mapping[int, Mapping[int, str]], habits: Habits
) -> Return:
    """Understand a return by what was said of it, over the habits of its agency."""
    told = understand(source, as_of=as_of)
    usual = next((habits[a.name] for a in told.agencies if a.name in habits), None)
    if usual is None and not said:
        return told
    overrides = Overrides(headings=usual.headings if usual else {}, columns=said)
    return understand(source, as_of=as_of, overrides=overrides)


def _result(
    returns: Sequence[tuple[int, Return]], refused: Sequence[Fault], chronology: Chronology
) -> dict[str, Any]:
    return {
        "returns": [_return(number, told) for number, told in returns],
        "refused": [str(fault) for fault in refused],
        "events": len(chronology.events),
        "rows": list(_rows(chronology)),
        "doubts": list(_doubts(chronology)),
        "notices": [
            ": ".join(filter(None, (notice.file, say_place(notice.place), notice.what)))
            for notice in chronology.notices
        ],
        "silences": [silence.says for silence in chronology.silences],
    }


def _return(number: int, told: Return) -> dict[str, Any]:
    left_out = [each for each in told.account if each.became == "left-out"]
    return {
        "number": number,
        "file": told.file,
        "agencies": [agency.name for agency in told.agencies],
        "events": len(told.events),
        "tables": [
            {
                "table": mapping.table,
                "columns": [
                    {"heading": heading, "meaning": meaning, "guessed": guessed}
                    for heading, meaning, guessed in zip(
                        mapping.headings,
                        mapping.meanings,
                        mapping.guessed or (False,) * len(mapping.headings),
                        strict=False,
                    )
                ],
            }
            for mapping in told.mappings
        ],
        "left_out": [f"{say_place(each.place)}: {each.why}" for each in left_out],
    }


def _rows(chronology: Chronology) -> Iterator[list[str]]:
    for line in list(lines_of(chronology))[:MOST_ROWS]:
        where = ", ".join(filter(None, (line.file, line.place)))
        what = "\n".join(filter(None, (line.what, line.also)))
        yield [line.date, line.written, line.agency.name, what, line.people, where]


def _doubts(chronology: Chronology) -> Iterator[list[str]]:
    for event in chronology.events:
        for doubt in event.doubts:
            yield [say_standing(event.standing), doubt.text, doubt.why]
