"""How does a ledger's entry become an entry of a file, or a person in its header again?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sightline.exchange.case_file.telling_people import DEATH, is_from_header
from sightline.exchange.case_file.told import FILE_ORIGIN, EntryTold, KnownTold, PersonTold
from sightline.record.telling import Kept, News


def told(kept: Kept) -> EntryTold:
    """Return an entry of the ledger as a file tells it."""
    return EntryTold(
        content=kept.content,
        known_to=tuple(_known_to(kept)),
        origin=kept.origin,
    )


def folded(entries: Iterable[EntryTold]) -> Iterator[PersonTold | EntryTold]:
    """Yield entries in order, those that came out of a header as people of a header.

    A header has one place for a person, so an entry that does not fit there any more
    (others know it, or it was told apart from the rest) stays an entry.
    """
    waiting: PersonTold | None = None
    latest = ""
    for each in entries:
        if waiting and _is_death_of(waiting, each):
            waiting = replace(waiting, died=each.content.happened.text)
            continue
        if waiting:
            yield waiting
            waiting = None
        if _foldable(each) and not each.content.id.endswith(DEATH):
            waiting = _person(each, latest)
            continue
        yield each
        latest = each.content.id
    if waiting:
        yield waiting


def _known_to(kept: Kept) -> Iterator[KnownTold]:
    own = kept.content.agency
    received = {news.agency: news for news in kept.received if news.agency != own}
    for news in kept.known:
        if news.agency != own:
            yield _known(kept, news, received.pop(news.agency, None))
    for news in received.values():
        yield _known(kept, None, news)


def _known(kept: Kept, known: News | None, received: News | None) -> KnownTold:
    news = known or received
    return KnownTold(
        agency=news.agency if news else "",
        since=known.at if known else None,
        how=known.how if known else "unknown",
        acknowledged=received.at if received else None,
        brought_by=_by_another(kept, known),
        acknowledged_by=_by_another(kept, received),
    )


def _by_another(kept: Kept, news: News | None) -> str | None:
    if news is None or news.brought_by == kept.content.id:
        return None
    return news.brought_by or None


def _foldable(each: EntryTold) -> bool:
    return (
        is_from_header(each.content)
        and not each.known_to
        and each.origin == FILE_ORIGIN
        and not (each.content.says or each.content.author or each.content.handling)
    )


def _person(each: EntryTold, latest: str) -> PersonTold:
    content = each.content
    return PersonTold(
        id=content.about[0][0],
        facts=content.data,
        told_by=content.agency,
        told_at=content.recorded_at,
        told_after=latest,
    )


def _is_death_of(person: PersonTold, each: EntryTold) -> bool:
    content = each.content
    return (
        _foldable(each)
        and content.id == person.id + DEATH
        and not person.died
        and bool(content.happened.text)
        and (content.agency, content.recorded_at) == (person.told_by, person.told_at)
    )
