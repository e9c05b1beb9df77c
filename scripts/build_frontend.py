"""Build the stylesheet and copy the design system's script into the ignored static folder.

Nothing of it is committed: it is installed from the npm registry by its locked hashes,
with the machine's own Node.js, or with one installed into `.venv` where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import packages

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "src/sightline/web/static/govuk"
DESIGN_SYSTEM = ROOT / "node_modules/govuk-frontend"
# What the Sass compiler asks for.
OLDEST_NODE = (20, 19)


def main() -> None:
    """Install, compile, copy."""
    environment = _environment_with_node()
    _install(environment)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    _compile(environment)
    script = "govuk-frontend.min.js"
    shutil.copyfile(DESIGN_SYSTEM / "dist/govuk" / script, OUTPUT / script)
    shutil.copyfile(ROOT / "frontend/licence-govuk-frontend.txt", OUTPUT / "LICENCE.txt")
    print(f"Built {OUTPUT.relative_to(ROOT)}/sightline.css")


def _environment_with_node() -> dict[str, str]:
    if _is_recent(shutil.which("node")) and shutil.which("npm"):
        return dict(os.environ)
    own = Path(sys.executable).parent
    if not (own / "npm").exists():
        print("No recent Node.js on this machine, so one goes into .venv (about 70 MB).")
        packages.install(sys.executable, ROOT / "requirements-node.txt")
    return os.environ | {"PATH": f"{own}{os.pathsep}{os.environ['PATH']}"}


def _is_recent(node: str | None) -> bool:
    if node is None:
        return False
    asked = subprocess.run([node, "--version"], capture_output=True, text=True)
    numbers = asked.stdout.strip().lstrip("v").split(".")
    return asked.returncode == 0 and tuple(map(int, numbers[:2])) >= OLDEST_NODE


def _install(environment: dict[str, str]) -> None:
    print("Fetching the GOV.UK Design System and the Sass compiler from npm (about 15 MB)…")
    command = [
        "npm",
        "ci",
        "--ignore-scripts",
        "--omit=optional",
        "--no-audit",
        "--no-fund",
    ]
    subprocess.run([*command, "--loglevel=error"], cwd=ROOT, env=environment, check=True)


def _compile(environment: dict[str, str]) -> None:
    print("Building the stylesheet…")
    options = ["--load-path=node_modules", "--style=compressed", "--no-source-map"]
    target = OUTPUT / "sightline.css"
    command = [
        "node",
        "node_modules/sass/sass.js",
        *options,
        f"frontend/entry.scss:{target}",
    ]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"The stylesheet could not be built: `{error.cmd[0]}` failed, for the reason"
            " above. Check that this machine can reach the npm registry, and run the same"
            " command again."
        )
