"""How long was the chain, and where did it end? Said with a signature, to be kept elsewhere.

Whoever can change every row can also make the whole chain again. What they cannot do is
change a statement that somebody else holds. The key that signs lies outside the database,
so a copy of the database alone cannot make new statements either.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.access.models import Look
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.json_text import canonical
from sightline.kernel.private_files import keep_once
from sightline.record import ledger
from sightline.record.chain import moment_text
from sightline.record.models import Checkpoint

FORMAT = "checkpoint/1"
KEY_FILE = "checkpoint.key"
_NAMES = ("sightline", "position", "chain", "looks", "at", "key", "signature")


@dataclass(frozen=True)
class Statement:
    """One checkpoint, as it is signed and carried."""

    position: int
    chain: str
    looks: int
    at: datetime
    key: str  # the public half, base64
    signature: str

    @property
    def signed(self) -> bytes:
        """What the signature covers."""
        return canonical(
            [
                FORMAT,
                self.position,
                self.chain,
                self.looks,
                moment_text(self.at),
            ]
        ).encode()

    @property
    def text(self) -> str:
        """The statement as one line of JSON, to be kept elsewhere."""
        return json.dumps(
            {
                "sightline": FORMAT,
                "position": self.position,
                "chain": self.chain,
                "looks": self.looks,
                "at": moment_text(self.at),
                "key": self.key,
                "signature": self.signature,
            }
        )

    def signed_by(self, key: str) -> bool:
        """Whether the holder of this key signed exactly this."""
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
            public.verify(base64.b64decode(self.signature), self.signed)
        except (InvalidSignature, ValueError):
            return False
        return True


def make_checkpoint(at: datetime) -> Statement:
    """State where the chain ends now, sign it, keep it, and return it to be kept elsewhere."""
    key = _private_key()
    with transaction.atomic(), whole_record():
        ledger.take_turn()
        position, chain = ledger.head()
        unsigned = Statement(position, chain, Look.objects.count(), at, public_key(), "")
        signature = base64.b64encode(key.sign(unsigned.signed)).decode()
        Checkpoint.objects.create(
            position=position,
            chain=chain,
            looks=unsigned.looks,
            at=at,
            signature=signature,
        )
    return Statement(position, chain, unsigned.looks, at, unsigned.key, signature)


def read_statement(text: str, where: str) -> Statement:
    """Read a checkpoint that was kept elsewhere; raises Refused if it is not one."""
    try:
        told = json.loads(text)
        return _statement(told)
    except (ValueError, KeyError, TypeError):
        right = "give the file that `sightline checkpoint` wrote, unchanged"
        raise Refused(Fault(where, "it is not a checkpoint", right)) from None


def public_key() -> str:
    """Return the public half of this installation's key, in base64; made if there is none."""
    return base64.b64encode(_private_key().public_key().public_bytes_raw()).decode()


def has_key() -> bool:
    """Whether this installation has a key to check signatures with."""
    return _key_path().exists()


def kept_here() -> list[Checkpoint]:
    """Return the checkpoints in the database, earliest first."""
    return list(Checkpoint.objects.order_by("pk"))


def looks_now() -> int:
    """Return how many looks the trail holds."""
    return Look.objects.count()


def _statement(told: dict[str, Any]) -> Statement:
    if told["sightline"] != FORMAT or set(told) != set(_NAMES):
        raise ValueError(told)
    at = datetime.fromisoformat(told["at"])
    return Statement(
        position=int(told["position"]),
        chain=str(told["chain"]),
        looks=int(told["looks"]),
        at=at.astimezone(UTC),
        key=str(told["key"]),
        signature=str(told["signature"]),
    )


def _key_path() -> Path:
    return Path(settings.SIGHTLINE_DATA) / "keys" / KEY_FILE


def _private_key() -> Ed25519PrivateKey:
    path = _key_path()
    if not path.exists():
        _make_key(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        right = (
            "put back the key that was made here, or move this file away to make another"
        )
        raise Refused(Fault(str(path), "it is not a key for checkpoints", right))
    return key


def _make_key(path: Path) -> None:
    made = Ed25519PrivateKey.generate()
    keep_once(path, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
