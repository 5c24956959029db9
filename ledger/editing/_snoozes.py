"""What was put off stays put off where a record that its id is made of has another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from ledger.actions import Action, all_rules
from ledger.diagnostic import Edit
from ledger.editing._successor import Successor
from ledger.metrics import measure
from ledger.model.ledger import Ledger
from ledger.model.snooze import Snooze, snoozes
from ledger.readers.text import Text
from ledger.source import Location
from ledger.wording import fold


def in_force(ledger: Ledger, as_of: date) -> dict[str, Snooze]:
    """The snoozes that hold on a day, by the id of the action."""
    longest = ledger.config.rules.longest_snooze
    return {name: one for name, one in snoozes(ledger, as_of).items() if as_of < one.ends(longest)}


def followed(
    held: Mapping[str, Snooze], after: Ledger, successor: Successor, as_of: date
) -> dict[str, str]:
    """The new id of each action put off that has another one now.

    The same rule gives the same advice, in the same order, on the same record: by that the
    two are known to be one.
    """
    were, are = _by_cause(successor.ledger, successor, as_of), _by_cause(after, None, as_of)
    old = {one.id for group in were.values() for one in group}
    new = {one.id for group in are.values() for one in group}
    found: dict[str, str] = {}
    for cause, group in were.items():
        gone = [one.id for one in group if one.id not in new]
        come = [one.id for one in are.get(cause, []) if one.id not in old]
        if len(gone) == len(come):
            found |= dict(zip(gone, come, strict=True))
    return {name: found[name] for name in held if name in found}


def snooze_edits(
    held: Mapping[str, Snooze], ids: Mapping[str, str], texts: Mapping[str, Text]
) -> Iterator[Edit]:
    """The edits that put new ids into the lines that put something off."""
    for name, new in ids.items():
        entry = held[name].entry
        text = texts[entry.location.path]
        start = text.offset(Location(entry.location.path, entry.location.line))
        place = text.location(text.text.index(name, start))
        yield Edit(place, len(name), new)


def _by_cause(
    ledger: Ledger, successor: Successor | None, as_of: date
) -> dict[tuple[str, str], list[Action]]:
    """The advice of a day, by its rule and the id that its subject has from now on."""
    measurements = measure(ledger, as_of)
    found: dict[tuple[str, str], list[Action]] = defaultdict(list)
    for rule in all_rules():
        for action in rule.actions(ledger, measurements, as_of):
            subject = fold(action.subject)
            if successor and subject == fold(successor.record.id):
                subject = fold(successor.id)
            found[rule.name, subject].append(action)
    return found
