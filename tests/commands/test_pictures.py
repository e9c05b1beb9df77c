"""Do `genogram`, `ecomap` and `timeline` draw a case file, and say the same in words?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.commands.main import main
from tests.exchange.case_files import raw, rowans

KINDS = ("genogram", "ecomap", "timeline")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.case.json"
    path.write_bytes(raw(rowans()))
    return path


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_a_picture_is_written_by_the_ending_of_its_name(
    kind, ending, begins, case, tmp_path
):
    out = tmp_path / f"picture.{ending}"

    assert main([kind, str(case), "-o", str(out)]) == 0

    assert out.read_bytes().startswith(begins)
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_said_as_json(kind, case, tmp_path, capsys):
    out = tmp_path / "picture.svg"

    assert main([kind, str(case), "-o", str(out), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(out)
    assert told["summary"]
    assert all(
        len(row) == len(each["headings"]) for each in told["tables"] for row in each["rows"]
    )


def test_a_child_who_is_not_there_is_refused_with_who_is(case, tmp_path, capsys):
    out = tmp_path / "picture.svg"

    assert main(["ecomap", str(case), "--child", "nobody", "-o", str(out)]) == 2

    said = capsys.readouterr().err
    assert "nobody" in said
    assert "baby" in said
    assert not out.exists()


def test_an_ending_that_is_no_picture_is_refused(case, tmp_path, capsys):
    assert main(["genogram", str(case), "-o", str(tmp_path / "picture.gif")]) == 2

    assert ".svg, .png or .pdf" in capsys.readouterr().err


def test_for_a_child_less_is_drawn_than_for_a_panel(case, tmp_path):
    """What bears on adults is left out of what a child is shown, and not merely hidden."""
    told = rowans()
    told["entries"].append(
        {
            "id": "e9", "kind": "circumstance.recorded", "happened": "2026-01-01", "by": "csc",
            "about": ["mother"], "data": {"what": "alcohol"},
        }
    )  # fmt: skip
    case.write_bytes(raw(told))
    pictures = {}
    for audience in ("panel", "child"):
        out = tmp_path / f"{audience}.svg"
        assert main(["genogram", str(case), "--audience", audience, "-o", str(out)]) == 0
        pictures[audience] = out.read_text()

    assert "drugs or alcohol" in pictures["panel"]
    assert "drugs or alcohol" not in pictures["child"]
