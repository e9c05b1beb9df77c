"""What may a post do?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class PostRole:
    """A role that a post can have in an agency.

    `content`: may read entries at all. `covers_everyone`: needs no involvement of its own.
    `think_family_only`: of other agencies' work, sees who is involved and indicators.
    `reviews_break_glass`: reviews emergency access by others. `records`: appends entries.
    """

    code: str
    title: str
    sentence: str
    content: bool = False
    covers_everyone: bool = False
    think_family_only: bool = False
    reviews_break_glass: bool = False
    records: bool = False


POST_ROLES: Mapping[str, PostRole] = load_table("post_roles.toml", PostRole)
