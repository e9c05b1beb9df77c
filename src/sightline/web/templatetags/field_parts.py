"""What is needed to draw a bound form field, and where does a link to its error lead?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BaseFormSet, BoundField

# The first class that matches wins: Django's tick boxes, for one, are also radios.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.MultipleHiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file-upload"),
    (forms.MultiWidget, "date-input"),
)
_GROUPS = {"checkboxes", "radios", "date-input"}
# Django says "This field is required", which in a list of errors does not say which.
_REQUIRED = forms.Field.default_error_messages["required"]
_MISSING = {
    "checkbox": "Tick “{}”",
    "checkboxes": "Choose an answer to “{}”",
    "radios": "Choose an answer to “{}”",
    "select": "Choose an answer to “{}”",
    "file-upload": "Choose a file for “{}”",
}


@dataclass(frozen=True)
class Look:
    """How a page wants one field drawn, where that differs from what the form says."""

    label: str = ""
    hint: str = ""
    size: str = ""
    heading: bool = False
    width: str = ""
    rows: int = 0


@dataclass(frozen=True)
class Option:
    """One radio or tick box, with what explains it and what it reveals."""

    id: str
    name: str
    value: str
    label: str
    checked: bool
    hint: str
    reveal: BoundField | None
    exclusive: bool


def kind_of(bound: BoundField) -> str:
    widget = bound.field.widget
    return next((kind for known, kind in _KINDS if isinstance(widget, known)), "input")


def id_of(bound: BoundField) -> str:
    return str(bound.auto_id or bound.html_name)


def anchor(bound: BoundField) -> str:
    """Return the id of the first thing in a field that can be typed in or ticked."""
    return f"{id_of(bound)}_0" if kind_of(bound) in _GROUPS else id_of(bound)


def messages_of(bound: BoundField) -> list[str]:
    """Return what is wrong with a field; of an empty one, which question was not answered."""
    missing = _MISSING.get(kind_of(bound), "Enter an answer to “{}”").format(bound.label)
    return [missing if text == str(_REQUIRED) else text for text in map(str, bound.errors)]


def field_context(bound: BoundField, look: Look) -> dict[str, Any]:
    kind, ident = kind_of(bound), id_of(bound)
    hint = look.hint or bound.help_text or getattr(bound.field.widget, "hint", "")
    errors = messages_of(bound)
    named = [f"{ident}_hint"] * bool(hint) + [f"{ident}_error"] * bool(errors)
    context = {
        "bound": bound,
        "kind": kind,
        "id": ident,
        "label": look.label or bound.label,
        "look": look,
        "hint": hint,
        "errors": errors,
        "described_by": " ".join(named),
        "template": f"govuk/field/{kind}.html",
        "widget": bound.field.widget,
    }
    return context | _insides(bound, kind, context)


def _insides(bound: BoundField, kind: str, context: dict[str, Any]) -> dict[str, Any]:
    if kind in {"radios", "checkboxes"}:
        return {"options": list(_options(bound))}
    if kind == "date-input":
        return {"parts": list(_parts(bound))}
    return {"control": bound.as_widget(attrs=_attributes(bound, kind, context))}


def _attributes(bound: BoundField, kind: str, context: dict[str, Any]) -> dict[str, Any]:
    look: Look = context["look"]
    # Browsers cut a pasted text at maxlength without a word, and a placeholder vanishes as
    # soon as it is needed; the form's own message and the hint do both jobs better.
    attributes: dict[str, Any] = {
        "id": context["id"],
        "maxlength": False,
        "placeholder": False,
    }
    if kind != "hidden":
        attributes["class"] = " ".join(_classes(bound, kind, look))
    if context["described_by"]:
        attributes["aria-describedby"] = context["described_by"]
    if kind == "textarea":
        attributes["rows"] = look.rows or bound.field.widget.attrs.get("rows") or 5
    return attributes


def _classes(bound: BoundField, kind: str, look: Look) -> Iterator[str]:
    block = "checkboxes__input" if kind == "checkbox" else kind
    yield f"govuk-{block}"
    if bound.errors and kind != "checkbox":
        yield f"govuk-{block}--error"
    if look.width:
        yield _width_class(kind, look.width)
    if own := bound.field.widget.attrs.get("class"):
        yield str(own)


def _width_class(kind: str, width: str) -> str:
    """Characters (5) for a text box; a fraction (two-thirds) for anything."""
    fixed = width.isdecimal() and kind == "input"
    return f"govuk-input--width-{width}" if fixed else f"govuk-!-width-{width}"


def _options(bound: BoundField) -> Iterator[Option]:
    widget = bound.field.widget
    hints = getattr(widget, "hints", {})
    reveals = getattr(widget, "reveals", {})
    for index, choice in enumerate(bound.subwidgets):
        value = str(choice.data["value"])
        revealed = reveals.get(value)
        yield Option(
            id=f"{id_of(bound)}_{index}",
            name=choice.data["name"],
            value=value,
            label=choice.data["label"],
            checked=bool(choice.data["selected"]),
            hint=hints.get(value, ""),
            reveal=bound.form[revealed] if revealed else None,
            exclusive=bool(value) and value == getattr(widget, "exclusive", ""),
        )


def _parts(bound: BoundField) -> Iterator[dict[str, Any]]:
    drawn = bound.field.widget.get_context(
        bound.html_name, bound.value(), {"id": id_of(bound)}
    )
    for part in drawn["widget"]["subwidgets"]:
        name = part["name"].rsplit("_", 1)[-1]
        yield {
            "id": part["attrs"]["id"],
            "name": part["name"],
            "value": part["value"] or "",
            "label": name.capitalize(),
            "inputmode": part["attrs"].get("inputmode", "text"),
            "width": 4 if name == "year" else 2,
        }


def errors_in(form: object) -> Iterator[dict[str, str]]:
    """Yield the messages of a form, a formset or a list of them, each with its place."""
    if isinstance(form, BaseForm):
        yield from _errors_in_form(form)
    elif isinstance(form, BaseFormSet):
        yield from ({"text": text, "anchor": ""} for text in _bound_messages(form))
        yield from _errors_in_each(form.forms)
    elif isinstance(form, (list, tuple)):
        yield from _errors_in_each(form)


def _errors_in_each(forms_given: Iterable[object]) -> Iterator[dict[str, str]]:
    for form in forms_given:
        yield from errors_in(form)


def _bound_messages(formset: "BaseFormSet[Any]") -> list[str]:
    return [str(text) for text in formset.non_form_errors()] if formset.is_bound else []


def _errors_in_form(form: BaseForm) -> Iterator[dict[str, str]]:
    for name, messages in form.errors.items():
        bound = form[name] if name in form.fields else None
        texts = messages_of(bound) if bound else map(str, messages)
        place = anchor(bound) if bound and not bound.is_hidden else ""
        yield from ({"text": text, "anchor": place} for text in texts)
