"""Whom is each entry about, worked out once for every safeguard?

Over everyone, what children an entry is about is the same question for every safeguard, and
the dearest; so it is answered once, by the same steps that answer it for one family.
"""

from __future__ import annotations

from sightline.safeguards.compiler.starts import entry_columns
from sightline.safeguards.compiler.steps import Steps
from sightline.safeguards.compiler.subjects import write_pairs
from sightline.safeguards.compiler.timing import TIMES
from sightline.safeguards.compiler.writing import Select, Writing
from sightline.safeguards.model import Child

COLUMNS = (
    *("n", "child", "kind", "agency", "thread"),
    *TIMES,
    *("recorded_second", "day_1", "day_2", "certain"),
)


def subjects_of_all() -> Steps:
    """Write the text that gives every row of the table of subjects."""
    writing = Writing("everyone")
    looked = Select("@happened b", [*entry_columns(), "2 AS said"])
    writing.add("looked", "looked: every entry, by person", looked)
    pairs = write_pairs(writing, "looked", Child())
    own = {"kind": "e.kind", "certain": "s.aged AS certain"}
    rows = Select(
        f"{pairs} s",
        [own.get(name, f"s.{name}") for name in COLUMNS],
        ["JOIN @entry e ON e.n = s.n"],
    )
    writing.add("subjects", "subjects: each entry with the children it is about", rows)
    words = {name: word for word, name in writing.words.items()}
    return Steps("subjects", "everyone", tuple(writing.steps), words, frozenset())
