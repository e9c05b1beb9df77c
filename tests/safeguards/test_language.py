# ruff: noqa: E501 - lines of a file are kept whole
"""Does a file say what it means, and does it say everything that can be said?"""

from datetime import date

import pytest

from sightline.kernel.deadlines import Within
from sightline.safeguards.examples import world_of
from sightline.safeguards.language.reading import read
from sightline.safeguards.model import (
    Attends,
    Child,
    Condition,
    Differs,
    Follows,
    Holds,
    Knows,
    Looked,
    Nearby,
    Open,
    OwedBy,
    Pattern,
    Precedes,
    Rhythm,
    Threshold,
    Unless,
)
from tests.safeguards.files import RIGHT, one, written
from tests.safeguards.stories import within


def test_a_whole_file_is_read():
    found = one(RIGHT)

    assert (found.code, found.in_force, found.source) == (
        "referral-decided", date(2018, 1, 1), "one.toml",
    )  # fmt: skip
    assert found.learned.rows == ("CR-04",)
    assert found.owed_by == OwedBy("named", named="to")
    assert found.start.looked == Looked(
        ("referral.made",), (Condition("urgency", "is", ("routine", "same-day")),)
    )
    assert found.start.child == Child(under=Within.parse("18 years"))
    assert found.expect == Follows(
        (Looked(("referral.decided",)),), "thread", within("1 working day")
    )
    assert found.unless == (Unless(Looked(("case.closed",)), "child"),)
    [example] = found.examples
    assert (example.as_of, example.expects) == (date(2026, 1, 14), (("baby", "met"),))
    assert [entry.id for entry in world_of(example).entries] == ["e1", "e2"]


PLAIN = Looked(("visit.made",))


@pytest.mark.parametrize(
    ("when", "part", "means"),
    [
        ('where = { urgency = { not = ["immediate"] } }', "looked",
         Looked(("referral.made",), (Condition("urgency", "is-not", ("immediate",)),))),
        ('where = { what = "stated", consent = "blank" }', "looked",
         Looked(("referral.made",), (Condition("what", "stated"), Condition("consent", "blank")))),
        ('where = { to = "police" }', "looked",
         Looked(("referral.made",), (Condition("to#sector", "is", ("police",)),))),
        ('where = { to = "stated" }', "looked",
         Looked(("referral.made",), (Condition("to", "stated"),))),
        ('by = ["police", "school"]', "looked",
         Looked(("referral.made",), by="sectors", sectors=("police", "school"))),
        ('child = { from = "6 months", unborn = false, any_of = ["disabled"], none_of = ["alcohol"] }',
         "child", Child(None, Within.parse("6 months"), False, ("disabled",), ("alcohol",))),
        ('children = "in the family"', "subjects", "children-in-family"),
        ('times = 3\nwithin = "6 months"\nsame = "family"\ndifferent = "agency"', "pattern",
         Pattern(3, Within.parse("6 months"), "family", "agency")),
        ('times = 2\nwithin = "2 weeks"\ndifferent = "urgency"\nevery_further = true', "pattern",
         Pattern(2, Within.parse("2 weeks"), "child", "field:urgency", True)),
        ('also = [{ entry = "visit.made", within = "2 weeks" }, { no = "visit.made", same = "thread" }]',
         "nearby", (Nearby(PLAIN, "child", Within.parse("2 weeks")),
                    Nearby(PLAIN, "thread", None, absent=True))),
        ('open = [{ no = "plan.agreed", until = ["plan.ended"], same = "family" }]', "open",
         (Open(Looked(("plan.agreed",)), ("plan.ended",), "family", absent=True),)),
        ('for_each = "involved agency"\nonly = ["school"]', "each_sectors", ("school",)),
        ('for_each = "adult at home"', "for_each", "adult-at-home"),
    ],
)  # fmt: skip
def test_what_starts_it(when, part, means):
    found = written(when='entry = "referral.made"\n' + when)

    assert getattr(found.start, part) == means


@pytest.mark.parametrize(
    ("expect", "means"),
    [
        ('entry = ["visit.made", "contact.made"]\nwithin = "3 days"',
         Follows((Looked(("visit.made", "contact.made")),), "child", within("3 days"))),
        ('entry = [{ entry = "visit.made", by = "whoever recorded it" },'
         ' { entry = "contact.made", where = { how = "call" }, by = "another agency" }]\n'
         'same = "family"\n'
         'within = [{ is = "15 working days" }, { from = 2024-01-01, is = "10 working days" }]',
         Follows(
             (Looked(("visit.made",), by="recorder"),
              Looked(("contact.made",), (Condition("how", "is", ("call",)),), by="another")),
             "family",
             (Threshold(Within.parse("15 working days")),
              Threshold(Within.parse("10 working days"), date(2024, 1, 1))))),
        ('entry = "referral.acknowledged"\nnaming = { to = "whoever recorded it" }\nwithin = "1 day"',
         Follows((Looked(("referral.acknowledged",), naming="to", naming_whom="recorder"),),
                 "child", within("1 day"))),
        ('earlier = "meeting.held"\nwhere = { type = "strategy" }\nwithin = "1 week"\n'
         'since = { entry = "hospital.admitted" }',
         Precedes((Looked(("meeting.held",), (Condition("type", "is", ("strategy",)),)),),
                  "child", within("1 week"), Looked(("hospital.admitted",)))),
        ('every = "6 weeks"\nentry = "supervision.held"\nuntil = "case.closed"',
         Rhythm((Looked(("supervision.held",)),), "thread", within("6 weeks"), ("case.closed",))),
        ('holds = { what = "stated" }', Holds((Condition("what", "stated"),))),
        ('reaches = "the agency named in to"\nwithin = "1 day"\nacknowledged = true',
         Knows("named", within("1 day"), (), "to", True)),
        ('reaches = ["police", "school"]\nwithin = "24 hours"',
         Knows("sectors", within("24 hours"), ("police", "school"))),
        ('words_differ = "what"\nwithin = "3 months"', Differs("what", Within.parse("3 months"))),
    ],
)  # fmt: skip
def test_what_is_expected(expect, means):
    assert written(expect=expect).expect == means


def test_who_took_part_and_what_each_item_holds():
    held = 'entry = "meeting.held"'
    took = written(held, 'attended = ["police", ["school", "early-years"]]').expect
    items = written(held, 'each_of = "actions"\neach_has = ["owner", "due"]').expect

    assert took == Attends((("police",), ("school", "early-years")))
    assert items == Holds(items="actions", names=("owner", "due"))


def test_what_excuses_it():
    rest = '[[unless]]\nentry = "plan.agreed"\nalready = true\nwithin = "3 months"\nsame = "family"'

    assert written(rest=rest).unless == (
        Unless(Looked(("plan.agreed",)), "family", True, Within.parse("3 months")),
    )


@pytest.mark.parametrize(
    ("says", "means"),
    [
        ('"whoever recorded it"', OwedBy("recorder")),
        ('"childrens-social-care"', OwedBy("sectors", ("childrens-social-care",))),
        ('["early-years", "school"]', OwedBy("sectors", ("early-years", "school"))),
        ('"the agency named in to"', OwedBy("named", named="to")),
    ],
)
def test_who_owes_it(says, means):
    assert written(owed_by=says).owed_by == means


FAMILY = """\
in_force = 2018-01-01
owed_by = "whoever recorded it"
learned = { review = "A review.", theme = "supervision" }
[when]
entry = "referral.made"
child = { under = "5 years" }
[expect]
entry = "visit.made"
within = "5 working days"
[[variants]]
code = "seen-routine"
title = "Seen in five days"
when = { where = { urgency = "routine" } }
[[variants]]
code = "seen-same-day"
title = "Seen the same day"
sentence = "In words of its own."
when = { where = { urgency = "same-day" } }
expect = { within = "0 days" }
"""


def test_a_family_shares_its_shape_and_each_member_says_its_own():
    routine, same_day = read(FAMILY, "seen.toml")

    assert (routine.code, same_day.code) == ("seen-routine", "seen-same-day")
    assert (
        routine.start.child == same_day.start.child == Child(under=Within.parse("5 years"))
    )
    assert routine.start.looked.where == (Condition("urgency", "is", ("routine",)),)
    assert routine.expect == Follows((PLAIN,), "child", within("5 working days"))
    assert same_day.expect == Follows((PLAIN,), "child", within("0 days"))
    assert same_day.sentence == "In words of its own."
    assert "must follow" in routine.sentence
