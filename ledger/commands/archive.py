"""`headway archive`: what is done with, out of the way of the daily work and still counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_archivable
from ledger.commands._naming import record_named
from ledger.commands._options import CouldNotError, as_of_option, ledger_option
from ledger.commands._reshaping import MOST_LISTED, Work, carry_out, tell
from ledger.commands._trial import Held
from ledger.config import StageKind
from ledger.editing import Shift, Successor, archived_path, restored_path
from ledger.editing import move as moved
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current, is_open, open_campaigns
from ledger.terminal import visible
from ledger.wording import listing

ARCHIVABLE = "the people, organizations, campaigns, channels and skills"
_NEVER = (RecordKind.PROFILE, RecordKind.JOURNAL)


@click.command("archive")
@click.argument("name", metavar="ID", shell_complete=complete_archivable)
@click.option("--undo", is_flag=True, help="Bring it back to where it was.")
@click.option("--dry-run", is_flag=True, help="Show every place that would change; write nothing.")
@as_of_option
@ledger_option
def command(root: Path, name: str, undo: bool, dry_run: bool, as_of: date) -> None:
    """Put away what is done with: nothing is advised about it, and all of it counts as before.

    Its file moves to `archive`, below the folder of its kind. Its id and the links to it stay.
    """

    def work_out(held: Held) -> Work:
        return _work_out(held, name, undo, as_of)

    tell(root, carry_out(root, work_out, dry_run=dry_run), dry_run=dry_run)


def _work_out(held: Held, typed: str, undo: bool, as_of: date) -> Work:
    ledger = held.ledger
    candidates = [one for one in ledger.records if one.kind not in _NEVER]
    record = record_named(typed, ledger, candidates, ARCHIVABLE, lambda one: one.archived == undo)
    if record.archived != undo:
        said = "is not archived" if undo else "is archived already"
        raise CouldNotError(f"{visible(record.path)} {said}: nothing is written")
    folders = ledger.config.folders
    advice: tuple[str, ...] = ()
    if undo:
        path, said = restored_path(record.path, folders), "is back at"
    else:
        _refuse_open(ledger, record, as_of)
        path, said = archived_path(record.path, folders), "is put away at"
        advice = tuple(_still_there(ledger, record, as_of))
    successor = Successor(ledger, record, record.id, path)
    reshaping = moved(Shift(held.sources, held.reading, successor, as_of))
    return Work(held, successor, reshaping, f"{record.path} {said} {path}", advice)


def _refuse_open(ledger: Ledger, record: Record, as_of: date) -> None:
    """Refuse what is still being pursued: it would be out of sight and not at an end."""
    stage = current(ledger, record, as_of)
    if stage is None or not is_open(ledger, record, as_of):
        return
    pipeline = ledger.config.pipelines[record.pipeline_name(ledger.pipeline) or ""]
    ends = [
        f"`{name}`"
        for name in pipeline.legal_next(stage.name, None)
        if name in pipeline.stages and pipeline.stages[name].kind in (StageKind.EXIT, StageKind.WON)
    ]
    how = f"end that first, as {listing(ends, 'or')}" if ends else "end that first"
    raise CouldNotError(
        f"{visible(record.id)} is still at {stage.name}: nothing is written\n"
        f"  {how}: headway move {visible(record.id)} STAGE"
    )


def _still_there(ledger: Ledger, record: Record, as_of: date) -> Iterator[str]:
    """What goes on with a record that is put away, and is told or counted all the same."""
    todo = [one for one in ledger.entries_with(record) if one.todo]
    for entry in todo[:MOST_LISTED]:
        line = entry.raw.strip().splitlines()[0]
        yield f"still to do, and told of when it is due: {entry.location}: {line}"
    watch = getattr(record, "watch", None)
    if watch and watch >= as_of:
        yield f"{record.place('watch')}: nothing will be said on its watch date, {watch}"
    open_now = [one for one in open_campaigns(ledger, as_of) if _takes_part(ledger, record, one)]
    if open_now:
        names = listing([f"`{one.id}`" for one in open_now[:MOST_LISTED]])
        yield f"{record.id} takes part in {names}, which goes on"


def _takes_part(ledger: Ledger, record: Record, campaign: Campaign) -> bool:
    if isinstance(record, Contact):
        return record in ledger.people_of(campaign)
    return isinstance(record, Organization) and ledger.organization_of(campaign) is record
