"""How are words made to fit? Wrapped first; only then cut, and the cut is shown."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.drawing.ink.metrics import text_width

ELLIPSIS = "…"


@dataclass(frozen=True)
class Fitted:
    """Words as they fit a box. Where `shortened`, a table has to hold the full text."""

    lines: tuple[str, ...]
    shortened: bool


def words_in_box(
    text: str, width: float, size: float, *, lines: int = 1, bold: bool = False
) -> Fitted:
    """Wrap text to at most that many lines of that width, cutting what is left with `…`."""
    left = text.split()
    done: list[str] = []
    while left and len(done) < lines:
        line = _line(left, width, size, bold)
        del left[: len(line)]
        done.append(" ".join(line))
    too_wide = [
        n for n, line in enumerate(done) if text_width(line, size, bold=bold) > width
    ]
    if left:
        done[-1] = _cut(f"{done[-1]} {left[0]}", width, size, bold)
    for n in too_wide:
        done[n] = _cut(done[n], width, size, bold)
    return Fitted(tuple(done), bool(left or too_wide))


def _line(words: list[str], width: float, size: float, bold: bool) -> list[str]:
    """Take as many words as fit, and one at least."""
    taken = words[:1]
    for word in words[1:]:
        if text_width(" ".join([*taken, word]), size, bold=bold) > width:
            break
        taken.append(word)
    return taken


def _cut(text: str, width: float, size: float, bold: bool) -> str:
    kept = text.removesuffix(ELLIPSIS)
    while kept and text_width(kept.rstrip() + ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:-–") + ELLIPSIS
