"""The lines behind a figure's weeks before this one, each with the weeks that it counted in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ledger.metrics import Week
from ledger.pages._evidence import Evidence, evidence_of
from ledger.pages._links import Links, Place
from ledger.pages._words import month_day
from ledger.value import Value
from ledger.wording import listing


class EarlierLine(Value, frozen=True):
    """A line, and the weeks that it counted in, by their last days: `6 Sep to 27 Sep`."""

    place: Place
    weeks: str


def earlier_lines(links: Links, weeks: Sequence[Week]) -> Evidence[EarlierLine]:
    """Every line behind the weeks but the last, once each, by file and line."""
    past = weeks[:-1]
    counted = [frozenset(week.evidence) for week in past]
    said: dict[tuple[int, ...], str] = {}

    def quote(place: str) -> EarlierLine:
        numbers = tuple(number for number, lines in enumerate(counted) if place in lines)
        if numbers not in said:
            said[numbers] = _said(past, numbers)
        return EarlierLine(links.place(place), said[numbers])

    return evidence_of(links, chain.from_iterable(week.evidence for week in past), quote)


def _said(weeks: Sequence[Week], numbers: Sequence[int]) -> str:
    """Runs of weeks: `6 Sep to 27 Sep and 11 Oct`."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    days = [month_day(week.day) for week in weeks]
    return listing(
        days[first] if first == last else f"{days[first]} to {days[last]}" for first, last in runs
    )
