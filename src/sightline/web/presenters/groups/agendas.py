"""How is a group's next agenda shown, and what do reviews add to it for this reader?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.access.trail import note_look
from sightline.kernel.partial_dates import whole_day
from sightline.learning.groups.agenda import Agenda, Item, agenda_of
from sightline.learning.groups.paper import due_words, note_of, parts_of
from sightline.reviews.queries.opening import Opened, my_reviews
from sightline.web.presenters.groups.opening import GroupAtWork

AGENDA_HEAD = ("What", "Who", "Due", "Note")
PAGE = "group-agenda"  # in the trail


def agenda_for(work: GroupAtWork, *, with_reviews: bool) -> Agenda:
    """Draw up the agenda; with what reviews left open, if asked for and they open."""
    items = _from_reviews(work) if with_reviews else ()
    return agenda_of(work.state, today=work.today, from_reviews=items)


def parts(work: GroupAtWork, agenda: Agenda) -> Iterator[dict[str, object]]:
    """Yield each part of an agenda as a table."""
    for title, items, empty in parts_of(agenda):
        rows = [_cells(work, item) for item in items]
        yield {"caption": title, "rows": rows, "empty": empty}


def _cells(work: GroupAtWork, item: Item) -> Sequence[object]:
    what: dict[str, str] = {"text": item.says}
    if item.number is not None:
        what["href"] = work.address("group-item", item=str(item.number))
    return [
        what,
        {"text": work.words.agency(item.owner) if item.owner else "", "blank": "The group"},
        {"text": due_words(item), "blank": "Now"},
        {"text": note_of(item), "blank": "Nothing"},
    ]


def _from_reviews(work: GroupAtWork) -> Iterator[Item]:
    """What is open in the reviews this reader sits in; that they read it is noted."""
    for review in my_reviews(work.asking.actor, now=work.asking.now):
        if review.is_author_only or review.state.workspace.withdrawn:
            continue
        items = list(_open_in(review, work))
        if items:
            child = review.state.incident.child
            note_look(
                work.asking.actor, person=child, page=PAGE, basis="seat", at=work.asking.now
            )
        yield from items


def _open_in(review: Opened, work: GroupAtWork) -> Iterator[Item]:
    for action in review.state.learning.actions:
        if action.is_open:
            data, late = action.step.data, action.is_late(work.today)
            yield Item(data["what"], action.due, data["owner"], late, review=review.code)
    for look in review.state.learning.look_backs:
        due = whole_day(look.planned.data.get("on"))
        if look.done is None:
            says = f"Look back: {look.planned.data.get('what') or 'did anything change?'}"
            late = due is not None and work.today > due
            yield Item(says, due, late=late, review=review.code)
