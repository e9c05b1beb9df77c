"""What does the transcribed contract of kinds say?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_FIELD = re.compile(r"  ([a-z_]+)(\[\])?(\{\})?(\*)?(?: = (.+))?")


@dataclass
class ContractField:
    kind: str
    name: str
    many: bool
    mapping: bool
    required: bool
    codes: tuple[str, ...]
    open_choice: bool
    under: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def read_contract() -> dict[str, list[ContractField]]:
    kinds: dict[str, list[ContractField]] = {}
    code, fields = "", []
    for line in (Path(__file__).parent / "contract.txt").read_text().splitlines():
        if line.startswith("    ."):
            fields[-1].under.append(line.strip(" ."))
        elif found := _FIELD.fullmatch(line):
            fields.append(_field(code, found))
        elif not line.startswith("#"):
            code = line
            fields = kinds[code] = []
    return kinds


def _field(kind: str, found: re.Match[str]) -> ContractField:
    codes = (found[5] or "").split()
    return ContractField(
        kind=kind,
        name=found[1],
        many=bool(found[2]),
        mapping=bool(found[3]),
        required=bool(found[4]),
        codes=tuple(code for code in codes if code != "..."),
        open_choice="..." in codes,
    )
