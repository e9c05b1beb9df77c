"""What would PostgreSQL still refuse if a query here forgot to ask? The second lock, as SQL.

It repeats the coarse rule of `visibility` (reach by involvement, team, family, role, grant or
break-glass; absolute refusals; sealed by name) and not the finer marks: it never hides what
the rule shows. Which entries are open is worked out once a transaction, looked up by row.
The functions run as whoever asks and need no privilege: to look at whom an entry is about
they put the whole ledger in scope for their own duration. See [one set a transaction] below.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

# Each table of the ledger, and its column that holds the position of an entry.
TABLES = {
    "record_entry": "position",
    "record_about": "entry_id",
    "record_knowledge": "entry_id",
    "record_receipt": "entry_id",
}
FUNCTIONS = (
    "sightline_shut()",
    "sightline_open()",
    "sightline_made_open()",
    "sightline_reached()",
    "sightline_granted()",
    "sightline_closed()",
)

# The people this person may never open: the declared, and every family they are in.
CLOSED = """
create or replace function sightline_closed() returns setof text
language sql stable set search_path = public, pg_temp as $$
    with declared as (
        select person from access_declaration
        where user_id = nullif(current_setting('sightline.user', true), '')::bigint
    ), families as (
        select child from access_familytie where member in (select person from declared)
        union select child from access_familytie where child in (select person from declared)
    )
    select person from declared
    union select child from families
    union select member from access_familytie where child in (select child from families)
$$
"""

# The entries opened to this post by name.
GRANTED = """
create or replace function sightline_granted() returns setof text
language sql stable set search_path = public, pg_temp as $$
    select entry from access_grant
    where post_id = current_setting('sightline.post', true)
    and started_at <= nullif(current_setting('sightline.now', true), '')::timestamptz
    and until > nullif(current_setting('sightline.now', true), '')::timestamptz
$$
"""

# The people this post works with or has opened in an emergency, and the children's families.
REACHED = """
create or replace function sightline_reached() returns setof text
language plpgsql stable set search_path = public, pg_temp as $$
declare
    my_post text := current_setting('sightline.post', true);
    my_team text := current_setting('sightline.team', true);
    leads boolean := current_setting('sightline.leads', true) = 'yes';
    at timestamptz := nullif(current_setting('sightline.now', true), '')::timestamptz;
begin
    return query with opened as (
        select working.person from access_involvement working
        where working.agency_id = current_setting('sightline.agency', true)
        and working.until > at and (working.ended_at is null or working.ended_at > at)
        and (working.post = my_post or leads or (my_team <> '' and working.team = my_team))
        union
        select broken.person from access_breakglass broken
        where broken.post_id = my_post and broken.opened_at <= at and broken.until > at
    )
    select opened.person::text from opened
    union
    select tie.member::text from access_familytie tie
    join opened on opened.person = tie.child where tie.until > at;
end $$
"""

# What a post that works with some people may read: about them, not sealed; about nobody and
# known to its agency (a review, a briefing); or granted.
OPEN = """
create or replace function sightline_made_open() returns setof bigint
language plpgsql stable set search_path = public, pg_temp as $$
declare
    my_agency text := current_setting('sightline.agency', true);
    closed text[] := array(select sightline_closed());
    reached text[] := array(select sightline_reached());
    granted text[] := array(select sightline_granted());
begin
    return query select found.position from (
        select about.entry_id as position from record_about about
        join record_entry entry on entry.position = about.entry_id
        where about.person = any(reached) and entry.opens_to < 3
        union
        select entry.position from record_entry entry
        where entry.opens_to < 3 and entry.about_nobody
        and exists (select from record_knowledge knowledge
            where knowledge.entry_id = entry.position and knowledge.agency_id = my_agency)
        union
        select entry.position from record_entry entry where entry.id = any(granted)
    ) found
    where closed = '{}' or not exists (
        select from record_about shut
        where shut.entry_id = found.position and shut.person = any(closed));
end $$
"""

# The same, made once a transaction and kept until it writes (`ledger.take_turn`) or someone
# else reads. What others add meanwhile is seen with the next page.
KEPT = """
create or replace function sightline_open() returns setof bigint
language plpgsql stable set search_path = public, pg_temp as $$
declare
    before text := current_setting('sightline.scope', true);
    kept text := current_setting('sightline.open', true);
begin
    if kept is null or kept = '' then
        perform set_config('sightline.scope', 'whole', true);
        kept := array(select sightline_made_open())::text;
        perform set_config('sightline.open', kept, true);
        perform set_config('sightline.scope', before, true);
    end if;
    return query select unnest(kept::bigint[]);
end $$
"""

# What is shut even to a post that covers everyone: closed families; sealed and not granted.
SHUT = """
create or replace function sightline_shut() returns setof bigint
language plpgsql stable set search_path = public, pg_temp as $$
declare
    before text := current_setting('sightline.scope', true);
    closed text[] := array(select sightline_closed());
    granted text[] := array(select sightline_granted());
begin
    perform set_config('sightline.scope', 'whole', true);
    return query
        select entry.position from record_entry entry
        where entry.opens_to = 3 and entry.id <> all(granted)
        union
        select about.entry_id from record_about about where about.person = any(closed);
    perform set_config('sightline.scope', before, true);
end $$
"""

# Sealed entries are few, and looked for in every statement of a post that covers everyone.
SEALED = "create index entry_sealed on record_entry (position) where opens_to = 3"

IN_SCOPE = """
current_setting('sightline.scope', true) = 'whole'
or (current_setting('sightline.scope', true) = 'post'
    and nullif(current_setting('sightline.user', true), '') is not null
    and case when current_setting('sightline.covers', true) = 'yes'
        then {column} not in (select sightline_shut())
        else {column} in (select sightline_open()) end)
"""


def lock(connection: BaseDatabaseWrapper) -> None:
    """Turn row-level security on for the ledger, for the tables' owner too."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for statement in (CLOSED, GRANTED, REACHED, OPEN, KEPT, SHUT, SEALED):
            cursor.execute(statement)
        for table, column in TABLES.items():
            for statement in _policies(table, column):
                cursor.execute(statement)


def unlock(connection: BaseDatabaseWrapper) -> None:
    """Take the lock off again, when the migration is undone."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"drop policy if exists in_scope on {table}")
            cursor.execute(f"drop policy if exists written_whole on {table}")
            cursor.execute(f"alter table {table} no force row level security")
            cursor.execute(f"alter table {table} disable row level security")
        for function in FUNCTIONS:
            cursor.execute(f"drop function if exists {function}")
        cursor.execute("drop index if exists entry_sealed")


def _policies(table: str, column: str) -> list[str]:
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy in_scope on {table} for select using ({IN_SCOPE.format(column=column)})",
        f"create policy written_whole on {table} for insert "
        "with check (current_setting('sightline.scope', true) = 'whole')",
    ]


# Note [one set a transaction]
#
# A function asked row by row costs tens of microseconds each time, and a list of a family's
# entries looks at thousands of rows of the four tables. `in (select set())` is planned as a
# hashed subplan instead, in which a row costs a look in a hash table. It has to stay inside
# the OR, where PostgreSQL does not turn it into a join, so that `whole` never pays for it.
# A statement asks for the set once for each table it names, so the set is kept in a setting
# of the transaction: `as_actor` empties it, and it is made again once the ledger has grown,
# since whatever changes involvements, families or knowledge is an entry.
#
# A `set sightline.scope` clause on the functions would put the setting back by itself, but
# only a superuser may write one for a setting of an application's own. If a function fails
# half-way the transaction is lost, and PostgreSQL puts the setting back with it.
