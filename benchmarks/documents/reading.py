"""The same files read and nothing else: at the libraries' fastest, and in their plain way.

Run by `run.py` in a process of its own, so that memory is each one's own:

    reading.py {merge|fastest|plain} FOLDER
"""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

import csv
import json
import resource
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import docx
import openpyxl
import python_calamine
from lxml import etree

from sightline.documents.chronology.merging import merge
from sightline.documents.gathering import gather

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fastest(path):
    """Count the characters of every cell: XML and cells, no more."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            tree = etree.fromstring(package.read("word/document.xml"))
        return sum(
            len("".join(t.text or "" for t in cell.iter(f"{W}t")))
            for cell in tree.iter(f"{W}tc")
        )
    if path.suffix == ".xlsx":
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return sum(len(str(cell)) for sheet in sheets for row in sheet for cell in row)
    return _csv(path)


def plain(path):
    """The same as the libraries' guides show it."""
    if path.suffix == ".docx":
        tables = docx.Document(str(path)).tables
        return sum(
            len(cell.text) for table in tables for row in table.rows for cell in row.cells
        )
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return sum(
            len(str(c.value or "")) for s in book for row in s.iter_rows() for c in row
        )
    return _csv(path)


def _csv(path):
    with path.open(newline="", encoding="utf-8") as file:
        return sum(len(cell) for row in csv.reader(file) for cell in row)


def main():
    """Do one of them on every file of a folder, and say how long it took and what it held."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    paths = sorted(folder.iterdir())
    began = time.perf_counter()
    told = {}
    if what == "merge":
        gathered = gather(paths, as_of=date(2026, 1, 1))
        told["reading and understanding"] = time.perf_counter() - began
        whole = merge(gathered.returns, title="Benchmark")
        told["events"] = len(whole.events)
        told["linked"] = sum(bool(event.same_as) for event in whole.events)
    else:
        with ProcessPoolExecutor(2) as pool:
            sum(pool.map({"fastest": fastest, "plain": plain}[what], paths))
    told["seconds"] = time.perf_counter() - began
    # Time of a processor, which a busy machine changes less than time by the clock.
    for who, which in (
        ("own", resource.RUSAGE_SELF),
        ("children's", resource.RUSAGE_CHILDREN),
    ):
        used = resource.getrusage(which)
        told[f"{who} processor seconds"] = used.ru_utime + used.ru_stime
        told[f"{who} megabytes"] = used.ru_maxrss // 1_000
    print(json.dumps(told))


if __name__ == "__main__":
    main()
