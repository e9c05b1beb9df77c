"""Run a PostgreSQL server of one's own for as long as the tests last."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import system_packages

DEBIAN_HOME = Path("/usr/lib/postgresql")
PATIENCE_SECONDS = 30
# The durability tests kill processes and believe what was reported as kept.
FSYNC = os.environ.get("SIGHTLINE_TEST_FSYNC", "on")
# Neither role escapes row-level security, so that every test runs under it; a test that looks
# at the ledger itself says so (`whole_record`, or the fixture of that name).
ROLES = """
create role sightline_app login nosuperuser nobypassrls;
create role sightline_owner login createdb nobypassrls nosuperuser in role sightline_app;
create database sightline owner sightline_owner;
"""


class CannotRun(Exception):
    """No server can be had here; the message says why, for the person running the tests."""


def find_or_get() -> Path:
    """Return the folder of the newest server programs, installing Debian's if need be."""
    found = _find()
    if found is None and system_packages.install("postgresql", "60 MB"):
        found = _find()
    if found is None:
        raise CannotRun(
            "it is not installed, and could not be (that takes root and apt-get)"
        )
    return found


def _find() -> Path | None:
    homes = sorted(DEBIAN_HOME.glob("*/bin"), key=lambda path: float(path.parent.name))
    if homes:
        return homes[-1]
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path and shutil.which("initdb") else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a fresh server on a free port; yield the address of an empty database on it."""
    account = _account()
    # /var/tmp, because the account must reach it, and a checkout may lie in a private home.
    folder = Path(tempfile.mkdtemp(prefix="sightline-pg-", dir="/var/tmp"))
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        with _running(programs, folder, account) as port:
            yield f"postgres://sightline_owner@127.0.0.1:{port}/sightline"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> pwd.struct_passwd | None:
    """Return whom the server runs as where that is not oneself: root is refused."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise CannotRun(
            "it will not run as root, and there is no `postgres` user"
        ) from None


@contextmanager
def _running(
    programs: Path, folder: Path, account: pwd.struct_passwd | None
) -> Iterator[int]:
    options = _options_for(folder, account)
    _create_cluster(programs, folder, options)
    port = _free_port()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            _command(programs, folder, port),
            **options,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_stop_with_parent,
        )
    try:
        _create_roles(port, process, folder)
        yield port
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing in it is kept
        process.wait(PATIENCE_SECONDS)


def _options_for(folder: Path, account: pwd.struct_passwd | None) -> dict:
    options = {"cwd": folder, "env": {"PATH": os.defpath, "LC_ALL": "C"}}
    if account:
        options |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return options


def _create_cluster(programs: Path, folder: Path, options: dict) -> None:
    command = [programs / "initdb", "-D", folder / "data", "-U", "postgres"]
    flags = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--data-checksums"]
    done = subprocess.run([*command, *flags], **options, capture_output=True, text=True)
    if done.returncode:
        raise CannotRun(f"initdb failed: {done.stderr.strip()}")


def _command(programs: Path, folder: Path, port: int) -> list[str]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": folder,
        "fsync": FSYNC,
    }
    given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs / "postgres"), "-D", str(folder / "data"), *given]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _stop_with_parent() -> None:
    # If the test command is killed outright, Linux tells the server to stop as well.
    if hasattr(signal, "SIGQUIT") and Path("/proc").exists():
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


def _create_roles(port: int, process: subprocess.Popen, folder: Path) -> None:
    """Make the role that owns the tables, and the one that the service signs in as."""
    address = f"postgres://postgres@127.0.0.1:{port}/postgres"
    _wait_for(address, process, folder / "log")
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in filter(str.strip, ROLES.split(";")):
            connection.execute(statement)


def _wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            said = " ".join(log.read_text(errors="replace").splitlines()[-3:])
            raise CannotRun(f"it did not start: {said}")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True
