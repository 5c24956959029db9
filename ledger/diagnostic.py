"""A finding: a value with a place, what is wrong there, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from ledger.source import Location
from ledger.value import Value


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning advises, info unlocks or explains."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Related(Value, frozen=True):
    """Another place that a finding is about, and why."""

    location: Location
    message: str


class Edit(Value, frozen=True):
    r"""A stretch of one file and the text to put in its place.

    The stretch begins at `location` and is `length` characters of the file's text long, a
    line's end counting as one whatever its bytes are. `text` has `\n` for a line's end.
    """

    location: Location
    length: int
    text: str


class Fix(Value, frozen=True):
    """What `check --fix` types for the owner: said in words, and as edits of one file.

    Only what can be meant in one way has one; everything else is the owner's to decide.
    """

    title: str
    edits: tuple[Edit, ...]


class Diagnostic(Value, frozen=True):
    """One finding.

    `location` is where it begins; `length` the characters it spans on that line (0: the
    place alone). `message` says what is wrong, `why` why that matters, `help` the remedy,
    as the line to type where there is one; `fix` is the remedy as an edit.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    why: str = ""
    help: str = ""
    length: int = 0
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

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
