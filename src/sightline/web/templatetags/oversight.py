"""What must be on every page while a family is open in an emergency?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import template
from django.template.context import Context

from sightline.access.actor import Actor
from sightline.access.queries import live_break_glass
from sightline.kernel.ids import ref_of

register = template.Library()


@register.inclusion_tag("oversight/break-glass-banner.html", takes_context=True)
def break_glass_banner(context: Context) -> dict[str, Any]:
    """Say which openings are live, to whoever made them; nothing on anyone else's page."""
    actor = context.get("actor")
    if not isinstance(actor, Actor) or not actor.role.content:
        return {"openings": []}
    live = live_break_glass(actor, now=datetime.now(UTC))
    return {
        "openings": [
            {"reference": each.reference, "until": each.until, "ref": ref_of(each.person)}
            for each in live
        ]
    }
