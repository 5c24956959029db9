"""HW906: a comment silences nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from ledger.checks import all_checks
from ledger.checks._check import Check, Finding, check
from ledger.checks._levels import by_name, can_be_silenced, has_to_speak, meant_check
from ledger.checks._text import shown
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.suppression import Suppression
from ledger.wording import listing

# What these find depends on how much of the history was looked at.
_HISTORY = "HW7"


@check(
    "HW906",
    "unused-suppression",
    Severity.WARNING,
    why="it would hide the next mistake that is made on this line",
)
def unused_suppression(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Its comments are told of, whatever they silence; none of them silences this."""
    known = by_name(all_checks())

    @cache
    def lines(one: Check) -> frozenset[tuple[str, int]]:
        found = (finding.location for finding in one.findings(ledger, as_of))
        return frozenset((place.path, place.line) for place in found)

    for comment in ledger.suppressions:
        if not comment.names:
            message = "this comment names no check, so it silences nothing"
            remedy = "name what it is for: `headway: ignore HW301`"
            yield Finding(comment.location, message, remedy, comment.length)
        for name in dict.fromkeys(comment.names):
            one = known.get(name.lower())
            if one is None or not can_be_silenced(one):
                message, remedy = _unknown(name) if one is None else _stubborn(name, one)
                yield Finding(comment.location, message, remedy, comment.length)
            elif not one.code.startswith(_HISTORY):
                covered = {(comment.location.path, line) for line in comment.lines}
                if not covered & lines(one):
                    message = f"{shown(name)} finds nothing {_where(comment)} to silence"
                    rest = len(comment.names) > 1
                    remedy = f"take `{name}` out of the comment" if rest else "take it out"
                    yield Finding(comment.location, message, remedy, comment.length)


def _unknown(name: str) -> tuple[str, str]:
    """What is said of a name that no check has, and the remedy."""
    message = f"{shown(name)} is no check, so it silences nothing"
    words = name.split()
    if len(words) > 1 and all(word.lower() in by_name(all_checks()) for word in words):
        return message, f"put commas between them: `headway: ignore {', '.join(words)}`"
    if near := meant_check(name, all_checks()):
        return message, f"did you mean `{near}`?"
    return message, "`headway explain` lists them all"


def _stubborn(name: str, one: Check) -> tuple[str, str]:
    """What is said of a check that cannot be silenced, and the remedy."""
    if has_to_speak(one):
        message = f"{shown(name)} is not silenced: without it a part of the file could go unread"
        return message, "put right what it finds, or take this out"
    return f"{shown(name)} looks at these comments, and none silences it", "take this out"


def _where(comment: Suppression) -> str:
    """`on this line`, `on line 4`, `on lines 1 and 4`."""
    if comment.lines == (comment.location.line,):
        return "on this line"
    noun = "line" if len(comment.lines) == 1 else "lines"
    return f"on {noun} {listing(str(line) for line in comment.lines)}"
