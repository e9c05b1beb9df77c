"""Who may decide which safeguards run, and is a decision complete?"""

from __future__ import annotations

from sightline.kernel.errors import Fault, Refused
from sightline.safeguards.model import Safeguard
from sightline.vocabulary.post_roles import PostRole

DECIDES = frozenset({"partnership-manager"})


def may_adopt(role: PostRole) -> bool:
    """Tell whether this post adopts safeguards for the partnership, and withdraws them."""
    return role.code in DECIDES


def check_adoption(code: str, safeguard: Safeguard | None, deciders: str, why: str) -> None:
    """Refuse a decision that names no safeguard, nobody who decided, or no reason."""
    faults = []
    if safeguard is None:
        faults.append(Fault("code", f"the text holds no {code}", "give the text that does"))
    if not deciders.strip():
        faults.append(
            Fault("who decided", "nobody is named", "name who decided, by their posts")
        )
    if not why.strip():
        faults.append(Fault("why", "no reason is given", "say why it is adopted"))
    if faults:
        raise Refused(*faults)
