"""What do the data files say, and are they right?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.rows import read_row

Row = TypeVar("Row")


def read_data(name: str) -> dict[str, Any]:
    """Read one data file of this package, such as `kinds/work.toml`."""
    file = resources.files("sightline.vocabulary").joinpath("data", *name.split("/"))
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as no:
        raise Refused(Fault(name, f"this is not TOML: {no}", "put the file right")) from no


def load_table(name: str, row_type: type[Row]) -> Mapping[str, Row]:
    """Read a data file whose every table is one `row_type`; raises Refused."""
    return table_of(read_data(name), row_type, where=name)


def table_of(
    raw: Mapping[str, Any], row_type: type[Row], *, where: str
) -> Mapping[str, Row]:
    """Make one `row_type` of each table, by its code; raises Refused with all faults."""
    faults: list[Fault] = []
    rows = {
        code: read_row(
            row_type, _coded(code, row), where=f"{where} [{code}]", faults=faults
        )
        for code, row in raw.items()
    }
    if faults:
        raise Refused(*faults)
    return MappingProxyType({code: row for code, row in rows.items() if row is not None})


def _coded(code: str, row: object) -> object:
    return {**row, "code": code} if isinstance(row, Mapping) else row
