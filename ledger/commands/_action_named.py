"""The action that is meant by its id, or by the beginning of it."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.actions import Action
from ledger.commands._options import MisnamedError
from ledger.terminal import visible
from ledger.wording import nearest

MOST_CANDIDATES = 5


def action_named(typed: str, shown: Sequence[Action]) -> Action:
    """The one action that an id, or the beginning of one, names. Raises MisnamedError."""
    wanted = typed.strip().lower()
    found = [one for one in shown if one.id == wanted] or [
        one for one in shown if wanted and one.id.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    quoted = f"`{visible(' '.join(typed.split()))}`"
    if found:
        raise MisnamedError("\n".join([f"{quoted} may be one of {len(found)}:", *_listed(found)]))
    near = nearest(wanted, [one.id for one in shown]) if wanted else []
    likely = [one for name in near for one in shown if one.id == name] or shown
    said = f"{quoted} is no action that `headway next` shows"
    if not likely:
        raise MisnamedError(said)
    raise MisnamedError("\n".join([f"{said}; is one of these meant?", *_listed(likely)]))


def _listed(actions: Sequence[Action]) -> list[str]:
    lines = [f"  {one.id}  {visible(one.message)}" for one in actions[:MOST_CANDIDATES]]
    more = len(actions) - MOST_CANDIDATES
    return [*lines, f"  and {more} more"] if more > 0 else lines
