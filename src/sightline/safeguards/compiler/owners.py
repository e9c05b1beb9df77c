"""Who owes it?"""

from __future__ import annotations

from sightline.safeguards.compiler.conditions import of_sectors
from sightline.safeguards.compiler.subjects import covers
from sightline.safeguards.compiler.writing import Select, Writing, exists
from sightline.safeguards.model import OwedBy

NOBODY_YET = "sector:"


def write_owner(writing: Writing, owner: OwedBy, starts: str) -> tuple[str, list[str]]:
    """Add the step that finds the owner, if it takes one; give its column and join."""
    match owner.who:
        case "recorder":
            return "s.agency", []
        case "each":
            agency = exists("@agency g", "g.agency = s.whom")
            return f"CASE WHEN {agency} THEN s.whom ELSE s.agency END", []
        case "named":
            named = Select(
                f"{starts} s",
                ["s.n", "s.child", "MIN(t.value) AS agency"],
                [f"JOIN @told t ON t.n = s.n AND t.field = {writing.word(owner.named)}"],
                ["t.stated", f"t.value <> {writing.word('')}"],
                ["s.n", "s.child"],
            )
            nobody = writing.word("")
        case _:
            named = Select(
                f"{starts} s",
                ["s.n", "s.child", "MIN(i.agency) AS agency"],
                [f"JOIN @involved i ON i.person = s.child AND {covers('i')}"],
                [of_sectors(writing, owner.sectors, "i.agency")],
                ["s.n", "s.child"],
            )
            nobody = writing.word(NOBODY_YET + owner.sectors[0])
    writing.add("owners", "owners: which agency owes it, for each start and child", named)
    return f"COALESCE(w.agency, {nobody})", [
        "LEFT JOIN owners w ON w.n = s.n AND w.child = s.child"
    ]
