"""Does a return tell who speaks, of whom, and keep every word and account for every row?"""

from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.chronology.told import Someone
from tests.documents.returns.building import CALL, MEETING, SEEN, File

ROWS = (("3/5/21", SEEN), ("4/5/21", CALL), ("6/5/21", MEETING))


def agencies(file):
    return [(one.name, one.sector) for one in file.understood().agencies]


def chronology(file):
    return file.table(("Date", "Event"), *ROWS)


def test_the_agency_is_named_in_a_title_a_header_a_row_or_the_file_name():
    police = [("Anytown Constabulary", "police")]
    assert (
        agencies(chronology(File().says("Anytown Constabulary – chronology", 1))) == police
    )
    assert (
        agencies(chronology(File().says("Anytown Constabulary", part="header"))) == police
    )
    in_rows = File().table(
        (("Anytown Constabulary: chronology", 2),), ("Date", "Event"), *ROWS
    )
    assert agencies(in_rows) == police
    assert agencies(chronology(File("Anytown Constabulary chronology.docx"))) == police
    assert agencies(chronology(File().table(("Agency", "Anytown Constabulary")))) == police


def test_an_agency_of_no_known_kind_is_named_by_its_title():
    titled = chronology(File().says("Lantern Place: chronology of involvement", 1))
    assert agencies(titled) == [("Lantern Place", "other")]


def test_several_agencies_in_one_file_by_heading_or_by_column():
    headed = chronology(File().says("Police", 2))
    headed = chronology(headed.says("Children's Social Care", 2))
    assert [sector for _, sector in agencies(headed)] == ["police", "childrens-social-care"]
    column = File().table(
        ("Agency", "Date", "Event"), ("HV", "3/5/21", SEEN), ("GP", "4/5/21", CALL)
    )
    assert [sector for _, sector in agencies(column)] == [
        "health-visiting",
        "general-practice",
    ]


def test_a_team_named_in_a_heading_is_no_other_agency():
    file = File().says("Anytown Children's Social Care: chronology", 1).says("MASH", 2)
    assert agencies(chronology(file)) == [
        ("Anytown Children's Social Care", "childrens-social-care")
    ]


def people_of(file, **more):
    told = file.understood(**more)
    names = {one.key: one.name or one.role for one in told.people}
    return [[names[key] for key in event.people] for event in told.events]


def test_people_are_known_by_a_family_table_and_a_key():
    file = (
        File()
        .table(
            ("Name", "DOB", "Relationship"),
            ("Ann Example", "01/02/1990", "Mother"),
            ("Bobbie Example", "03/04/2015", "Child"),
        )
        .table(
            ("Abbreviation", "Meaning"),
            ("CE", "Cy Example (father)"),
            ("MGM", "maternal grandmother"),
        )
        .table(
            ("Date", "Event"),
            ("3/5/21", "Mum and Bobbie came in. CE waited outside."),
            ("4/5/21", "Ann Example rang about MGM."),
        )
    )
    assert [set(one) for one in people_of(file)] == [
        {"Cy Example", "Bobbie Example", "Ann Example"},
        {"Ann Example", "maternal grandmother"},
    ]


def test_people_known_from_elsewhere_are_known_here():
    known = [
        Someone("mother", "Ann Example", "mother"),
        Someone("child-1", "Bobbie Example", "child"),
    ]
    file = File().table(
        ("Date", "Event"), ("3/5/21", "Mum rang about Bobbie."), ("4/5/21", CALL)
    )
    assert people_of(file, people=known)[0] == ["Bobbie Example", "Ann Example"]


def test_a_name_shouted_as_police_do_is_a_name():
    file = File().table(
        ("Date", "Event"), ("3/5/21", "Ann EXAMPLE was stopped."), ("4/5/21", CALL)
    )
    assert people_of(file)[0] == ["Ann Example"]


def test_seen_and_injury_are_told_only_where_words_are_plain():
    file = File().table(
        ("Date", "Event", "Child seen"),
        ("3/5/21", "Bruise to the left arm.", "Y"),
        ("4/5/21", "No reply at the door. Card left.", ""),
        ("5/5/21", "No bruising. Child seen alone.", ""),
        ("6/5/21", "Letter sent.", "n/a"),
    )
    told = file.understood().events
    assert [event.seen for event in told] == [True, False, True, None]
    assert [event.injury for event in told] == [True, None, False, None]


words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")),
    min_size=1,
    max_size=12,
)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
rows = st.lists(
    st.tuples(
        st.sampled_from(("3/5/21", "4/5/21", "", "next day", "May 2021")),
        sentences,
        sentences,
    ),
    min_size=1,
    max_size=8,
)


@given(rows)
def test_no_word_of_a_row_is_lost_and_every_row_is_accounted_for(some):
    file = File().table(("Date", "Event", "Comment"), ("1/5/21", SEEN, "x"), *some)
    told = file.understood()
    accounted = {one.place.row for one in told.account if one.what == "row"}
    assert accounted == set(range(1, len(some) + 3))
    left = {one.place.row for one in told.account if one.became in ("left-out", "heading")}
    kept = " ".join(
        " ".join([event.written, event.says, *(column.text for column in event.columns)])
        for event in told.events
    )
    for number, row in enumerate(some, start=3):
        if number not in left:
            assert all(word in kept for cell in row[1:] for word in cell.split())


@given(rows, st.sampled_from(("Date", "When")), st.booleans())
def test_the_same_return_is_understood_the_same_way_twice(some, heading, back):
    some = list(reversed(some)) if back else some
    file = File().table((heading, "Event", "Comment"), *some)
    assert file.understood() == file.understood()
