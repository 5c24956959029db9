"""`headway build`: the report as a folder of pages.

Where nothing has changed there is nothing to bring in but what sees that; so it is done where
there is something to make.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from ledger import build as making
from ledger.build import StoppedError, Summary
from ledger.commands._completion import complete_revision
from ledger.commands._exposure import exposures
from ledger.commands._options import CouldNotError, as_of_option, ledger_option
from ledger.commands._progress import progress_shown
from ledger.commands._site import (
    DEFAULT,
    SHARED,
    commits_lacking,
    index_of,
    output_option,
    problems_said,
    where,
)
from ledger.commands._user_folders import cache_folder
from ledger.terminal import visible
from ledger.wording import plural

if TYPE_CHECKING:
    from ledger.model.history import Commit
    from ledger.readers.revisions import Committed


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
    commit: Commit | None = None
    try:
        with progress_shown() as progress:
            if shared:
                import random  # noqa: PLC0415 - see above

                chance = random.SystemRandom()
                summary = making.build_shared(root, out, as_of, chance, progress)
            elif rev is not None:
                committed = _committed(root, rev)
                commit = committed.commit
                as_of = as_of if given else commit.day
                summary = making.build_commit(root, out, committed, as_of, progress)
            else:
                summary = making.build(root, out, as_of, progress, cache_folder())
    except StoppedError as stopped:
        raise CouldNotError(str(stopped)) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or out}: {reason}") from None
    if commit:
        click.echo(_made_of(commit, as_of), err=True)
    click.echo(index_of(out))
    pages = f"{plural(summary.pages, 'page')}, {summary.written} files written"
    rest = _left_out(summary) if shared else problems_said(summary)
    click.echo(f"{pages}, {summary.unchanged} unchanged; {rest}", err=True)
    notes = () if shared else (*exposures(out), commits_lacking())
    for note in filter(None, notes):
        click.echo(f"note: {visible(note)}", err=True)
    if strict and summary.counts["error"]:
        ctx.exit(1)


def _committed(root: Path, revision: str) -> Committed:
    """The ledger as a commit has it. Raises CouldNotError where git does not give it."""
    from ledger.readers.git import GitError  # noqa: PLC0415 - see above
    from ledger.readers.revisions import read_revision  # noqa: PLC0415

    try:
        return read_revision(root, revision)
    except GitError as refusal:
        raise CouldNotError(visible(str(refusal))) from None


def _made_of(commit: Commit, day: date) -> str:
    """Which commit a report is of, and as of which day."""
    subject = f" ({commit.subject})" if commit.subject else ""
    return visible(f"as {commit.short} of {commit.day}{subject} has it, as of {day}")


def _left_out(summary: Summary) -> str:
    """What a shared report leaves out, as it says so itself."""
    return f"left out: {', '.join(summary.left_out)}" if summary.left_out else "nothing left out"
