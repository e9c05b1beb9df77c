"""Everything a panel could be sent, written into a folder with a page that leads to it all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.writing.document import (
    Block,
    Document,
    Heading,
    Link,
    Links,
    Paragraph,
)
from sightline.documents.writing.endings import writer_for
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_html import to_html
from sightline.drawing.drawn import Drawn, TableOf
from sightline.exchange.case_file.for_engines import world_as_of
from sightline.exchange.pictures.agencies import agencies_of_case
from sightline.exchange.pictures.case_facts import facts_of_case
from sightline.exchange.pictures.files import written
from sightline.kernel.local_time import end_of_day, say_day
from sightline.kernel.working_days import england_and_wales
from sightline.learning.identification.checking import check
from sightline.learning.identification.from_case import known_case
from sightline.learning.paper import document_of
from sightline.reviews.from_files.panel_pages import knew_page, owed_page, reading_page
from sightline.reviews.from_files.panel_pictures import family_pictures, knowing_pictures
from sightline.reviews.from_files.reach import reach_of
from sightline.reviews.from_files.reading import Gathered, doubts_of
from sightline.reviews.from_files.skeleton import TEMPLATE, slots_of, themes_of
from sightline.safeguards import library_loading
from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.world_building.spans import second_of
from sightline.vocabulary.themes import THEMES

INDEX = "index.html"
CHRONOLOGY_ENDINGS = ("docx", "pdf", "xlsx", "csv", "html")
Write = Callable[[str, bytes], None]
Progress = Callable[[str], None]


@dataclass
class Written:
    """What was written, in groups for the page that leads to it, and what it counts."""

    groups: dict[str, list[Link]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, group: str, words: str, name: str, says: str = "") -> None:
        """Remember one file under a heading."""
        self.groups.setdefault(group, []).append(Link(words, name, says))


class PanelFolder:
    """Writes the folder, one part after another."""

    def __init__(
        self, gathered: Gathered, day: date, write: Write, progress: Progress
    ) -> None:
        self._gathered, self._day = gathered, day
        self._write, self._progress = write, progress
        self._world = world_as_of(gathered.case, day)
        self._written = Written()
        self._found: tuple[Gap, ...] = ()

    def write_all(self) -> Written:
        """Write everything and return what there is."""
        self._write_chronology()
        self._write_pictures()
        owed = self._write_findings()
        self._write_briefing(owed)
        self._write_reading()
        self._write_index()
        return self._written

    def _write_chronology(self) -> None:
        for ending in CHRONOLOGY_ENDINGS:
            name = f"chronology.{ending}"
            self._progress(f"writing {name}")
            self._write(name, writer_for(name)(self._gathered.chronology, "a3"))
            self._written.add("Combined chronology", f"As {ending}", name)
        self._write("combined.case.json", self._gathered.combined.encode())
        says = "for any Sightline to read"
        self._written.add(
            "Combined chronology", "As a case file", "combined.case.json", says
        )

    def _write_pictures(self) -> None:
        for stem, drawn in family_pictures(self._gathered.case, self._day):
            self._progress(f"drawing the {stem}")
            self._picture("Pictures", stem, drawn)
        if "genogram" not in {link.address.split(".")[0] for link in self._all_links()}:
            self._written.notes.append(
                "No genogram is drawn: the returns do not say how people are related. Put the"
                " family's case file into the folder, and run this again."
            )

    def _write_findings(self) -> list[Obligation]:
        self._progress("running the safeguards")
        safeguards, calendar = library_loading.load(), england_and_wales()
        now = second_of(end_of_day(self._day))
        owed = run_all(safeguards, self._world, calendar, today=self._day, now_second=now)
        told = {each.content.id for each in self._gathered.case.entries}
        reach = reach_of(self._world, told)
        page = owed_page(owed, safeguards, self._world, calendar, self._day, reach)
        self._page("Findings", "What the safeguards say", "safeguards", page)
        found = gaps(self._world, today=self._day)
        tables: list[TableOf] = []
        for stem, drawn in knowing_pictures(self._world, found):
            self._picture("Findings", stem, drawn)
            tables += drawn.tables
        knew = knew_page(found, self._world, self._day, tables, reach)
        self._page("Findings", "Who knew what when", "who-knew-what-when", knew)
        late = [each for each in owed if each.status in ("missed", "late")]
        self._written.counts |= {"missed_or_late": len(late), "gaps": len(found)}
        self._found = tuple(found)
        return list(owed)

    def _write_briefing(self, owed: list[Obligation]) -> None:
        safeguards = library_loading.load()
        slots = slots_of(self._gathered.chronology, owed, self._found, safeguards)
        paper = document_of(
            TEMPLATE, "A briefing to begin from", "draft", slots, report_a_worry=()
        )
        agencies = {
            key: (one.name, one.sector)
            for key, one in agencies_of_case(self._gathered.case).items()
        }
        known = known_case(facts_of_case(self._gathered.case), agencies)
        text = "\n".join(said for each in slots.values() for said in each)
        hits = check(text, known)
        self._written.counts["identification_hits"] = len(hits)
        if hits:
            self._written.notes.append(
                f"{len(hits)} things in the briefing may tell who the family are: look them over."
            )
        self._write("briefing.docx", to_docx(paper))
        themes = [THEMES[code].title for code in themes_of(owed, safeguards)[:5]]
        says = f"themes so far: {', '.join(themes)}" if themes else "to be written"
        self._written.add("Briefing", "A briefing to begin from", "briefing.docx", says)

    def _write_reading(self) -> None:
        gathered = self._gathered
        page = reading_page(gathered.returns, gathered.chronology, gathered.refused)
        self._page("How it was made", "How the returns were read", "reading", page)
        self._written.counts |= {
            "returns": len(gathered.returns),
            "refused": len(gathered.refused),
            "events": len(gathered.chronology.events),
            "doubts": doubts_of(gathered.returns),
        }

    def _write_index(self) -> None:
        self._write(INDEX, to_html(Document("Rapid review", tuple(self._index()))))
        summary = {"counts": self._written.counts, "notes": self._written.notes}
        self._write("summary.json", json.dumps(summary, indent=1).encode())

    def _index(self) -> Iterator[Block]:
        counts = self._written.counts
        yield Paragraph(
            f"As known on {say_day(self._day)}: {counts['events']} events from"
            f" {counts['returns']} returns, with {counts['doubts']} doubts to settle."
            " Not all facts are verified. It holds personal data: keep it as you keep the"
            " returns themselves."
        )
        for note in self._written.notes:
            yield Paragraph(note, lead="Note.")
        for group, links in self._written.groups.items():
            yield Heading(group)
            yield Links(tuple(links))

    def _picture(self, group: str, stem: str, drawn: Drawn) -> None:
        for ending in ("svg", "pdf"):
            self._write(f"{stem}.{ending}", written(drawn, ending))
        title = drawn.picture.title
        self._written.add(group, title, f"{stem}.svg", "on the screen")
        self._written.add(group, f"{title}, to print", f"{stem}.pdf")

    def _page(self, group: str, words: str, stem: str, page: Document) -> None:
        self._write(f"{stem}.html", to_html(page))
        self._written.add(group, words, f"{stem}.html")

    def _all_links(self) -> Iterator[Link]:
        for links in self._written.groups.values():
            yield from links
