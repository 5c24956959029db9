"""`headway merge`: two records of one person become one, and nothing that was typed is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_mergeable, complete_twin
from ledger.commands._naming import record_named
from ledger.commands._options import CouldNotError, MisnamedError, as_of_option, ledger_option
from ledger.commands._reshaping import Work, carry_out, refuse_errors, tell
from ledger.commands._trial import Held
from ledger.commands._vault import left_behind
from ledger.editing import Shift, Successor, contradictions, join
from ledger.model.record import RecordKind
from ledger.terminal import visible
from ledger.wording import plural

MERGEABLE = "the records that can be merged"
_NEVER = (RecordKind.PROFILE, RecordKind.JOURNAL)


@click.command("merge")
@click.argument("name", metavar="ID", shell_complete=complete_mergeable)
@click.argument("into", metavar="INTO", shell_complete=complete_twin)
@click.option("--dry-run", is_flag=True, help="Show every line that would change; write nothing.")
@as_of_option
@ledger_option
def command(root: Path, name: str, into: str, dry_run: bool, as_of: date) -> None:
    """Make one record of two that are of one person, organization, campaign, channel or skill.

    INTO stays, with all that it says; ID goes. Its dated lines and its lists join those of
    INTO, links to it lead to INTO, its names become aliases, and what it says otherwise is
    kept at the end of INTO's notes.
    """

    def work_out(held: Held) -> Work:
        return _work_out(held, name, into, as_of)

    work = carry_out(root, work_out, dry_run=dry_run)
    tell(root, work, dry_run=dry_run, as_diff=True)
    for line in left_behind(root, work.held.ledger.config, work.successor):
        click.echo(visible(line), err=True)


def _work_out(held: Held, name: str, into_name: str, as_of: date) -> Work:
    ledger = held.ledger
    candidates = [one for one in ledger.records if one.kind not in _NEVER]
    one = record_named(name, ledger, candidates, MERGEABLE)
    others = [other for other in candidates if other is not one]
    if ledger.find(into_name) is one:
        raise MisnamedError(f"`{visible(into_name)}` is {visible(one.path)} itself")
    into = record_named(into_name, ledger, others, MERGEABLE, lambda other: other.kind is one.kind)
    if reasons := list(contradictions(one, into, held.reading)):
        raise CouldNotError(visible(f"{reasons[0]}: nothing is written"))
    successor = Successor(ledger, one, into.id, into.path)
    joining = join(Shift(held.sources, held.reading, successor, as_of), into)
    advice = refuse_errors(ledger, joining.reshaping.after.read().ledger, as_of)
    places = len(joining.reshaping.places)
    said = f"{one.path} is part of {into.path} now, with {plural(joining.lines, 'dated line')}; "
    leading = f"{plural(places, 'place')} that named it {'leads' if places == 1 else 'lead'} there"
    said += leading if places else "nothing else named it"
    kept = [f"kept at the end of {into.path}: {left}" for left in joining.left]
    return Work(held, successor, joining.reshaping, said, (*kept, *advice))
