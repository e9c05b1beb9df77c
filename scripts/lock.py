"""Lock what pyproject.toml asks for with `uv`; `--check` says what is behind.

uv's own lock file names the host of every package, so it stays out of the repository; the
files written here carry versions and hashes, and no address.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
FILES = {
    "requirements.txt": ["--no-dev", "--group", "build"],
    "requirements-dev.txt": ["--only-group", "dev"],
    "requirements-node.txt": ["--only-group", "node"],
}
EXPORT = [
    "export",
    "--frozen",
    "--no-emit-project",
    "--no-header",
    "--no-annotate",
    "--quiet",
]


def main(arguments: list[str]) -> None:
    """Check or write every file."""
    if "--check" in arguments:
        behind = [name for name in FILES if not _is_in_step(ROOT / name)]
        if behind:
            sys.exit(
                f"{', '.join(behind)}: not what pyproject.toml asks for. Run `make lock`."
            )
        return
    _ensure_uv()
    _uv("lock", *(["--upgrade"] if "--upgrade" in arguments else []))
    for name, groups in FILES.items():
        (ROOT / name).write_text(_header() + _uv(*EXPORT, *groups), encoding="utf-8")
        print(f"Locked {name}")


def _header() -> str:
    return (
        "# Locked by hash from pyproject.toml; written by `make lock`, not by hand.\n"
        f"# Asked for: {_digest()}\n"
    )


def _digest() -> str:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = asked["project"]
    wanted = [
        project["requires-python"],
        project["dependencies"],
        asked["dependency-groups"],
    ]
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()[:16]


def _is_in_step(path: Path) -> bool:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return text.startswith(_header()) and "://" not in text


def _ensure_uv() -> None:
    if not UV.exists():
        print("Fetching uv, which works out the versions (about 20 MB)…", flush=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True
        )


def _uv(*arguments: str) -> str:
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_PYTHON": sys.executable}
    done = subprocess.run(
        [UV, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    )
    return done.stdout.decode()


if __name__ == "__main__":
    main(sys.argv[1:])
