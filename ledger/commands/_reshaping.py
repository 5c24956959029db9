"""What `rename`, `merge` and `archive` share: what would change is shown, or written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import click

from ledger.checks import run
from ledger.commands._fixing import difference
from ledger.commands._options import CouldNotError
from ledger.commands._trial import Held, hold, said_of
from ledger.commands._writing import MOST_ATTEMPTS, alone, are_written
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import EditRefusedError, Reshaping, Successor
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import plural

MOST_LISTED = 5


class Work(Value, frozen=True):
    """What a command worked out: the ledger, what becomes of the record, and the changes."""

    held: Held
    successor: Successor
    reshaping: Reshaping
    said: str
    advice: tuple[str, ...] = ()


def carry_out(root: Path, work_out: Callable[[Held], Work], *, dry_run: bool) -> Work:
    """Work a change out and write it, once more where a file changed meanwhile.

    Raises CouldNotError where it cannot be made soundly, or not be written.
    """
    with alone(root, dry_run=dry_run):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            held = hold(root)
            _refuse_unlisted(root, held.ledger)
            try:
                work = work_out(held)
            except EditRefusedError as refusal:
                raise CouldNotError(f"{visible(str(refusal))}; nothing is written") from None
            changes = work.reshaping.changes
            if dry_run or are_written(root, changes, last=attempt == MOST_ATTEMPTS):
                break
    return work


def _refuse_unlisted(root: Path, ledger: Ledger) -> None:
    """Refuse where a whole folder could not be looked into: what its files link to is unknown.

    What is no file of the ledger, such as a link that leads out, keeps nobody from working.
    """
    for fault in ledger.faults:
        path = fault.location.path
        place = root / path
        if fault.kind is not FaultKind.UNREADABLE_FILE or path.lower().endswith(".md"):
            continue
        if place.is_dir() and not place.is_symlink():
            raise CouldNotError(
                f"{visible(path)} cannot be looked into ({fault.detail}), and its files may link "
                "here; nothing is written"
            )


def tell(root: Path, work: Work, *, dry_run: bool, as_diff: bool = False) -> None:
    """Say what was done, in one line, and which files have changed; of a dry run, every place."""
    reshaping = work.reshaping
    if dry_run and as_diff:
        for change in reshaping.changes:
            click.echo("\n".join(difference(change)))
    elif dry_run:
        for place in reshaping.places:
            old, new = visible(place.old), visible(place.new)
            click.echo(f"{visible(str(root / str(place.location)))}: {old} -> {new}")
    if not dry_run:
        click.echo(visible(work.said))
        old, new = work.successor.record.path, work.successor.path
        paths = (place.location.path for place in reshaping.places)
        counts = Counter(new if path == old else path for path in paths)
        for path, count in sorted(counts.items()):
            click.echo(f"  {visible(str(root / path))}: {plural(count, 'place')}")
    for line in (*work.advice, *_caught(reshaping), *_unread(work.held.ledger)):
        click.echo(visible(line), err=True)
    if dry_run:
        click.echo(f"would do: {visible(work.said)}", err=True)
        click.echo("Nothing is written (--dry-run).", err=True)


def refuse_errors(before: Ledger, after: Ledger, as_of: date) -> tuple[str, ...]:
    """Refuse what brings errors; the warnings that it brings, to be told.

    What a file said already is known by its code, for files and lines may be others now.
    """
    were, findings = run(before, as_of), run(after, as_of)
    there = {(one.code, one.location.path, one.message) for one in were}
    known = Counter((one.code, one.severity) for one in were)
    counts = Counter((one.code, one.severity) for one in findings)
    found: list[Diagnostic] = []
    for one in findings:
        key = (one.code, one.severity)
        if counts[key] > known[key] and (one.code, one.location.path, one.message) not in there:
            found.append(one)
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        lines = [f"  {visible(str(one.location))}: {said_of(one)}" for one in errors[:MOST_LISTED]]
        raise CouldNotError("\n".join(["nothing is written, for it would bring errors:", *lines]))
    return tuple(
        f"{one.severity}: {one.location}: {said_of(one)}"
        for one in found
        if one.severity is Severity.WARNING
    )


def _caught(reshaping: Reshaping) -> Iterable[str]:
    """The links that led nowhere and lead to the record now."""
    for link in reshaping.caught[:MOST_LISTED]:
        yield f"{link.location}: the link to `{link.target}` led nowhere and leads here now"
    more = len(reshaping.caught) - MOST_LISTED
    if more > 0:
        yield f"and {more} links more"


def _unread(ledger: Ledger) -> Iterable[str]:
    for fault in ledger.faults:
        if fault.kind is FaultKind.UNREADABLE_FILE:
            yield f"{fault.location.path} cannot be read: what it links to is left as it is"
