"""Returns made by hand, short enough to read in a test. Everyone in them is invented."""

from sightline.documents.chronology.told import (
    Column,
    Event,
    Return,
    Someone,
    Standing,
    TellingAgency,
)
from sightline.documents.source.blocks import Place
from sightline.kernel.partial_dates import PartialDate

SECTORS = {
    "Fernshire Social Care": "childrens-social-care",
    "Fernshire Police": "police",
    "Fernshire Health Visiting": "health-visiting",
    "Fernshire Housing": "housing",
    "Fernshire Maternity": "maternity",
    "Hazel Lane School": "school",
}
CSC, POLICE, HV, HOUSING, MATERNITY, SCHOOL = SECTORS


def a_return(agency, *rows, people=(), file=None):
    """Make a return of rows (date, says) or (date, says, {more of the event})."""
    file = file or f"{agency}.docx"
    return Return(
        file,
        (TellingAgency("a1", agency, SECTORS.get(agency, "other")),),
        tuple(people),
        tuple(an_event(file, at, *row) for at, row in enumerate(rows, start=1)),
    )


def an_event(file, at, date, says, more=None):
    """Make one event of the agency `a1`; `columns` may be given as a dictionary."""
    more = dict(more or {})
    columns = tuple(Column(*each) for each in more.pop("columns", {}).items())
    return Event(
        id=f"e{at}",
        happened=PartialDate.parse(date),
        written=more.pop("written", date),
        agency="a1",
        says=says,
        standing=Standing(file, Place(table=1, row=at + 1)),
        order=at,
        columns=columns,
        **more,
    )


def mother(name="Juniper Sedge", **more):
    """Make the mother of the invented family."""
    return Someone(more.pop("key", "p1"), name, more.pop("role", "mother"), **more)
