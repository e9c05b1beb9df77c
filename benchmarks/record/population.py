"""A made-up county, written straight into the tables: as many people and entries as asked for.

Families of three: a child and two parents, with their relationships, home and one involvement;
the rest of the entries are spread over everyone. Digests and chain values are filler: they
are as long as real ones and are never verified here. Everything else is as the product writes
it, views included, so that a query reads what it would read in service.
"""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

from dataclasses import dataclass

import jellyfish
from django.db import connection

from sightline.access.models import Agency

AGENCIES = 40
SECTORS = (
    "childrens-social-care",
    "health-visiting",
    "police",
    "school",
    "general-practice",
)
STARTS = "b br c d f g h j k l m n p r s st t tr v w".split()  # noqa: SIM905  (read as words)
MIDDLES = "a e i o u ar en il or".split()  # noqa: SIM905
ENDS = "ber den fern gil hal ken lin mer nock pel rin sel ton vel wick".split()  # noqa: SIM905
GIVEN, FAMILY_NAMES = 500, 2_000
FILLER = "0" * 64
LOADED = (
    "record_entry",
    "record_about",
    "record_knowledge",
    "record_receipt",
    "record_person",
    "record_namekey",
    "record_relationship",
    "record_residence",
    "access_involvement",
    "access_familytie",
)


@dataclass(frozen=True)
class Dialect:
    """What the two databases write differently."""

    numbers: str
    day: str
    moment: str
    padded: str
    json: str
    index_list: str

    def rows(self, count):
        """A table `n` with the numbers 1 to count in column `i`."""
        return self.numbers.format(count=count)


SQLITE = Dialect(
    numbers="(with recursive r(i) as (select 1 union all select i + 1 from r where i < {count})"
    " select i from r) n",
    day="date('{base}', '+' || ({days}) || ' days')",
    moment="datetime('{base}', '+' || ({minutes}) || ' minutes')",
    padded="printf('%019d', {number})",
    json="({text})",
    index_list="select name, sql from sqlite_master where type = 'index' and sql is not null"
    " and tbl_name in ({tables}) and sql not like '%unique%'",
)
POSTGRESQL = Dialect(
    numbers="(select g as i from generate_series(1::bigint, {count}::bigint) g) n",
    day="(date '{base}' + ({days})::int)",
    moment="(timestamptz '{base} 00:00+00' + ({minutes}) * interval '1 minute')",
    padded="lpad(({number})::text, 19, '0')",
    json="({text})::jsonb",
    index_list="select indexname, indexdef from pg_indexes where tablename in ({tables})"
    " and indexdef not like '%UNIQUE%'",
)


def load(people, entries, say):
    """Fill the tables; one step at a time, each said."""
    dialect = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    _agencies()
    indexes = _indexes(dialect)
    with connection.cursor() as cursor:
        for name, _ in indexes:
            cursor.execute(f'drop index "{name}"')
        _names(cursor)
        for what, statement in _statements(dialect, people, entries):
            say(what)
            cursor.execute(statement)
        for name, definition in indexes:
            say(f"index {name}")
            cursor.execute(definition)


def _agencies():
    Agency.objects.bulk_create(
        Agency(id=f"a{n}", name=f"Agency {n}", sector=SECTORS[n % len(SECTORS)])
        for n in range(AGENCIES)
    )


def _indexes(dialect):
    tables = ", ".join(f"'{table}'" for table in LOADED)
    with connection.cursor() as cursor:
        cursor.execute(dialect.index_list.format(tables=tables))
        return cursor.fetchall()


def words():
    """The invented words that names are made of, given names first."""
    made = [s + m + e for e in ENDS for m in MIDDLES for s in STARTS]
    return made[:GIVEN], made[-FAMILY_NAMES:]


def _names(cursor):
    cursor.execute("create temporary table word (k int primary key, w text, s text)")
    given, family = words()
    rows = [(k, w, jellyfish.metaphone(w)[:20]) for k, w in enumerate([*given, *family])]
    cursor.executemany("insert into word values (%s, %s, %s)", rows)


# A few names are common and most are rare, as in life: the square of an even spread.
FIRST = f"((n.i * 7) % {GIVEN})"
LAST = (
    f"({GIVEN} + (((((n.i - 1) / 3) * 7919) % 10007) * ((((n.i - 1) / 3) * 7919) % 10007)"
    f" * {FAMILY_NAMES} / (10007 * 10007)))"
)


def _statements(dialect, people, entries):
    families = people // 3
    named = f"join word a on a.k = {FIRST} join word b on b.k = {LAST}"
    born = (
        "case (n.i - 1) % 3 when 0 then "
        + dialect.day.format(base="2010-01-01", days="(n.i * 37) % 5800")
        + " else "
        + dialect.day.format(base="1975-01-01", days="(n.i * 37) % 9000")
        + " end"
    )
    yield (
        "people",
        (
            "insert into record_person (id, ref, name, born, born_first, born_last, expected, died,"
            " sex) select 'p' || n.i, 'r' || n.i, a.w || ' ' || b.w, cast(born as text), born,"
            f" born, '', '', '' from (select i, {born} as born from {dialect.rows(people)}) n"
            f" {named}"
        ),
    )
    for word in ("a", "b"):
        yield (
            f"name keys {word}",
            (
                f"insert into record_namekey (person, word, sound) select 'p' || n.i, {word}.w,"
                f" {word}.s from {dialect.rows(people)} {named}"
            ),
        )
    yield from _family_statements(dialect, families)
    yield from _ledger_statements(dialect, people, entries)


def _family_statements(dialect, families):
    three = "(select 1 as k union all select 2 union all select 3) m"
    yield (
        "relationships",
        (
            "insert into record_relationship (entry, from_person, to_person, type, ended)"
            f" select 't' || n.i || '-' || k, 'p' || (3 * n.i - 3 + k), 'p' || (3 * n.i - 2),"
            f" 'parent', false from {dialect.rows(families)}, {three} where k > 1"
        ),
    )
    yield (
        "homes",
        (
            "insert into record_residence (entry, person, household, ended) select 'h' || n.i,"
            f" 'p' || (3 * n.i - 3 + k), 'h' || n.i, false from {dialect.rows(families)}, {three}"
        ),
    )
    until = dialect.day.format(base="2028-01-01", days="(n.i * 37) % 5800")
    if dialect is SQLITE:
        until += " || ' 00:00:00'"
    yield (
        "families",
        (
            "insert into access_familytie (child, member, until) select 'p' || (3 * n.i - 3 + m.k),"
            f" 'p' || (3 * n.i - 3 + o.k), case m.k when 1 then {until} else"
            f" {dialect.moment.format(base='2015-01-01', minutes='0')} end"
            f" from {dialect.rows(families)}, {three}, {three.replace(' m', ' o')}"
        ),
    )
    yield (
        "involvements",
        (
            "insert into access_involvement (entry, person, agency_id, post, team, role,"
            " practitioner, phone, basis, opens_to, started_at, until) select 'i' || n.i,"
            f" 'p' || (3 * n.i - 2), 'a' || (n.i % {AGENCIES}),"
            f" 'post-' || (n.i % {AGENCIES}) || '-' || (n.i / {AGENCIES} % 400), '',"
            " 'health-visitor', '', '', '', 0,"
            f" {dialect.moment.format(base='2024-01-01', minutes='n.i % 90000')},"
            f" {dialect.moment.format(base='2030-01-01', minutes='0')}"
            f" from {dialect.rows(families)}"
        ),
    )


# Which entry is number i: first one for each person, then four for each family (two ties, a
# home, an involvement), then the rest, spread over everyone by a large prime.
def _ledger_statements(dialect, people, entries):
    families = people // 3
    shape = people + 4 * families
    recorded = dialect.moment.format(
        base="2021-01-01", minutes=f"n.i * 2000000 / {entries}"
    )
    kind = (
        f"case when n.i <= {people} then 'person.recorded'"
        f" when n.i <= {people + 2 * families} then 'relationship.recorded'"
        f" when n.i <= {people + 3 * families} then 'residence.recorded'"
        f" when n.i <= {shape} then 'involvement.started'"
        " when n.i % 3 = 0 then 'contact.made' when n.i % 3 = 1 then 'visit.made'"
        " else 'concern.noted' end"
    )
    first, rest = f"((n.i - 1 - {people}) % {families})", f"((n.i * 7919) % {people})"
    family = (
        f"case when n.i <= {people} then (n.i - 1) / 3 when n.i <= {shape} then {first}"
        f" else {rest} / 3 end"
    )
    key = f"'e' || {dialect.padded.format(number='n.i')}"
    yield (
        "entries",
        (
            "insert into record_entry (position, id, kind, happened, happened_at, recorded_at,"
            " agency_id, author, post, thread, corrects, says, data, handling, opens_to,"
            " hides_address, about_nobody, origin, extra, digest, chain)"
            f" select n.i, {key}, {kind},"
            f" '2024-05-01', {recorded}, {recorded}, 'a' || (({family}) % {AGENCIES}),"
            f" 'A. Author', 'post-0-0', {key}, null,"
            " 'What was said and seen that day, in a sentence or two, as people write them.',"
            f" {dialect.json.format(text=_q('{}'))}, {dialect.json.format(text=_q('[]'))},"
            " 0, false, false,"
            f" 'recorded', {dialect.json.format(text=_q('{}'))}, '{FILLER}', '{FILLER}'"
            f" from {dialect.rows(entries)}"
        ),
    )
    person = (
        f"case when n.i <= {people} then n.i when n.i <= {shape} then 3 * {first} + 1"
        f" else {rest} + 1 end"
    )
    about = "insert into record_about (entry_id, person, part, place) select n.i, "
    yield (
        "whom they are about",
        f"{about}'p' || ({person}), '', 0 from {dialect.rows(entries)}",
    )
    for place in (1, 2):
        yield (
            f"and others {place}",
            (
                f"{about}'p' || (3 * {first} + 1 + {place}), '', {place}"
                f" from {dialect.rows(people + 3 * families)} where n.i > {people}"
                f" and (n.i > {people + 2 * families}"
                f" or (n.i > {people + families}) = ({place} = 2))"
            ),
        )
    own = f"'a' || (({family}) % {AGENCIES})"
    yield (
        "knowledge",
        (
            "insert into record_knowledge (entry_id, agency_id, since, how, brought_by_id)"
            f" select n.i, {own}, {recorded}, 'own', n.i from {dialect.rows(entries)}"
        ),
    )
    yield (
        "knowledge of others",
        (
            "insert into record_knowledge (entry_id, agency_id, since, how, brought_by_id)"
            f" select n.i, 'a' || ((({family}) + 1) % {AGENCIES}), {recorded}, 'referral', n.i"
            f" from {dialect.rows(entries)} where n.i % 3 = 0"
        ),
    )
    yield (
        "receipts",
        (
            "insert into record_receipt (entry_id, agency_id, at, brought_by_id)"
            f" select n.i, {own}, {recorded}, n.i from {dialect.rows(entries)}"
        ),
    )


def _q(text):
    return f"'{text}'"
