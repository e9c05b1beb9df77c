"""Install Python packages by their locked hashes, saying what is fetched."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PINNED = re.compile(r"^[A-Za-z0-9._-]+==", re.MULTILINE)
COLLECTING = re.compile(r"Collecting ([^ ]+)")


def install(python: str, requirements: Path) -> None:
    """Install exactly what the file lists, as wheels, so that no package runs code yet."""
    total = len(PINNED.findall(requirements.read_text(encoding="utf-8")))
    print(f"Fetching up to {total} Python packages ({requirements.name})…", flush=True)
    _run(
        [python, "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"],
        ["--progress-bar=off", "-r", str(requirements)],
    )


def install_project(python: str, folder: Path) -> None:
    """Install the project itself in place, with nothing fetched for it."""
    print("Installing sightline itself…", flush=True)
    _run(
        [python, "-m", "pip", "install", "--no-deps", "--no-build-isolation"],
        ["-e", str(folder)],
    )


def _run(command: list[str], arguments: list[str]) -> None:
    quiet = ["--disable-pip-version-check", "--no-input", "--root-user-action=ignore"]
    process = subprocess.Popen(
        [*command, *quiet, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = []
    for line in process.stdout:
        said.append(line)
        found = COLLECTING.match(line)
        if found:
            print(f"  {found[1]}", flush=True)
    if process.wait():
        sys.stdout.writelines(said[-15:])
        sys.exit(
            "The packages could not be installed, for the reason above. Check that this"
            " machine can reach a Python package index, and run the same command again."
        )
