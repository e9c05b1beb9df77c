"""How does a test tell what was recorded? Facts in a few words, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact

DAY = date(2026, 3, 2)


@dataclass
class Teller:
    """Tells facts, an hour apart, each with an id of its own."""

    facts: list[Fact] = field(default_factory=list)

    def __call__(
        self,
        kind: str,
        about: str,
        happened: str = "2025-06-01",
        *,
        by: str = "hv",
        thread: str = "",
        author: str = "",
        says: str = "",
        **data: object,
    ) -> str:
        number = len(self.facts) + 1
        people = tuple((p.split("=")[0], p.partition("=")[2]) for p in about.split())
        self.facts.append(
            Fact(
                id=f"e{number}",
                kind=kind,
                happened=PartialDate.parse(happened),
                recorded_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number),
                agency=by,
                about=people,
                data={name.rstrip("_"): said for name, said in data.items()},
                thread=thread or f"e{number}",
                author=author,
                says=says,
                position=number,
            )
        )
        return f"e{number}"

    def person(self, id_: str, born: str = "", sex: str = "", **data: object) -> None:
        """Tell of somebody, called by their id."""
        told = {"names": id_.capitalize(), "born": born, "sex": sex} | data
        self("person.recorded", id_, **told)

    def tie(self, one: str, type_: str, other: str, **more: object) -> str:
        """Tell that one is something to the other."""
        return self(
            "relationship.recorded",
            f"{other} {one}",
            from_=one,
            to=other,
            type=type_,
            **more,
        )

    def home(
        self, home: str, people: str, happened: str = "2024-01-01", **more: object
    ) -> str:
        """Tell that people live together."""
        listed = people.split()
        return self(
            "residence.recorded", people, happened, household=home, people=listed, **more
        )
