"""Prepare this checkout: `.venv`, the locked packages, the project, the stylesheet.

Each step leaves a mark in `.venv` with the digest of what it was made from, so that a
second run has nothing to do. `--dev` adds what tests and checks need.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import packages

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STYLESHEET = ROOT / "src/sightline/web/static/govuk/sightline.css"


def main(arguments: list[str]) -> None:
    """Do every step that is not done yet."""
    _refuse_an_old_python()
    _make_environment()
    _install_locked("requirements.txt")
    _step("project", [ROOT / "pyproject.toml"], _install_project)
    if "--dev" in arguments:
        _install_locked("requirements-dev.txt")
    sources = [ROOT / "package-lock.json", *sorted((ROOT / "frontend").iterdir())]
    _step("frontend", sources, _build_frontend, made=STYLESHEET)


def _refuse_an_old_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is run by whatever there is)
        sys.exit(
            f"Sightline needs Python 3.11 or later, and this is {sys.version.split()[0]}."
            " Name a newer one: make setup PYTHON=python3.12"
        )


def _make_environment() -> None:
    if PYTHON.exists() and _works([str(PYTHON), "-m", "pip", "--version"]):
        return
    if importlib.util.find_spec("ensurepip") is None:
        _install_ensurepip()
    print(f"Making .venv with Python {sys.version.split()[0]}…", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _install_ensurepip() -> None:
    # Debian and Ubuntu keep this part of Python in a package of its own.
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(
            "This Python cannot make virtual environments. Install what it lacks (on Debian"
            f" and Ubuntu: sudo apt-get install {package}) and run the same command again."
        )
    print(f"Fetching {package} from the system's packages…", flush=True)
    subprocess.run(["apt-get", "update", "-q"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-q", package], check=True)


def _install_locked(name: str) -> None:
    _step(name, [ROOT / name], lambda: packages.install(str(PYTHON), ROOT / name))


def _install_project() -> None:
    packages.install_project(str(PYTHON), ROOT)


def _build_frontend() -> None:
    subprocess.run([str(PYTHON), str(ROOT / "scripts/build_frontend.py")], check=True)


def _step(
    name: str, sources: list[Path], do: Callable[[], None], made: Path | None = None
) -> None:
    mark = VENV / f".prepared-{name}"
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    done = mark.exists() and mark.read_text() == digest
    if done and (made is None or made.exists()):
        return
    do()
    mark.write_text(digest)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except subprocess.CalledProcessError as error:
        command = error.cmd[-1] if "scripts/" in error.cmd[-1] else error.cmd[0]
        sys.exit(f"Not prepared: {command} failed, for the reason above.")
