"""Everything behind one action: its rule, its figures, its entries and what resolves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ledger.actions import Action, all_rules
from ledger.commands._reading import line_at
from ledger.help import read_page
from ledger.metrics import Measurement, all_metrics
from ledger.metrics._currency import own_currency
from ledger.model.parts import Money
from ledger.source import Location
from ledger.terminal import visible

if TYPE_CHECKING:
    from ledger.readers import LedgerReading


def reasoning(
    reading: LedgerReading, measurements: Mapping[str, Measurement], action: Action
) -> Iterator[str]:
    """The lines that follow an action when somebody asks why."""
    ledger = reading.ledger
    yield f"   rule:   {action.rule}, tier {action.tier}"
    subject = ledger.find(action.subject) if action.subject else None
    if subject:
        yield f"   about:  {visible(subject.name)} ({visible(subject.path)})"
    if action.stake:
        yield f"   stake:  {Money(action.stake, own_currency(ledger))}"
    wanted = next((one.figures for one in all_rules() if one.name == action.rule), ())
    for metric in all_metrics():
        if metric.name in wanted:
            said = measurements[metric.name].reading
            yield f"   figure: {metric.code} {metric.name}: {visible(said)}"
    yield f"   until:  {visible(action.resolved_by)}"
    for place in action.evidence:
        path, _, line = place.rpartition(":")
        text = line_at(reading, Location(path, int(line))).strip()
        yield f"   entry:  {visible(place)}{f': {visible(text)}' if text else ''}"
    page = read_page("actions", action.rule)
    if page:
        yield ""
        yield page.split("\n## ", 1)[0].strip()
