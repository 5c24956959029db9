"""`headway history`: stage changes as the files tell them, and who committed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledger.checks._stage_story import StageChange, stage_story
from ledger.commands._completion import complete_record
from ledger.commands._naming import record_named
from ledger.commands._options import DAY, format_option, ledger_option
from ledger.commands._progress import progress_shown
from ledger.commands._reading import read
from ledger.commands._table import table
from ledger.commands._user_folders import cache_folder
from ledger.commands._what_changed import what_changed
from ledger.formats.json import SCHEMA, dump
from ledger.model.history import Commit, History, Revision
from ledger.readers import LedgerReading
from ledger.readers.git import GitError, open_repository
from ledger.readers.history import read_history
from ledger.terminal import visible


@click.command("history")
@click.argument("identity", metavar="[ID]", required=False, shell_complete=complete_record)
@click.option("--since", type=DAY, metavar="DATE", help="Only what happened from this day on.")
@format_option
@ledger_option
def command(root: Path, identity: str | None, since: date | None, form: str) -> None:
    """Each change of stage, and the commit that brought it; with ID also its other commits.

    Renamed files are followed. A line that was committed and stands no more is shown too,
    with who took it out. Without git the changes are shown as the files tell them.
    """
    reading = read(root)
    ledger = reading.ledger
    record = record_named(identity, ledger, ledger.records, "the records") if identity else None
    history, told = _history(root, reading, record.path if record else "", since)
    changes = [
        one
        for one in stage_story(replace(ledger, history=history))
        if (record is None or one.record.path == record.path)
        and (since is None or one.last_touched >= since)
    ]
    if form == "json":
        click.echo(dump(_envelope(changes, told, history.limit)))
        return
    for line in _changes(changes, named=record is None):
        click.echo(line)
    if told:
        click.echo("\nCommits" if changes else "Commits")
        for line in _commits(told):
            click.echo(line)
    if not changes and not told:
        click.echo("No stage has changed." if since is None else "Nothing since then.")
    if history.limit:
        click.echo(visible(history.limit), err=True)


# A commit on a record, and what it changed in words.
Told = tuple[Revision, str]


def _history(
    root: Path, reading: LedgerReading, path: str, since: date | None
) -> tuple[History, list[Told]]:
    """What was committed of a ledger, and the commits on one record, if there is a path."""
    try:
        repository = open_repository(root)
        with progress_shown() as progress:
            history = read_history(repository, reading, cache_folder(), progress=progress)
        life = history.of(path)
        revisions = life.revisions if life else ()
        told = list(zip(revisions, what_changed(repository, revisions), strict=True))
    except GitError as refusal:
        return History((), f"no commits are shown: {refusal}"), []
    return history, [one for one in told if since is None or one[0].commit.day >= since]


def _changes(changes: Sequence[StageChange], *, named: bool) -> Iterator[str]:
    if not changes:
        return
    columns = ["date", *(["record"] if named else []), "stage", "evidence", "committed"]
    yield from table(
        columns,
        [
            [
                one.date,
                *([one.record.id] if named else []),
                f"{one.before} → {one.stage}" if one.before else one.stage,
                one.evidence,
                _committed(one),
            ]
            for one in changes
        ],
    )


def _committed(change: StageChange) -> str:
    if change.lost:
        by = f"{change.taken.day} {change.taken.author}" if change.taken else "not committed yet"
        return f"taken out: {by}"
    if change.commit:
        return f"{change.commit.day} {change.commit.author} {change.commit.short}"
    return "by a merge" if change.committed else "not yet"


def _commits(told: Sequence[Told]) -> Iterator[str]:
    for revision, said in told:
        commit = revision.commit
        facts = (f"{commit.day}", commit.short, commit.author, commit.subject)
        yield "  " + visible("  ".join(facts))
        yield "    " + visible(said)


def _envelope(changes: Sequence[StageChange], told: Sequence[Told], limit: str) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "history",
        "limit": limit,
        "changes": [
            {
                "id": one.record.id,
                "path": one.record.path,
                "line": one.line or None,
                "date": one.date.isoformat() if one.date else None,
                "from": one.before or None,
                "to": one.stage,
                "evidence": one.evidence,
                "committed": one.committed,
                "commit": _commit(one.commit),
                "lost": one.lost,
                "taken_out": _commit(one.taken),
            }
            for one in changes
        ],
        "commits": [
            {"commit": _commit(revision.commit), "path": revision.path, "changed": said}
            for revision, said in told
        ],
    }


def _commit(commit: Commit | None) -> dict[str, Any] | None:
    if commit is None:
        return None
    return {
        "id": commit.id,
        "author": commit.author,
        "time": commit.time.isoformat(),
        "subject": commit.subject,
    }
