"""`headway next`: what to do today, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledger.actions import Action, advise
from ledger.commands._options import as_of_option, format_option, ledger_option
from ledger.commands._reading import read
from ledger.formats.json import dump
from ledger.help import read_page
from ledger.metrics import measure
from ledger.terminal import visible
from ledger.wording import days_ago, plural


@click.command("next")
@click.option("--all", "everything", is_flag=True, help="Show the folded ones too.")
@click.option("--why", metavar="ID", help="One action: its entries, its rule, what resolves it.")
@format_option
@as_of_option
@ledger_option
def command(root: Path, everything: bool, why: str | None, form: str, as_of: date) -> None:
    """Today's actions with their reasons, the most pressing first."""
    ledger = read(root).ledger
    actions = advise(ledger, measure(ledger, as_of), as_of)
    if why:
        actions = tuple(action for action in actions if action.id == why)
        if not actions:
            raise click.BadParameter(f"{why} is no action of today", param_hint="--why")
    most = len(actions) if everything or why else ledger.config.rules.shown_actions
    shown, folded = actions[: int(most)], actions[int(most) :]
    if form == "json":
        envelope = {
            "schema": 1,
            "kind": "next",
            "as_of": as_of.isoformat(),
            "actions": [as_object(action) for action in shown],
            "folded": len(folded),
            "snoozed": [],
        }
        click.echo(dump(envelope))
        return
    if not shown:
        click.echo("Nothing presses today.")
    for number, action in enumerate(shown, start=1):
        click.echo("\n".join(_block(number, action, as_of)))
    if why:
        click.echo("\n".join(_reasoning(shown[0])))
    if folded:
        click.echo(f"{plural(len(folded), 'more action')}: headway next --all", err=True)


def as_object(action: Action) -> dict[str, Any]:
    """One action with the names that `next --format json` gives its parts."""
    return {
        "id": action.id,
        "rule": action.rule,
        "tier": action.tier,
        "subject": action.subject,
        "message": action.message,
        "due": action.due.isoformat() if action.due else None,
        "resolved_by": action.resolved_by,
        "line": action.line,
        "evidence": list(action.evidence),
    }


def _block(number: int, action: Action, as_of: date) -> Iterator[str]:
    # A message that is about its deadline has said when it was.
    said = days_ago(action.due, as_of) if action.due else ""
    due = f" (due {said})" if said and said not in action.message else ""
    yield click.style(f"{number}. {visible(action.message)}{due}", bold=True)
    yield f"   type:   {visible(action.line)}"
    places = ", ".join(visible(place) for place in action.evidence[:3])
    more = f" and {len(action.evidence) - 3} more" if len(action.evidence) > 3 else ""
    if places:
        yield f"   from:   {places}{more}"
    yield f"   id:     {action.id}"


def _reasoning(action: Action) -> Iterator[str]:
    yield f"   until:  {action.resolved_by}"
    for place in action.evidence:
        yield f"   entry:  {visible(place)}"
    page = read_page("actions", action.rule)
    if page:
        yield ""
        yield page.split("\n## ", 1)[0].strip()
