"""From what was read to a report: work out, lay out, write."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger import readers
from ledger.build.earlier import Build, Earlier
from ledger.build.report import Report
from ledger.build.stopped import StoppedError
from ledger.build.summary import Summary
from ledger.build.working_out import read_commits, share, work_out
from ledger.build.writing import write
from ledger.diagnostic import counts
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.pages import Results
from ledger.processes import Progress, unheard
from ledger.readers import LedgerReading
from ledger.readers.revisions import Committed
from ledger.value import changed


def build_commit(
    root: Path, out: Path, committed: Committed, as_of: date, progress: Progress = unheard
) -> Summary:
    """Make the report of a ledger as a commit has it; raises what `build` raises.

    Its own templates and links into an editor are left out: the files that they lead to are
    those of today.
    """
    ledger = committed.reading.ledger
    site_then = replace(ledger.config.site, templates=False, editor="")
    then = replace(ledger, config=replace(ledger.config, site=site_then))
    reading = changed(committed.reading, ledger=then)
    refuse(then, root, out)
    history = read_commits(root, reading, tip=committed.commit.id, progress=progress)
    results = work_out(reading, root, as_of, history, progress=progress)
    return publish(reading, Report(results, root), out, progress)


def build_shared(
    root: Path, out: Path, as_of: date, chance: random.Random, progress: Progress = unheard
) -> Summary:
    """Make a report for somebody else, with ids drawn from `chance`; raises what `build` raises."""
    reading = readers.read_ledger(root, progress=progress)
    refuse(reading.ledger, root, out)
    report = Report(share(reading, as_of, chance), root)
    return publish(reading, report, out, progress)


def render(results: Results, root: Path) -> dict[str, bytes]:
    """Every file of the report by its path, sorted."""
    report = Report(results, root)
    return {path: report.file(path) for path in report.paths}


def publish(  # noqa: PLR0913 - what a report is made of and for, each part by its name
    reading: LedgerReading,
    report: Report,
    out: Path,
    progress: Progress = unheard,
    keeping: tuple[Earlier, Callable[[], str]] | None = None,
    *,
    again: bool = False,
) -> Summary:
    """Write a report; with `keeping`, keep what it was made of, and the state of the ledger.

    `again` says that this process soon makes another in its place.
    """
    results = report.results
    made_by = keeping[0].made_by(results) if keeping else ""
    known = keeping[0].files(made_by) if keeping else {}
    shared = results.shared is not None
    published, files = write(report, out, known, progress, shared=shared, keeps=again)
    tally = counts(results.findings)
    if keeping:
        earlier, seen = keeping
        earlier.keep(Build(made_by, results.as_of, seen(), report.pages, dict(tally), files))
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


def refuse(ledger: Ledger, root: Path, out: Path) -> None:
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
