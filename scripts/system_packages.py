"""Install one of Debian's packages, where this machine and this user allow it."""

import os
import shutil
import subprocess


def install(package: str, size: str) -> bool:
    """Return whether the package was installed; say what is fetched and what went wrong."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Fetching {package} from the system's packages (about {size})…", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return _run(["apt-get", "update", "-qq"], quiet) and _run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], quiet
    )


def _run(command: list[str], environment: dict[str, str]) -> bool:
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        print(f"  `{' '.join(command)}` failed:\n{done.stdout[-800:]}{done.stderr[-800:]}")
    return done.returncode == 0
