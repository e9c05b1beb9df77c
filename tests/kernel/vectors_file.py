"""Which dates were worked out beforehand?"""

import csv
from pathlib import Path

HERE = Path(__file__).parent / "vectors"


def rows(name):
    """Read one file of vectors as dictionaries."""
    with (HERE / name).open(encoding="utf-8", newline="") as held:
        return list(csv.DictReader(held))


def reason(row):
    """Name a test case by its start and why it is there."""
    return f"{row['start']}: {row['why']}"
