"""What may a page of Sightline load, run, and be framed or posted by?"""

from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF


def content_security_policy(sign_in_server: str = "") -> dict[str, Any]:
    """Return the policy for django-csp; only the partnership's sign-in server is let in."""
    return {
        "DIRECTIVES": {
            "default-src": [SELF],
            "script-src": [SELF, NONCE],
            "style-src": [SELF, NONCE],
            "img-src": [SELF, "data:"],
            "object-src": [NONE],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
            # Browsers apply form-action to the redirect that follows a post as well, and
            # signing in through OpenID Connect is such a redirect.
            "form-action": [SELF, *_origin(sign_in_server)],
        }
    }


def _origin(address: str) -> list[str]:
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
