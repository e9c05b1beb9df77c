# ruff: noqa: E501 - lines of a file are kept whole
"""Safeguard files as text: a right one, and what may be put in place of its lines."""

from __future__ import annotations

from sightline.safeguards.language.reading import read
from sightline.safeguards.model import Safeguard

RIGHT = """\
code = "referral-decided"
title = "A referral is decided in one working day"
in_force = 2018-01-01
owed_by = "the agency named in to"
learned = { review = "Nobody decided.", rows = ["CR-04"], theme = "referral-route" }

[when]
entry = "referral.made"
where = { urgency = ["routine", "same-day"] }
child = { under = "18 years" }

[expect]
entry = "referral.decided"
same = "thread"
within = "1 working day"

[[unless]]
entry = "case.closed"

[[example]]
says = "Decided on the Monday"
as_of = 2026-01-14
agencies = { hv = "health-visiting", csc = "childrens-social-care" }
people = { baby = 2025-11-02 }
entries = [
  { id = "e1", kind = "referral.made", happened = 2026-01-09, by = "hv", about = ["baby"], data = { to = "csc", urgency = "routine" } },
  { id = "e2", kind = "referral.decided", happened = 2026-01-12, by = "csc", about = ["baby"], thread = "e1" },
]
expects = { baby = "met" }
"""


def changed(old: str, new: str) -> str:
    """The right file with one part of it put another way."""
    assert old in RIGHT, old
    return RIGHT.replace(old, new, 1)


def one(text: str) -> Safeguard:
    """Read a file that holds one safeguard."""
    [found] = read(text, "one.toml")
    return found


def written(
    when: str = "", expect: str = "", rest: str = "", owed_by: str = ""
) -> Safeguard:
    """Read a file of these parts; what is not said is as plain as can be."""
    owed = owed_by or '"whoever recorded it"'
    text = f"""\
code = "one"
title = "A title"
in_force = 2018-01-01
owed_by = {owed}
learned = {{ review = "A review.", theme = "supervision" }}
[when]
{when or 'entry = "referral.made"'}
[expect]
{expect or 'entry = "visit.made"' + chr(10) + 'within = "1 week"'}
{rest}
"""
    return one(text)
