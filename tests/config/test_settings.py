"""Is an installation safe by default, and does it pass the checks for deployment?"""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from sightline.config.browser_policy import content_security_policy
from sightline.config.database import database
from sightline.config.logs import without_queries
from sightline.config.secret_key import secret_key


def test_the_secret_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    """Two calls agree, and the file is closed to everyone else."""
    data = tmp_path / "new"

    first, second = secret_key(data), secret_key(data)

    assert first == second
    assert len(first) > 64
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["secret.key"]


def test_without_an_address_the_database_is_a_file_in_the_data_folder(tmp_path):
    """SQLite out of the box, even where the folder's name would break an address."""
    settings = database("", tmp_path / "a folder #1")

    assert settings["NAME"] == str(tmp_path / "a folder #1" / "sightline.sqlite3")
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_names_postgresql_and_keeps_its_own_options(tmp_path):
    """What an address asks for wins over what we would have asked for."""
    settings = database("postgres://wren@db.example/sight?application_name=nest", tmp_path)

    assert (settings["HOST"], settings["USER"], settings["NAME"]) == (
        "db.example",
        "wren",
        "sight",
    )
    assert settings["OPTIONS"]["application_name"] == "nest"
    assert "synchronous_commit=on" in settings["OPTIONS"]["options"]


@pytest.mark.django_db
def test_a_commit_reaches_the_disk_before_it_is_reported():
    """The durable settings are in force on the connection itself, not only written down."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            asked = ["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys"]
            expected = ["wal", 2, 1]
        else:
            asked, expected = ["SHOW synchronous_commit"], ["on"]
        answers = [cursor.execute(question).fetchone()[0] for question in asked]

    assert answers == expected


def test_what_people_search_for_is_kept_out_of_the_log():
    """Only the path of an address is written down."""
    line = 'Not Found: "/find/?name=Rowan&born=2019" for one reader?'

    assert without_queries(line) == 'Not Found: "/find/?…" for one reader?'


def test_a_form_may_be_posted_only_here_and_to_the_named_sign_in_server():
    """The partnership's identity server is let in by origin, and nothing else is."""
    alone = content_security_policy()["DIRECTIVES"]["form-action"]
    federated = content_security_policy("https://id.example/tenant/v2")["DIRECTIVES"]

    assert alone == ["'self'"]
    assert federated["form-action"] == ["'self'", "https://id.example"]


def test_an_encrypted_installation_passes_the_deployment_checks(tmp_path):
    """Django's own list of security settings finds nothing to warn about."""
    given = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "SIGHTLINE_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "sightline.config.settings",
    }
    command = [
        sys.executable,
        "-m",
        "django",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
    ]

    done = subprocess.run(
        command, env=given, capture_output=True, text=True, cwd=Path.cwd()
    )

    assert done.returncode == 0, done.stderr
