"""Does `sightline demo` build, serve and stop as its help says, apart from any real record?"""

import argparse
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request

import pytest

from sightline.commands import demo


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder in which the demo was built once."""
    data = tmp_path_factory.mktemp("demo")
    built = subprocess.run(**call(data, "--no-serve"), capture_output=True, timeout=300)
    assert built.returncode == 0, built.stderr
    return data


def call(data, *arguments, **environment):
    """How to run the command on this folder, with none of the tests' own settings."""
    env = {n: v for n, v in os.environ.items() if not n.startswith(("SIGHTLINE", "DJANGO"))}
    env.pop("DATABASE_URL", None)
    return {
        "args": [sys.executable, "-m", "sightline.commands", "demo", *arguments],
        "env": env | {"SIGHTLINE_DATA": str(data), "DISPLAY": ""} | environment,
        "text": True,
    }


def entries(data):
    """How many entries the demo's own database holds."""
    with sqlite3.connect(data / "demo.sqlite3") as database:
        return database.execute("select count(*) from record_entry").fetchone()[0]


def test_it_keeps_invented_people_in_a_file_of_their_own(folder):
    """A real record would be in sightline.sqlite3, which it does not touch."""
    assert entries(folder) > 500
    assert not (folder / "sightline.sqlite3").exists()


def test_it_leaves_a_demo_that_is_there(folder):
    """Opening it a second time changes nothing."""
    before = entries(folder)

    again = subprocess.run(**call(folder, "--no-serve"), capture_output=True, timeout=300)

    assert again.returncode == 0
    assert "here already" in again.stderr
    assert entries(folder) == before


def test_it_takes_the_next_port_prints_the_address_last_and_stops_quietly(folder):
    """Someone else has the port; Ctrl-C says nothing and exits 0."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = subprocess.Popen(
            **call(folder, "--port", str(port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            address = next(line.strip() for line in server.stdout if "http://" in line)
            status = urllib.request.urlopen(address, timeout=30).status
        finally:
            os.killpg(server.pid, signal.SIGINT)
        out, errors = server.communicate(timeout=30)

    assert status == 200
    assert f":{port}/" not in address
    assert f"Port {port} is taken" in errors
    assert "Traceback" not in errors
    assert out.strip() == ""
    assert server.returncode == 0


def test_it_says_what_to_do_where_it_cannot_write(tmp_path):
    """Exit 2, the path at fault, no traceback."""
    (tmp_path / "file").write_text("not a folder")

    refused = subprocess.run(
        **call(tmp_path / "file" / "data", "--no-serve"), capture_output=True, timeout=60
    )

    assert refused.returncode == 2
    assert str(tmp_path / "file") in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("text", "number"), [("20000", 20000), ("20,000", 20000), ("0", 0)]
)
def test_a_county_is_a_whole_number_of_people(text, number):
    """With or without a comma."""
    assert demo._people(text) == number


@pytest.mark.parametrize("text", ["many", "-5", "1.5", ""])
def test_anything_else_is_refused(text):
    """And says what to write."""
    with pytest.raises(argparse.ArgumentTypeError, match="write"):
        demo._people(text)


def test_it_tells_a_program_what_it_built(folder):
    """One object on standard output and nothing else."""
    told = subprocess.run(**call(folder, "--no-serve", "--json"), capture_output=True)

    assert json.loads(told.stdout) == {"fresh": False, "entries": 0, "families": 0}
