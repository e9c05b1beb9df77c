"""Returns as Word documents: tables as Word writes them, cards, headings and paragraphs."""

# ruff: noqa: E501  (the words stand as agencies write them, on one line)

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

from docx import Document

from tests.documents.source.word_files import docx, p, r, sdt, tbl, tc, tr
from tests.returns.story import Story, Told, TrueRow
from tests.returns.wordings import nth

X = escape


def _at(table: int, row: int) -> dict[str, object]:
    return {"kind": "table", "table": table, "row": row}


def _title(story: Story) -> str:
    return p(X(f"{story.name}: chronology"), "Title") + p(
        X(f"Re: {story.family.named('mother')} and family. Prepared for the review.")
    )


def _family_table(story: Story) -> str:
    rows = [
        tr(X(one.name), X(one.role), one.born or "not known") for one in story.family.people
    ]
    return tbl(tr("Name", "Relationship", "Date of birth"), *rows)


def review_template(path: Path, story: Story) -> list[TrueRow]:
    """The template of older reviews: Ref, Date, Time, Source, Event, Comment."""
    rows, true = (
        [tr("Ref", "Date", "Time", "Source of information", "Event", "Comment")],
        [],
    )
    for n, one in enumerate(story.clearly(), 1):
        clock = f"{one.happening.at:%H:%M}" if n % 2 else ""
        if clock:
            one = one.dated(
                one.written.words, accept=(f"{one.happening.at:%Y-%m-%dT%H:%M}",)
            )
        comment = "Good practice: prompt." if n % 3 == 0 else ""
        rows.append(
            tr(f"{n}", one.written.words, clock, "Electronic record", X(one.says), comment)
        )
        true.append(
            TrueRow(
                one,
                _at(2, n + 1),
                {"event": one.says, "source": "Electronic record", "comment": comment},
            )
        )
    docx(
        path,
        _title(story) + _family_table(story) + p("Chronology", "Heading1") + tbl(*rows),
    )
    return true


def tracked(path: Path, story: Story) -> list[TrueRow]:
    """Edited with changes tracked, in cells wrapped in content controls."""
    rows, true = [tr("Date of contact", "What happened", "Action taken")], []
    for n, one in enumerate(story.rows, 1):
        first, second = X(one.says[:30]), X(one.says[30:])
        said = p(
            r(first)
            + '<w:del w:id="1" w:author="A"><w:r><w:delText>mistakenly zebra</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="A">{r(second)}</w:ins>'
        )
        rows.append(
            tr(sdt(tc(X(one.written.words))), tc(said), "None" if n % 2 else "Filed")
        )
        true.append(
            TrueRow(
                one,
                _at(1, n + 1),
                {"event": one.says, "action": "None" if n % 2 else "Filed"},
                gone=["mistakenly zebra"],
            )
        )
    docx(path, _title(story) + tbl(*rows))
    return true


def three_headings(path: Path, story: Story) -> list[TrueRow]:
    """Three rows of headings, the upper ones merged; date last but one."""
    span = lambda words, n: tc(words, f'<w:gridSpan w:val="{n}"/>')  # noqa: E731
    rows = [
        tr(span(X(f"{story.name} contribution"), 4)),
        tr(span("What is on file", 2), span("When and who", 2)),
        tr("No.", "Description of event", "Date", "Recorded by"),
    ]
    true = []
    for n, one in enumerate(story.rows, 1):
        rows.append(tr(f"{n}.", X(one.says), X(one.written.words), "J. Quill"))
        true.append(TrueRow(one, _at(1, n + 3), {"event": one.says, "author": "J. Quill"}))
    docx(path, tbl(*rows))
    return true


def month_rows(path: Path, story: Story) -> list[TrueRow]:
    """A row for each month across the table, and under it only the day."""
    rows, true, number = [tr("Date", "Event")], [], 1
    ordered = sorted(story.rows, key=lambda one: one.happening.at)
    for month, some in groupby(ordered, key=lambda one: f"{one.happening.at:%B %Y}"):
        rows.append(tr(tc(month, '<w:gridSpan w:val="2"/>')))
        number += 1
        for one in some:
            told = one.dated(nth(one.happening.at.day))
            rows.append(tr(told.written.words, X(one.says)))
            number += 1
            true.append(TrueRow(told, _at(1, number), {"event": one.says}))
    docx(path, _title(story) + tbl(*rows))
    return true


def cards(path: Path, story: Story) -> list[TrueRow]:
    """A small table for each event."""
    parts, true = [], []
    for n, one in enumerate(story.rows, 1):
        parts.append(
            tbl(
                tr("Date of event:", X(one.written.words)),
                tr("Details:", X(one.says)),
                tr("Outcome:", "Recorded on file"),
            )
            + p()
        )
        true.append(
            TrueRow(one, _at(n, 1), {"event": one.says, "outcome": "Recorded on file"})
        )
    docx(path, _title(story) + "".join(parts))
    return true


def paragraphs(path: Path, story: Story) -> list[TrueRow]:
    """“3 May 2021 – …”, one paragraph each."""
    body, true = [_title(story)], []
    for n, one in enumerate(story.rows, 1):
        told = one.dated(f"{one.happening.at.day} {one.happening.at:%B %Y}")
        body.append(p(X(f"{told.written.words} – {one.says}")))
        true.append(TrueRow(told, {"kind": "paragraph", "row": n + 2}, {"event": one.says}))
    docx(path, "".join(body))
    return true


def date_at_the_end(path: Path, story: Story) -> list[TrueRow]:
    """Paragraphs that end in their date: “… (03/05/2021)”."""
    body, true = [_title(story)], []
    for n, one in enumerate(story.clearly(), 1):
        body.append(p(X(f"{one.says} ({one.written.words})")))
        true.append(TrueRow(one, {"kind": "paragraph", "row": n + 2}, {"event": one.says}))
    docx(path, "".join(body))
    return true


def letter(path: Path, story: Story) -> list[TrueRow]:
    """A letter: each paragraph begins “On 3 May 2021”."""
    body = [
        p(X(story.name)),
        p("Dear Colleague"),
        p("Thank you for your letter. We hold the following."),
    ]
    true = []
    for n, one in enumerate(story.rows, 1):
        at = one.happening.at
        told = one.dated(f"{at.day} {at:%B %Y}")
        body.append(p(X(f"On {told.written.words} it is recorded: {one.says}")))
        true.append(TrueRow(told, {"kind": "paragraph", "row": n + 3}, {"event": one.says}))
    docx(path, "".join(body) + p("Yours sincerely"))
    return true


def no_headings(path: Path, story: Story) -> list[TrueRow]:
    """Two columns and nothing above them."""
    true = [
        TrueRow(one, _at(1, n), {"event": one.says}) for n, one in enumerate(story.rows, 1)
    ]
    docx(
        path,
        p(X(f"Chronology from {story.name}"))
        + tbl(*(tr(X(one.written.words), X(one.says)) for one in story.rows)),
    )
    return true


def merged_days(path: Path, story: Story) -> list[TrueRow]:
    """Every third row tells a second event of the day above, the date merged downwards."""
    rows, true, above = [tr("Date", "Source", "Significant event")], [], None
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    for n, one in enumerate(story.clearly(), 1):
        if n % 3 == 0 and above is not None:
            told = Told(one.happening, one.agency, one.says, above.written)
            rows.append(tr(tc("", on), "RiO", X(one.says)))
        else:
            told = above = one
            rows.append(tr(tc(one.written.words, start), "RiO", X(one.says)))
        true.append(TrueRow(told, _at(1, n + 1), {"event": one.says, "source": "RiO"}))
    docx(path, _title(story) + tbl(*rows))
    return true


def by_year(path: Path, story: Story) -> list[TrueRow]:
    """A heading and a table for each year; days without it."""
    body, true = [_title(story)], []
    ordered = sorted(story.rows, key=lambda one: one.happening.at)
    for number, (year, some) in enumerate(
        groupby(ordered, key=lambda one: one.happening.at.year), 1
    ):
        rows = [tr("Date", "Event", "Child seen?")]
        for n, one in enumerate(some, 2):
            told = one.dated(f"{one.happening.at.day} {one.happening.at:%b}")
            rows.append(
                tr(told.written.words, X(one.says), "Y" if "seen" in one.says else "N")
            )
            true.append(
                TrueRow(
                    told,
                    _at(number, n),
                    {"event": one.says, "seen": "Y" if "seen" in one.says else "N"},
                )
            )
        body.append(p(str(year), "Heading2") + tbl(*rows))
    docx(path, "".join(body))
    return true


def days_across(path: Path, story: Story) -> list[TrueRow]:
    """A computer-aided despatch print: the day in a row across, times below it."""
    rows, true, number = [tr("Time", "Log entry", "Operator")], [], 1
    for one in story.rows:
        at = one.happening.at
        told = one.dated(f"{at:%d/%m/%Y} {at:%H:%M}", accept=(f"{at:%Y-%m-%dT%H:%M}",))
        rows.append(tr(tc(f"{at:%A %d %B %Y}", '<w:gridSpan w:val="3"/>')))
        rows.append(tr(f"{at:%H:%M}", X(one.says), "OP17"))
        number += 2
        true.append(TrueRow(told, _at(1, number), {"event": one.says, "author": "OP17"}))
    docx(path, _title(story) + tbl(*rows))
    return true


def minutes(path: Path, story: Story) -> list[TrueRow]:
    """Minutes of a meeting: what the agency shared, the date inside the words."""
    rows, true = [tr("Information shared", "Analysis")], []
    for n, one in enumerate(story.clearly(), 1):
        rows.append(tr(X(f"{one.written.words}: {one.says}"), "Noted"))
        true.append(TrueRow(one, _at(1, n + 1), {"event": one.says, "analysis": "Noted"}))
    docx(path, _title(story) + tbl(*rows))
    return true


def terse(path: Path, story: Story) -> list[TrueRow]:
    """A headed table of events of one or two words."""
    words = ("DNA", "Seen", "Letter sent", "No reply", "Weighed", "Discharged")
    rows, true = [tr("Date", "Event")], []
    for n, one in enumerate(story.clearly(), 1):
        told = Told(one.happening, one.agency, words[n % len(words)], one.written)
        rows.append(tr(told.written.words, told.says))
        true.append(TrueRow(told, _at(1, n + 1), {"event": told.says}))
    docx(path, p(X(f"{story.name} contacts")) + tbl(*rows))
    return true


def consultations(path: Path, story: Story) -> list[TrueRow]:
    """A print of consultations: a line of date and place, labelled lines below it."""
    body, true = [p(X(story.name)), p("Patient record: consultations")], []
    for n, one in enumerate(story.rows, 1):
        at = one.happening.at
        told = one.dated(f"{at:%d-%b-%Y}")
        body += [
            p(told.written.words),
            p(X(f"History: {one.says}")),
            p("Examination: none recorded"),
        ]
        true.append(
            TrueRow(
                told,
                {"kind": "paragraph", "row": 3 * n},
                {"event": one.says, "exam": "none recorded"},
            )
        )
    docx(path, "".join(body))
    return true


def library_made(path: Path, story: Story) -> list[TrueRow]:
    """As a library writes it, oddly worded, the date in the middle."""
    document = Document()
    document.add_heading(f"{story.name} – agency report", 1)
    document.add_paragraph("Key: SW = social worker; HV = health visitor.")
    headings = (
        "What did we know?",
        "When?",
        "What did we do?",
        "Was the child seen?",
        "Reviewer's analysis",
    )
    table = document.add_table(1, len(headings))
    for cell, words in zip(table.rows[0].cells, headings, strict=True):
        cell.text = words
    true = []
    for n, one in enumerate(story.rows, 1):
        told = (
            one.says,
            one.written.words,
            "Recorded",
            "No",
            "To be asked at the event" if n % 4 == 0 else "",
        )
        for cell, words in zip(table.add_row().cells, told, strict=True):
            cell.text = words
        true.append(
            TrueRow(
                one,
                _at(1, n + 1),
                {
                    "event": one.says,
                    "action": "Recorded",
                    "seen": "No",
                    "analysis": told[4],
                },
            )
        )
    document.save(str(path))
    return true


WORD = (
    review_template, tracked, three_headings, month_rows, cards, paragraphs, date_at_the_end,
    letter, no_headings, merged_days, by_year, days_across, minutes, terse, consultations,
    library_made,
)  # fmt: skip
