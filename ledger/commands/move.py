"""`headway move`: one stage line more, once the step has been judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_movable, complete_stage
from ledger.commands._judging import judge, refusal
from ledger.commands._moving import Move, movable, pipeline_for, pipeline_name
from ledger.commands._naming import has_stage, record_named, stage_named
from ledger.commands._options import DAY, CouldNotError, as_of_option, ledger_option
from ledger.commands._trial import Held, hold, said_of
from ledger.commands._writing import MOST_ATTEMPTS, alone, is_written
from ledger.model.draft import one_line
from ledger.model.record import Record
from ledger.terminal import visible

MOVABLE = "the campaigns, contacts and skills"


@click.command("move")
@click.argument("name", metavar="ID", shell_complete=complete_movable)
@click.argument("words", metavar="STAGE", nargs=-1, required=True, shell_complete=complete_stage)
@click.option("--on", "day", type=DAY, help="The day it came to that [default: that of --as-of].")
@click.option("--evidence", default="", metavar="TEXT", help="What shows it, in a few words.")
@click.option("--dry-run", is_flag=True, help="Show the line and judge it, and write nothing.")
@as_of_option
@ledger_option
def command(
    root: Path,
    name: str,
    words: tuple[str, ...],
    day: date | None,
    evidence: str,
    dry_run: bool,
    as_of: date,
) -> None:
    """Write down that a campaign, an advocate or a skill has come to STAGE.

    ID is its id, or as much of its name as no other has. The step is judged first, as
    `headway check` would judge it: one that is not legal, or that nothing bears out, is
    refused with what would mend it. Otherwise one line is added to its file.
    """
    with alone(root, dry_run=dry_run):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            held = hold(root)
            move = _move(held, name, " ".join(words), day or as_of, one_line(evidence), as_of)
            judgement = judge(held, move, as_of)
            if judgement.errors:
                raise CouldNotError(refusal(held, move, judgement, as_of))
            if dry_run or is_written(root, judgement.change, last=attempt == MOST_ATTEMPTS):
                break
    place = judgement.place
    click.echo(visible(f"{root / place.path}:{place.line}: {judgement.text}"))
    for finding in judgement.advice:
        click.echo(f"{finding.severity}: {said_of(finding)}", err=True)
    if dry_run:
        click.echo("The step is in order; nothing is written (--dry-run).", err=True)


def _move(held: Held, name: str, stage: str, day: date, evidence: str, as_of: date) -> Move:
    """The step that was typed, in the ledger as it is now."""
    ledger, pipelines = held.ledger, held.ledger.config.pipelines

    def fits(record: Record) -> bool:
        pipeline = pipelines.get(pipeline_name(ledger, record))
        return pipeline is not None and has_stage(stage, pipeline)

    record = record_named(name, ledger, movable(ledger), MOVABLE, fits)
    pipeline = pipeline_for(ledger, record)
    return Move(record, pipeline, stage_named(stage, pipeline), day, evidence)
