"""What has each agency done with a household by a day? Its last contact, what it was sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.drawing.ecomap.network import Status, Told
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing

_SEEN = frozenset(
    {
        "contact.made",
        "visit.made",
        "appointment.kept",
        "incident.attended",
        "injury.seen",
        "advice.given",
        "enquiry.made",
        "tool.completed",
        "voice.recorded",
    }
)
_RECEIPTS = {
    "referral.received": Told.REFERRAL_RECEIVED,
    "referral.acknowledged": Told.REFERRAL_ACKNOWLEDGED,
    "referral.decided": Told.REFERRAL_ACKNOWLEDGED,
}


@dataclass(frozen=True)
class Passed:
    """Something that one agency sent to another."""

    sender: str
    receiver: str
    told: Told
    on: PartialDate


class AgencyWork:
    """What the facts tell of the work with these people, by a day."""

    def __init__(self, facts: Sequence[Fact], people: Collection[str], on: date) -> None:
        self._all = [each for each in standing(facts) if _by(each.happened, on)]
        self._facts = [each for each in self._all if set(each.people) & set(people)]

    @property
    def agencies(self) -> list[str]:
        """The agencies that were in contact, in the order in which they first were."""
        return list(dict.fromkeys(each.agency for each in self._facts if _is_seen(each)))

    def last_contact(
        self, agency: str, people: Collection[str], *, by: str = ""
    ) -> PartialDate:
        """Return when the agency, or one worker of it, last had contact with these people."""
        return self._last(
            each
            for each in self._of(agency, people)
            if _is_seen(each) and by in ("", each.author)
        )

    def status(self, agency: str, people: Collection[str]) -> Status:
        """Say whether the last that was due did not happen: the child was not brought."""
        missed = self._last(
            each
            for each in self._of(agency, people)
            if each.kind == "appointment.missed" and each.told("was_not_brought")
        )
        seen = self.last_contact(agency, people)
        later = missed.is_known and (missed.last or date.max) > (seen.last or date.min)
        return Status.WAS_NOT_BROUGHT if later else Status.ACTIVE

    def passed(self) -> list[Passed]:
        """Return what passed between agencies: of each sort the last, for each two of them."""
        found = [*self._referrals(), *self._shares()]
        found.sort(key=lambda each: each.on.sort_key)
        return list({(p.sender, p.receiver, _sort(p.told)): p for p in found}.values())

    def _of(self, agency: str, people: Collection[str]) -> Iterator[Fact]:
        for each in self._facts:
            if each.agency == agency and set(each.people) & set(people):
                yield each

    def _last(self, facts: Iterator[Fact]) -> PartialDate:
        dated = [each.happened for each in facts if each.happened.is_known]
        return max(dated, key=lambda when: when.last or date.min, default=_NEVER)

    def _referrals(self) -> Iterator[Passed]:
        for each in self._facts:
            receiver = each.told("to")
            if each.kind == "referral.made" and receiver and receiver != each.agency:
                yield Passed(each.agency, receiver, self._receipt(each), each.happened)

    def _receipt(self, referral: Fact) -> Told:
        thread = referral.thread or referral.id
        answers = {
            _RECEIPTS[each.kind]
            for each in self._all
            if each.kind in _RECEIPTS and each.thread == thread
        }
        order = (Told.REFERRAL_ACKNOWLEDGED, Told.REFERRAL_RECEIVED)
        return next((told for told in order if told in answers), Told.REFERRAL_SENT)

    def _shares(self) -> Iterator[Passed]:
        for each in self._facts:
            receiver = each.told("to")
            if each.kind == "information.shared" and receiver not in (None, each.agency):
                yield Passed(each.agency, receiver, Told.SHARES, each.happened)


_NEVER = PartialDate.unknown()


def _by(when: PartialDate, on: date) -> bool:
    return when.first is None or when.first <= on


def _is_seen(fact: Fact) -> bool:
    return fact.kind in _SEEN and not fact.told("no_access")


def _sort(told: Told) -> str:
    return "share" if told is Told.SHARES else "referral"
