"""`headway doctor`: what about a ledger or its machine endangers a promise, and what to do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledger.commands._options import CouldNotError, as_of_option, format_option, ledger_option
from ledger.commands._user_folders import cache_folder, state_folder
from ledger.dangers import Danger, Peril, Weight, all_dangers
from ledger.formats.json import SCHEMA, dump
from ledger.help import read_page
from ledger.help.titles import title_of
from ledger.readers.surroundings import Surroundings, read_surroundings
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import plural

_MOST_SHOWN = 5
_COLOURS = {Weight.DANGER: "red", Weight.NOTICE: "cyan"}


class _Examined(Value, frozen=True):
    """What came of the looking: the dangers met, those not met, and those not to be seen."""

    met: tuple[tuple[Danger, Peril], ...]
    in_order: tuple[Danger, ...]
    unseen: tuple[Danger, ...]

    @property
    def dangers(self) -> int:
        """How many of those met are more than good to know."""
        return sum(one.weight is Weight.DANGER for one, _ in self.met)


@click.command("doctor")
@click.option("--all", "every", is_flag=True, help="Name also what was looked for and not met.")
@format_option
@as_of_option
@ledger_option
@click.pass_context
def command(ctx: click.Context, root: Path, form: str, as_of: date, every: bool) -> None:
    """What endangers the ledger or its privacy, here and on this machine, and what to do.

    Nothing is written and nothing leaves the machine. The status is 1 where something is in
    danger, 0 where all is well or only good to know.
    """
    try:
        around = read_surroundings(root, time.time(), as_of, cache_folder(), (state_folder(),))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{visible(str(root))} cannot be looked at: {reason}") from None
    found = _examined(around)
    if form == "json":
        click.echo(dump(_envelope(found)))
    else:
        for line in _told(found, every=every):
            click.echo(line)
        click.echo(_sum(found, every=every), err=True)
    if found.dangers:
        ctx.exit(1)


def _examined(around: Surroundings) -> _Examined:
    looks = [(one, one.look(around)) for one in all_dangers()]
    met = tuple((one, peril) for one, peril in looks if peril)
    calm = [one for one, peril in looks if not peril]
    return _Examined(
        met,
        tuple(one for one in calm if one.is_seen(around)),
        tuple(one for one in calm if not one.is_seen(around)),
    )


def _told(found: _Examined, *, every: bool) -> Iterator[str]:
    for one, peril in found.met:
        weight = click.style(one.weight.value, _COLOURS[one.weight])
        yield f"{weight}: {visible(peril.message)} ({one.name})"
        for path in peril.paths[:_MOST_SHOWN]:
            yield f"  {visible(path)}"
        if len(peril.paths) > _MOST_SHOWN:
            yield f"  and {len(peril.paths) - _MOST_SHOWN} more"
        yield f"  promise: {one.promise}"
        yield f"  to do: {visible(peril.help)}"
        yield ""
    if every:
        yield from _listed("looked for, and not met:", found.in_order)
        yield from _listed("not to be seen, for git does not tell of this ledger:", found.unseen)


def _listed(heading: str, dangers: tuple[Danger, ...]) -> Iterator[str]:
    """Some dangers by their pages' titles, below a heading; nothing where there are none."""
    if not dangers:
        return
    widest = max(len(one.name) for one in dangers)
    yield heading
    for one in dangers:
        yield f"  {one.name:<{widest}}  {title_of(read_page('dangers', one.name) or '')}"
    yield ""


def _sum(found: _Examined, *, every: bool) -> str:
    """What it comes to, in a line or two."""
    seen = len(found.met) + len(found.in_order)
    looked = f"{plural(seen, 'thing')} looked at"
    if found.unseen:
        looked += f", {len(found.unseen)} not to be seen without git"
    if not every:
        looked += "; --all names them"
    notices = len(found.met) - found.dangers
    if not found.met:
        return f"nothing endangers this ledger: {looked}"
    told = [plural(found.dangers, "danger")] if found.dangers else ["nothing in danger"]
    if notices:
        told.append(f"{notices} good to know")
    return f"{', '.join(told)}: {looked}\n`headway explain {found.met[0][0].name}` says more of it"


def _envelope(found: _Examined) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "doctor",
        "dangers": [
            {
                "name": one.name,
                "weight": one.weight.value,
                "promise": one.promise,
                "message": _text(peril.message),
                "help": _text(peril.help),
                "paths": [_text(path) for path in peril.paths],
            }
            for one, peril in found.met
        ],
        "in_order": [one.name for one in found.in_order],
        "unseen": [one.name for one in found.unseen],
    }


def _text(said: str) -> str:
    """A text that may hold the name of a file; what of it is no UTF-8 cannot stand in JSON."""
    return said.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
