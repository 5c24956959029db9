"""The sentence: read, check, measure, advise, lay out, write."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger import metrics, readers
from ledger.build.earlier import Build, Earlier
from ledger.build.report import TEMPLATES, Report
from ledger.build.searching import Searching
from ledger.build.stopped import StoppedError
from ledger.build.working_out import WEEKS, head_of, read_commits, share, work_out
from ledger.build.writing import Progress, write
from ledger.diagnostic import Diagnostic, counts
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.pages import Results
from ledger.readers import LedgerReading
from ledger.readers.revisions import Committed
from ledger.value import Value, changed

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


class Summary(Value, frozen=True):
    """What a build did, and what it found; of a shared report what it leaves out.

    `counts` are the findings of each severity. Where nothing had changed since the last build
    of another process, nothing was read: the findings are only counted.
    """

    written: int
    unchanged: int
    removed: int
    pages: int
    counts: Mapping[str, int]
    left_out: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    reading: LedgerReading | None = None


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
    builder = Builder(root, out, cache)
    return builder.unchanged(as_of) or builder.build(as_of, progress)


class Builder:
    """Makes the report of a ledger again and again, and of it only what changed."""

    def __init__(self, root: Path, out: Path, cache: Path | None = None) -> None:
        self._root = root
        self._out = out
        self._cache = cache
        self._reader = readers.LedgerReader(root, cache)
        self._searching = Searching()
        self._seen: str | None = None
        self._known: metrics.Known | None = None

    def unchanged(self, as_of: date) -> Summary | None:
        """What the last build of this day gave, where all is as it was; None where it may not be.

        Nothing is read for this: the disk is asked whether a file of the ledger, of the report
        or of the program was written since.
        """
        if self._cache is None:
            return None
        earlier = Earlier(self._cache, self._root, self._out)
        self._seen = self._state()
        last = earlier.build(as_of, self._seen) if self._seen else None
        if last is None:
            return None
        return Summary(0, len(last.files), 0, last.pages, dict(last.counts))

    def build(self, as_of: date, progress: Progress | None = None) -> Summary:
        """Make the report as of a day; raises what `build` of this module raises."""
        seen = self._seen if self._seen is not None else self._state()
        self._seen = None
        earlier = Earlier(self._cache, self._root, self._out) if self._cache else None
        reading = self._reader.read()
        _refuse(reading.ledger, self._root, self._out)
        history = read_commits(self._root, reading, self._cache)
        ledger = reading.ledger
        taken = metrics.weekly(ledger, as_of, WEEKS, self._known)
        # A copy, for the indexes of the state before are of no use to anybody.
        self._known = metrics.Known(replace(ledger), taken)
        results = work_out(reading, self._root, as_of, history, taken)
        report = Report(results, self._root, self._cache, self._searching)
        keeping = (earlier, seen) if earlier else None
        return _publish(reading, report, self._out, progress, keeping)

    def _state(self) -> str:
        """The disk's word of the ledger and what is committed of it; empty where not trusted."""
        files = self._reader.seen() if self._cache else ""
        return f"{files} {head_of(self._root)}" if files else ""


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
    reading = changed(committed.reading, ledger=then)
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
    keeping: tuple[Earlier, str] | None = None,
) -> Summary:
    """Write a report; with `keeping`, keep what it was made of, and the state of the ledger."""
    results = report.results
    made_by = keeping[0].made_by(results) if keeping else ""
    known = keeping[0].files(made_by) if keeping else {}
    shared = results.shared is not None
    published, files = write(report, out, known, progress, shared=shared)
    tally = counts(results.findings)
    if keeping:
        earlier, seen = keeping
        earlier.keep(Build(made_by, results.as_of, seen, report.pages, dict(tally), files))
    return Summary(
        written=published.written,
        unchanged=published.unchanged,
        removed=published.removed,
        pages=report.pages,
        counts=tally,
        left_out=results.shared.left_out if results.shared else (),
        findings=results.findings,
        reading=reading,
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
