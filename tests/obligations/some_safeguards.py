"""A few safeguards of our own, so that these tests do not follow every change of the library."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sightline.obligations.actions import Decision, adopt_together

LEARNED = """
in_force = 2018-01-01
[learned]
review = "An invented review."
theme = "referral-route"
"""
DECIDED = f"""
code = "referral-decided"
title = "A referral is decided in one working day"
owed_by = "the agency named in to"
{LEARNED}
[when]
entry = "referral.made"
[expect]
entry = "referral.decided"
same = "thread"
within = "1 working day"
"""
SEEN = f"""
code = "seen-after-referral"
title = "A child is seen after a referral"
owed_by = ["childrens-social-care"]
{LEARNED}
[when]
entry = "referral.made"
children = "in the family"
child = {{ under = "18 years" }}
[expect]
entry = ["visit.made", "contact.made"]
same = "child"
within = "10 working days"
"""
TOLD = f"""
code = "referral-reaches"
title = "A referral reaches whom it was made to"
owed_by = "the agency named in to"
{LEARNED}
[when]
entry = "referral.made"
[expect]
reaches = "the agency named in to"
acknowledged = true
within = "2 working days"
"""
TEXTS = {"referral-decided": DECIDED, "seen-after-referral": SEEN, "referral-reaches": TOLD}
AT = datetime(2026, 1, 1, tzinfo=UTC)


def adopt_some(*codes: str) -> None:
    """Adopt these, or all of them, from 2020."""
    adopt_together(
        [
            Decision(
                code, TEXTS[code], date(2020, 1, 1), "the board", "learned from a review"
            )
            for code in codes or TEXTS
        ],
        at=AT,
    )
