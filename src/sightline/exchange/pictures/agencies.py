"""How is an agency called in a picture, and among whom does it stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.documents.chronology.marks import marked
from sightline.documents.chronology.told import TellingAgency
from sightline.drawing.ecomap.network import Sector
from sightline.drawing.ink.sectors import DRAWN_SECTORS
from sightline.exchange.case_file.told import CaseFile
from sightline.vocabulary.sectors import EDUCATION

_HEALTH = DRAWN_SECTORS["maternity"]
_SOCIAL_CARE = DRAWN_SECTORS["childrens-social-care"]
_JUSTICE = DRAWN_SECTORS["police"]
_PLACES = {
    _HEALTH: Sector.HEALTH,
    _SOCIAL_CARE: Sector.SOCIAL_CARE,
    _JUSTICE: Sector.JUSTICE_AND_HOUSING,
}


@dataclass(frozen=True)
class AgencyNamed:
    """An agency as its reader may know it: its name, and the code of its sector."""

    name: str
    sector: str

    @property
    def drawn_sector(self) -> str:
        """The one of the four sectors of a timeline."""
        return DRAWN_SECTORS.get(self.sector, DRAWN_SECTORS["other"])

    @property
    def place(self) -> Sector:
        """Its place round the household in an ecomap."""
        if self.sector in EDUCATION:
            return Sector.EDUCATION
        return _PLACES.get(self.drawn_sector, Sector.COMMUNITY)


def letters_of(agencies: Mapping[str, AgencyNamed]) -> dict[str, str]:
    """Return two to four letters for each agency, as in a written chronology."""
    told = (TellingAgency(id_, one.name, one.sector) for id_, one in agencies.items())
    return {each.key: each.mark for each in marked(told)}


def agencies_of_case(case: CaseFile) -> dict[str, AgencyNamed]:
    """Return the agencies of a file by their ids, those it does not introduce included."""
    named = {each.id: AgencyNamed(each.name, each.sector) for each in case.agencies}
    recording = dict.fromkeys(each.content.agency for each in case.in_order())
    return {**{id_: AgencyNamed(id_, "other") for id_ in recording}, **named}
