"""A ledger in no danger, and what tests change of it."""

from __future__ import annotations

import stat
from datetime import date

from ledger.dangers import all_dangers
from ledger.readers.surroundings import Entry, Held, Surroundings
from ledger.value import changed

NOW = 1_795_000_000.0
DAY = 86400.0
HELD = Held(
    tracked=frozenset({"contacts/anna.md"}),
    unsettled=(),
    waiting=(),
    ignored=(),
    committed=NOW - DAY,
    remotes=(),
    shallow=False,
    adrift=False,
)


def entry(path: str, written: float = NOW - 60, *, leads_out: bool = False) -> Entry:
    kind = stat.S_IFLNK if leads_out else stat.S_IFREG
    return Entry(path, kind | 0o600, written, 100, leads_out)


CALM = Surroundings(
    place="/home/maya/ledger",
    entries=(entry("contacts/anna.md"),),
    reports=(),
    markers=(),
    reachable=False,
    disk="ext4",
    free=10**10,
    now=NOW,
    as_of=date(2026, 11, 18),
    in_repository=True,
    held=HELD,
    refusal="",
    exposed=(),
    other_cache=False,
)


def around(*entries: Entry, **other: object) -> Surroundings:
    """The calm ledger with more files, and some parts replaced."""
    return changed(CALM, entries=(*CALM.entries, *entries), **other)


def held(**other: object) -> Surroundings:
    """The calm ledger, of which git tells something else."""
    return around(held=changed(HELD, **other))


def met(surroundings: Surroundings) -> list[str]:
    """The dangers that are met, in their order."""
    return [one.name for one in all_dangers() if one.look(surroundings)]
