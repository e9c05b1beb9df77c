"""Invented families and what happened to them, told by each agency in its own words."""

# ruff: noqa: E501  (the words stand as agencies write them, on one line)

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    role: str
    born: str = ""


@dataclass(frozen=True)
class Family:
    """A family that never was."""

    key: str
    people: tuple[Person, ...]
    place: str
    first: date
    last: date

    def named(self, key: str) -> str:
        return next(one.name for one in self.people if one.key == key)


@dataclass
class Happening:
    """One thing that happened, and each agency's own account of it."""

    id: str
    at: datetime
    accounts: dict[str, str] = field(default_factory=dict)
    hearsay: frozenset[str] = frozenset()
    conflict: bool = False


AGENCIES = {
    "csc": "Inkwater Council Children's Social Care",
    "police": "Inkwater Constabulary",
    "hv": "Inkwater Community NHS Trust Health Visiting",
    "gp": "Larkrise Surgery",
    "school": "Pebble Lane Primary School",
    "housing": "Brindle Homes Housing Association",
    "midwifery": "Inkwater Hospital Maternity Service",
    "ambulance": "Inkwater Ambulance Service",
    "cafcass": "Cafcass",
    "probation": "Probation Service Inkwater",
}
FAMILIES = (
    Family(
        "thimblewick",
        (
            Person("mother", "Tansy Thimblewick", "mother", "1998-02-11"),
            Person("father", "Corin Pebblethwaite", "father", "1995-07-30"),
            Person("child1", "Osric Thimblewick", "child", "2017-10-02"),
            Person("child2", "Linnet Thimblewick", "child", "2021-03-19"),
            Person("mgm", "Maud Thimblewick", "maternal grandmother"),
        ),
        "Inkwater",
        date(2020, 2, 3),
        date(2022, 11, 20),
    ),
    Family(
        "quenchley",
        (
            Person("mother", "Bryony Quenchley", "mother", "1990-12-05"),
            Person("father", "Jago Fennimore-Rudd", "father", "1988-01-17"),
            Person("child1", "Perran Quenchley", "child", "2012-05-23"),
            Person("child2", "Demelza Quenchley", "child", "2015-08-08"),
            Person("mgf", "Amos Quenchley", "maternal grandfather"),
        ),
        "Inkwater",
        date(2022, 9, 12),
        date(2025, 6, 30),
    ),
    Family(
        "oxlipp",
        (
            Person("mother", "Sable Oxlipp", "mother", "2001-04-14"),
            Person("father", "Denzil Marrowby", "father"),
            Person("child1", "Wren Oxlipp", "child", "2024-01-09"),
            Person("mgm", "Ida Oxlipp", "maternal grandmother"),
        ),
        "Inkwater",
        date(2023, 5, 1),
        date(2025, 9, 1),
    ),
)

# What may happen, as the agencies who knew of it put it.
TOLD_BY_SEVERAL: tuple[dict[str, str], ...] = (
    {
        "police": "999 call to {street} by neighbour, shouting and glass breaking. {father} had left. {child1} upstairs, unharmed. MERLIN {ref} sent.",
        "ambulance": "Crew to {street}: cut to {mother}'s hand from broken glass, dressed at scene, refused conveyance. Police present.",
    },
    {
        "csc": "Strategy discussion by telephone: police, health visitor and school. Agreed s47 single agency, s/w to see {child1} today.",
        "police": "Strategy discussion with social care. Single agency s47 agreed, no further police role at this stage. Occurrence {ref}.",
        "hv": "Strategy discussion attended. Concerns about {child1} shared; section 47 to start.",
    },
    {
        "csc": "Initial child protection conference. {child1} made subject of a plan under neglect. Both parents attended.",
        "school": "ICPC attended by the head. Plan: neglect. School to monitor lateness and packed lunches.",
        "hv": "Attended initial child protection conference; category neglect.",
        "gp": "Invitation to ICPC received after the meeting had been held. Minutes scanned on.",
    },
    {
        "hv": "Home visit with the social worker. {child1} seen in pyjamas at two in the afternoon, weight on 9th centile. Cupboards nearly bare.",
        "csc": "Joint visit with health visitor. {child1} seen. Little food in; food voucher {ref} given to {mother}.",
    },
    {
        "school": "{child1} came in with a bruise to left cheek, said it was the door. Body map done, reported to MASH.",
        "csc": "MASH referral from school: bruise to {child1}'s left cheek, child says door. Passed to duty.",
    },
    {
        "housing": "Joint inspection with social worker after flood from flat above. Kitchen ceiling down, tenancy ref {ref}.",
        "csc": "Visited with housing officer: kitchen ceiling had fallen. Family to stay with relative for a week.",
    },
    {
        "midwifery": "Booking appointment at 10 weeks. {mother} disclosed past violence from {father}; routine enquiry made alone.",
        "gp": "Letter from maternity: booked at ten weeks, past domestic abuse disclosed to midwife.",
    },
    {
        "police": "{father} arrested for breach of order outside the school, custody record {ref}, released on bail not to contact {mother}.",
        "probation": "Informed of arrest of {father} for breach outside the school. Bail conditions noted, recall considered.",
        "school": "Lockdown for ten minutes at home time: {father} at the gate shouting, taken away by police.",
    },
)
TOLD_BY_ONE: dict[str, tuple[str, ...]] = {
    "csc": (
        "Duty call from {mother}, asked about nursery funding, signposted.",
        "Supervision: case to stay open. Genogram still to be done.",
        "S/W visit, no reply, card left. Neighbour thinks they are away until the {nth}.",
        "Core group held, {father} did not attend. Action: chase the drug service.",
        "Case transferred from assessment to the long-term team; third worker since spring.",
        "Visit announced. {child1} seen alone in bedroom and spoke about the hamster for 20 minutes.",
    ),
    "police": (
        "Stop search of {father} in Mill Road, negative. Ref {ref}.",
        "{father} reported missing by {mother}, returned home himself at 23:10. Log {ref}.",
        "Call from public re child in road near the canal. Area searched, no trace. NFA.",
        "DASH completed: medium risk, 14 ticks. MARAC not met.",
    ),
    "hv": (
        "Two year review due. Letter sent.",
        "New birth visit: {child1} feeding well, {mother} low in mood, EPDS 13.",
        "DNA clinic. Second letter.",
        "Telephone contact, voicemail left, number now unobtainable.",
        "Weight 8.4 kg, crossed two centiles down since March. To see GP.",
    ),
    "gp": (
        "Seen by locum. URTI. Fluids, paracetamol. Safety netted.",
        "Did not attend asthma review x3. Letter sent to parent.",
        "Mother: low mood, not sleeping. PHQ-9 = 17. Sertraline 50 mg. Review 2/52.",
        "Discharge summary from ED: fall from sofa, no fracture on x-ray.",
        "Imms given as per schedule.",
    ),
    "school": (
        "Attendance letter 2 sent, 81 %.",
        "Came to school without coat in snow. Spare coat given.",
        "{child1} told TA that \"dad sleeps in the car now\". CPOMS entry {ref}.",
        "Parents' evening, nobody came.",
        "Late (09:40). No breakfast. Toast given.",
        "Uniform grant form sent home, no reply.",
    ),
    "housing": (
        "Rent arrears £{money}. Letter 3 sent.",
        "Noise complaint from no. 14: music and shouting until 2am. Diary sheets sent.",
        "Gas safety check refused. Third attempt.",
        "Repair: front door lock changed after damage.",
    ),
    "midwifery": (
        "Antenatal clinic 28/40, well, fundal height as expected.",
        "DNA antenatal class.",
        "Scan: growth on 10th centile, rescan in 2 weeks.",
    ),
    "ambulance": ("CAD {ref}: child with high temperature, advice given, left at home with grandmother.",),
    "cafcass": (
        "Safeguarding letter to court: checks returned, recommends section 7 report.",
        "Interview with {child1} at school; wishes and feelings work with three houses.",
    ),
    "probation": (
        "Appointment missed, first warning.",
        "Home visit announced, {father} said he lives with his mother now.",
        "Unpaid work: attended six hours.",
    ),
}  # fmt: skip
STREETS = ("9 Tallow Row", "Flat 3, Cooper's Yard", "22 Lantern Street")


def happenings(family: Family, seed: int, count: int = 60) -> list[Happening]:
    """What happened to a family, in time order; the same for the same seed."""
    dice = random.Random(f"{family.key}{seed}")
    span = (family.last - family.first).days
    days = sorted(dice.sample(range(span), count))
    told = []
    several = list(TOLD_BY_SEVERAL)
    dice.shuffle(several)
    for number, day in enumerate(days, start=1):
        at = datetime.combine(
            family.first + timedelta(days=day),
            time(dice.randrange(7, 22), dice.choice((0, 5, 10, 25, 40, 52))),
        )
        words = {
            "ref": f"{dice.randrange(1000, 99999)}/{at:%y}",
            "money": str(dice.randrange(120, 2900)),
            "nth": f"{dice.randrange(4, 20)}th",
            "street": dice.choice(STREETS),
        } | {one.key: one.name.split()[0] for one in family.people}
        if several and number % 7 == 3:
            accounts = several.pop()
        else:
            agency = dice.choice(list(TOLD_BY_ONE))
            accounts = {agency: dice.choice(TOLD_BY_ONE[agency])}
        told.append(
            Happening(
                f"{family.key[:2]}-{number:03d}",
                at,
                {who: says.format(**words) for who, says in accounts.items()},
            )
        )
    return told
