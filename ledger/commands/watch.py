"""`headway watch`: the report kept up to date while the ledger is written."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import click

from ledger.build import StoppedError, build
from ledger.commands._options import DAY, CouldNotError, ledger_option
from ledger.commands._reading import line_at
from ledger.commands._site import index_of, output_option, problems_said, where
from ledger.commands._user_folders import cache_folder
from ledger.formats import Context, concise
from ledger.terminal import visible
from ledger.watch import watch
from ledger.wording import plural

WAITING = "waiting for the next save"


@click.command("watch")
@output_option
@click.option(
    "--as-of",
    type=DAY,
    envvar="HEADWAY_TODAY",
    help="The day to work it out for [default: the day of each build].",
)
@ledger_option
def command(root: Path, output: Path | None, as_of: date | None) -> None:
    """Build the report, and again whenever a file of the ledger is saved.

    Tells of each build in a line, and of what is wrong below it. Ctrl-C ends it.
    """
    out = where(root, output)

    def rebuild() -> None:
        _rebuild(root, out, as_of)
        # Editors take what was said until here as one answer.
        click.echo(WAITING, err=True)

    click.echo(f"watching {visible(str(root.resolve()))}; the report is {index_of(out)}", err=True)
    try:
        watch(root, out, rebuild, threading.Event())
    except KeyboardInterrupt:
        click.echo("", err=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or root} cannot be watched: {reason}") from None


def _rebuild(root: Path, out: Path, as_of: date | None) -> None:
    """One build, told in one line; what stops it is told too, and the next save tries again."""
    today = as_of or date.today()  # noqa: DTZ011 - a person's day is the one on their wall
    try:
        summary = build(root, out, today, cache=cache_folder())
    except (StoppedError, OSError) as error:
        click.echo(f"not built: {visible(str(error))}", err=True)
        return
    written = plural(summary.written, "file")
    click.echo(f"built as of {today}: {written} changed; {problems_said(summary)}")
    reading = summary.reading
    if summary.findings and reading:
        context = Context(lambda place: line_at(reading, place))
        click.echo(concise.render(summary.findings, context))
