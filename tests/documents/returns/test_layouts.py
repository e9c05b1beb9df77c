"""Is every layout that agencies use told as its events, and nothing else as one?"""

from datetime import date

import pytest

from sightline.documents.source.blocks import Place
from tests.documents.returns.building import CALL, MEETING, SEEN, File, told, why_left_out

THREE = [("2021-05-03", SEEN), ("2021-05-04", CALL), ("2021-05-06", MEETING)]


def three(file):
    assert told(file) == THREE


@pytest.mark.parametrize(
    "headings",
    [
        ("Date", "Event"),
        ("When", "What happened?"),
        ("Date of contact", "Details of contact / event"),
        ("Date/Time", "Summary of involvement"),
        ("Event date & time", "Significant event"),
        ("Date occurred", "Narrative"),
        ("Date (dd/mm/yyyy)", "What we did not know we knew"),
        ("", ""),
    ],
)
def test_headings_are_known_by_their_meaning(headings):
    three(
        File().table(
            headings, ("03/05/2021", SEEN), ("4/5/21", CALL), ("6 May 2021", MEETING)
        )
    )


def test_columns_may_stand_in_any_order():
    three(
        File().table(
            ("No.", "Action taken", "Event", "Author", "Date"),
            ("1", "None", SEEN, "HV", "03/05/2021"),
            ("2", "", CALL, "HV", "04/05/2021"),
            ("3", "None", MEETING, "SW", "06/05/2021"),
        )
    )


def test_a_table_without_headings_is_known_by_what_stands_in_it():
    three(
        File().table(
            ("3/5/21", "HV", SEEN), ("4/5/21", "HV", CALL), ("6/5/21", "SW", MEETING)
        )
    )


def test_terse_words_beside_days_in_order_are_events():
    file = File().table(
        ("3/5/21", "DNA"), ("4/5/21", "No reply"), ("5/5/21", "Letter sent")
    )
    assert [said for _, said in told(file)] == ["DNA", "No reply", "Letter sent"]


def test_a_table_goes_on_after_a_page_or_a_section():
    three(
        File()
        .table(("Date", "Event", "By"), ("3/5/21", SEEN, "HV"))
        .says("(table continued)")
        .table(("4/5/21", CALL, "HV"), ("6/5/21", MEETING, "SW"))
    )


def test_headings_over_headings_titles_and_headings_again_are_no_events():
    three(
        File().table(
            (("Anytown Police: chronology", 3),),
            (("About the contact", 2), "What was done"),
            ("Date", "Event", "Action"),
            ("3/5/21", SEEN, "x"),
            ("Date", "Event", "Action"),
            ("4/5/21", CALL, "x"),
            (("About the contact", 2), "What was done"),
            ("6/5/21", MEETING, "x"),
        )
    )


def test_families_keys_questions_and_counts_are_no_events():
    file = (
        File()
        .table(("Name", "DOB", "Relationship"), ("Ann Example", "01/02/1990", "Mother"))
        .table(("Abbreviation", "Meaning"), ("MGM", "maternal grandmother"))
        .table(("Month", "Number of contacts"), ("May 2021", "12"))
        .table(("Agency", "Example Academy"), ("Date of report", "07/06/2021"))
        .table(("Date", "Event"), ("3/5/21", SEEN), ("4/5/21", CALL), ("6/5/21", MEETING))
        .table(
            ("Question", "Answer"), ("What went well?", "On 3/5/21 the plan was shared.")
        )
    )
    three(file)
    assert len(why_left_out(file.understood())) == 5


def test_totals_notes_and_ends_are_no_events():
    three(
        File().table(
            ("Date", "Event", "Action"),
            ("3/5/21", SEEN, ""),
            (("NB the records of 2019 were lost.", 3),),
            ("4/5/21", CALL, ""),
            ("No contact between 4/5/21 and 6/5/21", "", ""),
            ("6/5/21", MEETING, ""),
            ("Total contacts", "", "3"),
            ("Notes", "", ""),
            ("1. Dates are those of the event.", "", ""),
            ("END", "", ""),
        )
    )


def test_the_month_stands_over_each_table():
    file = (
        File()
        .says("May 2021", level=2)
        .table(("Date", "Event"), ("3rd", SEEN), ("4th", CALL), ("6th", MEETING))
    )
    three(file)


def test_the_year_stands_between_the_rows():
    file = File().table(
        ("Date", "Event"),
        (("2020", 2),),
        ("3 May", SEEN),
        (("2021", 2),),
        ("4 January", CALL),
    )
    assert told(file) == [("2020-05-03", SEEN), ("2021-01-04", CALL)]


def test_the_day_stands_over_its_rows():
    file = File().table(
        ("Time", "Event"),
        (("Monday 3 May 2021", 2),),
        ("09:00", SEEN),
        ("2.30pm", CALL),
        (("Tuesday 4 May 2021", 2),),
        ("10:15", MEETING),
    )
    assert [when for when, _ in told(file)] == [
        "2021-05-03T09:00",
        "2021-05-03T14:30",
        "2021-05-04T10:15",
    ]


def test_day_month_and_year_stand_in_columns_of_their_own():
    file = File().table(
        ("Day", "Month", "Year", "Event"),
        ("3", "5", "2021", SEEN),
        ("4", "May", "", CALL),
        ("6", "May", "2021", MEETING),
    )
    three(file)


def test_a_time_has_a_column_of_its_own():
    file = File().table(("Date", "Time (24h)", "Event"), ("3/5/21", "0807hrs", SEEN))
    assert told(file) == [("2021-05-03T08:07", SEEN)]


def test_dates_merged_over_several_rows_are_the_same_day_without_a_doubt():
    file = File().table(
        ("Date", "Event"), ("3/5/21", SEEN), ("^", CALL), ("4/5/21", MEETING)
    )
    events = file.understood().events
    assert [event.happened.text for event in events] == ["2021-05-03"] * 2 + ["2021-05-04"]
    assert not any(event.doubts for event in events)


def test_one_event_over_several_rows_is_told_once():
    file = File().table(
        ("Date", "Event", "By"),
        ("3/5/21", SEEN, "HV"),
        ("^", "^", "SW"),
        ("4/5/21", CALL, ""),
    )
    events = file.understood().events
    assert len(events) == 2
    assert events[0].columns[0].text == "HV\nSW"


def test_a_blank_date_is_a_new_event_on_a_guessed_day():
    file = File().table(("Date", "Event", "By"), ("3/5/21", SEEN, "HV"), ("", CALL, "SW"))
    second = file.understood().events[1]
    assert (second.happened.text, second.says) == ("2021-05-03?", CALL)
    assert second.doubts[0].about == "date"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("She was upset and said that", "she had not slept."),
        ("She said that", "Mother had not slept."),
        (SEEN, "(continued) and later the father came."),
        (SEEN, "Action: referral made."),
    ],
)
def test_a_row_broken_over_a_page_goes_on_with_the_row_above(above, below):
    file = File().table(("Date", "Event", "By"), ("3/5/21", above, "HV"), ("", below, ""))
    (event,) = file.understood().events
    assert event.says == f"{above}\n{below}"


def test_small_tables_tell_one_event_each():
    file = File()
    for day, words in (("03/05/2021", SEEN), ("next day", CALL), ("6/5/21", MEETING)):
        file.table(
            ("Date", day), ("Event", words), ("Action taken", "none"), ("Source", "log")
        )
    three(file)


def test_fields_two_to_a_row_and_several_events_in_one_table():
    three(
        File().table(
            ("Date", "3/5/21", "Source", "log"),
            ("Event", (SEEN, 3)),
            ("Date", "4/5/21", "Source", "log"),
            ("Event", (CALL, 3)),
            ("Date", "6/5/21", "Source", "log"),
            ("Event", (MEETING, 3)),
        )
    )


def test_a_table_on_its_side():
    three(
        File().table(
            ("Date", "03/05/2021", "04/05/2021", "6 May 2021"),
            ("Event", SEEN, CALL, MEETING),
            ("Action", "a", "b", ""),
        )
    )


def test_fields_inside_one_cell():
    three(
        File().table(
            (f"Date: 3/5/21\nEvent: {SEEN}",),
            (f"Date: 4/5/21\nEvent: {CALL}",),
            (f"Date: 6/5/21\nEvent: {MEETING}\nAction: none",),
        )
    )


def test_paragraphs_that_begin_with_a_date():
    three(
        File()
        .says("The Example Surgery: chronology", level=1)
        .says("Written 07/11/2022 for the review.")
        .says(f"03/05/2021: {SEEN}")
        .says(f"4th May 2021 – {CALL}")
        .says(f"6/5/21 {MEETING}")
        .says("Analysis", level=1)
        .says("More visits were needed.")
    )


def test_dates_over_paragraphs_and_labelled_lines_below():
    file = File()
    for day, words in (
        ("3rd May 2021", SEEN),
        ("4 May 2021", CALL),
        ("Thursday 6 May 2021", MEETING),
    ):
        file.says(day, level=3).says(words).says("Action taken: none")
    three(file)
    assert file.understood().events[0].columns[0].text == "none"


def test_a_sentence_that_begins_with_its_date_keeps_it():
    words = "On 3 May 2021 the visitor rang and all was well."
    file = (
        File().says(words).says("On 4 May 2021 she rang again.").says("On 5 May 2021 too.")
    )
    assert told(file)[0] == ("2021-05-03", words)


def test_a_table_inside_a_row_is_part_of_what_the_row_tells():
    file = File().table(("Date", "Event"), ("3/5/21", SEEN), ("4/5/21", CALL))
    file.table(
        ("Weight", "Date"), ("3.2kg", "1/5/21"), inside=Place(table=1, row=3, column=2)
    )
    events = file.understood().events
    assert len(events) == 2
    assert "3.2kg" in events[1].columns[0].text


def test_a_chronology_inside_a_table_made_for_layout():
    file = File().table(("",))
    file.table(
        ("Date", "Event"), ("3/5/21", SEEN), ("4/5/21", CALL), inside=Place(table=1, row=1)
    )
    assert len(told(file)) == 2


def test_footnotes_and_comments_belong_to_the_row_that_refers_to_them():
    file = File().table(("Date", "Event"), ("3/5/21", SEEN), ("4/5/21", CALL))
    file.says("See the minutes.", part="footnote", place=Place(table=1, row=3))
    file.says("Nobody refers to this.", part="footnote")
    assert file.understood().events[1].columns[0].text == "See the minutes."
    assert "no event refers to it" in why_left_out(file.understood())


def test_what_is_hidden_says_so():
    file = File().table(("Date", "Event"), ("3/5/21", SEEN), ("4/5/21", CALL), hidden=(3,))
    assert "hidden" in file.understood().events[1].doubts[0].why


def test_a_row_pasted_twice_says_so():
    file = File().table(("Date", "Event"), ("3/5/21", SEEN), ("3/5/21", SEEN))
    assert file.understood().events[1].doubts[0].why == "it repeats row 2"


def test_true_dates_of_a_spreadsheet():
    three(
        File("return.xlsx").table(
            ("Chronology of involvement", "", ""),
            ("Agency: Example Homes", "", ""),
            ("", "", ""),
            ("Date", "Narrative", "Ref"),
            (date(2021, 5, 3), SEEN, "1"),
            (date(2021, 5, 4), CALL, "2"),
            (date(2021, 5, 6), MEETING, "3"),
            ("Total: 3 contacts", "", ""),
        )
    )


def test_the_year_has_a_column_beside_the_day():
    file = File().table(
        ("Year", "Date", "Event"),
        ("2020", "3 May", SEEN),
        ("^", "4 June", CALL),
        ("2021", "5 Jan", MEETING),
    )
    assert [when for when, _ in told(file)] == ["2020-05-03", "2020-06-04", "2021-01-05"]


def test_times_begin_the_paragraphs_under_a_day():
    file = File().says("Monday 3 May 2021").says(f"09:00 – {SEEN}").says(f"2.30pm: {CALL}")
    file.says("Tuesday 4 May 2021").says(f"10am – {MEETING}")
    assert told(file) == [
        ("2021-05-03T09:00", SEEN),
        ("2021-05-03T14:30", CALL),
        ("2021-05-04T10:00", MEETING),
    ]


def test_days_in_a_list_under_months_under_a_year():
    file = File().says("2021", 2).says("May", 3)
    file.says(f"3rd – {SEEN}", item=True).says(f"4th – {CALL}", item=True)
    file.says(f"6th – {MEETING}", item=True)
    three(file)


def test_a_plan_of_actions_is_no_chronology():
    file = (
        File()
        .table(("Date", "Event"), ("3/5/21", SEEN), ("4/5/21", CALL), ("6/5/21", MEETING))
        .table(("Action", "Owner", "By when"), ("Train all staff", "Head", "31/12/2022"))
    )
    three(file)


def test_one_heading_over_a_date_and_its_time():
    file = File().table(
        (("Date and time", 2), "Event"), ("3/5/21", "10:00", SEEN), ("4/5/21", "2pm", CALL)
    )
    assert [when for when, _ in told(file)] == ["2021-05-03T10:00", "2021-05-04T14:00"]


def test_numbered_or_bold_paragraphs():
    three(
        File()
        .says(f"1. 03/05/2021 – {SEEN}")
        .says(f"**4 May 2021** – {CALL}")
        .says(f"• 06/05/21: {MEETING}")
    )


def test_what_tells_of_an_event_may_begin_with_its_date():
    file = File().table(
        ("Source", "Information"),
        ("log", f"03/05/2021: {SEEN}"),
        ("log", f"04/05/2021 - {CALL}"),
    )
    assert [when for when, _ in told(file)] == ["2021-05-03", "2021-05-04"]


def test_sheets_named_for_their_year():
    file = File("return.xlsx")
    for year, words in (("2020", SEEN), ("2021", CALL)):
        file.table(("Date", "Event"), ("3 May", words), ("4 May", MEETING), sheet=year)
    whens = [when for when, _ in told(file)]
    assert whens == ["2020-05-03", "2020-05-04", "2021-05-03", "2021-05-04"]


def test_a_few_words_in_another_column_belong_to_the_row_above():
    file = File().table(
        ("Date", "Event", "Source"),
        ("3/5/21", SEEN, "log"),
        ("", "", "page 7"),
        ("4/5/21", CALL, ""),
    )
    events = file.understood().events
    assert len(events) == 2
    assert events[0].columns[0].text == "log\npage 7"


def test_a_sentence_that_counts_contacts_is_no_total():
    words = (
        "2 contacts with the mother about the flat, the second of them by letter to her."
    )
    file = File().table(
        ("Date", "Event"), ("3/5/21", SEEN), ("", words), ("", "NB: see file.")
    )
    assert [said for _, said in told(file)] == [SEEN, words]
