# ruff: noqa: E501 - a row of the corpus reads best on one line
"""Is everything wrong with a file told: on which line, what it is, and what would be right?"""

import pytest

from sightline.kernel.errors import Refused
from sightline.safeguards.language.reading import read
from tests.safeguards.files import RIGHT, changed

SHORT = 'within = "1 working day"'


def faults(text):
    with pytest.raises(Refused) as refused:
        read(text, "one.toml")
    return refused.value.faults


def line_of(part, text):
    return 1 + text[: text.index(part)].count("\n")


# What is put in place of what, a part of what is wrong, and a part of what would be right.
CORPUS = [
    # Words that are not read, and words that are missing
    ("owed_by", "owned_by", "nothing is read under “owned_by”", "owed_by"),
    ("same = ", "sam = ", "nothing is read under “sam”", "same"),
    ("says = ", "story = ", "nothing is read under “story”", "use one of"),
    ("child = { under", "child = { yonger", "nothing is read under “yonger”", "under"),
    ("happened = 2026-01-09", "hapened = 2026-01-09", "no “hapened”", "happened"),
    ('code = "referral-decided"\n', "", "code is missing", "add code"),
    ("in_force = 2018-01-01\n", "", "in_force is missing", "2018-01-01"),
    ("expects = { baby", "expected = { baby", "expects is missing", "expects"),
    ("as_of = 2026-01-14\n", "", "as_of is missing", "as_of"),
    (', theme = "referral-route"', "", "theme is missing", "theme"),
    ('entry = "referral.decided"', "", "does not say what is expected", "use one of"),
    # Words that mean nothing
    ('entry = "referral.made"', 'entry = "referal.made"', "no kind of entry", "referral.made"),
    ('entry = "case.closed"', 'entry = "case.ended"', "no kind of entry", "case.closed"),
    ("urgency = ", "urgent = ", "no field “urgent”", "urgency"),
    ('"same-day"]', '"sameday"]', "no choice “sameday”", "same-day"),
    ('same = "thread"', 'same = "case"', "“case” is not a word for same", "use one of"),
    ('"referral-route"', '"referal-route"', "no theme", "referral-route"),
    ('"the agency named in to"', '"the agency named in too"', "no field “too”", "to"),
    ('"the agency named in to"', '"the agency named in what"', "does not name an agency", "field"),
    ('"the agency named in to"', '"social-care"', "no sector", "childrens-social-care"),
    ('"the agency named in to"', '"each agency"', "not owed for each agency", "for_each"),
    ('baby = "met"', 'baby = "done"', "no status", "use one of"),
    ('within = "1 working day"', 'within = "soon"', "not a length of time", "whole number"),
    ('"18 years"', '"18 working days"', "nobody's age", "years"),
    ("in_force = 2018-01-01", 'in_force = "2018"', "not a day", "without quotes"),
    ('code = "referral-decided"', 'code = "Referral decided"', "not a code", "hyphens"),
    ('title = "A referral is decided in one working day"', 'title = ""', "empty", "few words"),
    ('title = "A referral is decided in one working day"', "title = 5", "not text", "quotes"),
    # What can never be, or always is
    ('under = "18 years"', 'under = "2 years", from = "3 years"', "nobody is from", "more than"),
    ('under = "18 years"', 'unborn = true, from = "3 years"', "not from 3 years old", "leave out"),
    ('under = "18 years"', 'any_of = ["disabled"], none_of = ["disabled"]', "in any_of and in none_of", "take it out"),
    ('under = "18 years"', 'any_of = ["mobile"]', "no circumstance", "not-mobile"),
    ('within = "1 working day"', 'within = "0 hours"', "can never be kept", "an hour"),
    ('entry = "case.closed"', 'entry = "referral.decided"\nsame = "thread"', "also excuses", "already"),
    ('entry = "case.closed"', 'entry = "case.closed"\nwithin = "1 week"', "means nothing without already", "already = true"),
    ('where = { urgency = ["routine", "same-day"] }',
     'where = { urgency = { not = ["routine"], at_least = 2 } }', "not a number", "values"),
    ('where = { urgency = ["routine", "same-day"] }', 'where = { to = { more = 2 } }', "compares nothing", "at_least"),
    ('where = { urgency = ["routine", "same-day"] }', 'where = { concern = ["neglekt"] }\nby = "the agency named in to"',
     "nothing yet that it could be compared with", "sectors"),
    ('where = { urgency = ["routine", "same-day"] }', "times = 3", "so many times within a time", "within"),
    ('where = { urgency = ["routine", "same-day"] }', 'times = 1\nwithin = "1 week"', "no pattern", "2 or more"),
    ('where = { urgency = ["routine", "same-day"] }', 'times = 2\nwithin = "48 hours"', "whole days", "2 days"),
    ('where = { urgency = ["routine", "same-day"] }', 'for_each = "attending agency"', "no field “attended”", ""),
    ('where = { urgency = ["routine", "same-day"] }', 'only = ["school"]', "no agencies to choose from", "for_each"),
    ('where = { urgency = ["routine", "same-day"] }',
     'also = [{ entry = "visit.made" }, { no = "visit.made" }]', "wanted and not wanted", "take out"),
    ('entry = "referral.decided"\nsame = "thread"', 'earlier = "referral.decided"\nsame = "entry"', "cannot name one", "thread"),
    ('entry = "referral.decided"\nsame = "thread"\nwithin = "1 working day"', 'holds = { urgency = "blank" }',
     "no entry that starts it can say so", "change"),
    ('entry = "referral.decided"\nsame = "thread"\nwithin = "1 working day"', 'attended = [["school"]]', "no field “attended”", ""),
    ('entry = "referral.decided"\nsame = "thread"\nwithin = "1 working day"', 'words_differ = "to"\nwithin = "1 week"',
     "does not hold words", "what"),
    ('entry = "referral.decided"\nsame = "thread"\nwithin = "1 working day"',
     'every = "6 weeks"\nentry = "case.closed"\nuntil = "case.closed"', "is in entry and in until", "take it out"),
    ('within = "1 working day"', 'within = [{ from = 2024-01-01, is = "1 day" }, { from = 2020-01-01, is = "2 days" }]',
     "not in order", "earliest first"),
    ('within = "1 working day"', 'within = [{ from = 2024-01-01, is = "1 day" }]', "in force before any time is allowed", "later"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "wrong", "right"), CORPUS)
def test_each_fault_has_its_line_and_its_remedy(old, new, wrong, right):
    text = changed(old, new)

    found = faults(text)

    fault = next((each for each in found if wrong in each.wrong), None)
    assert fault, [str(each) for each in found]
    assert right in fault.right
    name, _, line = fault.where.partition(", line ")
    assert name == "one.toml"
    near = (1 + RIGHT[: RIGHT.index(old)].count("\n")) if old in RIGHT else 1
    tables = {
        1,
        line_of("in_force", text) if "in_force" in text else 1,
        *(line_of(t, text) for t in ("[when]", "[expect]", "[[unless]]", "[[example]]")),
    }
    assert int(line) in tables | set(range(near, near + 1 + new.count("\n")))


def test_the_line_is_the_one_that_is_wrong_even_deep_inside():
    text = changed('data = { to = "csc", urgency = "routine" }', 'date = { to = "csc" }')
    [fault] = faults(text)
    assert fault.where == f"one.toml, line {line_of('date = {', text)}"

    inside = changed('["routine", "same-day"]', '["routine", "never"]')
    [fault] = faults(inside)
    assert fault.where == f"one.toml, line {line_of('never', inside)}"


def test_all_faults_are_told_at_once():
    text = changed('"referral.made"', '"referal.made"').replace("same =", "sam =")
    text = text.replace("in_force = 2018-01-01\n", "")

    told = [fault.wrong for fault in faults(text)]

    assert len(told) == 3, told


def test_a_file_that_is_not_toml_is_told_where():
    [fault] = faults("code = \ntitle = 2")

    assert fault.where == "one.toml"
    assert "line 1" in fault.wrong
