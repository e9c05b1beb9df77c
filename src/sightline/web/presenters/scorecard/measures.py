"""How is the scorecard set out? A line a measure; a measure by month and by agency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from sightline.drawing.columns import Layer, draw_columns
from sightline.kernel.ids import ref_of
from sightline.obligations.measures import Measure
from sightline.obligations.queries.scorecard import Behind, Laid, Line
from sightline.record.queries.counting import Figures, Standing
from sightline.safeguards import library_loading
from sightline.web.presenters.drawn import Shown, shown
from sightline.web.presenters.scorecard.words import Cell, address, days, number, share

HEAD = (
    "Measure",
    "In time",
    "Late",
    "Not done",
    "Explained",
    "Cannot tell",
    "Half done within",
)
ROW_HEAD = ("What began it", "When", "Recorded by", "How it stands", "What answered it")
MONTH = "%Y-%m"
NOBODY = "No one agency owes it"
STANDINGS: dict[Standing, tuple[str, str]] = {
    "kept": ("In time", "green"),
    "late": ("Late", "orange"),
    "missed": ("Not done", "red"),
    "explained": ("Explained", "blue"),
    "unknown": ("Cannot tell", "grey"),
    "needless": ("Fell away", "grey"),
    "due": ("Not yet due", "grey"),
}


def measure_rows(lines: Iterable[Line]) -> list[list[Cell]]:
    """Lay out the scorecard."""
    return [
        [
            {"text": each.measure.title, "href": _page(each.measure)},
            *_figures(each.measure, each.whole, exact=each.exact),
        ]
        for each in lines
    ]


def whole_row(line: Line) -> list[list[Cell]]:
    """Lay out all twelve months of one measure together."""
    return [[{"text": "All"}, *_figures(line.measure, line.whole, exact=line.exact)]]


def month_rows(laid: Laid) -> list[list[Cell]]:
    """Lay out one measure by month, the newest first."""
    return [
        [
            {"text": f"{month:%B %Y}"},
            *_figures(
                laid.line.measure, of, exact=laid.line.exact, month=month.strftime(MONTH)
            ),
        ]
        for month, of in reversed(laid.months)
    ]


def agency_rows(laid: Laid) -> list[list[Cell]]:
    """Lay out one measure by agency, in the order of their names."""
    return [
        [
            {"text": each.name or NOBODY},
            *_figures(
                laid.line.measure, each.figures, exact=laid.line.exact,
                agency=each.agency or "-",
            ),
        ]
        for each in laid.agencies
    ]  # fmt: skip


def team_rows(laid: Laid) -> list[list[Cell]]:
    """Lay out one measure by the team that works with the child, by name."""
    return [
        [
            {"text": f"{each.agency_name}, {each.team}"},
            *_figures(
                laid.line.measure, each.figures, exact=laid.line.exact,
                agency=each.agency, team=ref_of(each.team),
            ),
        ]
        for each in laid.teams
    ]  # fmt: skip


def trend(laid: Laid) -> Shown | None:
    """Draw one measure by month, or nothing where it has no months."""
    if not laid.months:
        return None
    figures = [of for _, of in laid.months]
    layers = [
        Layer("In time", tuple(each.kept for each in figures)),
        Layer("Late", tuple(each.late for each in figures)),
        Layer("Not done", tuple(each.missed for each in figures)),
    ]
    periods = [f"{month:%b %y}" for month, _ in laid.months]
    return shown(draw_columns("By month", "Month", periods, layers), "trend")


def definition(measure: Measure) -> list[dict[str, object]]:
    """Say how a measure is counted, and from what."""
    return [
        {"key": "What is counted", "value": measure.counts},
        {"key": "Out of", "value": measure.out_of},
        {"key": "Requirements", "value": ", ".join(measure.rows)},
    ]


def counted_from(measure: Measure) -> list[tuple[str, str]]:
    """Return the words and addresses of the safeguards that a measure is counted from."""
    titles = {each.code: each.title for each in library_loading.load()}
    return [(titles.get(code, code), _safeguard(code)) for code in measure.safeguards]


def behind_rows(behind: Behind) -> list[list[Cell]]:
    """Lay out the entries that a figure counts, and are open to the reader."""
    return [
        [
            {"text": began.title, "href": _entry(began.position)},
            {"text": began.happened_words},
            {"text": began.agency_name},
            {"tag": STANDINGS[standing][0], "colour": STANDINGS[standing][1]},
            {"text": answer.title, "href": _entry(answer.position)}
            if answer
            else {"blank": "Nothing, or not open to you"},
        ]
        for standing, began, answer in behind.rows
    ]


def month_asked(text: str) -> date | None:
    """Read a month as it stands in an address; anything else is no month."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _figures(measure: Measure, of: Figures, *, exact: bool, **chosen: str) -> list[Cell]:
    rows = reverse("measure-rows", kwargs={"measure": measure.code})
    kept: Cell = {
        "text": share(of.kept, of.of, of.share, exact=exact),
        "blank": "Nothing fell due",
        "href": address(rows, standing="kept", **chosen) if of.kept != 0 else "",
    }
    others = (
        number(getattr(of, name), address(rows, standing=name, **chosen))
        for name in ("late", "missed", "explained", "unknown")
    )
    return [kept, *others, days(of.days, exact=exact)]


def _page(measure: Measure) -> str:
    return reverse("measure", kwargs={"measure": measure.code})


def _safeguard(code: str) -> str:
    return reverse("safeguard", kwargs={"code": code})


def _entry(position: int) -> str:
    return reverse("entry", kwargs={"position": position})
