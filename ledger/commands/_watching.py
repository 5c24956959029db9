"""What `headway watch` says of each build, in the terminal and to the pages that are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from ledger.build import Summary
from ledger.commands._reading import line_at
from ledger.commands._site import commits_lacking, problems_said
from ledger.diagnostic import Diagnostic
from ledger.formats import Context, concise
from ledger.terminal import visible
from ledger.watch import Standing, Told, stopped
from ledger.watch.telling import on_page
from ledger.wording import plural

WAITING = "waiting for the next save"


class Screen:
    """Tells of one build after another; each is lines that an editor can read, and no more."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._last: Told | None = None

    def say(self, text: str) -> None:
        """Something about the watching itself."""
        click.echo(text, err=True)

    def breaks(self, findings: Sequence[Diagnostic]) -> bool:
        """Whether these findings of the next build keep the last good page in its place."""
        return bool(self._last and self._last.then(findings).faults)

    def built(self, summary: Summary, day: date, seconds: float) -> None:
        """A build was made: the new findings first, the others as an editor needs them again."""
        last = self._last
        told = Told.first(summary.findings) if last is None else last.then(summary.findings)
        self._last = told
        written = f"{plural(summary.written, 'file')} changed in {seconds * 1000:.0f} ms"
        click.echo(f"built as of {day}: {written}; {problems_said(summary)}{_since(told)}")
        if lacking := commits_lacking():
            click.echo(f"note: {lacking}", err=True)
        headed = bool(told.new) and last is not None
        for heading, findings in (("new:", told.new), ("as before:", told.still)):
            if not findings:
                continue
            if headed:
                click.echo(heading)
            click.echo(_lines(findings, summary))
        broken, more = on_page(told.faults)
        news, unsaid = on_page(one for one in told.new if one not in told.faults)
        self._standing.told(broken, news, more + unsaid)
        self._waits()

    def stopped(self, error: Exception) -> None:
        """A build could not be made; the next save tries again."""
        reason = _reason(error)
        click.echo(f"not built: {visible(reason)}", err=True)
        self._standing.told([stopped(reason)])
        self._waits()

    def _waits(self) -> None:
        # Editors take what was said until here as one answer.
        click.echo(WAITING, err=True)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror.lower()}"
    return str(error)


def _since(told: Told) -> str:
    parts = [f"{len(told.new)} new"] if told.new else []
    parts += [f"{told.settled} resolved"] if told.settled else []
    return f" ({', '.join(parts)})" if parts else ""


def _lines(findings: tuple[Diagnostic, ...], summary: Summary) -> str:
    reading = summary.reading
    return concise.render(
        findings, Context(lambda place: line_at(reading, place) if reading else "")
    )
