"""What a change to the ledger would do to its findings, seen before it is made."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from ledger.checks import run
from ledger.commands._options import CouldNotError
from ledger.commands._progress import progress_shown
from ledger.diagnostic import Diagnostic, Severity
from ledger.model.ledger import Ledger
from ledger.readers import LedgerReading, Sources, gather
from ledger.readers.files import SourceFile
from ledger.terminal import visible
from ledger.value import Value


class Held(Value, frozen=True):
    """A ledger and the files that it was read from."""

    reading: LedgerReading
    sources: Sources

    @property
    def ledger(self) -> Ledger:
        """The ledger."""
        return self.reading.ledger

    def with_file(self, file: SourceFile) -> Held:
        """The ledger as it would be with a file more, or one that says otherwise."""
        sources = self.sources.with_file(file)
        return Held(sources.read(), sources)


def hold(root: Path) -> Held:
    """The ledger in a folder, with its files. Raises CouldNotError where the disk refuses."""
    try:
        sources = gather(root)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or root} cannot be read: {reason}") from None
    with progress_shown() as progress:
        return Held(sources.read(progress), sources)


def brought(before: Ledger, after: Ledger, as_of: date) -> list[Diagnostic]:
    """The findings that a change brings, in order.

    The lines below a change move, so a finding is known again by what it says. Of several
    that say the same the last ones are new.
    """
    now = run(after, as_of)
    codes = {finding.code for finding in now}
    known = Counter(_key(finding) for finding in run(before, as_of, codes))
    found = []
    for finding in now:
        key = _key(finding)
        if known[key]:
            known[key] -= 1
        else:
            found.append(finding)
    return found


def _key(finding: Diagnostic) -> tuple[str, Severity, str, str]:
    return finding.code, finding.severity, finding.location.path, finding.message


def said_of(finding: Diagnostic) -> str:
    """A finding as it is told in passing: what is wrong, and the remedy."""
    message, remedy = visible(finding.message), [*map(visible, finding.help.splitlines())]
    if len(remedy) == 1:
        return f"{message} ({remedy[0]})"
    return "\n".join([message, *(f"  {line}" for line in remedy)])
