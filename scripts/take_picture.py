"""Take the README's picture again: a family of the demo, as a health visitor sees it.

Needs what the tests need (Chromium, the development packages). Run: make picture
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import chromium
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "family.png"
ADDRESS = re.compile(r"http://\S+")
SIZE = {"width": 1180, "height": 1250}


def main() -> int:
    """Build the demo in a folder of its own, open it, take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [Path(sys.executable).with_name("sightline"), "demo", "--port", "8751"],
            env=os.environ | {"SIGHTLINE_DATA": folder, "BROWSER": "true"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            _photograph(_address(server))
        finally:
            server.terminate()
            server.wait()
    print(f"Wrote {PICTURE.relative_to(ROOT)}")
    return 0


def _address(server: subprocess.Popen[str]) -> str:
    for line in server.stdout or ():
        if found := ADDRESS.search(line):
            _wait_for(found.group())
            return found.group().rstrip("./")
    raise SystemExit("The demo did not start; run `make demo` to see why.")


def _wait_for(address: str) -> None:
    for _ in range(60):
        try:
            urllib.request.urlopen(address, timeout=2)  # our own server, on this machine
        except OSError:
            time.sleep(0.5)
        else:
            return


def _photograph(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.find_or_get()),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        page.goto(f"{address}/choose/")
        page.locator("button[value='health-visitor-1']").first.click()
        page.get_by_role("link", name="Pearl Marl").first.click()
        page.screenshot(path=str(PICTURE))
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
