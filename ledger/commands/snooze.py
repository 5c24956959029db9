"""`headway snooze`: one action put off, as a line in the journal."""

from __future__ import annotations

import shlex
from datetime import date, timedelta
from pathlib import Path

import click

from ledger.actions import Action, counsel
from ledger.commands._action_named import action_named
from ledger.commands._completion import complete_action
from ledger.commands._options import (
    DAY_AHEAD,
    CouldNotError,
    as_of_option,
    ledger_option,
)
from ledger.commands._trial import Held, brought, hold, said_of
from ledger.commands._writing import MOST_ATTEMPTS, alone, is_written
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import (
    Additions,
    EditRefusedError,
    FileChange,
    folder_of,
    journal_file,
    splice,
)
from ledger.metrics import Asked
from ledger.model.draft import dated_line, line_text
from ledger.model.record import RecordKind
from ledger.model.snooze import KIND, snooze_text, snoozes
from ledger.readers.files import SourceFile
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import listing, plural


@click.command("snooze")
@click.argument("action_id", metavar="ID", required=False, shell_complete=complete_action)
@click.option("--until", type=DAY_AHEAD, help="The day to be told of it again. Needed.")
@click.option("--why", metavar="TEXT", help="Why it can rest until then. Needed.")
@click.option("--dry-run", is_flag=True, help="Show the line, and write nothing.")
@as_of_option
@ledger_option
def command(
    root: Path,
    action_id: str | None,
    until: date | None,
    why: str | None,
    dry_run: bool,
    as_of: date,
) -> None:
    """Put off an action that `headway next` shows, for 30 days at most.

    ID is the action's id, or as much of its beginning as no other has. One dated line is added
    to the journal; taking the line out brings the action back. So does anything new on what
    it is about.
    """
    if action_id is None or until is None or why is None:
        raise click.UsageError(_lacking(action_id, until, why))
    with alone(root, dry_run=dry_run):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            held = hold(root)
            written = _work_out(held, action_id, until, why, as_of)
            if dry_run or is_written(root, written.change, last=attempt == MOST_ATTEMPTS):
                break
    click.echo(visible(f"{root / written.change.path}:{written.line}: {written.text}"))
    click.echo(f"put off until {until}: {visible(written.action.message)}", err=True)
    for finding in written.findings:
        click.echo(f"{finding.severity}: {said_of(finding)}", err=True)
    if dry_run:
        click.echo("Nothing is written (--dry-run).", err=True)


def _lacking(action_id: str | None, until: date | None, why: str | None) -> str:
    """What has to be said besides, and the line to type with all that was said."""
    lacking = {
        "which action (`headway next` shows the ids)": action_id is not None,
        "until when": until is not None,
        "why": why is not None,
    }
    typed = shlex.quote(action_id) if action_id else "ID"
    reason = "…" if why is None else why.replace('"', "'")
    line = f'headway snooze {typed} --until {until or "monday"} --why "{reason}"'
    return f"say {listing([what for what, said in lacking.items() if not said], 'and')}: {line}"


class _Written(Value, frozen=True):
    """What a snooze writes: the action, the change to the journal, where the line stands then."""

    action: Action
    change: FileChange
    line: int
    text: str
    findings: tuple[Diagnostic, ...]


def _work_out(held: Held, typed: str, until: date, why: str, as_of: date) -> _Written:
    """The line to write. Raises where the action, the day or the reason will not do."""
    ledger = held.ledger
    advice = counsel(ledger, Asked(ledger, as_of), as_of)
    shown = [*advice.actions, *(one.action for one in advice.snoozed)]
    action = action_named(typed, shown)
    _refuse_day(until, as_of, ledger.config.rules.longest_snooze)
    reason = line_text(why)
    if not reason:
        raise click.BadParameter("say in a few words why it can rest", param_hint="--why")
    line = dated_line(as_of, KIND, snooze_text(action.id, until, reason))
    path = journal_file(ledger, folder_of(ledger, RecordKind.JOURNAL), as_of)
    file = held.sources.records.get(path)
    additions = Additions(lines=(line,))
    try:
        after = splice(
            path, file.data if file else b"", RecordKind.JOURNAL, ledger.config, additions
        )
    except EditRefusedError as refusal:
        raise CouldNotError(f"{visible(path)} {visible(str(refusal))}") from None
    tried = held.with_file(SourceFile(path, RecordKind.JOURNAL, after))
    held_now = snoozes(tried.ledger, as_of).get(action.id)
    if held_now is None or held_now.until != until or held_now.entry.location.path != path:
        raise CouldNotError(f"{visible(path)} cannot be added to so that it reads as meant")
    findings = brought(ledger, tried.ledger, as_of)
    return _Written(
        action=action,
        change=FileChange(path, file.data if file else None, after),
        line=held_now.entry.location.line,
        text=line,
        findings=tuple(one for one in findings if one.severity is not Severity.INFO),
    )


def _refuse_day(until: date, as_of: date, longest: int) -> None:
    """Refuse a day that has come, and one too far ahead."""
    last = as_of + timedelta(days=longest)
    if until <= as_of:
        raise click.BadParameter(f"{until} has come already", param_hint="--until")
    if until > last:
        raise click.BadParameter(
            f"{until} is too far ahead: {plural(longest, 'day')} at most, until {last}",
            param_hint="--until",
        )
