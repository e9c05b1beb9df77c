"""How does a ledger become columns that safeguards run over quickly?

Every word (a kind, a field, an agency, a person, a value) becomes one whole number, given out
in the order of the words, so that the lowest stays the lowest. Entries lie together by kind,
and each is written once for everyone it is about, so that what a safeguard looks for is read
in one piece.
"""

# ruff: noqa: S608  (the names are our own; what is not, the paths, stands in quotes)

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import duckdb

from sightline.kernel.errors import Fault, Refused
from sightline.safeguards.compiler.subject_table import COLUMNS, subjects_of_all
from sightline.safeguards.compiler.tables import TABLES

Progress = Callable[[str], None]
Source = Mapping[str, str]  # for each table of a world, what to read it from, as SQL

_MADE_HERE = ("deadline", "naming", "subject")
# What is worked out here; a source holds the rows of `world` and nothing else.
_ADDED = {"about": ("kind",), "told": ("number", "listed")}
ROWS = {
    table.name: {
        name: type_
        for name, type_ in table.columns.items()
        if name not in _ADDED.get(table.name, ())
    }
    for table in TABLES
    if table.name not in _MADE_HERE
}
_NEEDED = ("entry", "about", "person")
_TEXTS = (
    ("entry", "kind"),
    ("entry", "agency"),
    ("told", "field"),
    ("told", "value"),
    ("knows", "agency"),
    ("person", "person"),
    ("family", "person"),
    ("family", "member"),
    ("about", "person"),
    ("home", "adult"),
    ("home", "child"),
    ("circumstance", "what"),
    ("circumstance", "person"),
    ("involved", "agency"),
    ("involved", "person"),
    ("agency", "agency"),
    ("agency", "sector"),
)


def of_parquet(folder: Path) -> Source:
    """Read the tables of a world from `entry.parquet`, `about.parquet` and so on.

    A table may also be a folder of that name with many files. Those that are not there are
    empty; entries, whom they are about and people must be. Raises Refused.
    """
    found = {name: _files_of(folder, name) for name in ROWS}
    missing = [name for name in _NEEDED if not found[name]]
    if missing:
        wrong = f"it has no {' and no '.join(f'{name}.parquet' for name in missing)}"
        raise Refused(Fault(folder.name, wrong, "name a folder with the tables of a world"))
    return {name: files or empty(name) for name, files in found.items()}


def _files_of(folder: Path, name: str) -> str:
    paths = (folder / f"{name}.parquet", folder / name)
    found = next((path for path in paths if path.exists()), None)
    if found is None:
        return ""
    where = str(found / "*.parquet" if found.is_dir() else found).replace("'", "''")
    return f"read_parquet('{where}')"


def empty(name: str) -> str:
    """Read a table that has no rows."""
    types = {"whole": "BIGINT", "text": "VARCHAR", "truth": "BOOLEAN"}
    columns = [
        f"CAST(NULL AS {types[type_]}) AS {column}" for column, type_ in ROWS[name].items()
    ]
    return f"(SELECT {', '.join(columns)} WHERE FALSE)"


def prepare(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    known_by: int | None = None,
    progress: Progress = lambda _: None,
) -> None:
    """Fill a database with the prepared columns of a source.

    `known_by`: leave out what was recorded after this day.
    """
    for says, texts in _statements(source, known_by):
        progress(says)
        for text in texts:
            connection.execute(text)


def _statements(source: Source, known_by: int | None) -> Iterable[tuple[str, list[str]]]:
    held = dict(source)
    if known_by is not None:
        held["entry"] = (
            f"(SELECT * FROM {source['entry']} WHERE recorded_day <= {known_by})"
        )
    yield "numbering the words", [_words(held), _threads(held)]
    yield "entries by kind", [_entries(held), *_of_entries(held)]
    yield (
        "who was near, and when",
        [_coded(held, name, cols) for name, cols in _LISTS.items()],
    )
    yield "the children of each entry", [_subjects()]


def _words(source: Source) -> str:
    texts = " UNION ".join(
        f"SELECT DISTINCT {column} AS word FROM {source[table]}" for table, column in _TEXTS
    )
    lists = f"SELECT DISTINCT split_part(field, '.', 1) AS word FROM {source['told']}"
    return (
        "CREATE TABLE word AS SELECT CAST(row_number() OVER (ORDER BY word) AS INTEGER)"
        f" AS code, word FROM ({texts} UNION {lists} UNION SELECT '') WHERE word IS NOT NULL"
    )


def _threads(source: Source) -> str:
    return (
        "CREATE TABLE thread AS SELECT thread, CASE WHEN thread = '' THEN"
        " (SELECT code FROM word WHERE word = '')"
        f" ELSE 1000000000 + MIN(n) END AS code FROM {source['entry']} GROUP BY thread"
    )


def _entries(source: Source) -> str:
    return (
        "CREATE TABLE entry AS SELECT e.n, k.code AS kind, CAST(t.code AS BIGINT) AS thread,"
        " a.code AS agency, CAST(e.first_day AS INTEGER) AS first_day,"
        " CAST(e.last_day AS INTEGER) AS last_day, e.first_second, e.last_second,"
        " CAST(e.recorded_day AS INTEGER) AS recorded_day, e.recorded_second"
        f" FROM {source['entry']} e JOIN word k ON k.word = e.kind"
        " JOIN word a ON a.word = e.agency JOIN thread t ON t.thread = e.thread"
        " ORDER BY k.code, e.n"
    )


def _of_entries(source: Source) -> list[str]:
    happened = (
        "CREATE TABLE happened AS SELECT e.*, p.code AS person"
        f" FROM (SELECT DISTINCT n, person FROM {source['about']}) b"
        " JOIN entry e ON e.n = b.n JOIN word p ON p.word = b.person"
        " ORDER BY e.kind, p.code, e.n"
    )
    told = (
        "CREATE TABLE told AS SELECT t.n, f.code AS field, CAST(t.item AS INTEGER) AS item,"
        " v.code AS value, t.stated, CASE WHEN t.stated AND"
        " regexp_full_match(t.value, '-?[0-9]{1,15}') THEN CAST(t.value AS BIGINT) END"
        f" AS number, l.code AS listed FROM {source['told']} t"
        " JOIN word f ON f.word = t.field JOIN word v ON v.word = t.value"
        " JOIN word l ON l.word = split_part(t.field, '.', 1)"
        " SEMI JOIN entry e ON e.n = t.n ORDER BY f.code, t.n"
    )
    # Which values are entries' ids is asked once of each value, of which there are few.
    naming = (
        "CREATE TABLE naming AS SELECT DISTINCT t.n, v.named FROM told t"
        " JOIN (SELECT w.code, e.n AS named FROM (SELECT DISTINCT value FROM told) d"
        f" JOIN word w ON w.code = d.value JOIN {source['entry']} e ON e.id = w.word) v"
        " ON v.code = t.value"
    )
    knows = (
        "CREATE TABLE knows AS SELECT k.n, a.code AS agency, k.since_day, k.since_second,"
        f" k.acknowledged_day, k.acknowledged_second FROM {source['knows']} k"
        " JOIN word a ON a.word = k.agency JOIN entry e ON e.n = k.n ORDER BY e.kind, k.n"
    )
    ids = f"CREATE TABLE id AS SELECT n, id FROM {source['entry']} ORDER BY n"
    about = "CREATE VIEW about AS SELECT n, person, kind FROM happened"
    return [happened, told, naming, knows, ids, about]


_SMALL = ("first_day", "last_day", "day_1", "day_2", "certain")
_LISTS = {
    "person": ("person",),
    "family": ("person", "member"),
    "home": ("child", "adult"),
    "circumstance": ("person", "what"),
    "involved": ("person", "agency"),
    "agency": ("agency", "sector"),
}


def _subjects() -> str:
    """Write once for each child what an entry is about, those of one kind together."""
    steps = subjects_of_all().bound("dollar", today=0, tonight=0)
    columns = [
        f"CAST({name} AS INTEGER) AS {name}" if name in _SMALL else name for name in COLUMNS
    ]
    return (
        f"CREATE TABLE subject AS SELECT {', '.join(columns)} FROM ({steps.text})"
        " ORDER BY kind, child, n"
    )


def _coded(source: Source, name: str, texts: tuple[str, ...]) -> str:
    """Write a table with these columns as numbers, in their order; the others as they are."""
    others = [c for c in ROWS[name] if c not in texts and c != "role"]
    columns = [f"w{at}.code AS {text}" for at, text in enumerate(texts)]
    columns += [
        f"r.{other}" if other == "grown" else f"CAST(r.{other} AS INTEGER) AS {other}"
        for other in others
    ]
    joins = [f"JOIN word w{at} ON w{at}.word = r.{text}" for at, text in enumerate(texts)]
    return (
        f"CREATE TABLE {name} AS SELECT DISTINCT {', '.join(columns)} FROM {source[name]} r"
        f" {' '.join(joins)} ORDER BY ALL"
    )
