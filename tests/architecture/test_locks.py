"""Is everything that is fetched locked by its content, and by nothing that names a host?"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = sorted(ROOT.glob("requirements*.txt"))


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_python_package_is_pinned_with_a_hash_and_no_address(path):
    """One exact version and at least one digest each."""
    text = path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z])", text.partition("\n\n")[0])
    pinned = [entry for entry in entries if not entry.startswith("#")]

    assert "://" not in text
    assert pinned
    assert all(re.match(r"[\w.-]+==\S+", entry) for entry in pinned)
    assert all("--hash=sha256:" in entry for entry in pinned)


def test_every_script_package_is_pinned_with_a_hash_and_no_address():
    """The npm lock holds digests, and leaves the registry to the machine."""
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    fetched = [entry for name, entry in json.loads(text)["packages"].items() if name]

    assert "://" not in text
    assert fetched
    assert all(entry["integrity"].startswith("sha512-") for entry in fetched)


def test_the_locks_are_what_the_project_asks_for():
    """A dependency added to pyproject.toml and not locked is noticed."""
    command = [sys.executable, ROOT / "scripts/lock.py", "--check"]

    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
