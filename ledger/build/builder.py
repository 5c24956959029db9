"""Makes a report, and before that asks whether there is anything to make.

What reads, works out and lays out is brought in where there is: where nothing has changed, that
would take longer than to see that nothing has.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.build.earlier import Earlier
from ledger.build.stopped import StoppedError
from ledger.build.summary import Summary
from ledger.processes import Progress, unheard
from ledger.readers.disk_state import state_of_ledger
from ledger.readers.git import GitError, open_repository
from ledger.site import RefusedError, tidy

if TYPE_CHECKING:
    from ledger.build.searching import Searching
    from ledger.diagnostic import Diagnostic
    from ledger.metrics import Known
    from ledger.pages import Before
    from ledger.readers import LedgerReader, LedgerReading

# Told the pages that were made before all others, and what was found in the whole ledger.
Ahead = Callable[["Mapping[str, bytes]", "Sequence[Diagnostic]"], None]


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
    """Makes the report of a ledger, and of it only what changed.

    One that does so `again` and again keeps what the next build can use, on the disk as well,
    until it is told to `end`.
    """

    def __init__(
        self, root: Path, out: Path, cache: Path | None = None, *, again: bool = False
    ) -> None:
        self._root = root
        self._out = out
        self._cache = cache
        self._again = again
        self._seen: str | None = None
        self._known: Known | None = None
        self._before: Before | None = None
        self._last: LedgerReading | None = None
        self._kept = ""
        self._there: Collection[str] = ()

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

    def build(
        self,
        as_of: date,
        progress: Progress = unheard,
        saved: Collection[str] | None = None,
        ahead: Ahead | None = None,
    ) -> Summary:
        """Make the report as of a day; raises what `build` of this module raises.

        `saved` are the paths of all files of the ledger that may be others than at the build
        before, where that is known. Their own pages are then made first, and given to `ahead`
        while the folder still holds the report before.
        """
        from ledger import metrics, pages  # noqa: PLC0415 - see above
        from ledger.build.ahead import pages_ahead  # noqa: PLC0415
        from ledger.build.making import publish, refuse  # noqa: PLC0415
        from ledger.build.report import Report  # noqa: PLC0415
        from ledger.build.working_out import (  # noqa: PLC0415
            WEEKS,
            look_through,
            read_commits,
            with_all,
        )
        from ledger.model.successor import take_over  # noqa: PLC0415

        seen = "" if self._again else self._seen if self._seen is not None else self._state()
        self._seen = None
        earlier = Earlier(self._cache, self._root, self._out) if self._cache else None
        reading = self._reader.read(progress, saved)
        ledger = reading.ledger
        refuse(ledger, self._root, self._out)
        history = read_commits(self._root, reading, self._cache, progress=progress)
        if self._known:
            take_over(ledger, self._known.ledger)
        taking = metrics.taking(ledger, as_of, WEEKS, self._known)
        results = look_through(reading, self._root, as_of, history, progress)
        results = replace(results, before=self._before)
        if ahead and saved:
            report_of = partial(Report, root=self._root, cache=self._cache)
            if first := pages_ahead(results, taking, saved, self._there, report_of):
                ahead(first, results.findings)
        results = with_all(results, taking, progress)
        self._known = metrics.Known(ledger, dict(taking))
        report = Report(results, self._root, self._cache, self._searching if self._again else None)
        keeping = (earlier, lambda: self._state_at_end(seen, reading)) if earlier else None
        summary = publish(reading, report, self._out, progress, keeping, again=self._again)
        if self._again:
            self._before, self._last = pages.kept(results), reading
            self._there = frozenset(report.paths)
            self._kept = earlier.word() if earlier else ""
        return summary

    def end(self) -> None:
        """Let go of what was kept on the disk for the next build.

        Raises StoppedError and OSError where that cannot be done; the next build sees to it.
        """
        try:
            if self._cache:
                earlier = Earlier(self._cache, self._root, self._out)
                # Another process may have made the report since, of another state.
                earlier.end(self._state_of_last() if earlier.word() == self._kept else "")
            else:
                tidy(self._out, {})
        except RefusedError as refusal:
            raise StoppedError(str(refusal)) from None

    def _state_of_last(self) -> str:
        """The disk's word of the ledger where it is as at the last build, commits too."""
        from ledger.build.working_out import read_commits  # noqa: PLC0415 - see above

        if self._last is None or self._before is None:
            return ""
        with contextlib.suppress(OSError):
            seen = self._state_now(self._last)
            if read_commits(self._root, self._last, self._cache) == self._before.history:
                return seen
        return ""

    def _state_at_end(self, seen: str, reading: LedgerReading) -> str:
        """The disk's word of the ledger; who builds again asks for it when that is over."""
        return "" if self._again else seen or self._state_now(reading)

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
