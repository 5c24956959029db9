"""The sentence: read, check, measure, advise, lay out, write."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ledger import readers
from ledger.build.earlier import Earlier
from ledger.build.report import TEMPLATES, Report
from ledger.build.stopped import StoppedError
from ledger.build.working_out import WEEKS, read_commits, share, work_out
from ledger.build.writing import Progress, write
from ledger.diagnostic import Diagnostic, counts
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.pages import Results
from ledger.readers import LedgerReading
from ledger.readers.revisions import Committed

__all__ = [
    "TEMPLATES",
    "WEEKS",
    "Builder",
    "Progress",
    "StoppedError",
    "Summary",
    "build",
    "build_commit",
    "build_shared",
    "read_commits",
    "render",
    "share",
    "work_out",
]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, and what it found; of a shared report what it leaves out."""

    written: int
    unchanged: int
    removed: int
    pages: int
    findings: tuple[Diagnostic, ...]
    reading: LedgerReading
    left_out: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """The findings of each severity."""
        return counts(self.findings)


def build(
    root: Path,
    out: Path,
    as_of: date,
    progress: Progress | None = None,
    cache: Path | None = None,
) -> Summary:
    """Make the report of a ledger as of a day.

    What is read of its files and its repository is kept in the folder `cache`, if there is one.
    Raises StoppedError where a file still holds a merge's conflict markers or the folder is not
    to be written to, and OSError where the disk fails. Every other fault is shown in the report.
    """
    return Builder(root, out, cache).build(as_of, progress)


class Builder:
    """Makes the report of a ledger again and again, and of it only what changed."""

    def __init__(self, root: Path, out: Path, cache: Path | None = None) -> None:
        self._root = root
        self._out = out
        self._cache = cache
        self._reader = readers.LedgerReader(root, cache)

    def build(self, as_of: date, progress: Progress | None = None) -> Summary:
        """Make the report as of a day; raises what `build` of this module raises."""
        reading = self._reader.read()
        _refuse(reading.ledger, self._root, self._out)
        history = read_commits(self._root, reading, self._cache)
        results = work_out(reading, self._root, as_of, history)
        earlier = Earlier(self._cache, self._out, results) if self._cache else None
        return _publish(reading, Report(results, self._root), self._out, progress, earlier)


def build_commit(
    root: Path, out: Path, committed: Committed, as_of: date, progress: Progress | None = None
) -> Summary:
    """Make the report of a ledger as a commit has it; raises what `build` raises.

    Its own templates and links into an editor are left out: the files that they lead to are
    those of today.
    """
    ledger = committed.reading.ledger
    site_then = replace(ledger.config.site, templates=False, editor="")
    then = replace(ledger, config=replace(ledger.config, site=site_then))
    reading = replace(committed.reading, ledger=then)
    _refuse(then, root, out)
    history = read_commits(root, reading, tip=committed.commit.id)
    results = work_out(reading, root, as_of, history)
    return _publish(reading, Report(results, root), out, progress)


def build_shared(
    root: Path, out: Path, as_of: date, chance: random.Random, progress: Progress | None = None
) -> Summary:
    """Make a report for somebody else, with ids drawn from `chance`; raises what `build` raises."""
    reading = readers.read_ledger(root)
    _refuse(reading.ledger, root, out)
    report = Report(share(reading, as_of, chance), root)
    return _publish(reading, report, out, progress)


def render(results: Results, root: Path) -> dict[str, bytes]:
    """Every file of the report by its path, sorted."""
    report = Report(results, root)
    return {path: report.file(path) for path in report.paths}


def _publish(
    reading: LedgerReading,
    report: Report,
    out: Path,
    progress: Progress | None,
    earlier: Earlier | None = None,
) -> Summary:
    results = report.results
    known = earlier.files() if earlier else {}
    shared = results.shared is not None
    published, files = write(report, out, known, progress, shared=shared)
    if earlier:
        earlier.keep(files)
    return Summary(
        written=published.written,
        unchanged=published.unchanged,
        removed=published.removed,
        pages=report.pages,
        findings=results.findings,
        reading=reading,
        left_out=results.shared.left_out if results.shared else (),
    )


def _refuse(ledger: Ledger, root: Path, out: Path) -> None:
    """Stop before anything is worked out that could not be used."""
    torn = [fault for fault in ledger.faults if fault.kind is FaultKind.CONFLICT_MARKER]
    if torn:
        raise StoppedError(
            f"{torn[0].location}: a merge left its conflict markers; settle it, then build again"
        )
    real = out.resolve()
    for folder in ("", *ledger.config.folders):
        place = (root / folder).resolve()
        if real == place or (folder and real.is_relative_to(place)):
            raise StoppedError(f"{out} holds the ledger itself; name another folder with -o")
