"""How is it shown where a briefing stands, what was found in it, and who talked about it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.urls import reverse

from sightline.access.queries import AgencyListed
from sightline.kernel.local_time import london_day, say_day, say_moment
from sightline.learning.identification.known import Hit
from sightline.learning.plain import unplain_in
from sightline.learning.queries import Received, Shown, Talked
from sightline.learning.standing import RELEASES_NEEDED, Decision
from sightline.learning.talks import SORTS_OF_TALK
from sightline.learning.templates import TEMPLATES

WORK_HEAD = ("Title", "Code", "Kind", "Stands at", "Public")
HIT_HEAD = ("Words in it", "What they match", "Write instead")
UNPLAIN_HEAD = ("Part", "Look at", "What to do")
DECIDED_HEAD = ("When", "What", "By", "Why")
COVERAGE_HEAD = ("Agency", "Sent to", "Talks", "People")
TEAM_HEAD = ("Team", "Sent to it", "Talked about it", "People")
UNNAMED = "No team named"
RECEIVED_HEAD = ("Briefing", "Came on", "Talk about it by", "Your team talked about it")
STAGES = {
    "draft": "Draft",
    "checked": "Checked",
    "released": "Released by two people",
    "published": "Published",
    "withdrawn": "Withdrawn",
}
DONE = {
    "checked": "Compared with the case",
    "released": "Released",
    "published": "Published",
    "withdrawn": "Withdrawn",
    "held": "Publication held",
    "let-go": "No longer held",
    "left-loose": "Published with what leads nowhere",
}
Row = list[object]


def work_rows(briefings: Iterable[Shown], now: datetime) -> list[Row]:
    """Return a row for each briefing in work, linked to its page."""
    return [
        [
            {"text": shown.title, "href": _address("briefing-in-work", shown)},
            shown.code,
            TEMPLATES[shown.template].title,
            STAGES[shown.standing.stage] + (", held" if shown.standing.held else ""),
            _public(shown, london_day(now)),
        ]
        for shown in briefings
    ]


def standing_rows(
    shown: Shown, now: datetime, *, review_href: str = ""
) -> list[dict[str, object]]:
    """Return where a briefing stands, for a summary list, linked back to its review."""
    standing = shown.standing
    released = f"{len(standing.released_by)} of {RELEASES_NEEDED} people"
    review = {"key": "From review", "value": shown.review, "href": review_href}
    rows: list[dict[str, object]] = [
        {"key": "Stands at", "value": f"Version {shown.number}: {STAGES[standing.stage]}"},
        {"key": "Released by", "value": released},
        {"key": "Public", "value": _public(shown, london_day(now))},
        {**review, "blank": "It comes from no review"},
    ]
    if standing.held:
        rows.append({"key": "Publication is held", "value": standing.held})
    if standing.withdrawn_why:
        rows.append({"key": "Withdrawn because", "value": standing.withdrawn_why})
    return rows


def hit_rows(hits: Iterable[Hit]) -> list[Row]:
    """Return everything that may tell who the family are, with what to write instead."""
    return [[hit.found, hit.matches, hit.instead] for hit in hits]


def unplain_rows(shown: Shown) -> list[Row]:
    """Return what a reader may stumble over, by the part it is in, in reading order."""
    slots = TEMPLATES[shown.template].slots
    titles = {"title": "Title"} | {slot.code: slot.title for slot in slots}
    said = {"title": [shown.title]} | {
        slot.code: shown.slots.get(slot.code, []) for slot in slots
    }
    return [[titles[each.slot], each.found, each.right] for each in unplain_in(said)]


def decided_rows(decided: Iterable[Decision], listed: Iterable[AgencyListed]) -> list[Row]:
    """Return what was decided, latest first, each by the post that did."""
    posts = {
        post.id: f"{post.title}, {agency.name}"
        for agency in listed
        for post in (*agency.posts, *(p for team in agency.teams for p in team.posts))
    }
    return [
        [
            say_moment(each.at),
            f"{DONE[each.what]} (version {each.version})",
            {"text": posts.get(each.post, ""), "blank": "A post that has ended"},
            {"text": each.why, "blank": "Nothing to say of it"},
        ]
        for each in reversed(list(decided))
    ]


def coverage_rows(
    sent: Sequence[Received], talks: Sequence[Talked], listed: Iterable[AgencyListed]
) -> list[Row]:
    """Return a row for each agency that has it or talked about it."""
    rows: list[Row] = []
    for agency in listed:
        teams = {team.id: team.name for team in agency.teams}
        got = [each for each in sent if each.agency == agency.id]
        said = [talk for talk in talks if talk.agency == agency.id]
        if not got and not said:
            continue
        names = ", ".join(teams.get(each.team, "Everyone") for each in got)
        people = sum(talk.people or 0 for talk in said)
        rows.append(
            [
                agency.name,
                {"text": names, "blank": "Not sent to them"},
                {"text": str(len(said)), "numeric": True},
                {"text": str(people) if people else "", "blank": "Not said"},
            ]
        )
    return rows


def team_rows(
    sent: Sequence[Received], talks: Sequence[Talked], listed: Iterable[AgencyListed]
) -> list[Row]:
    """Return a row for each team that has it or talked about it: when, as what, how many."""
    rows: list[Row] = []
    for agency in listed:
        teams = {team.id: team.name for team in agency.teams} | {"": UNNAMED}
        got = {each.team for each in sent if each.agency == agency.id}
        said = [talk for talk in talks if talk.agency == agency.id]
        for team, name in teams.items():
            own = [talk for talk in said if talk.team == team]
            if own or (team and team in got):
                rows.append(
                    [
                        f"{name}, {agency.name}",
                        {"text": "Yes" if team in got else "", "blank": "Not by its name"},
                        {"text": _held(own), "blank": "Has not said that it did"},
                        {"text": _people(own), "blank": "Not said"},
                    ]
                )
    return rows


def _held(talks: Iterable[Talked]) -> str:
    """Say when each talk was, as what, and that its notes stay with those who met."""
    return "; ".join(
        f"{SORTS_OF_TALK.get(each.sort, each.sort)}, {say_day(each.held_on)}"
        + (" (its notes stay with those who met)" if each.is_kept else "")
        for each in talks
    )


def _people(talks: Iterable[Talked]) -> str:
    counted = sum(each.people or 0 for each in talks)
    return str(counted) if counted else ""


def answers_by_question(
    talks: Iterable[Talked], listed: Iterable[AgencyListed]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every question with its answers, each by its agency; or by a team unnamed."""
    names = {agency.id: agency.name for agency in listed}
    answers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for talk in talks:
        who = "A team" if talk.anonymous else names.get(talk.agency, "A team")
        for question, answer in talk.answers.items():
            answers[question].append((who, answer))
    return list(answers.items())


def received_rows(
    sent: Iterable[tuple[Shown, Received, date | None]], now: datetime
) -> list[Row]:
    """Return what came to a team, linked to where it says what it made of it."""
    today = london_day(now)
    rows: list[Row] = []
    for shown, came, talked in sent:
        by = say_day(came.remind_on) if came.remind_on else ""
        late = not talked and came.remind_on is not None and came.remind_on < today
        rows.append(
            [
                {"text": shown.title, "href": _address("discuss-briefing", shown)},
                say_day(london_day(came.at)),
                {"text": by, "blank": "No day given"}
                | ({"tag": "Passed", "colour": "yellow"} if late else {}),
                {"text": say_day(talked) if talked else "", "blank": "Not yet"},
            ]
        )
    return rows


def _public(shown: Shown, today: date) -> str:
    standing = shown.standing
    if standing.published is None:
        return "No"
    said = f"Version {standing.published}"
    return (
        f"{said}, out of date" if standing.is_out_of_date(shown.review_by, today) else said
    )


def _address(name: str, shown: Shown) -> str:
    return reverse(name, kwargs={"briefing": shown.code})
