"""How does the text of a story fall into steps and their fields?

    2026-03-04 14:20 | health-visitor-1 | visit.made | wren, isla=mother | first-visit
      child_seen: yes ; sleep_space: own-cot
      what: Wren was asleep in her basket beside Isla's bed.

A step begins at the margin: when, the post, the kind of entry, whom it is about and, if
other steps refer to it, a key. A dot in place of when and post means "as above, in the same
sitting". Fields are indented; ` ; ` parts short ones on one line, and a field that is written
twice is a list. `#` at the margin begins a comment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sightline.kernel.errors import Fault

_ABOVE = "."


@dataclass
class RawStep:
    """One step as it is written, before anything is looked up."""

    line: int
    when: str
    post: str
    kind: str
    about: str = ""
    key: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)

    def take(self, name: str) -> str:
        """Remove a field that is not the entry's data, and return its text."""
        return " ".join(self.fields.pop(name, []))


@dataclass
class RawStory:
    """A story file in parts: its heading and its steps."""

    heading: dict[str, str] = field(default_factory=dict)
    steps: list[RawStep] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def parts_of(text: str, *, name: str) -> RawStory:
    """Take a story's text apart; what cannot be read is among its faults."""
    story = RawStory()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fault = (
            _indented(story, line) if line[0].isspace() else _margin(story, number, line)
        )
        if fault:
            story.faults.append(Fault(f"{name} line {number}", *fault))
    return story


def _margin(story: RawStory, number: int, line: str) -> tuple[str, str] | None:
    if "|" not in line:
        title, colon, text = line.partition(":")
        if not colon:
            return "this is neither a heading nor a step", "write 'title: ...' or a step"
        story.heading[title.strip()] = text.strip()
        return None
    cells = [cell.strip() for cell in line.split("|")]
    if cells[0] == _ABOVE and story.steps:
        cells = [story.steps[-1].when, story.steps[-1].post, *cells[1:]]
    if not 3 <= len(cells) <= 5:
        return "a step has three to five parts", "when | post | kind | about | key"
    when, post, kind, about, key = [*cells, "", ""][:5]
    story.steps.append(RawStep(number, when, post, kind, about, key))
    return None


def _indented(story: RawStory, line: str) -> tuple[str, str] | None:
    if not story.steps:
        return "a field stands before any step", "begin a step at the margin"
    for name, text in _fields(line.strip()):
        if not name:
            return f"'{text}' is not a field", "write name: value"
        story.steps[-1].fields.setdefault(name, []).append(text)
    return None


def _fields(line: str) -> Iterator[tuple[str, str]]:
    for part in line.split(" ; "):
        name, colon, text = part.partition(":")
        yield (name.strip(), text.strip()) if colon else ("", part)
