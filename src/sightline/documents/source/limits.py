"""How much may one file ask of this machine before it is refused?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be and cost; the defaults are generous for agencies' returns.

    `unpacked_bytes` is what all parts of a zipped file come to, `part_bytes` what one part
    that is read as XML may. `ratio` is how much smaller a large part may have been packed.
    `memory_bytes` bounds the child process that reads, `seconds` how long it may take over
    one file, `answer_bytes` what it may say about it.
    """

    file_bytes: int = 100 * MB
    unpacked_bytes: int = 400 * MB
    part_bytes: int = 64 * MB
    ratio: int = 200
    members: int = 5_000
    cells: int = 1_000_000
    pages: int = 2_000
    memory_bytes: int = 512 * MB
    seconds: int = 60
    answer_bytes: int = 200 * MB

    def plain(self) -> dict[str, Any]:
        """The limits as values that JSON has."""
        return asdict(self)
