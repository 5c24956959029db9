"""`headway build`: the report as a folder of pages."""

from __future__ import annotations

import random
import sys
import time
from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from ledger.build import (
    Progress,
    StoppedError,
    Summary,
    build,
    build_commit,
    build_shared,
)
from ledger.commands._completion import complete_revision
from ledger.commands._exposure import exposures
from ledger.commands._options import CouldNotError, as_of_option, ledger_option
from ledger.commands._site import (
    DEFAULT,
    SHARED,
    index_of,
    output_option,
    problems_said,
    where,
)
from ledger.commands._user_folders import cache_folder
from ledger.readers.git import GitError
from ledger.readers.revisions import read_revision
from ledger.terminal import visible
from ledger.wording import plural

_BAR_AFTER = 1.0
_BAR_WIDTH = 30


@click.command("build")
@output_option
@click.option("--shared", is_flag=True, help="For somebody else: only what `[share]` lets be seen.")
@click.option("--strict", is_flag=True, help="Exit with 1 where the ledger has errors.")
@click.option(
    "--rev",
    metavar="REV",
    shell_complete=complete_revision,
    help="The ledger as a commit has it, as of that commit's day unless --as-of is given.",
)
@as_of_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    output: Path | None,
    shared: bool,
    strict: bool,
    rev: str | None,
    as_of: date,
) -> None:
    """Make the report, a folder of pages that opens with a double click.

    What is wrong in the ledger is shown in the report and stops nothing, but for conflict
    markers that a merge left. With --strict the exit status is 1 where there are errors.

    --shared makes another report, in the folder `shared`, for a coach or a partner: `[share]`
    in headway.toml says what they see of the ledger, and nothing else is in it.
    """
    if shared and (strict or rev):
        what = "says nothing of errors; leave --strict out" if strict else "is of today, not --rev"
        raise click.UsageError(f"a shared report {what}")
    out = where(root, output, SHARED if shared else DEFAULT)
    given = ctx.get_parameter_source("as_of") is ParameterSource.COMMANDLINE
    try:
        if shared:
            summary = build_shared(root, out, as_of, random.SystemRandom(), _bar())
        elif rev is not None:
            summary = _build_commit(root, out, rev, as_of if given else None)
        else:
            summary = build(root, out, as_of, _bar(), cache_folder())
    except StoppedError as stopped:
        raise CouldNotError(str(stopped)) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or out}: {reason}") from None
    click.echo(index_of(out))
    pages = f"{plural(summary.pages, 'page')}, {summary.written} files written"
    rest = _left_out(summary) if shared else problems_said(summary)
    click.echo(f"{pages}, {summary.unchanged} unchanged; {rest}", err=True)
    for exposed in () if shared else exposures(out):
        click.echo(f"note: {visible(exposed)}", err=True)
    if strict and summary.counts["error"]:
        ctx.exit(1)


def _build_commit(root: Path, out: Path, revision: str, as_of: date | None) -> Summary:
    """The report of a commit as of a day, its own where none is given; tells which it is."""
    try:
        committed = read_revision(root, revision)
    except GitError as refusal:
        raise CouldNotError(visible(str(refusal))) from None
    commit = committed.commit
    day = as_of or commit.day
    summary = build_commit(root, out, committed, day, _bar())
    subject = f" ({commit.subject})" if commit.subject else ""
    click.echo(visible(f"as {commit.short} of {commit.day}{subject} has it, as of {day}"), err=True)
    return summary


def _left_out(summary: Summary) -> str:
    """What a shared report leaves out, as it says so itself."""
    return f"left out: {', '.join(summary.left_out)}" if summary.left_out else "nothing left out"


def _bar() -> Progress | None:
    """A progress bar on standard error, from the first second on; none where nobody watches."""
    if not sys.stderr.isatty():
        return None
    start = time.monotonic()
    shown = False

    def progress(done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - start < _BAR_AFTER:
            return
        shown = True
        filled = _BAR_WIDTH * done // max(1, total)
        bar = "█" * filled + "·" * (_BAR_WIDTH - filled)
        end = "\r\x1b[K" if done == total else ""
        click.echo(f"\r{bar} {done} of {total} pages{end}", err=True, nl=False)

    return progress
