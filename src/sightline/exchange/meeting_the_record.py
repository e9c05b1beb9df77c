"""Does a file agree with what the record already holds under the same ids?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sightline.exchange.arriving import left_to_the_ledger
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.telling_people import DEATH, FACTS, states
from sightline.exchange.case_file.told import AgencyTold, CaseFile, EntryTold
from sightline.record import holdings

USE_PREFIX = "import it with --prefix and a word for this file, so that its ids are its own"


@dataclass
class Meeting:
    """What a file would add to the record, in order."""

    order: list[EntryTold]
    new: set[str]
    agencies: list[AgencyTold]
    people: set[str]
    findings: Findings = field(default_factory=Findings)


def meet(case: CaseFile, *, at: datetime) -> Meeting:
    """Compare a file with the record; raises Refused with every way in which they differ."""
    findings = Findings()
    held_people = holdings.people(case.own_people)
    order = list(case.in_order())
    held = holdings.digests(each.content.id for each in order)
    told_again = _header_told_again(case, order, held, held_people, findings)
    order = [each for each in order if each.content.id not in told_again]
    new = {each.content.id for each in order if each.content.id not in held}
    _same_entries(order, held, findings)
    _corrected_once(order, new, findings)
    agencies = _agencies(case, findings)
    findings.refuse_if_any()
    _note_knowledge(order, new, findings)
    _note_future(order, new, at, findings)
    return Meeting(order, new, agencies, case.own_people - held_people, findings)


def _same_entries(order: list[EntryTold], held: dict[str, str], findings: Findings) -> None:
    for each in order:
        if held.get(each.content.id, each.content.digest) != each.content.digest:
            wrong = f"the record has an entry “{each.content.id}” that says something else"
            findings.fault(each.where, wrong, USE_PREFIX)


def _corrected_once(order: list[EntryTold], new: set[str], findings: Findings) -> None:
    correcting = {
        each.content.corrects: each
        for each in order
        if each.content.corrects and each.content.id in new
    }
    for corrected, by in holdings.corrections(correcting).items():
        each = correcting[corrected]
        wrong = f"in the record, “{corrected}” is corrected by “{by}” already"
        findings.fault(f"{each.where}, corrects", wrong, f"correct “{by}” instead")


def _agencies(case: CaseFile, findings: Findings) -> list[AgencyTold]:
    held = holdings.agencies(agency.id for agency in case.agencies)
    for agency in case.agencies:
        if agency.id not in held:
            continue
        name, sector = held[agency.id]
        if sector != agency.sector:
            wrong = f"the directory has “{agency.id}” as {sector}, not {agency.sector}"
            findings.fault(f"{agency.where}.sector", wrong, "give the agency another id")
        elif name != agency.name:
            what = f"the directory calls it “{name}”"
            findings.note(f"{agency.where}.name", what, "left as it is there")
    return [agency for agency in case.agencies if agency.id not in held]


def _header_told_again(
    case: CaseFile,
    order: list[EntryTold],
    held: dict[str, str],
    held_people: set[str],
    findings: Findings,
) -> set[str]:
    """Return the header's entries that the record needs no more, since it says as much."""
    shared = _shared_people(order, held)
    recorded = holdings.statements(held_people)
    own = _statements_of(case)
    dead = holdings.dead(held_people)
    again: set[str] = set()
    for person in case.people:
        if person.id not in held_people:
            continue
        said = recorded.get(person.id, [])
        known = said + (own.get(person.id, []) if person.id in shared else [])
        if any(not states(known, *fact) for fact in person.facts.items()):
            wrong = f"someone else is already called “{person.id}” in the record"
            findings.fault(person.where, wrong, USE_PREFIX)
        if not person.told_by:
            again.add(person.id + FACTS)
        if not person.told_by and person.id in dead:
            again.add(person.id + DEATH)
    return again


def _shared_people(order: list[EntryTold], held: dict[str, str]) -> set[str]:
    """The people about whom the file and the record have an entry in common."""
    return {
        person
        for each in order
        if held.get(each.content.id) == each.content.digest
        for person, _ in each.content.about
    }


def _statements_of(case: CaseFile) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for each in case.entries:
        if each.content.kind == "person.recorded" and each.content.about:
            found.setdefault(each.content.about[0][0], []).append(each.content.data)
    return found


def _note_knowledge(order: list[EntryTold], new: set[str], findings: Findings) -> None:
    told = list(left_to_the_ledger(order, new))
    held = holdings.knowers({each.content.id for each, _ in told})
    for each, known in told:
        if (each.content.id, known.agency) not in held:
            what = f"the entry is in the record, which does not say that {known.agency} knows it"
            done = "not added; record that it was shared"
            findings.note(f"{each.where}, known_to.{known.agency}", what, done)


def _note_future(
    order: list[EntryTold], new: set[str], at: datetime, findings: Findings
) -> None:
    for each in order:
        if each.content.id in new and each.content.recorded_at > at:
            what = "it was recorded later than now, by the file"
            findings.note(f"{each.where}, recorded", what, "kept")
