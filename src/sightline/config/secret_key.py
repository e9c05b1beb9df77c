"""Which key signs this installation's sessions?"""

import os
import secrets
from pathlib import Path

KEY_FILE = "secret.key"


def secret_key(data: Path) -> str:
    """Return the key kept in the data folder, making one the first time."""
    path = data / KEY_FILE
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return _make_key(path)


def _make_key(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    _publish(draft, path)
    return path.read_text(encoding="ascii")


def _publish(draft: Path, path: Path) -> None:
    # A link either appears whole or not at all, so two processes that start together
    # agree on the key of whichever came first, and neither reads half a file.
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
