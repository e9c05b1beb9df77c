"""How does a partnership's directory come to be? Agencies, teams, posts and their holders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sightline.access.models import Agency, Post, Team, User
from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.sectors import SECTORS


@dataclass(frozen=True)
class NewAgency:
    """An agency to add; `agreement_until` is for guests, whose access ends with it."""

    id: str
    name: str
    sector: str
    phone: str = ""
    out_of_hours: str = ""
    agreement_until: datetime | None = None


@dataclass(frozen=True)
class NewTeam:
    """A team to add to an agency."""

    id: str
    agency: str
    name: str
    phone: str = ""


@dataclass(frozen=True)
class NewPost:
    """A post to add, and the username and name of who holds it; nobody if empty."""

    id: str
    agency: str
    title: str
    role: str
    started_at: datetime
    team: str = ""
    username: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    ended_at: datetime | None = None

    @property
    def name(self) -> str:
        """The name of who holds it."""
        return f"{self.first_name} {self.last_name}".strip()


def add_agencies(agencies: Iterable[NewAgency]) -> None:
    """Add agencies to the directory; raises Refused for a sector the vocabulary lacks."""
    agencies = list(agencies)
    faults = [
        Fault(
            f"agency {each.id}",
            f"there is no sector {each.sector}",
            "see the vocabulary page",
        )
        for each in agencies
        if each.sector not in SECTORS
    ]
    if faults:
        raise Refused(*faults)
    Agency.objects.bulk_create(
        Agency(
            id=each.id,
            name=each.name,
            sector=each.sector,
            phone=each.phone,
            out_of_hours=each.out_of_hours,
            agreement_until=each.agreement_until,
        )
        for each in agencies
    )


def add_teams(teams: Iterable[NewTeam]) -> None:
    """Add teams to their agencies."""
    Team.objects.bulk_create(
        Team(id=each.id, agency_id=each.agency, name=each.name, phone=each.phone)
        for each in teams
    )


def add_posts(posts: Iterable[NewPost]) -> None:
    """Add posts, and an account without a password for each holder who has none yet."""
    with transaction.atomic():
        for each in posts:
            _add_post(each)


def _add_post(new: NewPost) -> None:
    if new.role not in POST_ROLES:
        raise Refused(
            Fault(
                f"post {new.id}", f"there is no role {new.role}", "see the vocabulary page"
            )
        )
    Post.objects.create(
        id=new.id,
        agency_id=new.agency,
        team_id=new.team or None,
        title=new.title,
        role=new.role,
        holder=_holder(new) if new.username else None,
        phone=new.phone,
        started_at=new.started_at,
        ended_at=new.ended_at,
    )


def _holder(new: NewPost) -> User:
    holder, made = User.objects.get_or_create(
        username=new.username,
        defaults={
            "first_name": new.first_name,
            "last_name": new.last_name,
            "email": new.email,
        },
    )
    if made:
        # Whoever administers sign-in gives the first password or links the organisation's own.
        holder.set_unusable_password()
        holder.save(update_fields=["password"])
    return holder


def give_password(username: str, password: str) -> None:
    """Give an account a password; raises Refused with every reason it will not do."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise Refused(
            Fault(
                "the username",
                f"nobody is called {username} here",
                "check the directory file: without a username, it is the id of the post",
            )
        )
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(
            *(
                Fault("the password", said, "choose three random words")
                for said in weak.messages
            )
        ) from None
    user.set_password(password)
    user.save(update_fields=["password"])
