"""Which mistakes in the rules should the oracle notice? The rules with one change made.

Each mutant is the real source with one piece of text replaced wherever it stands, run as
modules of its own.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from types import ModuleType

from sightline.access import actor, reach
from sightline.record import visibility

MODULES = {"actor": actor, "reach": reach, "visibility": visibility}


@dataclass(frozen=True)
class Mutant:
    """One change: in which module, what was there, what is there now."""

    name: str
    module: str
    old: str
    new: str

    def modules(self) -> dict[str, ModuleType]:
        """Return actor, reach and visibility anew, with this change made in one of them."""
        made = {}
        for name, module in MODULES.items():
            source = inspect.getsource(module)
            if name == self.module:
                assert self.old in source, f"{self.name}: {self.old!r} is not there"
                source = source.replace(self.old, self.new)
            made[name] = _run(source, module, made)
        return made


def _run(source: str, module: ModuleType, made: dict[str, ModuleType]) -> ModuleType:
    # What is imported from a module made before is taken from there, changes and all.
    for earlier in made.values():
        source = source.replace(
            f"from {earlier.__name__} import", f"from {_alias(earlier)} import"
        )
    fresh = ModuleType(module.__name__)
    names = vars(fresh)
    names["__import__"] = None
    builtins = dict(vars(__import__("builtins")))
    builtins["__import__"] = _importer({_alias(each): each for each in made.values()})
    names["__builtins__"] = builtins
    exec(compile(source, module.__file__, "exec"), names)
    return fresh


def _alias(module: ModuleType) -> str:
    return f"made.{module.__name__}"


def _importer(aliases: dict[str, ModuleType]):
    def importing(name, *arguments, **named):
        return aliases.get(name) or __import__(name, *arguments, **named)

    return importing


MUTANTS = (
    Mutant(
        "role without content reads",
        "visibility",
        "if not actor.role.content:",
        "if False:",
    ),
    Mutant(
        "closed people are not subtracted",
        "visibility",
        "return _without_closed(entries, actor)",
        "return entries",
    ),
    Mutant(
        "knowledge of any agency will do",
        "visibility",
        'Knowledge.objects.filter(entry=OuterRef("pk"), agency=actor.agency)\n    if',
        'Knowledge.objects.filter(entry=OuterRef("pk"))\n    if',
    ),
    Mutant(
        "known on the day itself is too late", "visibility", "since__lte=by", "since__lt=by"
    ),
    Mutant(
        "the day asked about is ignored",
        "visibility",
        "known.filter(since__lte=by)",
        "known",
    ),
    Mutant(
        "entries recorded later are shown",
        "visibility",
        "if known_on is not None:",
        "if False:",
    ),
    Mutant(
        "recorded on the day itself is too late",
        "visibility",
        "recorded_at__lte",
        "recorded_at__lt",
    ),
    Mutant(
        "everyone is covered", "visibility", "if actor.role.covers_everyone:", "if True:"
    ),
    Mutant(
        "nobody is covered", "visibility", "if actor.role.covers_everyone:", "if False:"
    ),
    Mutant("entries about nobody are shut", "visibility", " | Q(about_nobody=True)", ""),
    Mutant(
        "a notice counts as the meeting",
        "visibility",
        '("own", "meeting")',
        '("own", "meeting", "notice")',
    ),
    Mutant("the meeting does not count", "visibility", '("own", "meeting")', '("own",)'),
    Mutant(
        "the circle is not asked for",
        "visibility",
        "| Q(Exists(in_circle), opens_to",
        "| Q(opens_to",
    ),
    Mutant(
        "own agency's marks open to all",
        "visibility",
        "Q(opens_to=OpensTo.OWN_AGENCY, agency=actor.agency)",
        "Q(opens_to=OpensTo.OWN_AGENCY)",
    ),
    Mutant(
        "sealed is open to its own agency",
        "visibility",
        "Q(opens_to=OpensTo.OWN_AGENCY,",
        "Q(opens_to__gte=OpensTo.OWN_AGENCY,",
    ),
    Mutant(
        "a grant opens to any post",
        "visibility",
        'post=actor.post, entry=OuterRef("id"), ',
        'entry=OuterRef("id"), ',
    ),
    Mutant(
        "a grant lasts a moment too long",
        "visibility",
        "started_at__lte=now, until__gt=now",
        "started_at__lte=now, until__gte=now",
    ),
    Mutant(
        "a grant starts a moment late",
        "visibility",
        "started_at__lte=now, until__gt=now",
        "started_at__lt=now, until__gt=now",
    ),
    Mutant(
        "grants open nothing",
        "visibility",
        "ordinarily | _granted_to(actor, now=now)",
        "ordinarily",
    ),
    Mutant(
        "break-glass opens nothing", "visibility", " | _broken_open_by(actor, now=now)", ""
    ),
    Mutant(
        "break-glass opens marked entries",
        "visibility",
        "Exists(about), opens_to=OpensTo.EVERYONE_WHO_KNOWS)",
        "Exists(about))",
    ),
    Mutant(
        "another agency's involvement reaches",
        "reach",
        "(mine, agency=actor.agency)",
        "(mine)",
    ),
    Mutant("the team is forgotten", "reach", "if actor.team:", "if False:"),
    Mutant("no team is a team", "reach", "if actor.team:", "if True:"),
    Mutant("managers lead nothing", "reach", "if actor.leads_agency:", "if False:"),
    Mutant(
        "an involvement lasts a moment too long",
        "reach",
        "involvements.filter(until__gt=now)",
        "involvements.filter(until__gte=now)",
    ),
    Mutant(
        "an ended involvement lasts a moment too long",
        "reach",
        "ended_at__lte=now",
        "ended_at__lt=now",
    ),
    Mutant("involvements never end", "reach", ".exclude(ended_at__lte=now)", ""),
    Mutant(
        "break-glass lasts a moment too long",
        "reach",
        "opened_at__lte=now, until__gt=now",
        "opened_at__lte=now, until__gte=now",
    ),
    Mutant(
        "break-glass starts a moment late",
        "reach",
        "opened_at__lte=now, until__gt=now",
        "opened_at__lt=now, until__gt=now",
    ),
    Mutant(
        "break-glass by any post",
        "reach",
        "BreakGlass.objects.filter(post=actor.post, ",
        "BreakGlass.objects.filter(",
    ),
    Mutant(
        "a family lasts a moment past adulthood",
        "reach",
        "(child__in=people, until__gt=now)",
        "(child__in=people, until__gte=now)",
    ),
    Mutant(
        "families are not reached",
        "reach",
        ' | Q(**{f"{field}__in": families.values("member")})',
        "",
    ),
    Mutant(
        "only oneself is closed, not the family",
        "reach",
        "sorted({*declared, *children, *families",
        "sorted({*declared} or {*families",
    ),
    Mutant(
        "everyone's declarations close",
        "reach",
        "Declaration.objects.filter(user=actor.user)",
        "Declaration.objects.all()",
    ),
    Mutant(
        "the child's family is closed, the member's is not",
        "reach",
        "Q(member__in=declared) | Q(child__in=declared)",
        "Q(child__in=declared)",
    ),
    Mutant(
        "a school is told where people live",
        "visibility",
        "FAMILY_SHAPE if actor.role.think_family_only else FAMILY_SHAPE | HOMES",
        "FAMILY_SHAPE | HOMES",
    ),
    Mutant(
        "any kind shapes the family",
        "visibility",
        "reached, _not_narrowed(), kind__in=kinds,",
        "reached, _not_narrowed(),",
    ),
    Mutant(
        "a correction's mark leaves the family page as it was",
        "visibility",
        "reached, _not_narrowed(), kind__in=kinds,",
        "reached, kind__in=kinds,",
    ),
    Mutant(
        "a correction's mark leaves the first version open",
        "visibility",
        ") & _not_narrowed(actor)",
        ")",
    ),
    Mutant(
        "a correction that seals leaves its agency the first version",
        "visibility",
        "Q(~Exists(sealed), agency=actor.agency)",
        "Q(agency=actor.agency)",
    ),
    Mutant(
        "break-glass opens what a correction narrowed",
        "visibility",
        "Q(_not_narrowed(), Exists(about),",
        "Q(Exists(about),",
    ),
    Mutant(
        "marked entries shape the family",
        "visibility",
        "kind__in=kinds, opens_to=OpensTo.EVERYONE_WHO_KNOWS",
        "kind__in=kinds",
    ),
    Mutant(
        "nobody needs to reach the family",
        "visibility",
        "reached = _works_with(actor, now=now) |",
        "reached = EVERY_ENTRY |",
    ),
    Mutant("a manager in a team leads the agency", "actor", " and not self.team", ""),
    Mutant(
        "anyone above the teams leads",
        "actor",
        'self.role.code == "manager" and not',
        "not",
    ),
    Mutant(
        "suspensions are forgotten", "actor", "if suspended(user_id, now=now):", "if False:"
    ),
    Mutant(
        "a suspension ends a moment late",
        "actor",
        "exclude(ended_at__lte=now)",
        "exclude(ended_at__lt=now)",
    ),
    Mutant(
        "a suspension starts a moment late",
        "actor",
        "started_at__lte=now",
        "started_at__lt=now",
    ),
    Mutant("a closed account still acts", "actor", ", holder__is_active=True", ""),
    Mutant("posts never end", "actor", "Post.objects.held_at(now)", "Post.objects.all()"),
)
