"""Setting up a real partnership: the directory file, and first passwords."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import authenticate

from sightline.access.actor import actor_in
from sightline.access.directory_file import Added, add_directory, read_directory
from sightline.access.models import Post, User
from sightline.access.setting_up import give_password
from sightline.kernel.errors import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
GOOD = """
[agencies.csc]
name = "Northshire Children's Social Care"
sector = "childrens-social-care"
phone = "01632 960100"

[agencies.guest]
name = "Lantern Youth Club"
sector = "youth-service"
agreement_until = "2026-06-30"

[teams.assessment]
agency = "csc"
name = "Assessment"

[posts.sw-1]
agency = "csc"
team = "assessment"
title = "Social worker"
role = "practitioner"
holder = "Ruth Basalt"
username = "ruth.basalt"

[posts.sw-2]
agency = "csc"
title = "Social worker (vacant)"
role = "practitioner"
"""


def test_a_directory_file_puts_everyone_in_place():
    """And the holder may act in the post at once; a vacant post has nobody."""
    assert add_directory(read_directory(GOOD, started_at=NOW)) == Added(2, 1, 2)

    ruth = User.objects.get(username="ruth.basalt")
    assert actor_in("sw-1", user_id=ruth.pk, now=NOW).name == "Ruth Basalt"
    assert Post.objects.get(pk="sw-2").holder is None


def test_reading_it_again_adds_only_what_is_new():
    """An administrator keeps one file and adds to it."""
    add_directory(read_directory(GOOD, started_at=NOW))
    more = GOOD + '\n[teams.duty]\nagency = "csc"\nname = "Duty"\n'

    assert add_directory(read_directory(more, started_at=NOW)) == Added(0, 1, 0)


def test_a_wrong_file_is_refused_with_every_fault():
    """Where, what is wrong, and what would be right; nothing is added."""
    wrong = """
    [agencies.csc]
    name = "Council"
    sector = "council"
    fax = "1"
    [teams.t]
    agency = "nobody"
    name = "T"
    [posts.p]
    agency = "csc"
    team = "t"
    role = "boss"
    ended = "soon"
    [staff]
    """
    with pytest.raises(Refused) as refused:
        read_directory(wrong, started_at=NOW)

    said = str(refused.value)
    for part in (
        "council",
        "fax",
        "nobody",
        "boss",
        "no title",
        "ended",
        "staff",
        "another",
    ):
        assert part in said, part


def test_a_first_password_must_be_strong_and_somebodys():
    """Then it signs in."""
    add_directory(read_directory(GOOD, started_at=NOW))

    with pytest.raises(Refused, match="nobody is called"):
        give_password("nobody", "three random heron words")
    with pytest.raises(Refused, match="too short"):
        give_password("ruth.basalt", "short")
    give_password("ruth.basalt", "three random heron words")

    assert authenticate(username="ruth.basalt", password="three random heron words")
