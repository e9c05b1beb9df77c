"""Are other programs' trees read for what they say, and other files refused for what they are?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.drawing.family.people import Lived
from sightline.drawing.family.ties import Ending, LinkKind
from sightline.drawing.gedcom.dates import date_from
from sightline.drawing.gedcom.lines import from_ansel
from sightline.drawing.gedcom.reading import family_from_gedcom
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.kernel.errors import Refused
from tests.drawing.families.growing import TODAY

TREE = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Abel /Madeup/
1 SEX M
1 BIRT
2 DATE ABT 1900
1 DEAT Y
0 @I2@ INDI
1 NAME Zoë /Madeup/
1 SEX F
1 BIRT
2 DATE BET 1901 AND 1903
1 DEAT
2 DATE 3 MAR 1950
0 @I3@ INDI
1 NAME
2 GIVN Cas
2 SURN Madeup
1 SEX X
1 BIRT
2 DATE BEF 12 MAR 1930
1 FAMC @F1@
2 PEDI adopted
1 FAMC @F3@
1 ASSO @I4@
2 RELA Godmother
0 @I4@ INDI
1 SEX U
1 NO DEAT
0 @I5@ INDI
1 NAME Dov
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 CHIL @I3@
1 CHIL @I99@
1 MARR
2 DATE 1925
1 DIV
2 DATE 1931
0 @F2@ FAM
1 WIFE @I1@
1 HUSB @I2@
1 MARR
2 DATE 1940
1 CHIL @I5@
0 @F3@ FAM
1 WIFE @I4@
0 TRLR
"""


@pytest.mark.parametrize(
    "data",
    [
        TREE.encode(),
        b"\xef\xbb\xbf" + TREE.encode(),
        TREE.encode("utf-16"),
        TREE.encode("utf-16-le"),
        TREE.replace("UTF-8", "ANSI").encode("cp1252"),
        TREE.replace("UTF-8", "ANSEL").encode("utf-8").replace("ë".encode(), b"\xe8e"),
        TREE.replace("\n", "\r").encode(),
        TREE.replace("\n1", "\n  1").replace("\n2", "\n    2").encode(),
    ],
    ids=[
        "utf-8",
        "marked",
        "utf-16",
        "utf-16 unmarked",
        "latin",
        "ansel",
        "mac",
        "indented",
    ],
)
def test_a_tree_is_read_whatever_its_encoding(data):
    family = family_from_gedcom(data)
    assert [one.name for one in family.people] == [
        "Abel Madeup",
        "Zoë Madeup",
        "Cas Madeup",
        "",
        "Dov",
    ]
    assert [one.lived for one in family.people] == [
        Lived.MALE, Lived.FEMALE, Lived.NON_BINARY, Lived.NOT_KNOWN, Lived.NOT_KNOWN
    ]  # fmt: skip
    assert family.person["I1"].born.approximate
    assert family.person["I1"].died is not None
    assert not family.person["I1"].died.is_known
    assert family.person["I2"].died.text == "1950-03-03"
    assert family.person["I4"].died is None
    assert family.person["I4"].notes == ("godmother of Cas Madeup",)


def test_the_same_pair_twice_is_one_couple_with_two_weddings():
    family = family_from_gedcom(TREE.encode())
    assert [union.id for union in family.unions] == ["F1", "F3"]
    first, second = family.union["F1"].periods
    assert (first.ending, second.ending) == (Ending.DIVORCED, None)
    assert family.parents_of("I5") == ("I1", "I2")


def test_adoption_is_told_from_birth():
    kinds = {
        (one.child, one.union): one.kind
        for one in family_from_gedcom(TREE.encode()).children
    }
    assert kinds["I3", "F1"] is LinkKind.ADOPTED
    assert kinds["I3", "F3"] is LinkKind.BIRTH


def test_version_seven_roles_are_read():
    tree = TREE.replace("5.5.1", "7.0").replace(
        "2 RELA Godmother", "2 ROLE OTHER\n3 PHRASE Neighbour"
    )
    assert family_from_gedcom(tree.encode()).person["I4"].notes == (
        "neighbour of Cas Madeup",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!DOCTYPE html><html><body>Trees</body></html>", "web page"),
        (b"PK\x03\x04rest", "zip"),
        (b"", "empty"),
        (b"name,born\nAbel,1900\n", "not a GEDCOM"),
        (b"\x00\x01\x02\xff" * 40, "not a GEDCOM"),
        (b"0 HEAD\n0 TRLR\n", "no person"),
    ],
)
def test_other_files_are_refused_with_what_they_are(data, said):
    with pytest.raises(Refused, match=said):
        family_from_gedcom(data)


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("3 MAR 1950", "1950-03-03"),
        ("MAR 1950", "1950-03"),
        ("1950", "1950"),
        ("ABT 1950", "1950~"),
        ("EST MAR 1950", "1950-03~"),
        ("BEF 1950", "../1950"),
        ("AFT 3 MAR 1950", "1950-03-03/.."),
        ("BET 1950 AND 1952", "1950/1952"),
        ("FROM 1950 TO 1952", "1950/1952"),
        ("INT 1950 (about when the mill closed)", "1950~"),
        ("11 FEB 1731/32", "1731-02-11"),
        ("31 FEB 1950", ""),
        ("@#DHEBREW@ 13 CSH 5758", ""),
        ("44 B.C.", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_dates_are_read_for_what_they_say(told, edtf):
    assert date_from(told).text == edtf


@given(st.text(max_size=40))
def test_any_date_is_read_or_not_known(told):
    date_from(told)


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused(data):
    for content in (data, b"0 HEAD\n0 @I1@ INDI\n1 NAME A\n" + data):
        try:
            family_from_gedcom(content)
        except Refused:
            continue


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("HUSB", "WIFE", "CHIL")), st.integers(0, 3), st.integers(0, 5)
        ),
        max_size=24,
    )
)
def test_any_tangle_of_families_is_drawn(ties):
    lines = ["0 HEAD"]
    lines += [f"0 @I{n}@ INDI\n1 NAME P{n}" for n in range(6)]
    for family in range(4):
        lines.append(f"0 @F{family}@ FAM")
        lines += [f"1 {tag} @I{person}@" for tag, own, person in ties if own == family]
    drawn = draw_genogram(family_from_gedcom("\n".join(lines).encode()), as_at=TODAY)
    assert drawn.picture.width > 0


def test_ansel_accents_come_before_their_letter():
    assert from_ansel(b"Zo\xe8e \xa5r\xb2") == "Zoë Ærø"
