"""What does the reference page of the vocabulary say?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.handling import MARKS
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.kinds import GROUPS, KINDS
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS
from sightline.vocabulary.model import Field, FieldType, Kind
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.practice_model import PRACTICE_MODELS
from sightline.vocabulary.relationships import RELATIONSHIPS
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import NATIONAL_THEMES, THEMES, Scheme, ThemeGroup

_OPENING = """\
# Vocabulary

Every kind of entry and its fields, and every code that an entry, an agency or a post may
carry. This page is written by `python -m sightline.vocabulary.reference_page` from the data
in the package; change the data, not the page.

`*` marks a field that must be there, `[]` a list, `+` a field, code or kind that is
Sightline's own addition to the shared contract. In a file a required field may be `null` or
`"not stated"`: it is kept and reported. Where "other codes are kept" is said, the list is
not closed."""


def write() -> str:
    """Return the whole page as Markdown."""
    parts = [_OPENING, _types(), *_kinds(), *_codes(), _themes(), _national(), _headings()]
    return "\n\n".join(parts) + "\n"


def _types() -> str:
    rows = ((f"`{one.value}`", one.meaning) for one in FieldType)
    return "## What a field may hold\n\n" + _table(("type", "holds"), rows)


def _kinds() -> Iterator[str]:
    for group, title in GROUPS.items():
        yield f"## {title}"
        yield from (_kind(one) for one in KINDS.values() if one.group == group)


def _kind(kind: Kind) -> str:
    plus = " +" if kind.added else ""
    thread = " It may open a thread." if kind.opens_thread else ""
    head = f"### `{kind.code}`{plus}: {kind.title}\n\n{kind.hint}{thread}"
    rows = (_field_row(name, field) for name, field in _named(kind.fields))
    return f"{head}\n\n{_table(('field', 'asks', 'holds'), rows)}"


def _named(fields: Iterable[Field], under: str = "") -> Iterator[tuple[str, Field]]:
    for field in fields:
        name = f"{under}{field.name}{'[]' if field.many else ''}"
        yield name, field
        yield from _named(field.fields, f"{name}.")


def _field_row(name: str, field: Field) -> tuple[str, ...]:
    marks = f"{'*' if field.required else ''}{' +' if field.added else ''}"
    asks = " ".join(part for part in (_sentence(field.title), field.hint) if part)
    return f"`{name}`{marks}", asks, _holds(field)


def _holds(field: Field) -> str:
    facts = [field.type.meaning if not field.choices else _choices(field)]
    if field.least is not None and field.most is not None:
        facts.append(f"from {field.least} to {field.most}")
    elif field.least is not None:
        facts.append(f"{field.least} or more")
    facts += [
        words
        for told, words in (
            (field.open_choice, "other codes are kept"),
            (field.type is FieldType.FREE and bool(field.choices), "anything else is kept"),
            (field.several, "one, or a list"),
            (field.never_exported, "never exported"),
            (field.gives_away_place, "hidden by a safe address"),
        )
        if told
    ]
    return "; ".join(facts)


def _choices(field: Field) -> str:
    shown = (
        f"`{one.code}`{' +' if one.added and not field.added else ''}"
        for one in field.choices
    )
    return ", ".join(shown)


def _codes() -> Iterator[str]:
    yield _sectors()
    yield _circumstances()
    yield _relationships()
    yield _involvement_roles()
    yield _post_roles()
    yield _handling_marks()
    yield _knowledge_means()


def _sectors() -> str:
    return "## Sectors of agencies\n\n" + _table(
        ("code", "title", "education", "sensitive", "gives away where", "told about"),
        (
            (
                f"`{one.code}`",
                one.title,
                _yes(one.education),
                _yes(one.sensitive),
                _yes(one.gives_away_place),
                ", ".join(one.told_about),
            )
            for one in SECTORS.values()
        ),
    )


def _circumstances() -> str:
    return "## Circumstances\n\n" + _table(
        ("code", "title", "seen from linked children", "what a school may be told"),
        (
            (
                f"`{one.code}`{' +' if one.added else ''}",
                one.title,
                _yes(one.adult_factor),
                one.indicator_title,
            )
            for one in CIRCUMSTANCES.values()
        ),
    )


def _relationships() -> str:
    return "## Relationships\n\n" + _table(
        ("code", "title", "read from the other end", "parent", "carer", "words"),
        (
            (
                f"`{one.code}`{' (never recorded)' if one.only_inverse else ''}",
                one.title,
                f"`{one.inverse}`",
                _yes(one.parental),
                _yes(one.caring),
                ", ".join(dict.fromkeys(one.in_words(s) for s in ("female", "male", None))),
            )
            for one in RELATIONSHIPS.values()
        ),
    )


def _involvement_roles() -> str:
    return "## Roles in work with a family\n\n" + _table(
        ("code", "title", "usual sectors", "may lead"),
        (
            (f"`{one.code}`", one.title, ", ".join(one.sectors), _yes(one.lead))
            for one in INVOLVEMENT_ROLES.values()
        ),
    )


def _post_roles() -> str:
    return "## Roles of a post\n\n" + _table(
        ("code", "title", "what it may do", "every family", "reviews emergency access"),
        (
            (
                f"`{one.code}`",
                one.title,
                one.sentence,
                _yes(one.covers_everyone),
                _yes(one.reviews_break_glass),
            )
            for one in POST_ROLES.values()
        ),
    )


def _handling_marks() -> str:
    return "## Handling marks\n\n" + _table(
        ("code", "title", "what it means", "opens to"),
        (
            (
                f"`{one.code}{':PERSON-ID' if one.names_person else ''}`",
                one.title,
                one.sentence,
                one.opens_to.name.lower().replace("_", " "),
            )
            for one in MARKS.values()
        ),
    )


def _knowledge_means() -> str:
    return "## How an agency came to know\n\n" + _table(
        ("code", "words"),
        ((f"`{one.code}`", one.title) for one in KNOWLEDGE_MEANS.values()),
    )


def _themes() -> str:
    parts = ["## Themes of reviews"]
    for group in ThemeGroup:
        rows = (
            (
                f"`{one.code}`",
                one.title,
                one.definition,
                ", ".join(f"`{code}`" for code in one.national),
            )
            for one in THEMES.values()
            if one.group is group
        )
        columns = ("code", "title", "means", "counted nationally under")
        parts.append(f"### {group.heading} (`{group.value}`)\n\n{_table(columns, rows)}")
    return "\n\n".join(parts)


def _national() -> str:
    parts = ["## National themes"]
    for scheme in Scheme:
        rows = (
            (f"`{one.code}`", one.title)
            for one in NATIONAL_THEMES.values()
            if one.scheme is scheme
        )
        parts.append(f"### {scheme.heading}\n\n{_table(('code', 'title'), rows)}")
    return "\n\n".join(parts)


def _headings() -> str:
    models = tuple(PRACTICE_MODELS.values())
    rows = (
        (f"`{key}`", *(model.headings[key] for model in models))
        for key in models[0].headings
    )
    columns = ("heading", *(f"{model.title} (`{model.code}`)" for model in models))
    return "## Headings of practice models\n\n" + _table(columns, rows)


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _sentence(title: str) -> str:
    return title if title.endswith(("?", ".")) else f"{title}."


def _yes(told: bool) -> str:
    return "yes" if told else ""


if __name__ == "__main__":
    sys.stdout.write(write())
