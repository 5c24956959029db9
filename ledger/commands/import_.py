"""`headway import`: records from other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_column
from ledger.commands._import_files import parts_of
from ledger.commands._import_steps import together, with_edition
from ledger.commands._options import CouldNotError, as_of_option, ledger_option
from ledger.commands._progress import progress_shown
from ledger.commands._table import table
from ledger.commands._trial import Held, hold
from ledger.commands._writing import alone
from ledger.editing import Edition, NotWrittenError, Outcome, commit, work_out
from ledger.importers import ImportPlan, Order, Told, Wishes, all_importers, plan
from ledger.readers.files import find_root
from ledger.terminal import visible
from ledger.wording import listing, plural

MOST_SHOWN = 10
_WIDEST = 60


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True),
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
    help="Your own e-mail address, for mail [default: as me.md or most messages say].",
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
    """Make records of another tool's FILE, of several, or of a folder of them.

    LinkedIn connections, a list of job applications, the people and activities of `friends`,
    vCards, calendars, mail, a vault of notes.

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
        for part in parts_of(files, held.ledger, as_of, wishes.format_name):
            made = plan(part.data, part.name, held.ledger, as_of, wishes, members=part.members)
            if made.refusal and part.found and not made.misused:
                click.echo(f"{visible(made.refusal)}: left alone\n")
                continue
            edition = _worked_out(part.name, made, held)
            done.append(edition)
            held = with_edition(held, edition)
        if not done:
            raise CouldNotError("nothing in it is of a format that is known; nothing is written")
        edition = together(done)
        if not dry_run and edition.changes:
            _write(root, edition)
    click.echo("\n".join(_ending(root, edition, dry_run=dry_run)))


def _worked_out(name: str, made: ImportPlan, held: Held) -> Edition:
    """What a plan makes of the ledger, shown; raises where nothing, or not all, can be taken."""
    if made.refusal and made.misused:
        raise click.BadParameter(visible(made.refusal), param_hint="--map")
    if made.refusal:
        raise CouldNotError(visible(made.refusal))
    files = {path: record.data for path, record in held.sources.records.items()}
    edition = work_out(made.drafts, held.ledger, files)
    click.echo("\n".join(_shown(name, made, edition)))
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


def _shown(name: str, made: ImportPlan, edition: Edition) -> Iterator[str]:
    """The columns, what is new, changed, the same and in doubt, and the rows not taken."""
    yield f"{visible(name)}: {made.title} ({made.format}), {plural(made.rows, made.unit)}"
    yield ""
    rows = [
        (use.column, use.field if use.samples else None, "; ".join(use.samples) or "(empty)")
        for use in made.columns
    ]
    yield from (f"  {line}" for line in table(("column", "field", "for example"), rows))
    outcomes = edition.outcomes
    new = [one for one in outcomes if one.new]
    changed = [one for one in outcomes if one.added]
    held = sum(one.held for one in outcomes)
    same = len(outcomes) - len(new) - len(changed) - held
    yield from _section("New", _counted(new), [_made(one) for one in new])
    yield from _section("Changed", _counted(changed), [_added(one) for one in changed])
    if same:
        yield f"\nThe same: {plural(same, 'record')}"
    kept = [
        f"{one.path} `{value.key}`: {_cut(value.ours)} (the file: {_cut(value.theirs)})"
        for one in outcomes
        for value in one.kept
    ]
    yield from _section("Kept yours", plural(len(kept), "value"), kept)
    doubts = [one.doubt for one in outcomes if one.doubt]
    doubts += [note.message for note in made.notes if not note.line]
    yield from _section("Doubtful", "", doubts)
    yield from _section("Rows", "", list(_by_message(made)))
    passed_over = sum(count for _, count in made.left_out)
    counted = [f"{count} {reason}" for reason, count in made.left_out]
    yield from _section("Left out", plural(passed_over, made.unit), counted)


def _section(heading: str, total: str, lines: list[str]) -> Iterator[str]:
    """A heading and its lines, the first ones where there are many."""
    if not lines:
        return
    yield f"\n{heading}: {total}" if total else f"\n{heading}:"
    yield from (f"  {visible(line)}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield f"  and {len(lines) - MOST_SHOWN} more"


def _counted(outcomes: Iterable[Outcome]) -> str:
    """`12 contacts and 3 organizations`."""
    kinds = [one.draft.kind.value for one in outcomes]
    return listing(plural(kinds.count(kind), kind) for kind in dict.fromkeys(kinds))


def _made(outcome: Outcome) -> str:
    lines = len(outcome.draft.lines)
    return f"{outcome.path}: {lines} dated lines" if lines > 1 else outcome.path


def _added(outcome: Outcome) -> str:
    added = outcome.added
    parts = [f"`{key}`" for key, _ in (*added.keys, *added.items)]
    if added.lines:
        parts.append(plural(len(added.lines), "dated line"))
    if added.notes:
        parts.append("notes")
    return f"{outcome.path}: {listing(parts)}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _by_message(made: ImportPlan) -> Iterator[str]:
    """The notes on rows, those that say the same together."""
    lines: dict[str, list[int]] = {}
    for note in made.notes:
        if note.line:
            lines.setdefault(note.message, []).append(note.line)
    for message, numbers in lines.items():
        which = "line" if len(numbers) == 1 else "lines"
        yield f"{which} {listing(map(str, numbers))}: {message}"


def _ending(root: Path, edition: Edition, *, dry_run: bool) -> Iterator[str]:
    if not edition.changes:
        doubtful = any(one.held for one in edition.outcomes)
        known = "Nothing is sure enough" if doubtful else "All of it is in the ledger already"
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
