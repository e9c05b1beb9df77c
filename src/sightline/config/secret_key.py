"""Which key signs this installation's sessions?"""

import secrets
from pathlib import Path

from sightline.kernel.private_files import keep_once

KEY_FILE = "secret.key"


def secret_key(data: Path) -> str:
    """Return the key kept in the data folder, making one the first time."""
    path = data / KEY_FILE
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return keep_once(path, secrets.token_urlsafe(64).encode("ascii")).decode("ascii")
