"""What a reader may stumble over is found, said with what to write, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.learning.plain import unplain_in

TOLD = tomllib.loads(
    resources.files("sightline.learning")
    .joinpath("data", "slips.toml")
    .read_text(encoding="utf-8")
)


def _found(*texts: str) -> list[tuple[str, str]]:
    return [(each.found, each.right) for each in unplain_in({"part": texts})]


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("The school did now share it.", "did now share", "did not"),
        ("She was now brought to the clinic.", "was now brought", "the opposite"),
        ("Agencies should no be told.", "should no be", "not"),
        ("He could not not go.", "not not", "one of the two"),
        ("The lesion was punctual.", "punctual", "being on time"),
        ("A matter of pubic record.", "pubic", "“public”"),
        ("The untied front of agencies.", "untied", "“united”"),
        ("A casual link was assumed.", "casual link", "“causal”"),
        ("Agreed in principal.", "in principal", "“in principle”"),
        ("The principle social worker.", "principle social worker", "“principal”"),
        ("Ask about there baby.", "there baby", "“their”"),
        ("Their is a plan.", "Their is", "“there”"),
        ("Tell it's staff.", "it's staff", "“its”"),
        ("Tell it’s staff.", "it’s staff", "“its”"),
        ("Nobody was told.", "", ""),
        ("They may loose sight of him.", "loose sight", "“lose”"),
        ("He was know to police.", "was know to", "“known”"),
        ("A heath visitor called.", "heath visitor", "“health”"),
        ("She was put on her font.", "on her font", "position"),
        ("Infant morality fell.", "Infant morality", "“mortality”"),
        ("News came form the school.", "form the school", "“from”"),
        ("Agencies should ensue that.", "ensue that", "“ensure”"),
        ("They they were told.", "They they", "once"),
        ("What the the team does.", "the the", "once"),
    ],
)
def test_a_slip_is_found_with_what_to_write(text: str, found: str, right: str) -> None:
    said = _found(text)

    assert bool(said) is bool(found)
    if found:
        assert f"“{found}” in “" in said[0][0]
        assert right in said[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "They had had no visit. She said that that was all.",
        "The principal carer and the principal social worker agreed in principle.",
        "There is a plan, and their baby is in it. It's not the end.",
        "The family did not attend, and is now known to the school.",
        "A casual remark was made in public. The form from the school came back.",
        "He was brought on time. The council ran a counselling service.",
        "Read https://www.example.org/the/the/pubic/LCSPR or ask team.pubic@example.org.",
        "The General Practitioner (GP) and the NHS knew.",
    ],
)
def test_what_is_well_written_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_an_abbreviation_is_written_out_where_it_stands_first() -> None:
    """With the field's own words for it, where they are known."""
    assert _found("The multi-agency safeguarding hub (MASH) met.", "MASH met again.") == []
    assert _found("MASH met.") == [
        (
            "“MASH” is not explained",
            "write “multi-agency safeguarding hub (MASH)”, where it stands first",
        )
    ]
    late = _found("MASH met.", "The multi-agency safeguarding hub (MASH) met.")
    assert [found for found, _ in late] == ["“MASH” is explained only after it was used"]
    assert _found("The QZX met. QZX met.")[0][1].startswith("write it out, then (QZX)")


def test_a_slip_is_shown_with_the_words_around_it() -> None:
    """A part may be long: the reader finds the place by what stands beside it."""
    text = f"{'Many words stand here. ' * 5}A matter of pubic record. {'More follow. ' * 5}"

    ((found, _),) = _found(text)

    assert found == "“pubic” in “…here. A matter of pubic record. More follow.…”"


@pytest.mark.parametrize("slip", TOLD["slip"], ids=lambda slip: slip["found"][:30])
def test_no_slip_finds_what_it_tells_to_write(slip: dict[str, str]) -> None:
    """Whoever does as told is not told again."""
    advised = re.findall(r"“([^”]+)”", slip["instead"])
    own = re.compile(rf"\b(?:{slip['found']})\b", re.IGNORECASE)

    assert not [words for words in advised if own.fullmatch(words)]


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_can_be_looked_over(texts: list[str]) -> None:
    """Whatever was typed or pasted."""
    for each in unplain_in({"part": texts}):
        assert each.found
        assert each.right
