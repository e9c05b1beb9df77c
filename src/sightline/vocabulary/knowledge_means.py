"""How may an agency have come to know something?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class KnowledgeMeans:
    """One way of coming to know; the title completes "the school learned it …"."""

    code: str
    title: str


KNOWLEDGE_MEANS: Mapping[str, KnowledgeMeans] = load_table(
    "knowledge_means.toml", KnowledgeMeans
)
