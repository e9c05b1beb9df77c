"""`sightline links`: does every address that readers of briefings meet still answer?"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sightline.commands.answers import add_json, answer, counted, progress
from sightline.documents.briefings.addresses import SECONDS, ask, why_dead
from sightline.learning.kept.links import Tried, note_tried, to_try

Asker = Callable[[str], str]
AT_ONCE = 4  # sites; of one site, one address after the other
_NOT_ASKED = ("mailto:", "tel:")


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "links",
        help="try every address in briefings and in what they share",
        description="Ask every address in published briefings, resources and statistics whether"
        f" it answers, {AT_ONCE} sites at a time and {SECONDS:g} seconds each, and keep what"
        " came back: pages show which links fail. No machine inside this network is asked."
        " For a briefing's file, without the record, use: sightline read --check-links FILE.",
    )
    parser.add_argument(
        "--fail-on", choices=["broken"], help="exit with 1 if an address does not answer"
    )
    add_json(parser)


def run(args: argparse.Namespace, asker: Asker = ask) -> int:
    """Try each once, keep what came back, and end in 1 where that was asked for."""
    where = to_try()
    addresses = [each for each in where if not each.startswith(_NOT_ASKED)]
    tried = list(_tried(addresses, asker))
    note_tried(tried)
    broken = [each for each in tried if not each.works]
    value = {
        "asked": len(tried),
        "works": len(tried) - len(broken),
        "broken": [
            {"address": each.address, "found": each.found, "in": where[each.address]}
            for each in broken
        ],
    }
    told = (
        f"  {each.address}: {each.found} (in {', '.join(where[each.address])})"
        for each in broken
    )
    answer(
        args,
        value,
        f"{counted(len(tried), 'link')} tried: {len(tried) - len(broken)} answer,"
        f" {len(broken)} do not.",
        *told,
    )
    return 1 if broken and args.fail_on else 0


def _tried(addresses: Iterable[str], asker: Asker) -> Iterator[Tried]:
    by_site: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_site[_site(address)].append(address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = 0
        for some in pool.map(lambda some: _one_site(some, asker), by_site.values()):
            asked += len(some)
            progress(f"{asked} tried")
            yield from some


def _one_site(addresses: list[str], asker: Asker) -> list[Tried]:
    """Ask one site's addresses one after the other."""
    found = []
    for address in addresses:
        why = why_dead(address) or asker(address)
        found.append(Tried(address, not why, why, datetime.now(UTC)))
    return found


def _site(address: str) -> str:
    try:
        return urlsplit(address if "://" in address else f"https://{address}").netloc
    except ValueError:
        return ""
