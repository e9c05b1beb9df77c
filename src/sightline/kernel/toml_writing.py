"""How is a table written as TOML, so that reading it gives the same table back?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def write_toml(told: Mapping[str, Any]) -> str:
    """Write a table of texts, whole numbers, truths, dates, lists and tables of these."""
    plain = {name: value for name, value in told.items() if not isinstance(value, Mapping)}
    tables = {name: value for name, value in told.items() if isinstance(value, Mapping)}
    lines = [f"{_name(name)} = {_value(value)}" for name, value in plain.items()]
    for name, table in tables.items():
        lines += ["", f"[{_name(name)}]"]
        lines += [f"{_name(inner)} = {_value(value)}" for inner, value in table.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for a character that TOML writes out.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_name(name)} = {_value(each)}" for name, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return value.isoformat() if isinstance(value, date) else str(value)


def _name(name: str) -> str:
    return name if name and set(name) <= _BARE else json.dumps(name, ensure_ascii=False)
