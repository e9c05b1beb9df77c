"""Generated cases and briefings, with identifiers planted in them where nobody would look."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.learning.identification.known import Known, KnownCase, KnownDay, Place

GIVEN = ("Tamsin", "Orlaith", "Callum-Jay", "Ingrid", "Perrin", "Zubair", "May", "Kestrel",
         "Bronagh", "Lorcan", "Sorrel", "Hedley", "Rose", "Anoushka")  # fmt: skip
FAMILY = ("Quillfeather", "Oddlestone", "Brasspenny", "Mudgewell", "Ashgrove-Penn",
          "Tarrowby", "Wexcombe", "Fennimore")  # fmt: skip
STREETS = ("Sallow Lane", "Plover Rise", "Cinder Row", "Wharf Steps")
SCHOOLS = ("Larch Lane Primary School", "St Osyth's Infant School", "Hob Moor Academy")
SURGERIES = ("Teal Street Surgery", "Old Brewery Medical Centre")

# What a careful writer leaves: general words, and nothing of the case.
CLEAN = (
    "A baby died while sleeping beside an adult who had been drinking.",
    "The health visitor did not know that an assessment was open.",
    "Referrals were sent by e-mail and nobody knew whether they had arrived.",
    "Nobody asked who else looked after the children, or whether a man lived there.",
    "In May the service had changed how it answers; teams may hope for more.",
    "Ask every parent where the baby sleeps, on ordinary nights and on others.",
    "The GP was told of the assessment and not of its outcome.",
    "A plan spoke of the children as one, though each needed something else.",
    "Has your team read the guidance on bruises in babies who cannot yet roll?",
    "The strategy discussion took place without the school.",
)


@dataclass(frozen=True)
class Planted:
    """Words put into a briefing that a reader could know the family by."""

    sort: str
    words: str


def case_for(dice: random.Random) -> KnownCase:
    """An invented case: a baby, a sister, parents, a grandmother, two practitioners."""
    surname, other = dice.sample(FAMILY, 2)
    given = dice.sample(GIVEN, 7)
    incident = date(2024, 1, 1) + timedelta(days=dice.randrange(600))
    born = incident - timedelta(days=dice.randrange(20, 300))
    people = (
        Known(f"{given[0]} {surname}", "the baby", born=born, where="e1"),
        Known(f"{given[1]} {surname}", "the sister", where="e2"),
        Known(f"{given[2]} {surname}", "the mother", where="e3"),
        Known(f"{given[3]} {other}", "the father", ("Gaz",), where="e4"),
        Known(f"{given[4]} {other}", "the grandmother", where="e5"),
        Known(f"{given[5]} Applethwaite", "the health visitor", staff=True, where="e6"),
        Known(f"{given[6]} Thorncastle", "the social worker", staff=True, where="e7"),
    )
    street, school, surgery = map(dice.choice, (STREETS, SCHOOLS, SURGERIES))
    return KnownCase(
        people=people,
        places=(
            Place(f"14 {street}", "place", "the home", "e8"),
            Place(school, "setting", "a primary school", "e9"),
            Place(surgery, "setting", "the GP practice", "e10"),
        ),
        days=(KnownDay(incident, "the incident", "e11"), KnownDay(born, "the birth", "e1")),
        numbers=("999 123 4567", "01632 960 733"),
        rare=(("congenital myasthenia", "a health condition"),),
        words=(
            (
                "e12",
                "She said the baby had rolled off the sofa while the kettle boiled over",
            ),
        ),
        incident=incident,
    )


def identifiers(dice: random.Random, case: KnownCase) -> list[Planted]:
    """One of every way in which this case could be given away."""
    baby, sister, mother, father, grandmother, visitor, worker = case.people
    day = case.incident
    weeks = (day - baby.born).days // 7
    months = "January February March April May June July August September October November December"
    month = months.split()[day.month - 1]
    surname = mother.name.split()[-1]
    misspelt = surname[:3] + surname[3:].replace(surname[4], "", 1)
    initials = "".join(word[0] for word in mother.name.replace("-", " ").split())
    return [
        Planted("name", baby.name),
        Planted("name", sister.name.split()[0]),
        Planted("name", f"{surname}s'" if dice.random() < 0.5 else f"{surname}'s"),
        Planted("name", f"{mother.name.split()[-1]}, {mother.name.split()[0]}"),
        Planted("name", f"{father.name[0]}. {father.name.split()[-1]}"),
        Planted("name", "Gaz"),
        Planted("name", f"Mrs {grandmother.name.split()[-1]}"),
        Planted("name", misspelt),
        Planted("initials", initials),
        Planted("staff", visitor.name),
        Planted("staff", worker.name.split()[-1]),
        Planted("date", f"{day.day} {month} {day.year}"),
        Planted("date", day.strftime("%d/%m/%Y")),
        Planted("date", f"{month} {day.year}"),
        Planted("date", f"{day.day}th of {month}"),
        Planted("age", f"{weeks} weeks old"),
        Planted("place", case.places[0].name),
        Planted("place", case.places[0].name.split(" ", 1)[1]),
        Planted("setting", case.places[1].name),
        Planted("setting", case.places[2].name),
        Planted("number", "999 123 4567"),
        Planted("number", "TH4 7QX"),
        Planted("rare-fact", "congenital myasthenia"),
        Planted(
            "quotation", "the baby had rolled off the sofa while the kettle boiled over"
        ),
    ]


FRAMES = (
    "It was said of {} that more could have been done.",
    "Workers spoke of {} more than once that week.",
    "The record mentions {} and leaves it there.",
    "Nobody had put together what was known: {} among it.",
)


def briefing_with(
    dice: random.Random, planted: list[Planted]
) -> tuple[str, list[tuple[int, int]]]:
    """A briefing of clean sentences with the planted ones between; and where each stands."""
    sentences = [(dice.choice(CLEAN), None) for _ in range(len(planted) + 4)]
    sentences += [(dice.choice(FRAMES).format(p.words), p) for p in planted]
    dice.shuffle(sentences)
    text, places = "", {}
    for sentence, one in sentences:
        if one is not None:
            start = len(text) + sentence.index(one.words)
            places[one] = (start, start + len(one.words))
        text += sentence + ("\n\n" if dice.random() < 0.3 else " ")
    return text, [places[p] for p in planted]
