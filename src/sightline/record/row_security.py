"""What would PostgreSQL still refuse if a query here forgot to ask? The second lock, as SQL.

It repeats the coarse rule of `visibility` (reach by involvement, team, family, role, grant or
break-glass; absolute refusals; sealed by name) and not the finer marks. The function runs as
its owner with the whole ledger in scope, so that it can look at whom an entry is about.
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

REACHES = """
create or replace function sightline_reaches(entry_position bigint) returns boolean
language plpgsql stable security definer
set search_path = public, pg_temp set sightline.scope = 'whole' as $$
declare
    my_post text := current_setting('sightline.post', true);
    my_team text := current_setting('sightline.team', true);
    my_agency text := current_setting('sightline.agency', true);
    my_user bigint := nullif(current_setting('sightline.user', true), '')::bigint;
    at timestamptz := nullif(current_setting('sightline.now', true), '')::timestamptz;
begin
    if my_user is null or at is null then return false; end if;
    if exists (
        select from record_about about
        join access_declaration declared on declared.user_id = my_user
        where about.entry_id = entry_position and (
            about.person = declared.person
            or exists (
                select from access_familytie mine
                join access_familytie theirs on theirs.child = mine.child
                where (mine.member = declared.person or mine.child = declared.person)
                and theirs.member = about.person))
    ) then return false; end if;
    if exists (
        select from access_grant granted
        join record_entry entry on entry.id = granted.entry
        where entry.position = entry_position and granted.post_id = my_post
        and granted.started_at <= at and granted.until > at
    ) then return true; end if;
    if exists (
        select from record_entry entry where entry.position = entry_position and entry.opens_to = 3
    ) then return false; end if;
    if current_setting('sightline.covers', true) = 'yes' then return true; end if;
    if not exists (select from record_about where entry_id = entry_position) then
        return exists (select from record_knowledge known
            where known.entry_id = entry_position and known.agency_id = my_agency);
    end if;
    return exists (
        select from record_about about
        where about.entry_id = entry_position and (
            exists (
                select from access_involvement working
                where working.agency_id = my_agency and working.until > at
                and (working.ended_at is null or working.ended_at > at)
                and (working.post = my_post
                    or (my_team <> '' and working.team = my_team)
                    or current_setting('sightline.leads', true) = 'yes')
                and (working.person = about.person or exists (
                    select from access_familytie tie where tie.child = working.person
                    and tie.member = about.person and tie.until > at)))
            or exists (
                select from access_breakglass broken
                where broken.post_id = my_post and broken.opened_at <= at and broken.until > at
                and (broken.person = about.person or exists (
                    select from access_familytie tie where tie.child = broken.person
                    and tie.member = about.person and tie.until > at)))));
end $$
"""

IN_SCOPE = """
current_setting('sightline.scope', true) = 'whole'
or (current_setting('sightline.scope', true) = 'post' and sightline_reaches({column}))
"""


def lock(connection: BaseDatabaseWrapper) -> None:
    """Turn row-level security on for the ledger, for the tables' owner too."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(REACHES)
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
            cursor.execute(f"alter table {table} disable row level security")
        cursor.execute("drop function if exists sightline_reaches(bigint)")


def _policies(table: str, column: str) -> list[str]:
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy in_scope on {table} for select using ({IN_SCOPE.format(column=column)})",
        f"create policy written_whole on {table} for insert "
        "with check (current_setting('sightline.scope', true) = 'whole')",
    ]
