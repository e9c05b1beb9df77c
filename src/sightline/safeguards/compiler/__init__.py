"""Safeguards as SQL: one text, in named steps, that every engine runs with one meaning.

`compiling.compile` turns a safeguard into `steps.Steps`; `tables` is what the text reads;
`engines` runs it on SQLite and DuckDB and on any connection that one is handed; `touching`
tells which safeguards a new entry can matter to.

The text keeps to what SQLite (from 3.25), PostgreSQL, DuckDB and Spark all understand alike:
whole days and seconds, a table of deadlines in place of date functions, plain joins, EXISTS,
GROUP BY, MIN, MAX, COUNT and CASE.
"""
