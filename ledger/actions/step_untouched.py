"""Steps of the search on which no work was done for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._readiness import first_day, is_over
from ledger.actions._smallest_acts import Act, smallest_act
from ledger.actions.own_cover import own_cover
from ledger.metrics._steps import EARLY_STEPS, reached
from ledger.metrics.time_use import days_off
from ledger.model.ledger import Ledger
from ledger.value import Value
from ledger.wording import listing

_DREAM_LIST = 3

# The steps after these wait for a campaign that comes there.
_ALWAYS_OPEN = 5


class _Lying(Value, frozen=True):
    """A step without work: its days without it, time off left out, and the last day with it."""

    step: int
    name: str
    days: int
    last: date | None
    act: Act
    places: tuple[str, ...]

    @property
    def order(self) -> tuple[bool, bool, int, int]:
        """What was never done, in turn; the steps that bring new campaigns; then the longest."""
        early = self.step in EARLY_STEPS
        in_turn = self.last is None or early
        return (self.last is not None, not in_turn, self.step if in_turn else -self.days, self.step)


@rule("step-untouched", 2, figures=("step-coverage",), about=())
def step_untouched(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """All steps go on at once until the search ends: begin again with the smallest act."""
    lying = _lying(ledger, measurements, as_of)
    # The other steps may rest for longer: they wait for what these bring.
    window = ledger.config.rules.window
    pressing = [
        one for one in lying if one.step in EARLY_STEPS or one.days >= window or not one.last
    ]
    if not pressing or is_over(ledger, as_of):
        return
    first = pressing[0]
    yield Advice(
        subject="",
        event=f"{first.name} since {first.last}",
        message=f"{_told(lying)}; the smallest act is {first.act.words}",
        line=f"- {as_of} {first.act.line}",
        resolved_by=f"work in the step: {first.name}",
        evidence=tuple(place for one in lying for place in one.places),
    )


def _lying(ledger: Ledger, measurements: Measurements, as_of: date) -> list[_Lying]:
    longest = ledger.config.rules.step_untouched
    begun = first_day(ledger, as_of)
    if begun is None:
        return []
    within = reached(ledger, as_of)
    if any(own_cover.look(ledger, measurements, as_of)):
        within -= {_DREAM_LIST}  # that rule asks for the names, and says how many
    found = []
    for row in measurements["step-coverage"].rows:
        since, step = row.cells["days_since"], int(str(row.cells["step"]))
        if step not in within or (since is None and step > _ALWAYS_OPEN):
            continue  # not reached, or only just
        last = as_of - timedelta(days=since) if isinstance(since, int) else None
        days = (as_of - (last or begun)).days
        days -= len(days_off(ledger, as_of, days))
        act = smallest_act(ledger, step, as_of) if days >= longest else None
        if act:
            name = str(row.cells["name"])
            found.append(_Lying(step, name, days, last, act, row.evidence[-1:]))
    return sorted(found, key=lambda one: one.order)


def _told(lying: list[_Lying]) -> str:
    """`No entry yet for research; nothing for naming targets in 19 days`."""
    in_turn = sorted(lying, key=lambda one: one.step)
    never = listing((f"“{one.name}”" for one in in_turn if one.last is None), "or")
    others = [one for one in in_turn if one.last is not None]
    days = listing(
        f"{'for ' if not at else ''}“{one.name}” in {one.days}{' days' if not at else ''}"
        for at, one in enumerate(others)
    )
    said = [f"no entry yet for {never}"] if never else []
    said += [f"nothing {days}"] if days else []
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
