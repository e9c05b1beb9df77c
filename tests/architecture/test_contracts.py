"""Do the packages know only what the architecture lets them know?"""

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/sightline"
PURE = {"safeguards", "drawing", "documents", "linkage", "vocabulary", "kernel"}


@pytest.fixture(scope="module")
def contracts():
    """What `.importlinter` says."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser


def _packages() -> set[str]:
    return {path.parent.name for path in SOURCE.glob("*/__init__.py")}


def test_every_contract_is_kept():
    """Layers, privacy of tables, engines without Django, and no cycles."""
    linter = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


def test_every_engine_that_exists_is_kept_from_knowing_django(contracts):
    """A new engine has to be added to the contract before it can be merged."""
    named = contracts["importlinter:contract:pure"]["source_modules"].split()

    assert set(named) == {f"sightline.{name}" for name in PURE & _packages()}


def test_the_tables_of_every_app_are_private_to_it(contracts):
    """A new app with tables has to say who may touch them."""
    apps = {path.parent.name for path in SOURCE.glob("*/models*")}
    protected = {
        section["protected_modules"]
        for section in contracts.values()
        if "protected_modules" in section
    }

    assert protected == {f"sightline.{name}.models" for name in apps}
