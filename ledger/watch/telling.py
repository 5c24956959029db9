"""What is told of a build: what is new in it, what is settled, and what broke.

Findings are compared by what they say of which file: a line typed above one moves it and makes
it no other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.diagnostic import Diagnostic, Severity
from ledger.watch.standing import Said

# On a page; the terminal has them all.
MOST = 5
# The checks of group 1: a file, or its front matter, that could not be read as it stands.
_READING = "HW1"
_PLACED = re.compile(r"((?:[^:\n]|:(?!\s|\d))+:\d+(?::\d+)?): (.+)", re.DOTALL)

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """The findings of one build beside those of the build before.

    `faults` are the new ones that break a page: until they are mended the last good one stands.
    """

    new: tuple[Diagnostic, ...] = ()
    still: tuple[Diagnostic, ...] = ()
    settled: int = 0
    faults: tuple[Diagnostic, ...] = ()

    @staticmethod
    def first(findings: Iterable[Diagnostic]) -> Told:
        """Of a build with none before it: nothing is new."""
        return Told(still=tuple(findings))

    def then(self, findings: Iterable[Diagnostic]) -> Told:
        """Of the build after this one."""
        before = Counter(_key(one) for one in (*self.new, *self.still))
        broken = Counter(_key(one) for one in self.faults)
        new: list[Diagnostic] = []
        still: list[Diagnostic] = []
        faults: list[Diagnostic] = []
        for one in findings:
            key = _key(one)
            known = before[key] > 0
            before[key] -= known
            (still if known else new).append(one)
            if _breaks(one) and (not known or broken[key] > 0):
                broken[key] -= known
                faults.append(one)
        settled = sum(count for count in before.values() if count > 0)
        return Told(tuple(new), tuple(still), settled, tuple(faults))


def on_page(findings: Iterable[Diagnostic]) -> tuple[list[Said], int]:
    """The first few of some findings as a page tells them, and how many more there are."""
    every = sorted(findings, key=lambda one: list(Severity).index(one.severity))
    said = [Said(one.message, str(one.location), one.help) for one in every[:MOST]]
    return said, len(every) - len(said)


def stopped(reason: str) -> Said:
    """Why there was no build, taken apart: `path:line: what is wrong; what to do`."""
    placed = _PLACED.fullmatch(reason)
    place, rest = placed.groups() if placed else ("", reason)
    message, _, remedy = rest.rpartition("; ")
    return Said(message, place, remedy) if message else Said(rest, place)


def _key(one: Diagnostic) -> _Key:
    return one.location.path, one.code, one.message


def _breaks(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR and one.code.startswith(_READING)
