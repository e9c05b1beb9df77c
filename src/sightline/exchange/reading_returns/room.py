"""Where do uploaded returns lie while they are read? In a folder of their own, for an hour.

Names on disk are numbers: what a file was called is told inside, where only its reader looks.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

KEPT_SECONDS = 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,80}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
Columns = Mapping[int, Mapping[int, Mapping[int, str]]]  # file, table, column: its meaning


@dataclass(frozen=True)
class Reading:
    """Some returns that are being read, or have been."""

    folder: Path

    @property
    def names(self) -> list[str]:
        """What the files were called, no two alike."""
        names: list[str] = self._told("names.json", [])
        return names

    @property
    def paths(self) -> list[Path]:
        """Where the files lie, in the same order."""
        found = (self.folder / "files").iterdir()
        return sorted(found, key=lambda path: int(path.stem))

    @property
    def columns(self) -> dict[int, dict[int, dict[int, str]]]:
        """What was said of columns: by file, table and column."""
        told: dict[str, dict[str, dict[str, str]]] = self._told("columns.json", {})
        return {
            int(file): {
                int(table): {int(column): said for column, said in columns.items()}
                for table, columns in tables.items()
            }
            for file, tables in told.items()
        }

    @property
    def result(self) -> dict[str, Any] | None:
        """What was found; None while it is being read."""
        result: dict[str, Any] | None = self._told("result.json", None)
        return result

    @property
    def progress(self) -> str:
        """How far the reading has come, in words."""
        path = self.folder / "progress.txt"
        return path.read_text(encoding="utf-8") if path.exists() else "It has just begun."

    def say_progress(self, words: str) -> None:
        """Let whoever waits know how far it has come."""
        self._write("progress.txt", words)

    def say_columns(self, columns: Columns) -> None:
        """Keep what was said of columns, and take away what was found before."""
        self._write("columns.json", json.dumps(columns))
        (self.folder / "result.json").unlink(missing_ok=True)
        self.say_progress("It is being read once more.")

    def say_result(self, result: Mapping[str, Any]) -> None:
        """Keep what was found, whole or not at all."""
        self._write("result.json", json.dumps(result, ensure_ascii=False))

    def written(self, ending: str) -> Path:
        """Return where the combined chronology lies as one kind of file."""
        return self.folder / f"combined.{ending}"

    def _told(self, name: str, otherwise: Any) -> Any:
        path = self.folder / name
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else otherwise

    def _write(self, name: str, text: str) -> None:
        draft = self.folder / f".{name}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(self.folder / name)


@dataclass(frozen=True)
class Room:
    """Every reading there is; `now` is the moment, in seconds."""

    folder: Path
    now: float

    def begin(self, token: str, files: Sequence[tuple[str, Iterable[bytes]]]) -> Reading:
        """Put files down to be read."""
        reading = Reading(self.folder / token)
        (reading.folder / "files").mkdir(mode=0o700, parents=True)
        self.folder.chmod(0o700)
        reading.folder.chmod(0o700)
        for number, (name, parts) in enumerate(files, start=1):
            ending = PurePath(name).suffix
            kept = ending if _ENDING.fullmatch(ending) else ""
            with (reading.folder / "files" / f"{number}{kept}").open("wb") as file:
                file.writelines(parts)
        names = _unlike([PurePath(name).name[:120] for name, _ in files])
        (reading.folder / "names.json").write_text(json.dumps(names), encoding="utf-8")
        return reading

    def found(self, token: str) -> Reading | None:
        """Return the reading of that token, if it is still there."""
        folder = self.folder / token
        return Reading(folder) if _TOKEN.fullmatch(token) and folder.is_dir() else None

    def forget(self, token: str) -> None:
        """Throw a reading away."""
        if reading := self.found(token):
            shutil.rmtree(reading.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Throw away whatever was put down more than an hour ago."""
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            put_down = folder / "names.json"
            made = put_down if put_down.exists() else folder
            if self.now - made.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _unlike(names: Sequence[str]) -> list[str]:
    told: list[str] = []
    for name in names:
        number, unlike = 2, name
        while unlike in told:
            unlike, number = f"({number}) {name}", number + 1
        told.append(unlike)
    return told
