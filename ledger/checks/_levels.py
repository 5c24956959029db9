"""At what level a check speaks, whether it is switched off, and where a comment silences it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledger.checks._check import Check
from ledger.checks._text import meant
from ledger.config import OFF
from ledger.diagnostic import Diagnostic, Severity
from ledger.model.ledger import Ledger
from ledger.value import changed

# Checks of reading: without them part of a file would go unread and nobody would know.
_READING = "HW1"
# The check of the comments themselves; one that silenced it would answer for itself.
_COMMENTS = "HW906"


def by_name(checks: Iterable[Check]) -> Mapping[str, Check]:
    """The checks by everything that names one: its code in lower case, and its name."""
    return {name: one for one in checks for name in (one.code.lower(), one.name)}


def meant_check(typed: str, checks: Iterable[Check]) -> str | None:
    """The name that a mistyped one was meant to be, or the code whose number it holds.

    A wrong number is one slip from ten others, so of codes nothing more is guessed.
    """
    checks = tuple(checks)
    number = "".join(letter for letter in typed if letter.isdecimal())
    codes = {one.code.removeprefix("HW"): one.code for one in checks}
    return codes.get(number) or meant(typed, [one.name for one in checks])


def has_to_speak(one: Check) -> bool:
    """Whether a check can neither be switched off nor silenced."""
    return one.code.startswith(_READING)


def can_be_silenced(one: Check) -> bool:
    """Whether a comment may silence a check at a line."""
    return not has_to_speak(one) and one.code != _COMMENTS


def judged(checks: Iterable[Check], ledger: Ledger, as_of: date) -> Iterator[Diagnostic]:
    """What some checks find, at the levels that the settings give them.

    Left out are those that are switched off, and the findings that a comment silences.
    """
    checks = tuple(checks)
    silenced = _silenced(checks, ledger)
    for one in checks:
        level = _level(one, ledger.config.checks)
        if level == OFF:
            continue
        for finding in one.findings(ledger, as_of):
            place = finding.location
            if (one.code, place.path, place.line) not in silenced:
                yield changed(finding, severity=Severity(level)) if level else finding


def _level(one: Check, levels: Mapping[str, str]) -> str | None:
    """What the settings make of a check, by its code, else by its name; None for its own."""
    level = levels.get(one.code.lower()) or levels.get(one.name)
    return None if level == OFF and has_to_speak(one) else level


def _silenced(checks: Iterable[Check], ledger: Ledger) -> set[tuple[str, str, int]]:
    """The code, path and line of everything that a comment covers."""
    if not ledger.suppressions:
        return set()
    known = by_name(checks)
    return {
        (one.code, comment.location.path, line)
        for comment in ledger.suppressions
        for name in comment.names
        if (one := known.get(name.lower())) and can_be_silenced(one)
        for line in comment.lines
    }
