"""How is a key kept, that nobody else on the machine may read? Whole, and once."""

from __future__ import annotations

import os
from pathlib import Path


def keep_once(path: Path, text: bytes) -> bytes:
    """Keep a text where only its owner may read it, and return what stands there.

    Of two processes that start together one text stands, and neither reads half of it: a
    link appears whole or not at all.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_bytes()
