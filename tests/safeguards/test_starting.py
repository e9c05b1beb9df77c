"""For which children does a clock start, and when does it not?"""

from datetime import UTC, datetime

import pytest

from sightline.kernel.deadlines import Within
from sightline.safeguards.model import (
    Child,
    Condition,
    Knows,
    Looked,
    Nearby,
    Open,
    OwedBy,
    Pattern,
    Start,
)
from tests.safeguards.stories import (
    entry,
    follows,
    owed,
    safeguard,
    someone,
    stands,
    statuses,
    within,
    world_of,
)

INJURY = Looked(("injury.seen",))
SEEN = follows("visit.made", "1 day", "child")
LATE = "2026-06-01"


def hurt(happened="2026-01-09", about=("baby",), id_="e1", **data):
    return entry(id_, "injury.seen", happened, about=about, **{"injury": "bruise", **data})


def children(start, *entries, people=None):
    world = world_of(*entries, **({"people": people} if people else {}))
    return statuses(safeguard(start, SEEN), world, LATE)


def test_each_child_an_entry_is_about_has_a_clock_and_no_adult_has():
    assert children(Start(INJURY), hurt(about=("baby", "girl", "mother"))) == {
        "baby": "missed", "girl": "missed",
    }  # fmt: skip


def test_an_entry_about_adults_alone_is_about_the_children_of_their_family():
    assert set(children(Start(INJURY), hurt(about=("mother",)))) == {"baby", "girl"}
    assert set(children(Start(INJURY), hurt(about=("mother", "girl")))) == {"girl"}


def test_the_children_of_the_family():
    start = Start(INJURY, subjects="children-in-family")

    assert set(children(start, hurt(about=("baby",)))) == {"baby", "girl"}


@pytest.mark.parametrize(
    ("child", "found"),
    [
        (Child(under=Within.parse("1 year")), {"baby"}),
        (Child(from_age=Within.parse("1 year")), {"girl"}),
        (Child(under=Within.parse("9 years"), from_age=Within.parse("5 weeks")), {"baby", "girl"}),
        (Child(under=Within.parse("5 weeks")), set()),
        (Child(any_of=("not-mobile",)), {"baby"}),
        (Child(none_of=("not-mobile",)), {"girl"}),
        (Child(unborn=True), set()),
        (Child(unborn=False), {"baby", "girl"}),
    ],
)  # fmt: skip
def test_the_child_is_as_it_was_on_the_day(child, found):
    assert set(children(Start(INJURY, child), hurt(about=("baby", "girl")))) == found


def test_an_unborn_child_is_under_every_age_until_it_is_born():
    people = (someone("baby", "2026-01-10"),)
    young = Start(INJURY, Child(under=Within.parse("1 day")))

    def found(happened, child):
        return set(children(Start(INJURY, child), hurt(happened), people=people))

    assert found("2026-01-09", Child(unborn=True)) == {"baby"}
    assert found("2026-01-10", Child(unborn=True)) == set()
    assert set(children(young, hurt("2026-01-09"), people=people)) == {"baby"}
    assert set(children(young, hurt("2026-01-11"), people=people)) == set()


def test_what_happened_before_a_child_was_thought_of_is_not_about_them():
    people = (someone("baby", "2026-01-10"), someone("mother", "1994"))

    assert children(Start(INJURY), hurt("2025-01-10", ("mother",)), people=people) == {
        "girl": "missed"
    }
    assert set(children(Start(INJURY), hurt("2025-07-10", ("mother",)), people=people)) == {
        "baby", "girl"
    }  # fmt: skip


def test_at_eighteen_it_ends():
    people = (someone("ash", "2008-01-10"),)

    def found(happened):
        return children(Start(INJURY), hurt(happened, ("ash",)), people=people)

    assert found("2026-01-09") == {"ash": "missed"}
    assert found("2026-01-10") == {}


@pytest.mark.parametrize(
    ("born", "status"),
    [
        ("2024-01", "cannot-tell"),
        ("2024", "cannot-tell"),
        ("2024-02", "missed"),
        ("2023", None),
    ],
)
def test_an_age_that_is_not_known_exactly_accuses_nobody(born, status):
    start = Start(INJURY, Child(under=Within.parse("2 years")))

    found = children(start, hurt("2026-01-09"), people=(someone("baby", born),))

    assert found.get("baby") == status


def test_a_child_whose_birth_is_not_recorded_is_a_child():
    people = (someone("baby"), someone("mother"))

    assert children(Start(INJURY), hurt(about=("baby", "mother")), people=people) == {
        "baby": "missed"
    }
    young = Start(INJURY, Child(under=Within.parse("2 years")))
    assert children(young, hurt(), people=people) == {"baby": "cannot-tell"}


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Condition("injury", "is", ("bruise", "burn")), "missed"),
        (Condition("injury", "is", ("burn",)), None),
        (Condition("injury", "is-not", ("burn",)), "missed"),
        (Condition("site", "is-not", ("arm",)), "missed"),
        (Condition("site", "stated"), None),
        (Condition("site", "blank"), "missed"),
        (Condition("injury", "blank"), None),
        (Condition("explanation", "stated"), "cannot-tell"),
        (Condition("explanation", "blank"), "cannot-tell"),
        (Condition("explanation", "is", ("fell",)), "cannot-tell"),
        (Condition("explanation", "is-not", ("fell",)), "cannot-tell"),
        (Condition("child_mobile", "is", ("false",)), "missed"),
    ],
)
def test_what_the_entry_must_say(condition, found):
    start = Start(Looked(("injury.seen",), (condition,)))
    told = hurt(explanation="not stated", child_mobile=False)

    assert children(start, told).get("baby") == found


def test_numbers_are_compared_as_numbers():
    def found(says, value):
        looked = Looked(("disagreement.raised",), (Condition("stage", says, (value,)),))
        raised = entry("e1", "disagreement.raised", "2026-01-09", stage=10, with_="csc")
        return bool(children(Start(looked), raised))

    assert found("at-least", "9")
    assert found("at-most", "10")
    assert not found("at-least", "11")
    assert not found("at-most", "9")


def test_a_field_that_names_an_agency_is_compared_by_its_sector():
    looked = Looked(("referral.made",), (Condition("to#sector", "is", ("police",)),))

    def found(to):
        return children(Start(looked), entry("e1", "referral.made", "2026-01-09", to=to))

    assert found("police") == {"baby": "missed"}
    assert found("csc") == {}
    assert found("the duty team") == {"baby": "cannot-tell"}


def test_recorded_by_a_sector():
    start = Start(Looked(("injury.seen",), by="sectors", sectors=("health-visiting",)))

    assert children(start, hurt()) == {"baby": "missed"}
    assert children(start, entry("e1", "injury.seen", "2026-01-09", "gp")) == {}


@pytest.mark.parametrize(
    ("absent", "happened", "status"),
    [
        (False, "2026-01-09", "missed"),
        (False, "2025-12-26", "missed"),
        (False, "2025-12-25", None),
        (False, "2026-01-10", None),
        (False, "2025-12-25/2025-12-26", "cannot-tell"),
        (True, "2026-01-09", None),
        (True, "2025-12-25", "missed"),
        (True, "2025-12-25/2025-12-26", "cannot-tell"),
    ],
)
def test_something_stands_nearby_or_does_not(absent, happened, status):
    near = Nearby(Looked(("concern.noted",)), "child", Within.parse("2 weeks"), absent)
    noted = entry("n", "concern.noted", happened, recorded=datetime(2026, 2, 1, tzinfo=UTC))

    assert children(Start(INJURY, nearby=(near,)), hurt(), noted).get("baby") == status


@pytest.mark.parametrize(
    ("ended", "absent", "status"),
    [(None, False, "missed"), ("2026-01-10", False, "missed"), ("2026-01-09", False, None),
     ("2026-01-08/2026-01-12", False, "cannot-tell"), (None, True, None),
     ("2026-01-05", True, "missed")],
)  # fmt: skip
def test_work_that_is_open(ended, absent, status):
    plan = entry("p", "plan.agreed", "2026-01-02", "csc", type="safety", child="baby")
    entries = [plan, hurt()]
    if ended:
        late = datetime(2026, 2, 1, tzinfo=UTC)
        entries.append(entry("x", "plan.ended", ended, "csc", thread="p", recorded=late))
    open_ = Open(Looked(("plan.agreed",)), ("plan.ended",), absent=absent)

    assert children(Start(INJURY, open=(open_,)), *entries).get("baby") == status


def missed_on(*days, about=("baby",), **data):
    return [
        entry(f"m{n}", "appointment.missed", day, "gp", about, **data)
        for n, day in enumerate(days)
    ]


def started(pattern, *entries):
    start = Start(Looked(("appointment.missed",)), pattern=pattern)
    return [each.started for each in owed(safeguard(start, SEEN), world_of(*entries), LATE)]


def test_a_pattern_is_complete_with_the_one_that_makes_it_so():
    twice = Pattern(2, Within.parse("1 month"), "child")
    days = ("2026-01-05", "2026-02-05", "2026-02-06", "2026-04-01")

    assert started(twice, *missed_on(*days)) == ["m1", "m2"]
    assert started(twice, *missed_on("2026-01-05", "2026-02-06")) == []
    third = Pattern(3, Within.parse("1 month"), "child")
    assert started(third, *missed_on("2026-01-05", "2026-01-06", "2026-01-07")) == ["m2"]


def test_of_a_longer_run_only_the_one_that_completes_it_or_each_after():
    days = ("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08")
    span = Within.parse("1 month")

    assert started(Pattern(2, span, "child"), *missed_on(*days)) == ["m1"]
    further = Pattern(2, span, "child", and_each_after=True)
    assert started(further, *missed_on(*days)) == ["m1", "m2", "m3"]


def test_a_pattern_over_the_family():
    entries = [
        entry("m0", "appointment.missed", "2026-01-05", "gp", ("girl",)),
        entry("m1", "appointment.missed", "2026-01-06", "gp", ("baby",)),
    ]

    assert started(Pattern(2, Within.parse("1 month"), "child"), *entries) == []
    assert started(Pattern(2, Within.parse("1 month"), "family"), *entries) == ["m1"]


@pytest.mark.parametrize("different", ["agency", "field:service"])
def test_a_pattern_of_what_differs(different):
    two = Pattern(2, Within.parse("1 month"), "child", different)

    def missed(n, by, service):
        return entry(f"m{n}", "appointment.missed", f"2026-01-0{n}", by, service=service)

    entries = [missed(1, "gp", "eyes"), missed(2, "gp", "eyes"), missed(3, "hv", "ears")]
    assert started(two, *entries) == ["m3"]
    assert started(two, *entries[:2]) == []


def test_a_pattern_that_only_some_dates_complete_accuses_nobody():
    start = Start(
        Looked(("appointment.missed",)),
        pattern=Pattern(2, Within.parse("1 month"), "child"),
    )
    late = datetime(2026, 5, 1, tzinfo=UTC)
    entries = [
        entry("m0", "appointment.missed", "2026-01-05", "gp"),
        entry("m1", "appointment.missed", "2026-02-01/2026-02-20", "gp", recorded=late),
    ]

    assert stands(safeguard(start, SEEN), LATE, *entries) == {"baby": "cannot-tell"}


KNOWN = Knows("each", within("1 week"))


def for_each(each, *entries, start="meeting.called", sectors=()):
    one = safeguard(
        Start(Looked((start,)), for_each=each, each_sectors=sectors),
        KNOWN,
        owed_by=OwedBy("recorder"),
    )
    return sorted(o.each for o in owed(one, world_of(*entries), "2026-02-03"))


def test_for_each_agency_involved_but_the_one_that_recorded_it():
    works = [
        entry(f"i{by}", "involvement.started", "2026-01-02", by, role="other")
        for by in ("csc", "school", "gp")
    ]
    over = entry("o", "involvement.ended", "2026-01-05", "gp", of="igp")
    called = entry("e1", "meeting.called", "2026-01-09", "csc", invited=["police", "hv"])

    assert for_each("involved-agency", *works, over, called) == ["school"]
    assert for_each("involved-agency", *works, called, sectors=("general-practice",)) == [
        "gp"
    ]
    assert for_each("involved-agency", called) == []


def test_for_each_agency_invited_or_attending():
    called = entry(
        "e1", "meeting.called", "2026-01-09", "csc", invited=["police", "Ms Fern"]
    )
    held = entry("e2", "meeting.held", "2026-01-12", "csc", attended=["hv", "csc"])

    assert for_each("invited-agency", called) == ["police"]
    assert for_each("attending-agency", held, start="meeting.held") == ["csc", "hv"]


def test_for_each_adult_at_home():
    home = entry(
        "h", "residence.recorded", "2026-01-02", household="home", people=["baby", "mother"]
    )
    one = safeguard(
        Start(INJURY, for_each="adult-at-home"), follows("enquiry.made", "1 week", "child")
    )

    assert stands(one, LATE, home, hurt()) == {"baby:mother": "missed"}
    assert stands(one, LATE, hurt()) == {}
