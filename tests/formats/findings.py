"""Findings made by hand, and texts that nobody should be able to do harm with."""

from __future__ import annotations

from ledger.diagnostic import Diagnostic, Severity
from ledger.formats._context import Context
from ledger.source import Location

NASTY = [
    "::error::forged",
    "a\n::error::forged",
    "a\r\n::stop-commands::x",
    "a\r::add-mask::b",
    "a\u2028::error::forged",
    "a\u0085::error::forged",
    "##[error]forged",
    "x ##[add-matcher]problem.json",
    "#\u200d#[error]forged",
    "100%0A::error::forged",
    "%25 %2C, a: b, c=d",
    "\x1b[31mred\x1b[0m \x07\x9b",
    "left\u202eright\u2066x\u2069",
    "zero\u200bwidth\ufeff",
    "[a link](https://elsewhere.example) and [[a]](1)",
    "{0} and {{1}} and }{",
    "<script>alert(1)</script> & \"quotes\" 'both' \\",
    "日本語 ünïcödé 😀",
]


def finding(
    message: str = "the key `name` stands twice",
    severity: Severity = Severity.ERROR,
    path: str = "contacts/dana.md",
    line: int = 3,
    **parts: object,
) -> Diagnostic:
    """A finding of HW105, with other parts where they are given."""
    given = {"code": "HW105", "name": "duplicate-key", "column": 1, "length": 4, **parts}
    place = Location(path, line, given.pop("column"))
    return Diagnostic(severity=severity, location=place, message=message, **given)


def context_of(text: str = "---\nname: Dana\nname: Dora\n---\n", base: str = "") -> Context:
    """The context of a ledger in which every file holds the same text."""
    lines = text.split("\n")

    def line_of(place: Location) -> str:
        return lines[place.line - 1] if place.line <= len(lines) else ""

    return Context(line_of, base)
