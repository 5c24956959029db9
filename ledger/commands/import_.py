"""`headway import`: records from other tools."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_column
from ledger.commands._import_files import parts_of
from ledger.commands._import_shown import left_alone, shown
from ledger.commands._import_steps import together, with_edition
from ledger.commands._options import CouldNotError, as_of_option, ledger_option
from ledger.commands._progress import progress_shown
from ledger.commands._settings_place import find_root
from ledger.commands._trial import Held, hold
from ledger.commands._whole_files import taken_whole
from ledger.commands._writing import alone
from ledger.editing import Edition, NotWrittenError, commit, work_out
from ledger.importers import ImportPlan, Order, Told, Wishes, all_importers, plan
from ledger.terminal import visible
from ledger.wording import listing, plural


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, allow_dash=True),
)
@click.option(
    "--from",
    "format_name",
    type=click.Choice([one.name for one in all_importers()]),
    help="The format [default: recognised from the content].",
)
@click.option(
    "--map",
    "mapping",
    metavar="COLUMN=FIELD",
    multiple=True,
    shell_complete=complete_column,
    help="What a column holds, where it was not recognised; `ignore` leaves it out.",
)
@click.option(
    "--dates",
    type=click.Choice([order.value for order in Order]),
    help="Which comes first in 7/8/2026 [default: as the dates themselves say].",
)
@click.option(
    "--me",
    metavar="ADDRESS",
    multiple=True,
    help="Your own e-mail address, in mail and calendars [default: as me.md or most of them say].",
)
@click.option(
    "--with",
    "told",
    type=click.Choice([told.value for told in Told if told is not Told.NOTHING]),
    help="Take the subject of each message too, or how its text begins [default: neither].",
)
@click.option(
    "--private", is_flag=True, help="Take the events that a calendar marks as private too."
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@as_of_option
@ledger_option
def command(
    root: Path,
    files: tuple[Path, ...],
    format_name: str | None,
    mapping: tuple[str, ...],
    dates: str | None,
    me: tuple[str, ...],
    told: str | None,
    private: bool,
    dry_run: bool,
    as_of: date,
) -> None:
    """Make records of another tool's FILE, of several, of a folder of them, or of `-`, a pipe.

    LinkedIn's archive or a file of it, the contacts of Google, Outlook, HubSpot, Salesforce or
    any list, vCards, calendars, mail, a list of job applications, a vault of notes, the people
    and activities of `friends`.

    What is in the ledger already stays as it is, so a file may be imported again whenever
    it has grown. All of it is written, or nothing is.
    """
    wishes = Wishes(
        format_name=format_name or "",
        mapping=tuple(_pair(text) for text in mapping),
        order=Order(dates) if dates else None,
        me=me,
        told=Told(told) if told else Told.NOTHING,
        private=private,
    )
    with alone(root, dry_run=dry_run):
        held = hold(root)
        done: list[Edition] = []
        refused: list[ImportPlan] = []
        unread: Edition | None = None
        for part in parts_of(files, held.ledger, as_of, wishes.format_name):
            if unread:
                # What the part before made is read only where one comes after it.
                held, unread = with_edition(held, unread), None
            made = plan(part.data, part.name, held.ledger, as_of, wishes, members=part.members)
            if made.refusal and part.found:
                refused.append(made)
                continue
            if done:
                click.echo()
            unread = _worked_out(root, part.name, made, held)
            done.append(unread)
        for line in left_alone(one.refusal for one in refused):
            click.echo(line)
        if not done and (wrong := next((one for one in refused if one.misused), None)):
            raise click.BadParameter(visible(wrong.refusal), param_hint="--map")
        if not done:
            raise CouldNotError("nothing in it is of a format that is known; nothing is written")
        edition = together(done)
        if not dry_run and edition.changes:
            _write(root, edition)
    click.echo("\n".join(_ending(root, edition, dry_run=dry_run)))


def _worked_out(root: Path, name: str, made: ImportPlan, held: Held) -> Edition:
    """What a plan makes of the ledger, shown; raises where nothing, or not all, can be taken."""
    if made.refusal and made.misused:
        raise click.BadParameter(visible(made.refusal), param_hint="--map")
    if made.refusal:
        raise CouldNotError(visible(made.refusal))
    if made.files:
        edition = taken_whole(root, made.files, held)
    else:
        files = {path: record.data for path, record in held.sources.records.items()}
        edition = work_out(made.drafts, held.ledger, files)
    click.echo("\n".join(shown(name, made, edition)))
    if refused := next((one for one in edition.outcomes if one.refusal), None):
        raise CouldNotError(f"{visible(refused.path)} {refused.refusal}; nothing is written")
    return edition


def _pair(text: str) -> tuple[str, str]:
    column, equals, name = text.rpartition("=")
    if not equals or not column.strip() or not name.strip():
        raise click.BadParameter(f"{text} is not COLUMN=FIELD", param_hint="--map")
    return column, name


def _write(root: Path, edition: Edition) -> None:
    try:
        with progress_shown() as progress:
            commit(root, edition.changes, progress)
    except NotWrittenError as error:
        raise CouldNotError(str(error)) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or root}: {reason}; nothing is written") from None


def _ending(root: Path, edition: Edition, *, dry_run: bool) -> Iterator[str]:
    if not edition.changes:
        doubtful = any(one.held for one in edition.outcomes)
        known = "Nothing is sure enough" if doubtful else "All of it is in the ledger already"
        if any(one.kept for one in edition.outcomes):
            known = "What differs stays as you have it"
        yield f"\n{known}: nothing to write."
        return
    new = sum(change.before is None for change in edition.changes)
    parts = [plural(new, "new file")] if new else []
    if len(edition.changes) > new:
        parts.append(f"additions to {plural(len(edition.changes) - new, 'file')}")
    if dry_run:
        yield f"\nNothing is written (--dry-run). Without it: {listing(parts)}."
        return
    here = find_root(Path.cwd())
    elsewhere = here is None or here.resolve() != root.resolve()
    yield f"\nWrote {listing(parts)}."
    yield f"Next: headway check{f' --ledger {root}' if elsewhere else ''}"
