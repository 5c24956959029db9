"""Makes a report, and before that asks whether there is anything to make.

What reads, works out and lays out is brought in where there is: where nothing has changed, that
would take longer than to see that nothing has.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.build.earlier import Earlier
from ledger.build.summary import Summary
from ledger.processes import Progress, unheard
from ledger.readers.disk_state import state_of_ledger
from ledger.readers.git import GitError, open_repository

if TYPE_CHECKING:
    from ledger.build.searching import Searching
    from ledger.metrics import Known
    from ledger.readers import LedgerReader, LedgerReading


def build(
    root: Path,
    out: Path,
    as_of: date,
    progress: Progress = unheard,
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
        self._seen: str | None = None
        self._known: Known | None = None

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

    def build(self, as_of: date, progress: Progress = unheard) -> Summary:
        """Make the report as of a day; raises what `build` of this module raises."""
        from ledger import metrics  # noqa: PLC0415 - see above
        from ledger.build.making import publish, refuse  # noqa: PLC0415
        from ledger.build.report import Report  # noqa: PLC0415
        from ledger.build.working_out import WEEKS, read_commits, work_out  # noqa: PLC0415
        from ledger.model.successor import take_over  # noqa: PLC0415

        seen = self._seen if self._seen is not None else self._state()
        self._seen = None
        earlier = Earlier(self._cache, self._root, self._out) if self._cache else None
        reading = self._reader.read(progress)
        ledger = reading.ledger
        refuse(ledger, self._root, self._out)
        history = read_commits(self._root, reading, self._cache, progress=progress)
        progress("measuring", 0, 0)
        if self._known:
            take_over(ledger, self._known.ledger)
        taken = metrics.weekly(ledger, as_of, WEEKS, self._known)
        self._known = metrics.Known(ledger, taken)
        results = work_out(reading, self._root, as_of, history, taken, progress)
        report = Report(results, self._root, self._cache, self._searching)
        keeping = (earlier, lambda: seen or self._state_now(reading)) if earlier else None
        return publish(reading, report, self._out, progress, keeping)

    def _state_now(self, reading: LedgerReading) -> str:
        """The disk's word of the ledger where it could not be trusted when it was read.

        Making the report took a while: what had been written a moment before is older now, and
        is looked at once more.
        """
        seen = self._state()
        again = self._reader.read() if seen else reading
        now, then = again.ledger, reading.ledger
        same = now.config.text == then.config.text and now.records == then.records
        return seen if same and again.texts == reading.texts else ""

    @cached_property
    def _reader(self) -> LedgerReader:
        from ledger.readers import LedgerReader  # noqa: PLC0415 - see above

        return LedgerReader(self._root, self._cache)

    @cached_property
    def _searching(self) -> Searching:
        from ledger.build.searching import Searching  # noqa: PLC0415 - see above

        return Searching()

    def _state(self) -> str:
        """The disk's word of the ledger and what is committed of it; empty where not trusted."""
        files = state_of_ledger(self._root, self._cache) if self._cache else ""
        return f"{files} {_head_of(self._root)}" if files else ""


def _head_of(root: Path) -> str:
    """The commits that a ledger's history is told up to and from, or why there are none."""
    try:
        repository = open_repository(root)
        return f"{repository.head() or 'nothing is committed yet'} {repository.boundary()}"
    except GitError as refusal:
        return str(refusal)
