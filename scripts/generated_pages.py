"""Write the reference pages made from the code; `--check` says which are behind."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Each page, and the module that prints it.
PAGES = {
    "docs/reference/requirement-coverage.md": "scripts.requirement_coverage",
    "docs/reference/safeguards.md": "scripts.safeguards_page",
    "docs/reference/vocabulary.md": "sightline.vocabulary.reference_page",
    "docs/reference/review-steps.md": "sightline.reviews.reference_page",
    "docs/reference/measures.md": "sightline.obligations.reference_page",
    "docs/reference/genogram-marks.md": "sightline.drawing.genogram.reference_page",
}


def main(arguments: list[str]) -> None:
    """Check or write every page."""
    behind = []
    for name, module in PAGES.items():
        page = ROOT / name
        wanted = _printed_by(module)
        if "--check" not in arguments:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(wanted, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != wanted:
            behind.append(name)
    if behind:
        sys.exit(f"{', '.join(behind)}: not what the code says. Run `make pages`.")


def _printed_by(module: str) -> str:
    command = [sys.executable, "-m", module]
    return subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE
    ).stdout.decode()


if __name__ == "__main__":
    main(sys.argv[1:])
