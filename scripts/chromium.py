"""Find Chromium for the browser tests, or get it."""

import os
import shutil

import system_packages

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return where Chromium is: where `SIGHTLINE_CHROMIUM` says, or on the path."""
    named = os.environ.get("SIGHTLINE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def find_or_get() -> str | None:
    """Return where Chromium is, after installing Debian's if there was none."""
    found = find()
    if found is None and system_packages.install("chromium", "110 MB"):
        found = find()
    return found
