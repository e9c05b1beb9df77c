"""Does a story make sense? Its text read into steps, with all faults named at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib import resources
from itertools import pairwise

from sightline.access.directory_file import DirectoryFile
from sightline.demo.dates import DEMO_TODAY, LOOK_AGAIN_ON, POSTS_BEGAN
from sightline.demo.directory import northshire
from sightline.demo.invented import dice_for, person_id
from sightline.demo.story import Step, Story
from sightline.demo.story_lines import RawStep, parts_of
from sightline.demo.story_values import Names, Unknown, value_of
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.ids import new_id
from sightline.kernel.local_time import LONDON, london_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.actions import Draft
from sightline.vocabulary.checking import check_data
from sightline.vocabulary.handling import parse_mark
from sightline.vocabulary.kinds import KINDS, UnknownKind, kind


def stories() -> list[Story]:
    """Read every family; raises Refused with every fault of every file."""
    read: list[Story] = []
    faults: list[Fault] = []
    folder = resources.files("sightline.demo").joinpath("families")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".txt"):
            try:
                read.append(
                    read_story(file.name.removesuffix(".txt"), file.read_text("utf-8"))
                )
            except Refused as refused:
                faults += refused.faults
    if faults:
        raise Refused(*faults)
    return read


def read_story(family: str, text: str) -> Story:
    """Read one family's story; raises Refused with every fault in it."""
    raw = parts_of(text, name=family)
    reader = _Reader(family, raw.steps, northshire())
    steps = [step for each in raw.steps if (step := reader.step(each))]
    faults = raw.faults + reader.faults + _out_of_order(steps)
    faults += [
        Fault(family, f"there is no '{name}'", f"begin the file with '{name}: ...'")
        for name in ("title", "shows")
        if name not in raw.heading
    ]
    if faults:
        raise Refused(*faults)
    return Story(
        family,
        raw.heading["title"],
        raw.heading["shows"],
        tuple(steps),
        reader.people,
        reader.entries,
    )


def _out_of_order(steps: list[Step]) -> list[Fault]:
    return [
        Fault(step.where, "it was recorded before the step above it", "put it in order")
        for before, step in pairwise(steps)
        if step.at < before.at
    ]


class _Reader:
    """Reads the steps of one story, collecting faults as it goes."""

    def __init__(self, family: str, raw: list[RawStep], directory: DirectoryFile) -> None:
        self.faults: list[Fault] = []
        self.people: dict[str, str] = {}
        self.entries: dict[str, str] = {}
        self._family = family
        self._directory = directory
        self._dice = dice_for("entries", family)
        for step in raw:
            if step.kind == "person.recorded":
                name = step.about.partition("=")[0].strip()
                self.people[name] = person_id(family, name)

    def step(self, raw: RawStep) -> Step | None:
        """Read one step, or note what is wrong with it."""
        self._where = f"{self._family} line {raw.line}"
        before = len(self.faults)
        at = self._moment(raw)
        if at is None:
            return None
        entry = new_id(at, self._dice.getrandbits)
        try:
            draft = self._draft(raw, at)
        except (Unknown, NotADate, UnknownKind) as no:
            self._fault(str(no), "correct it, or record it earlier in the story")
            return None
        except Refused as refused:
            self.faults += [
                Fault(self._where, each.wrong, each.right) for each in refused.faults
            ]
            return None
        finally:
            if raw.key:
                self.entries[raw.key] = entry
        made = Step(self._family, raw.line, at, raw.post, entry, draft, raw.key)
        return made if len(self.faults) == before else None

    def _moment(self, raw: RawStep) -> datetime | None:
        try:
            at = datetime.fromisoformat(raw.when).replace(tzinfo=LONDON)
        except ValueError:
            self._fault(f"{raw.when} is no date and time", "write 2026-03-04 14:20")
            return None
        if raw.post not in self._directory.posts:
            self._fault(f"there is no post {raw.post}", "choose one from directory.toml")
            return None
        held = self._directory.held_until(raw.post)
        if at < POSTS_BEGAN or london_day(at) > DEMO_TODAY or (held and at >= held):
            self._fault(f"nobody acted as {raw.post} then", "choose another day or post")
        return at

    def _draft(self, raw: RawStep, at: datetime) -> Draft:
        marks = tuple(self._mark(text) for text in raw.take("marks").split())
        says, thread = raw.take("says"), raw.take("thread")
        corrects, happened = raw.take("corrects"), raw.take("happened")
        about = tuple(self._about(raw))
        data = self._data(raw, about[0][0] if about else "")
        return Draft(
            kind=raw.kind,
            happened=PartialDate.parse(happened) if happened else PartialDate.at(at),
            about=about,
            data=data,
            says=says,
            thread=self._entry(thread) if thread else "",
            corrects=self._entry(corrects) if corrects else None,
            handling=marks,
        )

    def _about(self, raw: RawStep) -> Iterator[tuple[str, str]]:
        named = raw.about or _people_in(raw)
        for each in filter(None, (part.strip() for part in named.split(","))):
            name, _, part = each.partition("=")
            yield self._person(name.strip()), part.strip()

    def _data(self, raw: RawStep, subject: str) -> dict[str, object]:
        which = kind(raw.kind)
        names = Names(self._person, self._entry, self._party)
        data: dict[str, object] = {}
        for name, texts in raw.fields.items():
            try:
                field = which.field(name)
            except KeyError:
                known = ", ".join(each.name for each in which.fields)
                self._fault(f"{raw.kind} has no field {name}", f"one of: {known}")
                continue
            data[name] = value_of(field, texts, names, subject=subject)
        if raw.kind == "involvement.started":
            data.setdefault("until", LOOK_AGAIN_ON)
        checked = check_data(KINDS[raw.kind], data, where=self._where, from_file=False)
        self.faults += checked.faults
        return data

    def _person(self, name: str) -> str:
        family, colon, other = name.partition(":")
        if colon:
            return person_id(family, other)
        if name not in self.people:
            raise Unknown(f"there is no person '{name}' in this story")
        return self.people[name]

    def _entry(self, key: str) -> str:
        if key not in self.entries:
            raise Unknown(f"no step above has the key '{key}'")
        return self.entries[key]

    def _party(self, text: str) -> str:
        if text in self.people or ":" in text:
            return self._person(text)
        if text in self._directory.agencies or text != text.lower() or " " in text:
            return text
        raise Unknown(f"'{text}' is neither a person, an agency nor words")

    def _mark(self, text: str) -> str:
        code, colon, name = text.partition(":")
        mark = f"{code}:{self._person(name)}" if colon else code
        parse_mark(mark)
        return mark

    def _fault(self, wrong: str, right: str) -> None:
        self.faults.append(Fault(self._where, wrong, right))


def _people_in(raw: RawStep) -> str:
    """A tie is about its two ends, and a home about who is there: no need to say it twice."""
    ends = [*raw.fields.get("to", []), *raw.fields.get("from", [])]
    if raw.kind == "relationship.recorded":
        return ", ".join(ends)
    return ", ".join(raw.fields.get("people", []))
