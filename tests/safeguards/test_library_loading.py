"""Is a folder of safeguards right as a whole, and does the shipped library do what it says?"""

import time
from datetime import date

import pytest

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import end_of_day
from sightline.safeguards import library_loading
from sightline.safeguards.examples import try_examples, world_of
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.world_building.spans import second_of
from tests.safeguards.files import RIGHT
from tests.safeguards.stories import CALENDAR, entry
from tests.safeguards.stories import world_of as world_of_entries


def on_reference(safeguards, world, calendar, today):
    now = second_of(end_of_day(today))
    return run_all(safeguards, world, calendar, today=today, now_second=now)


def folder(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return [tmp_path]


def chase(code, starts, answers):
    return f"""\
code = "{code}"
title = "A title"
in_force = 2018-01-01
owed_by = "whoever recorded it"
learned = {{ review = "A review.", theme = "supervision" }}
[when]
entry = "{starts}"
[expect]
entry = "{answers}"
within = "1 week"
"""


def test_every_example_of_the_library_holds():
    failed = [
        tried
        for tried in try_examples(library_loading.load(), CALENDAR, on_reference)
        if not tried.holds
    ]

    assert failed == []
    assert all(world_of(e).entries for one in library_loading.load() for e in one.examples)


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    paths = folder(
        tmp_path,
        b=chase("second", "visit.made", "contact.made"),
        a=chase("first", "visit.made", "voice.recorded"),
    )

    assert [each.code for each in library_loading.load_from(paths)] == ["first", "second"]


def test_two_of_one_code_are_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        library_loading.load_from(folder(tmp_path, a=RIGHT, b=RIGHT))

    [fault] = refused.value.faults
    assert (fault.where, "a.toml" in fault.wrong) == ("b.toml", True)


def test_those_that_chase_each_other_for_ever_are_refused(tmp_path):
    paths = folder(
        tmp_path,
        a=chase("one", "visit.made", "contact.made"),
        b=chase("two", "contact.made", "concern.noted"),
        c=chase("three", "concern.noted", "visit.made"),
        d=chase("four", "concern.noted", "referral.made"),
    )

    with pytest.raises(Refused) as refused:
        library_loading.load_from(paths)

    [fault] = refused.value.faults
    assert all(code in fault.wrong for code in ("one", "two", "three"))
    assert "four" not in fault.wrong


def test_one_that_chases_itself_is_refused(tmp_path):
    with pytest.raises(Refused, match="starts the same clock again"):
        library_loading.load_from(
            folder(tmp_path, a=chase("one", "visit.made", "visit.made"))
        )


def test_the_faults_of_all_files_are_told(tmp_path):
    wrong = RIGHT.replace("referral.made", "referal.made")

    with pytest.raises(Refused) as refused:
        library_loading.load_from(folder(tmp_path, a=wrong, b=RIGHT.replace("same", "sam")))

    assert {fault.where.split(",")[0] for fault in refused.value.faults} == {
        "a.toml",
        "b.toml",
    }


def test_sixty_safeguards_over_one_family_are_quick():
    """One family inside a web request: sixty rules over forty entries."""
    library = library_loading.load()
    sixty = (library * (60 // len(library) + 1))[:60]
    kinds = [
        "referral.made",
        "appointment.missed",
        "plan.agreed",
        "meeting.held",
        "visit.made",
    ]
    entries = [
        entry(f"e{n}", kinds[n % 5], f"2026-0{1 + n % 5}-{1 + n % 27:02}", about=("baby", "girl"),
              to="csc", type="strategy", attended=["csc", "police"])
        for n in range(40)
    ]  # fmt: skip
    world = world_of_entries(*entries)
    on_reference(sixty, world, CALENDAR, date(2026, 6, 1))
    begun = time.perf_counter()

    found = on_reference(sixty, world, CALENDAR, date(2026, 6, 1))

    assert found
    assert time.perf_counter() - begun < 0.6  # 0.3 s where nothing else runs
