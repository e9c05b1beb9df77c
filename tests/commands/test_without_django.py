"""Do the commands on files start where Django was never set up, as at somebody's desk?"""

import os
import subprocess
import sys

import pytest

from sightline.commands.registry import COMMANDS

ON_FILES = sorted(name for name, each in COMMANDS.items() if not each.on_record)


@pytest.mark.parametrize("name", ON_FILES)
def test_a_command_on_files_is_imported_without_django_s_settings(name):
    code = f"import importlib; importlib.import_module({COMMANDS[name].path!r})"
    bare = {
        k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "SIGHTLINE"))
    }
    ran = subprocess.run(
        [sys.executable, "-c", code], env=bare, capture_output=True, text=True
    )

    assert ran.returncode == 0, ran.stderr


def test_a_folder_of_returns_is_reviewed_without_them(tmp_path):
    returns = tmp_path / "returns"
    returns.mkdir()
    (returns / "Vale Police.csv").write_text(
        "Date,Details\n31/01/2026,Called by a neighbour\n"
    )
    bare = {
        k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "SIGHTLINE"))
    }
    command = [sys.executable, "-m", "sightline.commands", "review", str(returns), "-o"]
    ran = subprocess.run([*command, str(tmp_path / "out")], env=bare, capture_output=True)

    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out" / "briefing.docx").exists()
