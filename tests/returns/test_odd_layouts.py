"""Layouts in which rows were once lost, joined or misdated: each is held here."""

import pytest

from tests.documents.returns.building import File, told, why_left_out


def dated(file):
    return [(when, says) for when, says in told(file)]


def test_a_log_by_the_clock_under_one_day_keeps_its_rows_apart():
    file = (
        File()
        .says("Incident 5512 – 3 May 2021")
        .table(
            ["Time", "Event"],
            ["21:50", "999 call received"],
            ["22:07", "At scene"],
            ["00:15", "Clear"],
        )
    )
    assert dated(file)[:2] == [
        ("2021-05-03T21:50", "999 call received"),
        ("2021-05-03T22:07", "At scene"),
    ]
    whys = [one.why for one in file.understood().events[2].doubts]
    assert any("next day" in why for why in whys)


def test_police_times_at_both_ends():
    file = File("log.csv").table(
        ["OccurrenceNo", "From", "To", "Summary"],
        ["42/1/21", "03/05/2021 23:00", "04/05/2021 07:00", "Missing from home"],
    )
    assert dated(file) == [("2021-05-03T23:00/2021-05-04T07:00", "Missing from home")]


def test_bare_days_under_a_month_under_a_year():
    file = File().table(
        [("2021", 2)], ["Date", "Event"], [("MAY", 2)], ["3", "Seen"], ["17", "Called"]
    )
    assert dated(file) == [("2021-05-03", "Seen"), ("2021-05-17", "Called")]


def test_terse_items_of_a_list_are_events_and_no_headings():
    file = (
        File()
        .says("• 3/5/21 - visit")
        .says("• 4/5/21 - call")
        .says("1st June 2021 – Meeting.")
    )
    assert dated(file) == [
        ("2021-05-03", "visit"), ("2021-05-04", "call"), ("2021-06-01", "Meeting."),
    ]  # fmt: skip


def test_paragraphs_that_end_in_their_date():
    file = File().says("School chronology").says("Came without a coat. (03/05/2021)")
    file.says("Fell asleep in class. (09/05/2021)").says(
        "Attended\nPolice called. (10/5/21)"
    )
    assert [when for when, _ in dated(file)] == ["2021-05-03", "2021-05-09", "2021-05-10"]
    assert all("chronology" not in says for _, says in dated(file))


def test_agencies_before_the_dates_of_paragraphs():
    file = File().says("Police: 03/05/2021 No offences.").says("Health: 04/05/2021 Clinic.")
    file.says("Housing: 09/05/2021 Arrears letter.")
    read = file.understood()
    names = {one.key: one.name for one in read.agencies}
    assert [names[one.agency] for one in read.events] == ["Police", "Health", "Housing"]


def test_a_time_under_a_dated_row_is_of_its_day_and_doubted():
    file = File().table(
        ["Date / Time", "Details"], ["03/05/2021", "Visit."], ["14:30", "Mother rang."]
    )
    second = file.understood().events[1]
    assert second.happened.text == "2021-05-03T14:30?"
    assert second.doubts


def test_a_card_whose_date_cannot_be_read_is_an_event():
    file = File().table(["Date of event:", "Not known"], ["Details:", "Letter found."])
    file.table(["Date of event:", "3/5/21"], ["Details:", "Visit made."])
    assert dated(file) == [("", "Letter found."), ("2021-05-03", "Visit made.")]


def test_what_happened_in_two_words_beside_dates_is_told():
    file = File().table(["Date", "Xyz"], ["3/5/21", "DNA"], ["4/5/21", "Seen"])
    assert dated(file) == [("2021-05-03", "DNA"), ("2021-05-04", "Seen")]
    assert why_left_out(file.understood()) == []


@pytest.mark.parametrize(
    "said", ["Police attended", "Referred to CAMHS", "Ambulance called"]
)
def test_a_line_that_names_an_agency_under_a_date_is_what_happened(said):
    file = File().says("3 May 2021").says(said).says("4 May 2021").says("Visit made.")
    assert dated(file)[0] == ("2021-05-03", said)


def test_where_it_is_recorded_under_the_date_is_no_doubt_about_it():
    rows = ["12.03.21\n(RiO)", "Visit."], ["13.03.21\nSaturday", "Call."]
    file = File().table(["Date", "Event"], *rows)
    first, second = file.understood().events
    assert (first.happened.text, first.doubts) == ("2021-03-12", ())
    assert (second.happened.text, second.doubts) == ("2021-03-13", ())


@pytest.mark.parametrize("said", ["Monday 25/11/2024", "Saturday 25/12/2021"])
def test_a_weekday_before_a_day_is_no_academic_year(said):
    file = File().table(["Date", "Event"], [said, "Visit made."])
    day, month, year = said.split()[1].split("/")
    assert dated(file) == [(f"{year}-{month}-{day}", "Visit made.")]
