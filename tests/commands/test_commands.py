"""What does the command line answer, and how does it end?"""

import json
import socket

import pytest
from django.db import OperationalError, connection

from sightline.commands import rebuild
from sightline.commands.main import main
from sightline.commands.registry import COMMANDS
from sightline.record.models import Entry
from tests.exchange.case_files import raw, rowans

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(tmp_path, settings):
    settings.SIGHTLINE_DATA = tmp_path / "var"
    return tmp_path


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "rowan.case.json"
    path.write_bytes(raw(rowans()))
    return str(path)


@pytest.fixture
def run(capsys):
    """Run one command; return its exit code and what it printed."""

    def run_one(*words: str) -> tuple[int, str, str]:
        code = main([*words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_one


def test_a_case_goes_in_and_comes_out_and_goes_in_again(run, case, data_folder):
    """Import, export, import: nothing new the second time."""
    out = str(data_folder / "out.case.jsonl")

    code, said, _ = run("import", case)
    assert (code, said.splitlines()[0]) == (
        0,
        "Imported 9 entries (0 were there already) and 4 people.",
    )
    assert run("export", "--all", "-o", out)[0] == 0
    code, told, _ = run("import", out, "--json")
    assert (code, json.loads(told)["entries_already"]) == (0, 9)


@pytest.mark.parametrize("name", ["out.case.json", "out.case.jsonl"])
@pytest.mark.parametrize("whose", [["--all"], ["--family", "baby"]])
def test_an_export_is_private_and_complete(run, case, data_folder, name, whose):
    """Readable by its owner alone, and nothing left beside it."""
    run("import", case)
    path = data_folder / name

    code, told, _ = run("export", *whose, "-o", str(path), "--json")

    assert code == 0
    assert json.loads(told) | {"people": 0} == {
        "file": str(path),
        "agencies": 3,
        "people": 0,
        "entries": 4,
    }
    assert path.stat().st_mode & 0o777 == 0o600
    assert run("import", str(path))[0] == 0
    assert not list(data_folder.glob(".out*"))


def test_checking_a_file_imports_nothing(run, case):
    """It tells what an import would do."""
    code, told, _ = run("import", case, "--check", "--json")

    assert (code, json.loads(told)["entries_new"]) == (0, 9)
    assert not Entry.objects.exists()


def test_a_prefix_is_taken(run, case):
    """The same file twice, side by side."""
    run("import", case)

    assert run("import", case, "--prefix", "two")[0] == 0
    assert Entry.objects.count() == 18


def test_verifying_says_what_it_found(run, case, data_folder):
    """0 where all is well, and 1 where a copy kept elsewhere tells otherwise."""
    run("import", case)
    copy = data_folder / "kept.json"
    assert run("checkpoint", "-o", str(copy))[0] == 0

    code, told, _ = run("verify", "--checkpoint", str(copy), "--json")
    assert (code, json.loads(told)["sound"]) == (0, True)

    copy.write_text(copy.read_text().replace('"position": 9', '"position": 8'))
    code, told, _ = run("verify", "--checkpoint", str(copy), "--json")
    assert code == 1
    assert json.loads(told)["faults"][0]["where"] == str(copy)
    assert "signature" in run("verify", "--checkpoint", str(copy))[1]


def test_a_rebuild_says_from_how_many(run, case):
    """One JSON value and nothing else."""
    run("import", case)

    code, told, said = run("rebuild", "--json")

    assert (code, json.loads(told), said) == (0, {"entries": 9, "reviews": 0}, "")


def test_migrating_what_is_current_changes_nothing(run):
    """It says so."""
    assert run("migrate", "--json")[:2] == (0, '{"applied": []}\n')


@pytest.mark.skipif(connection.vendor == "postgresql", reason="SQLite alone has no roles")
def test_it_grants_only_where_there_are_roles(run):
    """On SQLite the option is refused, not ignored."""
    code, _, said = run("migrate", "--grant-to", "sightline_app")

    assert code == 2
    assert "SQLite has no roles" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "nowhere.case.json"], "nowhere.case.json: no such file"),
        (["import"], "the following arguments are required: CASE"),
        (["export", "-o", "x"], "one of the arguments --family --all is required"),
        (["export", "--family", "nobody", "-o", "x"], "there is no person “nobody”"),
        (["export", "--all", "-o", "/nowhere/x.json"], "no such file or directory"),
        (["verify", "--checkpoint", "nowhere.json"], "nowhere.json: no such file"),
        (["directory", "nowhere.toml"], "nowhere.toml: no such file"),
        (["fly"], "invalid choice: 'fly'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, words, said, monkeypatch, tmp_path):
    """Exit code 2, what is wrong, and no traceback; with --json, as JSON too."""
    monkeypatch.chdir(tmp_path)

    code, told, error = run(*words)
    assert (code, told) == (2, "")
    assert said in error
    assert "Traceback" not in error

    _, told, _ = run(*words, "--json")
    assert said.partition(": ")[2] in json.dumps(json.loads(told), ensure_ascii=False)


def test_a_bad_file_is_refused_with_every_fault(run, tmp_path):
    """One line for each."""
    path = tmp_path / "bad.case.json"
    case = rowans()
    case["entries"][0]["by"] = "gp"
    case["entries"][1]["kind"] = "nonsense"
    path.write_bytes(raw(case))

    code, _, error = run("import", str(path))

    assert code == 2
    assert [line.split(":")[0] for line in error.splitlines()] == [
        "entries[1] (id e2), kind",
        "entries[0] (id e1), by",
    ]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (OperationalError("database is locked"), "another program is writing to it"),
        (OperationalError("database or disk is full"), "the disk is full"),
        (OperationalError('connection to server at "db" failed'), "it does not answer"),
        (OSError(28, "No space left on device", "/data/x"), "/data/x: no space left"),
        (KeyboardInterrupt(), "Stopped"),
    ],
)
def test_trouble_underneath_is_told_in_plain_words(run, monkeypatch, trouble, said):
    """A locked file, a full disk, a dead server: what it is and what to do."""

    def fail(*args, **options):
        raise trouble

    monkeypatch.setattr(rebuild, "rebuild", fail)

    code, _, error = run("rebuild")

    assert code in (2, 130)
    assert said in error


def test_every_command_says_what_it_is_for(capsys):
    """In the list, and in its own help; the same words."""
    for name, command in COMMANDS.items():
        with pytest.raises(SystemExit) as left:
            main([name, "--help"])
        assert left.value.code == 0
        assert capsys.readouterr().out.startswith(f"usage: sightline {name}")
        assert command.says


def test_a_port_that_is_taken_is_said_before_an_address_is(run):
    """Someone else would answer at it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, told, error = run("serve", "--port", str(taken.getsockname()[1]))

    assert (code, told) == (2, "")
    assert "--port" in error


def test_without_a_command_it_lists_them(run):
    """And that is no failure."""
    code, said, _ = run()

    assert code == 0
    assert all(name in said for name in COMMANDS)
