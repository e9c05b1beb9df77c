"""Generated safeguards and worlds: small, odd, and likely to touch each other.

Few kinds, few people and few days, so that most of what is generated matters to something.
Values shrink towards one exact entry about one child, and the plainest safeguard.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from sightline.kernel.deadlines import Within
from sightline.kernel.errors import Refused
from sightline.safeguards.model import (
    Attends,
    Child,
    Condition,
    Differs,
    Follows,
    Holds,
    Knows,
    Learned,
    Looked,
    Nearby,
    Open,
    OwedBy,
    Pattern,
    Precedes,
    Rhythm,
    Safeguard,
    Start,
    Threshold,
    Unless,
)
from sightline.safeguards.world import (
    AboutRow,
    AgencyRow,
    CircumstanceRow,
    EntryRow,
    FamilyRow,
    HomeRow,
    InvolvedRow,
    KnowsRow,
    PersonRow,
    ToldRow,
    World,
)
from sightline.safeguards.world_building.holding import MAY

DAY_0 = 19_700  # 9 December 2023: Christmas and New Year lie within the days used
DAYS = 40
SECONDS_A_DAY = 86_400
FIRST = date(1970, 1, 1) + timedelta(days=DAY_0)

SECTORS = {
    "csc": "childrens-social-care",
    "hv": "health-visiting",
    "police": "police",
    "school": "school",
}
CHILDREN = ("c1", "c2", "unborn")
ADULTS = ("a1", "a2")
PEOPLE = (*CHILDREN, *ADULTS)
CIRCUMSTANCES = ("not-mobile", "looked-after")
HELD = [((each,), ()) for each in CIRCUMSTANCES]
HELD += [((), (each,)) for each in CIRCUMSTANCES] + [(CIRCUMSTANCES, ())]
WORDS = ("the plan is the same again", "nothing like any other plan here")


@dataclass(frozen=True)
class Shape:
    """What the data of a kind may say: choices, agencies, numbers, words, ids, items."""

    choices: dict[str, tuple[str, ...]]
    agencies: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()


SHAPES = {
    "referral.made": Shape(
        {"urgency": ("immediate", "routine"), "concern": ("neglect", "physical")},
        agencies=("to",),
        words=("what",),
    ),
    "referral.decided": Shape(
        {"decision": ("assessment", "advice")},
        words=("rationale",),
        ids=("considered",),
    ),
    "meeting.called": Shape({"type": ("strategy", "core-group")}, agencies=("invited",)),
    "meeting.held": Shape(
        {"type": ("strategy", "core-group")},
        agencies=("attended", "apologies"),
        items=(("actions", ("owner", "due")),),
    ),
    "plan.agreed": Shape({"type": ("safety", "child-in-need")}, words=("what",)),
    "disagreement.raised": Shape(
        {}, agencies=("with",), numbers=("stage",), words=("what",)
    ),
    "exclusion.recorded": Shape({"permanent": ("true", "false")}, numbers=("days",)),
    "case.closed": Shape({}, words=("rationale",)),
    "information.acknowledged": Shape({}, ids=("entry",)),
}
KINDS = tuple(SHAPES)
_SEVERAL = Shape({})


def shape_of(looked):
    """What every entry that is looked for may say; nothing, of several kinds at once."""
    return SHAPES[looked.kinds[0]] if len(looked.kinds) == 1 else _SEVERAL


def some(values, least=1, most=2):
    """A tuple of different values."""
    return st.lists(
        st.sampled_from(values), min_size=least, max_size=most, unique=True
    ).map(tuple)


def withins(hours=True, none=False):
    """A length of time in every unit, short enough to matter within the days used."""
    units = ("days", "working days", "school days", "weeks", "months", "years")
    texts = [f"{n} {unit}" for unit in units[:3] for n in (1, 2, 5, 15)]
    texts += ["1 week", "2 weeks", "1 month", "1 year"] + ["0 days"] * none
    if hours:
        texts += ["6 hours", "24 hours", "72 hours", "1 hour", "1 day", "2 days", "1 day"]
    return st.sampled_from(texts).map(Within.parse)


DATES = st.sampled_from([FIRST + timedelta(days=n) for n in (5, 15, 25)])


@st.composite
def thresholds(draw, none=True):
    """One time allowed, or two of which the second holds from a later day."""
    first = draw(withins(none=none))
    if draw(st.integers(0, 3)):
        return (Threshold(first),)
    start = draw(st.sampled_from([date.min, date(2020, 1, 1)]))
    return (Threshold(first, start), Threshold(draw(withins(none=none)), draw(DATES)))


@st.composite
def conditions(draw, kind):
    """Some conditions that an entry of this kind can meet."""
    shape, made = SHAPES[kind], []
    choices = list(shape.choices)
    if choices and draw(st.integers(0, 2)) == 1:
        field = draw(st.sampled_from(choices))
        says = draw(st.sampled_from(["is", "is-not"]))
        made.append(Condition(field, says, draw(some(shape.choices[field], most=1))))
    others = [*shape.numbers, *shape.words, *shape.agencies]
    if others and draw(st.integers(0, 4)) == 1:
        field = draw(st.sampled_from(others))
        says = draw(st.sampled_from(["stated", "blank"]))
        if field in shape.numbers and draw(st.booleans()):
            says = draw(st.sampled_from(["at-least", "at-most"]))
            made.append(Condition(field, says, (draw(st.sampled_from("123")),)))
        elif field in shape.agencies and draw(st.booleans()):
            sectors = draw(some(tuple(SECTORS.values())))
            made.append(Condition(f"{field}#sector", "is", sectors))
        else:
            made.append(Condition(field, says))
    return tuple(made)


@st.composite
def lookeds(draw, kinds, start=None, each=False, alone=False):
    """An entry that is looked for, beside a start of this kind."""
    kind = draw(st.sampled_from(kinds))
    where = draw(conditions(kind))
    if alone:
        by = draw(st.sampled_from(["", "", "sectors"]))
    else:
        choices = ["", "", "", "", "", "sectors", "recorder", "another"]
        choices += ["named"] * bool(start.agencies) + ["each"] * 2 * each
        by = draw(st.sampled_from(choices))
    sectors = draw(some(tuple(SECTORS.values()))) if by == "sectors" else ()
    named = draw(st.sampled_from(start.agencies)) if by == "named" else ""
    naming = whom = ""
    if not alone and SHAPES[kind].agencies and draw(st.integers(0, 3)) == 3:
        naming = draw(st.sampled_from(SHAPES[kind].agencies))
        whom = draw(st.sampled_from(["recorder", *["each"] * 3 * each]))
    together = (kind,) if where or naming else (kind, *draw(some(kinds, 0, 1)))
    return Looked(tuple(dict.fromkeys(together)), where, by, sectors, named, naming, whom)


SAMES = st.sampled_from(["child", "child", "child", "family", "family", "thread", "entry"])
AGES = [
    *[(None, None)] * 5,
    ("8 weeks", None),
    ("10 months", None),
    (None, "6 weeks"),
    (None, "1 month"),
    ("1 year", "200 days"),
]


@st.composite
def children(draw):
    """Which children: everyone, or by age, by being unborn, by circumstances."""
    under, from_age = draw(st.sampled_from(AGES))
    unborn = [None] * 6 + [False] + [True] * (from_age is None)
    any_of, none_of = draw(st.sampled_from([*[((), ())] * 8, *HELD]))
    return Child(
        Within.parse(under) if under else None,
        Within.parse(from_age) if from_age else None,
        draw(st.sampled_from(unborn)),
        any_of,
        none_of,
    )


@st.composite
def patterns(draw, shape):
    """The second or third such entry, perhaps by differing in something."""
    fields = [f"field:{name}" for name in shape.choices]
    return Pattern(
        draw(st.sampled_from([2, 2, 3])),
        draw(withins(hours=False)),
        draw(st.sampled_from(["child", "family"])),
        draw(st.sampled_from(["", "", "agency", "kind", *fields])),
        draw(st.booleans()),
    )


@st.composite
def starts(draw, kinds):
    """What starts the clock: mostly an entry of the first of these kinds."""
    looked = draw(lookeds((kinds[0],) * 3 + kinds, alone=True))
    shape, kind = shape_of(looked), looked.kinds[0]
    lists = {"meeting.called": "invited-agency", "meeting.held": "attending-agency"}
    each = ["", "", "", "involved-agency", "involved-agency", "adult-at-home"]
    if len(looked.kinds) == 1 and kind in lists:
        each += [lists[kind]] * 3
    for_each = draw(st.sampled_from(each))
    rarely = st.integers(0, 5).map(lambda n: n == 3)
    sectors = tuple(SECTORS.values())
    nearby = [
        Nearby(
            draw(lookeds(kinds, shape)),
            draw(SAMES),
            draw(st.none() | withins()),
            draw(st.booleans()),
        )
        for _ in range(draw(st.sampled_from([0, 0, 0, 0, 1, 2])))
    ]
    opened = [
        Open(
            draw(lookeds(kinds, shape)), draw(some(kinds)), draw(SAMES), draw(st.booleans())
        )
        for _ in range(draw(st.sampled_from([0, 0, 0, 0, 0, 1])))
    ]
    return Start(
        looked,
        draw(children()),
        draw(st.sampled_from(["children-about", "children-in-family"])),
        draw(patterns(shape)) if draw(rarely) else None,
        tuple(nearby),
        tuple(opened),
        for_each,
        draw(some(sectors, 0, 2)) if for_each.endswith("agency") else (),
    )


@st.composite
def expects(draw, kinds, start, wanted):
    """What is owed, in each of the seven shapes."""
    each, sectors = start.for_each.endswith("agency"), tuple(SECTORS.values())
    shape = shape_of(start.looked)

    def looked_for():
        any_of = draw(st.lists(lookeds(kinds, shape, each), min_size=1, max_size=2))
        return tuple(any_of), draw(SAMES)

    shapes = ["follows", "precedes", "knows", "rhythm"]
    shapes += ["holds"] * (1 + bool(shape.items)) * (shape is not _SEVERAL)
    shapes += (
        ["knows"] * 3 * each
        + ["attends"] * bool(shape.agencies)
        + ["differs"] * bool(shape.words)
    )
    match wanted if wanted in shapes else draw(st.sampled_from(shapes)):
        case "follows":
            return Follows(*looked_for(), draw(thresholds()))
        case "precedes":
            within = draw(st.just(()) | thresholds(none=False))
            since = draw(st.none() | lookeds(kinds, shape, each))
            any_of, same = looked_for()
            return Precedes(any_of, "child" if same == "entry" else same, within, since)
        case "knows":
            whom = ["sectors"] + ["each"] * 3 * each + ["named"] * bool(shape.agencies)
            whom = draw(st.sampled_from(whom))
            return Knows(
                whom,
                draw(thresholds()),
                draw(some(sectors)) if whom == "sectors" else (),
                draw(st.sampled_from(shape.agencies)) if whom == "named" else "",
                draw(st.booleans()),
            )
        case "rhythm":
            any_of, same = looked_for()
            taken = {kind for each in any_of for kind in each.kinds}
            others = tuple(kind for kind in KINDS if kind not in taken)
            wanted = tuple(kind for kind in kinds if kind not in taken) or others
            return Rhythm(any_of, same, draw(thresholds(none=False)), draw(some(wanted)))
        case "attends":
            groups = draw(st.lists(some(sectors), min_size=1, max_size=2))
            return Attends(tuple(groups), draw(st.sampled_from(shape.agencies)))
        case "differs":
            return Differs(draw(st.sampled_from(shape.words)), draw(withins()))
        case _:
            return draw(holding(start.looked.kinds[0]))


@st.composite
def holding(draw, kind):
    """What the start itself must say, its items too where it has a list of them."""
    items = SHAPES[kind].items
    if not items or draw(st.integers(0, 3)) == 3:
        return Holds(draw(conditions(kind).filter(bool)))
    name, names = draw(st.sampled_from(items))
    return Holds(draw(st.just(()) | conditions(kind)), name, draw(some(names)))


@st.composite
def owners(draw, start):
    """Who owes it."""
    shape, sectors = shape_of(start.looked), tuple(SECTORS.values())
    who = ["recorder", "sectors"] + ["named"] * bool(shape.agencies)
    who = draw(st.sampled_from(who + ["each"] * start.for_each.endswith("agency")))
    named = draw(st.sampled_from(shape.agencies)) if who == "named" else ""
    return OwedBy(who, draw(some(sectors)) if who == "sectors" else (), named)


@st.composite
def safeguards(draw, kinds=KINDS, wanted=""):
    """A whole safeguard, or None where the language refuses what was drawn."""
    try:
        start = draw(starts(kinds))
        each, shape = start.for_each.endswith("agency"), shape_of(start.looked)
        unless = []
        for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
            already = draw(st.booleans())
            within = draw(st.none() | withins()) if already else None
            unless.append(
                Unless(draw(lookeds(kinds, shape, each)), draw(SAMES), already, within)
            )
        return Safeguard(
            "generated",
            "A generated safeguard",
            "It was generated.",
            Learned("an invented review", (), "neglect"),
            draw(st.sampled_from([date(2020, 1, 1), FIRST + timedelta(days=8)])),
            start,
            draw(expects(kinds, start, wanted)),
            draw(owners(start)),
            tuple(unless),
        )
    except Refused:
        return None


DAY = st.integers(DAY_0, DAY_0 + DAYS)


@st.composite
def times(draw):
    """First and last day and second: exact, on a day, within days, or not known."""
    day = draw(DAY)
    form = draw(
        st.sampled_from(
            [
                "day",
                "day",
                "day",
                "day",
                "time",
                "time",
                "time",
                "span",
                "by",
                "from",
                "none",
            ]
        )
    )
    if form == "time":
        second = day * SECONDS_A_DAY + draw(st.sampled_from([32_400, 43_200, 61_200]))
        return day, day, second, second
    last = day + draw(st.integers(1, 20)) if form == "span" else day
    first_second, last_second = day * SECONDS_A_DAY, (last + 1) * SECONDS_A_DAY - 1
    if form == "none":
        return None, None, None, None
    if form == "by":
        return None, last, None, last_second
    if form == "from":
        return day, None, first_second, None
    return day, last, first_second, last_second


@st.composite
def told(draw, n, kind, ids):
    """What an entry of the kind says: values, blanks, and fields that are not stated."""
    shape, rows = SHAPES[kind], []
    for field, values in shape.choices.items():
        rows += draw(values_of(n, field, values))
    for field in shape.numbers:
        rows += draw(values_of(n, field, ("1", "2", "3", "x")))
    for field in shape.ids:
        rows += draw(values_of(n, field, ids))
    for field in shape.words:
        for row in draw(values_of(n, field, ("short", *WORDS))):
            rows.append(row)
            if row.value in WORDS:
                rows.append(ToldRow(n, f"{field}#words", row.item, row.value))
    for field in shape.agencies:
        for row in draw(values_of(n, field, (*SECTORS, "somebody"))):
            rows.append(row)
            sector = SECTORS.get(row.value, "")
            rows.append(ToldRow(n, f"{field}#sector", row.item, sector, bool(sector)))
    for field, names in shape.items:
        if draw(st.integers(0, 5)) == 0:
            rows.append(ToldRow(n, field, 0, "", stated=False))
            continue
        for item in range(draw(st.integers(0, 2))):
            rows.append(ToldRow(n, field, item, "#item"))
            for name in names:
                inner = draw(values_of(n, f"{field}.{name}", ("someone",)))
                rows += [
                    ToldRow(n, row.field, item, row.value, row.stated) for row in inner
                ]
    return rows


@st.composite
def values_of(draw, n, field, values):
    """The rows of one field: mostly one value, now and then two, none or not stated."""
    found = draw(st.lists(st.sampled_from([*values, None]), max_size=2))
    return [
        ToldRow(n, field, item, value or "", stated=value is not None)
        for item, value in enumerate(found)
    ]


@st.composite
def knowledge(draw, n):
    """Which agencies know an entry, since when, and whether they said so."""
    rows = []
    for agency in draw(some(tuple(SECTORS), 0, 2)):
        since = draw(st.none() | DAY)
        said = draw(st.none() | DAY)
        noon = [
            None if day is None else day * SECONDS_A_DAY + 43_200 for day in (since, said)
        ]
        rows.append(KnowsRow(n, agency, since, noon[0], said, noon[1]))
    return rows


@st.composite
def persons(draw, person):
    """A person: a child or an adult, of exact, vague or unknown age, born or not."""
    if person in ADULTS:
        return PersonRow(person, None, None, None, None, None, None, grown=True)
    ages = (20, 45, 100, 250, 330, 400, 18 * 365 - 10)
    day = DAY_0 + 20 - draw(st.sampled_from(ages))
    form = draw(st.sampled_from(["exact", "exact", "vague", "by", "unknown", "expected"]))
    if person == "unborn":
        form = draw(st.sampled_from(["expected", "expected", "unknown", "exact"]))
    if form == "unknown":
        return PersonRow(
            person, None, None, None, None, None, None, grown=draw(st.booleans())
        )
    if form == "expected":
        due = DAY_0 + draw(st.integers(-20, 400))
        last = draw(st.sampled_from([due, due + 20, None]))
        until = due + 6574
        return PersonRow(person, None, None, due, last, until, until + 40, grown=False)
    first, last = day, day + (0 if form == "exact" else 40)
    grown = False
    until = (first + 6574, last + 6574)
    return PersonRow(
        person, None if form == "by" else first, last, None, None, *until, grown
    )


@st.composite
def spans(draw):
    """Between two days, the second of which may not be told."""
    first = draw(st.sampled_from([DAY_0 - 30, DAY_0 - 30]) | DAY)
    return first, draw(st.none() | st.none() | st.integers(first, DAY_0 + DAYS))


@st.composite
def worlds(draw, kinds=KINDS, most=10):
    """A few people and a few entries about them."""
    count = draw(st.sampled_from([1, 2, 3, 4, 6, 8, most, most]))
    ids = tuple(f"e{n}" for n in range(1, count + 1))
    entries, about, says, knows = [], [], [], []
    for n in range(1, count + 1):
        kind = draw(st.sampled_from(kinds))
        first, last, first_second, last_second = draw(times())
        recorded = draw(DAY) if last is None else last + draw(st.integers(0, 5))
        thread = draw(st.sampled_from(ids[:n]))
        entries.append(
            EntryRow(
                n, f"e{n}", kind, thread, draw(st.sampled_from(tuple(SECTORS))),
                first, last, first_second, last_second,
                recorded, recorded * SECONDS_A_DAY + draw(st.sampled_from([1000, 50_000])),
            )
        )  # fmt: skip
        about += [AboutRow(n, person) for person in draw(some(PEOPLE, 1, 3))]
        says += draw(told(n, kind, ids))
        knows += draw(knowledge(n))
    one_family = draw(st.booleans())
    ties = [("c1", "c2"), ("c1", "a1"), ("c2", "a1"), ("unborn", "a1")]
    ties += [("c1", "unborn"), ("c2", "unborn")] if one_family else [("c2", "a2")]
    both = [(p, p) for p in PEOPLE] + ties + [(b, a) for a, b in ties]
    span = st.tuples(st.sampled_from(CHILDREN), spans())
    maybe = [f"{each}{MAY}" for each in CIRCUMSTANCES]
    whats = st.sampled_from([*CIRCUMSTANCES, *CIRCUMSTANCES, *maybe])
    held = draw(st.lists(st.tuples(span, whats), max_size=4))
    homes = draw(st.lists(st.tuples(span, st.sampled_from(ADULTS)), max_size=3))
    involved = draw(st.lists(st.tuples(span, st.sampled_from(tuple(SECTORS))), max_size=4))
    return World(
        entries=tuple(entries),
        about=tuple(about),
        told=tuple(says),
        knows=tuple(knows),
        people=tuple(draw(persons(person)) for person in PEOPLE),
        families=tuple(FamilyRow(a, b) for a, b in both),
        homes=tuple(HomeRow(child, adult, *days) for (child, days), adult in homes),
        circumstances=tuple(CircumstanceRow(c, what, *days) for (c, days), what in held),
        involved=tuple(InvolvedRow(c, a, "other", *days) for (c, days), a in involved),
        agencies=tuple(AgencyRow(*each) for each in SECTORS.items()),
    )


EXPECTS = ("follows", "precedes", "knows", "rhythm", "holds", "attends", "differs")
_OF = {
    "attends": tuple(kind for kind, shape in SHAPES.items() if shape.agencies),
    "differs": tuple(kind for kind, shape in SHAPES.items() if shape.words),
    "holds": ("meeting.held", *KINDS),
}


@st.composite
def situations(draw, guards=4, expects=EXPECTS):
    """Some safeguards of one expectation, mostly, a world of the same few kinds, and a day."""
    wanted = draw(st.sampled_from(expects))
    kinds = [draw(st.sampled_from(_OF.get(wanted, KINDS))), *draw(some(KINDS, 1, 2))]
    kinds = tuple(dict.fromkeys(kinds))
    found = [draw(safeguards(kinds, wanted)) for _ in range(guards)]
    named = [replace(each, code=f"generated-{n}") for n, each in enumerate(found) if each]
    return named, draw(worlds(kinds)), draw(TODAYS)


TODAYS = st.integers(0, DAYS + 10).map(lambda n: FIRST + timedelta(days=n))
