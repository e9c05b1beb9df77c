"""How can a form explain each choice, or ask for a date that is only partly known?

The `field` tag draws these, and every plain Django widget, in GOV.UK markup.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms


class Explained:
    """Choices that carry a hint each, or reveal a follow-up question of the same form.

    `hints` maps a choice's value to a sentence; `reveals` maps it to the name of a field,
    which is then drawn under that choice and must not be drawn again by the page.
    """

    hints: Mapping[str, str]
    reveals: Mapping[str, str]
    inline: bool = False
    exclusive: str = ""


class Radios(Explained, forms.RadioSelect):
    def __init__(
        self,
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str] | None = None,
        inline: bool = False,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[Any] = (),
    ) -> None:
        super().__init__(attrs=attrs, choices=choices)
        self.hints, self.reveals, self.inline = hints or {}, reveals or {}, inline


class Checkboxes(Explained, forms.CheckboxSelectMultiple):
    """Tick boxes; `exclusive` names the value that means "none of these"."""

    def __init__(
        self,
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str] | None = None,
        exclusive: str = "",
        attrs: dict[str, Any] | None = None,
        choices: Iterable[Any] = (),
    ) -> None:
        super().__init__(attrs=attrs, choices=choices)
        self.hints, self.reveals, self.exclusive = hints or {}, reveals or {}, exclusive


class PartialDateInput(forms.TextInput):
    """One box for a date in people's own words, where day or month may be unknown."""

    hint = "For example, 3 May 2024, May 2024, 2024, or about 2019"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", **(attrs or {})})


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes, read as one text: 2024-05-03, 2024-05 or 2024.

    What cannot be a date is passed on as typed, so that the field can say what is wrong and
    the boxes can show it again.
    """

    hint = "For example, 27 3 2019. Leave the day or month empty if it is not known."

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        names = ("day", "month", "year")
        parts: dict[str, Any] = {name: forms.TextInput(dict(box)) for name in names}
        super().__init__(parts, attrs)

    def decompress(self, value: object) -> list[str]:
        text = value.isoformat() if isinstance(value, date) else str(value or "")
        year, month, day = [*text.split("-", 2), "", "", ""][:3]
        return [day.lstrip("0"), month.lstrip("0"), year]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        day, month, year = ((part or "").strip() for part in typed)
        parts = [year, _two_digits(month), _two_digits(day)]
        return "-".join(parts).rstrip("-") if any(parts) else ""


def _two_digits(part: str) -> str:
    return part.zfill(2) if part.isdecimal() else part
