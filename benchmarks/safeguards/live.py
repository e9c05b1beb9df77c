"""One family inside a large ledger: how long do the safeguards take that a new entry touches?

Twelve people and 500 entries in a ledger of a million or more, on SQLite and PostgreSQL,
beside reading the family's rows and nothing else.
"""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported by the product)

import random
import sqlite3
import statistics
import time
from datetime import date
from pathlib import Path

import duckdb
from guards import guards
from ledgers import AGENCIES, DAY_0, DAYS, KINDS

from sightline.kernel.working_days import england_and_wales
from sightline.safeguards.compiler.compiling import compile, withins_of  # noqa: A004
from sightline.safeguards.compiler.engines import run
from sightline.safeguards.compiler.tables import TABLES, deadline_rows, definitions, rows
from sightline.safeguards.compiler.touching import touched_by
from sightline.safeguards.world import (
    AboutRow,
    EntryRow,
    FamilyRow,
    HomeRow,
    PersonRow,
    ToldRow,
    World,
)

TODAY = date(2025, 1, 1)
PEOPLE = [f"family-{n}" for n in range(12)]
PREFIX = "obligations_"
LAST_N = 2_000_000_000
ROWS_AT_ONCE = 50_000


def family(entries=500, seed=7):
    """A family of twelve, seven of them children, and their entries over two years."""
    chance = random.Random(seed)
    kinds = chance.choices(list(KINDS), list(KINDS.values()), k=entries)
    found, about, told = [], [], []
    for n, kind in enumerate(kinds):
        day = DAY_0 + DAYS - 730 + chance.randrange(730)
        second = day * 86_400 + 40_000
        thread = f"f{max(0, n - n % 6)}"
        found.append(
            EntryRow(
                LAST_N + n, f"f{n}", kind, thread, chance.choice(list(AGENCIES)),
                day, day, second, second, day, second + 3_600,
            )
        )  # fmt: skip
        about += [AboutRow(LAST_N + n, person) for person in chance.sample(PEOPLE, 2)]
        told.append(ToldRow(LAST_N + n, "type", 0, "strategy"))
        told.append(ToldRow(LAST_N + n, "invited", 0, chance.choice(list(AGENCIES))))
    people = []
    for n, person in enumerate(PEOPLE):
        born = DAY_0 + DAYS - 300 - 700 * n
        until = born + 6_574
        people.append(
            PersonRow(person, born, born, None, None, until, until, grown=False)
            if n < 7
            else PersonRow(person, None, None, None, None, None, None, grown=True)
        )
    return World(
        entries=tuple(found), about=tuple(about), told=tuple(told), people=tuple(people),
        families=tuple(FamilyRow(a, b) for a in PEOPLE for b in PEOPLE),
        homes=tuple(HomeRow(c, a, DAY_0, None) for c in PEOPLE[:7] for a in PEOPLE[7:9]),
    )  # fmt: skip


def fill(connection, engine, ledger):
    """Make the tables and fill them from a ledger's Parquet, with the family among them."""
    for text in definitions(engine, PREFIX):
        if not text.startswith("CREATE INDEX"):
            connection.execute(text)
    held = rows(family())
    compiled = [compile(each, scope="people") for each in guards()]
    days = range(DAY_0 - 100, DAY_0 + DAYS + 100)
    births = {row[at] for row in held["person"] for at in (1, 2) if row[at]}
    held["deadline"] = deadline_rows(
        withins_of(*compiled), {*days, *births}, england_and_wales()
    )
    with duckdb.connect() as source:
        for table in TABLES:
            write = _writer(connection, engine, table)
            write(held.get(table.name, []))
            for some in _of_parquet(source, Path(ledger), table):
                write(some)
    for text in definitions(engine, PREFIX):
        if text.startswith("CREATE INDEX"):
            connection.execute(text)
    if engine == "postgresql":
        connection.execute("ANALYZE")
    connection.commit()


def _of_parquet(source, folder, table):
    path = folder / f"{table.name}.parquet"
    if not path.exists():
        return
    added = {"kind": "(SELECT 1)", "number": "NULL", "listed": "field"}
    columns = [
        added[name] if (table.name, name) in _ADDED else name for name in table.columns
    ]
    text = f"SELECT {', '.join(columns)} FROM '{path}' r"
    if table.name == "about":
        text = (
            "SELECT DISTINCT r.n, r.person, e.kind"
            f" FROM '{path}' r JOIN '{folder}/entry.parquet' e ON e.n = r.n"
        )
    found = source.execute(text)
    while some := found.fetchmany(ROWS_AT_ONCE):
        yield some


_ADDED = {("told", "number"), ("told", "listed")}


def _writer(connection, engine, table):
    if engine == "sqlite":
        marks = ", ".join("?" * len(table.columns))
        text = f"INSERT INTO {PREFIX}{table.name} VALUES ({marks})"
        return lambda some: connection.executemany(text, some)

    def copy(some):
        with connection.cursor().copy(f"COPY {PREFIX}{table.name} FROM STDIN") as into:
            for row in some:
                into.write_row(row)

    return copy


def measure(connection, engine, times=200, seed=3):
    """Time what a new entry touches, all sixty, and the floor; in milliseconds."""
    chance = random.Random(seed)
    every = guards()
    kinds = chance.choices(list(KINDS), list(KINDS.values()), k=times)
    compiled = {each.code: compile(each, scope="people") for each in every}
    floor = _floor(engine)
    found = {
        "the family's rows (the floor)": [],
        "what the entry touches": [],
        "all 60": [],
    }
    touched = []
    for warm, kind in enumerate([*kinds[:60], *kinds]):
        asked = [compiled[each.code] for each in touched_by(every, kind)]
        taken = _timed(lambda: connection.execute(*floor).fetchall())
        live = _timed(lambda asked=asked: _run(connection, engine, asked))
        if warm >= 60:
            touched.append(len(asked))
            found["the family's rows (the floor)"].append(taken)
            found["what the entry touches"].append(live)
    for _ in range(20):
        found["all 60"].append(_timed(lambda: _run(connection, engine, compiled.values())))
    yield f"an entry touches {statistics.mean(touched):.1f} safeguards on average"
    for name, values in found.items():
        ordered = sorted(values)
        p95 = ordered[int(len(ordered) * 0.95)]
        yield f"{engine:<11} {name:<32} median {statistics.median(values):7.2f} p95 {p95:7.2f}"


def _floor(engine):
    mark = "?" if engine == "sqlite" else "%s"
    marks = ", ".join([mark] * len(PEOPLE))
    return f"SELECT * FROM {PREFIX}happened WHERE person IN ({marks})", PEOPLE


def _run(connection, engine, compiled):
    for steps in compiled:
        list(run(connection, engine, steps, TODAY, PEOPLE, PREFIX))


def _timed(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def on_sqlite(ledger, folder):
    """Measure on an SQLite database made for it."""
    path = Path(folder) / "live.sqlite3"
    is_new = not path.exists()
    connection = sqlite3.connect(path)
    if is_new:
        fill(connection, "sqlite", ledger)
    yield from measure(connection, "sqlite")
    connection.close()
