"""The safeguards that are timed: twelve shapes, and five of each with other times."""

# ruff: noqa: ANN001, ANN002, ANN003, ANN201, ANN202  (run by hand)

from dataclasses import replace
from datetime import date

from sightline.kernel.deadlines import Within
from sightline.safeguards.model import (
    Attends,
    Child,
    Condition,
    Follows,
    Holds,
    Knows,
    Learned,
    Looked,
    OwedBy,
    Pattern,
    Precedes,
    Rhythm,
    Safeguard,
    Start,
    Threshold,
    Unless,
)

EDUCATION = ("school", "early-years", "education-service")
RECORDER = OwedBy("recorder")


def _in(text):
    return (Threshold(Within.parse(text)),)


def _looked(kind, *conditions, **more):
    return Looked((kind,), tuple(conditions), **more)


def _is(field, *values):
    return Condition(field, "is", values)


def _shapes(n):
    """Twelve safeguards; `n` varies the time allowed."""
    strategy = _is("type", "strategy")
    return {
        "referral-decided": (
            Start(_looked("referral.made")),
            Follows((_looked("referral.decided"),), "child", _in(f"{n} working days")),
            OwedBy("sectors", ("childrens-social-care",)),
            (Unless(_looked("case.closed"), "child"),),
        ),
        "referral-on-thread": (
            Start(_looked("referral.made")),
            Follows((_looked("referral.acknowledged"),), "thread", _in(f"{n} days")),
            RECORDER,
            (),
        ),
        "injury-under-one": (
            Start(_looked("injury.seen"), Child(under=Within.parse("1 year"))),
            Follows((_looked("meeting.held", strategy),), "child", _in(f"{n} days")),
            RECORDER,
            (Unless(_looked("plan.agreed"), "family", already=True),),
        ),
        "strategy-has-education": (
            Start(
                _looked("meeting.held", strategy), Child(from_age=Within.parse("5 years"))
            ),
            Attends((EDUCATION, ("police",))),
            RECORDER,
            (),
        ),
        "decision-holds": (
            Start(_looked("referral.decided")),
            Holds((Condition("decision", "stated"), Condition("rationale", "stated"))),
            RECORDER,
            (),
        ),
        "assessed-before-plan": (
            Start(_looked("plan.agreed")),
            Precedes(
                (_looked("assessment.completed"),), "child", _in(f"{n * 20} working days")
            ),
            RECORDER,
            (),
        ),
        "each-agency-invited-knows": (
            Start(_looked("meeting.called"), for_each="invited-agency"),
            Knows("each", _in(f"{n} working days")),
            OwedBy("each"),
            (),
        ),
        "each-agency-involved-replies": (
            Start(_looked("assessment.opened"), for_each="involved-agency"),
            Follows((_looked("contact.made", by="each"),), "child", _in(f"{n + 5} days")),
            OwedBy("each"),
            (),
        ),
        "supervision": (
            Start(_looked("plan.agreed")),
            Rhythm(
                (_looked("supervision.held"),),
                "child",
                _in(f"{n + 5} weeks"),
                ("plan.ended",),
            ),
            RECORDER,
            (),
        ),
        "missed-twice": (
            Start(
                _looked("appointment.missed"),
                pattern=Pattern(2, Within.parse(f"{n * 10} days"), "child"),
            ),
            Follows(
                (_looked("contact.made"), _looked("visit.made")), "family", _in(f"{n} days")
            ),
            RECORDER,
            (),
        ),
        "seen-in-family": (
            Start(
                _looked("concern.noted", _is("category", "neglect")),
                subjects="children-in-family",
            ),
            Follows(
                (_looked("visit.made", _is("child_seen", "true")),),
                "child",
                _in(f"{n} weeks"),
            ),
            RECORDER,
            (),
        ),
        "looked-after-reviewed": (
            Start(_looked("incident.attended"), Child(any_of=("looked-after",))),
            Follows((_looked("oversight.recorded"),), "child", _in(f"{n * 24} hours")),
            OwedBy("sectors", ("childrens-social-care",)),
            (),
        ),
    }


def guards(many=60):
    """So many safeguards, in turn of the twelve shapes."""
    found = []
    for n in range(1, -(-many // 12) + 1):
        for code, (start, expect, owed_by, unless) in _shapes(n).items():
            found.append(
                Safeguard(
                    f"{code}-{n}",
                    code.replace("-", " "),
                    "",
                    Learned("invented", (), "neglect"),
                    date(2020, 1, 1),
                    start,
                    expect,
                    owed_by,
                    unless,
                )
            )
    return [replace(each) for each in found[:many]]
