"""All that follows from a ledger on a day: checked, measured, advised."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger import __version__, checks, help, metrics, pages, sharing
from ledger.actions import advise
from ledger.build.stopped import StoppedError
from ledger.metrics import Series
from ledger.model.history import History
from ledger.pages import Results
from ledger.processes import Progress, unheard
from ledger.readers import LedgerReading
from ledger.readers.history import history_for_report
from ledger.value import changed

WEEKS = 12


def work_out(  # noqa: PLR0913, PLR0917 - what a report follows from, and who is told
    reading: LedgerReading,
    root: Path,
    as_of: date,
    history: History | None = None,
    taken: Mapping[str, Series] | None = None,
    progress: Progress = unheard,
) -> Results:
    """All that follows from a ledger on a day, and from what was committed of it.

    `taken` are its metrics of this day and of the weeks before, where they were taken already.
    """
    ledger = reading.ledger
    progress("measuring", 0, 0)
    taken = metrics.weekly(ledger, as_of, WEEKS) if taken is None else taken
    measurements = {name: series.now for name, series in taken.items()}
    progress("checking", 0, 0)
    findings = checks.run(ledger, as_of)
    progress("advising", 0, 0)
    return Results(
        ledger=ledger,
        as_of=as_of,
        version=__version__,
        texts=reading.texts,
        findings=findings,
        metrics=metrics.all_metrics(),
        measurements=measurements,
        weeks={name: series.weeks for name, series in taken.items()},
        actions=advise(ledger, measurements, as_of),
        helps=_helps(),
        root=root.resolve().as_posix(),
        history=history,
        audit=checks.audit(replace(ledger, history=history), as_of),
        logo=reading.logo,
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
