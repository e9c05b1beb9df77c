"""Run every test on PostgreSQL and then on SQLite, getting what they need first.

What cannot be had is said at the start, and those tests are left out. The run on SQLite
comes last because it is the fuller one: pages are tried in a browser there.

`SIGHTLINE_TEST_DATABASE` (`sqlite`, or an address) asks for one run only, on that
database; `DATABASE_URL` names a PostgreSQL server to use in place of one's own.
"""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import chromium
import postgresql

ROOT = Path(__file__).resolve().parent.parent
WORKERS = os.environ.get("SIGHTLINE_TEST_WORKERS", "2")
# What knows no database is tried once, in the run on SQLite. So are the rules of access beside
# their oracle, and the crawls of every page as every post: they look for what the first lock
# lets through, which PostgreSQL's second hides (`test_row_security` tries that one beside the
# same oracle).
WITHOUT_DATABASE = [
    *("--ignore=tests/kernel", "--ignore=tests/vocabulary", "--ignore=tests/architecture"),
    *("--ignore=tests/documents", "--ignore=tests/drawing", "--ignore=tests/returns"),
    *("--ignore=tests/safeguards/library", "--ignore=tests/safeguards/gaps"),
    *("--ignore=tests/learning/identification", "--ignore=tests/exchange/pictures"),
    "--ignore-glob=tests/safeguards/test_*",
    *("--ignore=tests/web/test_canary.py", "--ignore=tests/web/test_routes.py"),
    *("--ignore=tests/access/test_oracle.py", "--ignore=tests/access/test_mutants.py"),
    *("--ignore=tests/commands", "--ignore=tests/demo/test_command.py"),
    "--deselect=tests/safeguards/engines/test_agreement.py::test_sqlite_agrees_on_every_construct",
    "--deselect=tests/safeguards/engines/test_agreement.py::test_duckdb_agrees",
]


def main(arguments: list[str]) -> int:
    """Return the first exit code that is not success."""
    _prepare_browser()
    asked = os.environ.get("SIGHTLINE_TEST_DATABASE")
    if asked:
        return _pytest(asked, arguments)
    with ExitStack() as stack:
        address = _postgresql_address(stack)
        failed = address and _pytest(
            address, ["-m", "not browser", *WITHOUT_DATABASE, *arguments]
        )
    return failed or _pytest("sqlite", arguments)


def _prepare_browser() -> None:
    if chromium.find_or_get() is None:
        print(
            "Chromium could not be had: the browser tests are skipped. Install it, or name"
            " it in SIGHTLINE_CHROMIUM.",
            flush=True,
        )


def _postgresql_address(stack: ExitStack) -> str | None:
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        return given
    try:
        return stack.enter_context(postgresql.server(postgresql.find_or_get()))
    except postgresql.CannotRun as reason:
        print(
            f"PostgreSQL could not be had: {reason}. The tests run on SQLite only. To use a"
            " server of your own, name it in DATABASE_URL.",
            flush=True,
        )
        return None


def _pytest(address: str, arguments: list[str]) -> int:
    name = "SQLite" if address == "sqlite" else "PostgreSQL"
    print(f"\nTests on {name}", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, *arguments]
    environment = os.environ | {"SIGHTLINE_TEST_DATABASE": address}
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL
    ).returncode


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    # Leaving in an orderly way is what stops the database server.
    signal.signal(signal.SIGTERM, _leave)
    sys.exit(main(sys.argv[1:]))
