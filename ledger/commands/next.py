"""`headway next`: what to do today, and why.

It is typed fifty times a day: what reads, measures and advises is brought in when what was typed
has been understood, and what only some ask for (`--why`, `--format json`) when they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ledger.commands._completion import complete_action
from ledger.commands._options import as_of_option, format_option, ledger_option
from ledger.terminal import visible
from ledger.wording import days_ago, plural

if TYPE_CHECKING:
    from ledger.actions import Action, Counsel, Snoozed
    from ledger.commands._kept_answers import Answer


@click.command("next")
@click.option("--all", "everything", is_flag=True, help="Show the folded and the put off too.")
@click.option(
    "--why",
    metavar="ID",
    shell_complete=complete_action,
    help="One action: its figures and entries, its rule.",
)
@format_option
@as_of_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, root: Path, everything: bool, why: str | None, form: str, as_of: date
) -> None:
    """Today's actions with their reasons, the most pressing first."""
    from ledger.commands._kept_answers import answered, give  # noqa: PLC0415 - see above

    asked = (everything, why, form, as_of.isoformat())
    give(ctx, answered(root, "next", asked, lambda: _answer(root, everything, why, form, as_of)))


def _answer(root: Path, everything: bool, why: str | None, form: str, as_of: date) -> Answer:
    from ledger.actions import counsel  # noqa: PLC0415 - see above
    from ledger.commands._kept_answers import Answer  # noqa: PLC0415
    from ledger.commands._reading import read  # noqa: PLC0415
    from ledger.metrics import Asked  # noqa: PLC0415

    reading = read(root)
    measurements = Asked(reading.ledger, as_of)
    advice = counsel(reading.ledger, measurements, as_of)
    actions = _with_id(advice, why) if why else advice.actions
    most = len(actions) if everything or why else reading.ledger.config.rules.shown_actions
    shown, folded = actions[: int(most)], actions[int(most) :]
    if form == "json":
        from ledger.formats.json import dump  # noqa: PLC0415

        envelope = {
            "schema": 1,
            "kind": "next",
            "as_of": as_of.isoformat(),
            "actions": [as_object(action) for action in shown],
            "folded": len(folded),
            "snoozed": [one.action.id for one in advice.snoozed],
        }
        return Answer(dump(envelope))
    said = [] if shown else ["Nothing presses today."]
    for number, action in enumerate(shown, start=1):
        said += _block(number, action, as_of)
    if why:
        from ledger.commands._reasoning import reasoning  # noqa: PLC0415

        resting = [line for one in advice.snoozed if one.action.id == why for line in _rest(one)]
        said += [*resting, *reasoning(reading, measurements, shown[0])]
    elif everything:
        said += (line for one in advice.snoozed for line in _resting_block(one))
    elif folded or advice.snoozed:
        rest = f"{_hidden(len(folded), len(advice.snoozed))}: headway next --all"
        return Answer("\n".join(said), rest)
    return Answer("\n".join(said))


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
        "place": action.place,
        "evidence": list(action.evidence),
    }


def _with_id(advice: Counsel, wanted: str) -> tuple[Action, ...]:
    """The one action that an id or its beginning names, put off or not."""
    from ledger.commands._action_named import action_named  # noqa: PLC0415 - see above

    return (action_named(wanted, [*advice.actions, *(one.action for one in advice.snoozed)]),)


def _block(number: int, action: Action, as_of: date) -> Iterator[str]:
    # A message that is about its deadline has said when it was.
    said = days_ago(action.due, as_of) if action.due else ""
    due = f" (due {said})" if said and said not in action.message else ""
    yield click.style(f"{number}. {visible(action.message)}{due}", bold=True)
    yield f"   type:   {visible(action.line)}"
    if action.place:
        yield f"   where:  {visible(action.place.replace('`', ''))}"
    places = ", ".join(visible(place) for place in action.evidence[:3])
    more = f" and {len(action.evidence) - 3} more" if len(action.evidence) > 3 else ""
    if places:
        yield f"   from:   {places}{more}"
    yield f"   id:     {action.id}"


def _resting_block(one: Snoozed) -> Iterator[str]:
    yield f"-  {visible(one.action.message)}"
    yield from _rest(one)
    yield f"   id:     {one.action.id}"


def _rest(one: Snoozed) -> Iterator[str]:
    why = f", {visible(one.snooze.why)}" if one.snooze.why else ""
    yield f"   off:    until {one.until}{why} ({visible(one.snooze.entry.evidence)})"


def _hidden(folded: int, snoozed: int) -> str:
    """What is not shown: `3 more actions, 1 put off`."""
    said = [plural(folded, "more action")] if folded else []
    said += [f"{snoozed} put off"] if snoozed else []
    return ", ".join(said)
