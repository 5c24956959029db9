"""A finding: a value with a place, what is wrong there, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ledger.source import Location


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning advises, info unlocks or explains."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about, and why."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `location` is where it begins; `length` the characters it spans on that line (0: the
    place alone). `message` says what is wrong, `help` the remedy, as the line to type
    where there is one.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    help: str = ""
    length: int = 0
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path, line, column, code: the order in which findings are shown."""
        place = self.location
        return (place.path, place.line, place.column, self.code, self.message)


def counts(findings: tuple[Diagnostic, ...]) -> dict[str, int]:
    """How many findings there are of each severity."""
    tally = {severity.value: 0 for severity in Severity}
    for finding in findings:
        tally[finding.severity.value] += 1
    return tally
