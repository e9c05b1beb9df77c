"""Which commands are there?

Named here and loaded only when asked for: those that work on the record can be imported only
after Django was set up, and those that work on files alone start quickly without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True)
class Command:
    """One command: the module that has its `add_to` and `run`, and what it is for.

    `on_record`: it works on the record, so Django and the tables must be ready first.
    """

    module: str
    says: str
    on_record: bool = False
    needs_tables: bool = False

    @property
    def path(self) -> str:
        return f"sightline.commands.{self.module}"


_ALL: Mapping[str, Command] = {
    "demo": Command("demo", "open the fictional partnership in a browser"),
    "serve": Command("serve", "run the service on its own database", on_record=True),
    "migrate": Command("migrate", "bring the database's tables up to date", on_record=True),
    "directory": Command(
        "directory", "put agencies, teams and posts in place from a file", True, True
    ),
    "password": Command("password", "give someone a first password", True, True),
    "import": Command("import_case", "take a case file into the record", True, True),
    "export": Command("export", "write the record, or one family, as a file", True, True),
    "verify": Command("verify", "check that nobody changed the ledger", True, True),
    "checkpoint": Command("checkpoint", "sign where the ledger ends now", True, True),
    "review": Command("review", "a folder of returns into everything a panel needs"),
    "merge": Command("merge", "put agencies' chronologies together into one"),
    "read": Command("read", "read published briefings into structured learning"),
    "check": Command("check", "what is owed in a case file, and how it stands"),
    "gaps": Command("gaps", "who knew what when: what those who decided did not know"),
    "genogram": Command("genogram", "draw a case file's family as a genogram"),
    "ecomap": Command("ecomap", "draw who and what surrounds a child's home"),
    "timeline": Command("timeline", "draw a case file's events on one sheet"),
    "safeguards": Command("safeguards", "check, explain and try safeguards"),
    "backtest": Command("backtest", "how often safeguards would have fired, and for whom"),
    "notices": Command("notices", "send the notices that wait, by e-mail", True, True),
    "links": Command(
        "links", "try every link in briefings and what they share", True, True
    ),
    "rebuild": Command("rebuild", "make every view again from the ledger", True, True),
}
COMMANDS: Mapping[str, Command] = {
    name: command for name, command in _ALL.items() if find_spec(command.path)
}
