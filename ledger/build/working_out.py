"""All that follows from a ledger on a day: checked, measured, advised."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger import __version__, checks, help, metrics, pages, sharing
from ledger.actions import advise, advise_on
from ledger.build.stopped import StoppedError
from ledger.metrics import Series
from ledger.model.history import History
from ledger.model.record import Record
from ledger.pages import Results
from ledger.processes import Progress, unheard
from ledger.readers import LedgerReading
from ledger.readers.history import history_for_report
from ledger.value import changed

WEEKS = 12


def work_out(
    reading: LedgerReading,
    root: Path,
    as_of: date,
    history: History | None = None,
    progress: Progress = unheard,
) -> Results:
    """All that follows from a ledger on a day, and from what was committed of it."""
    results = look_through(reading, root, as_of, history, progress)
    return with_all(results, metrics.taking(reading.ledger, as_of, WEEKS), progress)


def look_through(
    reading: LedgerReading,
    root: Path,
    as_of: date,
    history: History | None = None,
    progress: Progress = unheard,
) -> Results:
    """What was read of a ledger and what is found in it; nothing of it is measured yet."""
    ledger = reading.ledger
    progress("checking", 0, 0)
    return Results(
        ledger=ledger,
        as_of=as_of,
        version=__version__,
        texts=reading.texts,
        findings=checks.run(ledger, as_of),
        metrics=metrics.all_metrics(),
        helps=_helps(),
        root=root.resolve().as_posix(),
        history=history,
        logo=reading.logo,
    )


def with_own(results: Results, taking: metrics.Taking, records: Collection[Record]) -> Results:
    """Some results with all that the pages of some records show of figures and advice."""
    ledger = results.ledger
    series = taking.about(ledger.kinds_called(records))
    return replace(
        results,
        measurements=metrics.Now(series),
        actions=advise_on(records, ledger, metrics.Now(taking), results.as_of),
    )


def with_all(
    results: Results, taking: Mapping[str, Series], progress: Progress = unheard
) -> Results:
    """Some results with everything that is measured and advised, and what the history shows."""
    ledger, as_of = results.ledger, results.as_of
    progress("measuring", 0, 0)
    measurements = {name: series.now for name, series in taking.items()}
    progress("advising", 0, 0)
    return replace(
        results,
        measurements=measurements,
        weeks={name: series.weeks for name, series in taking.items()},
        actions=advise(ledger, measurements, as_of),
        audit=checks.audit(replace(ledger, history=results.history), as_of),
    )


def share(reading: LedgerReading, as_of: date, chance: random.Random) -> Results:
    """What somebody else may see of a ledger on a day, worked out from that alone.

    Raises StoppedError where `[share]` cannot be followed.
    """
    known = (kind.name for kind in pages.all_kinds())
    if wrong := sharing.misnamed(reading.ledger.config, known):
        raise StoppedError(wrong)
    seen, shared = sharing.redacted(reading.ledger, chance)
    results = work_out(seen, Path(), as_of)
    actions = tuple(
        changed(one, id=f"{one.rule}-{sharing.token(chance)}", line="")
        for one in results.actions
        if shared.actions
    )
    return replace(results, findings=(), actions=actions, root="", shared=shared)


def read_commits(
    root: Path,
    reading: LedgerReading,
    cache: Path | None = None,
    tip: str | None = None,
    progress: Progress = unheard,
) -> History | None:
    """What was committed of a ledger up to a commit; None where its owner leaves that out."""
    if not reading.ledger.config.site.commits:
        return None
    return history_for_report(root, reading, cache, tip, progress)


def _helps() -> dict[str, str]:
    """The help page of every metric that has one."""
    found = ((one.name, help.read_page("metrics", one.name)) for one in metrics.all_metrics())
    return {name: page for name, page in found if page}
