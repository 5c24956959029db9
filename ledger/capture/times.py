"""When and how long, in a sentence as a person says it.

What may mean one day or another is never guessed. A stretch that only looks like a time
(`2a`, `May Chen`, `the 2024 breach`) stays part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from ledger.capture._clocks import Clock, find_clocks
from ledger.capture._day_stretches import DayStretch, find_days_said
from ledger.capture._doubt import DoubtfulTimeError
from ledger.capture._durations import Length, find_days, find_minutes
from ledger.capture._hidden import blank, hide
from ledger.value import Value
from ledger.wording import hours, listing

__all__ = ["DoubtfulTimeError", "Times", "find_times"]

Span = tuple[int, int]


class Times(Value, frozen=True):
    """What a sentence says of when and how long; None where it does not say.

    `days` is a length of time off. `spans` are the stretches that say so, their `on`, `at` and
    `for` included, sorted and disjoint.
    """

    day: date | None
    clock: time | None
    minutes: int | None
    days: int | None
    spans: tuple[Span, ...]


def find_times(text: str, today: date, *, ahead: bool = False, taken: Sequence[Span] = ()) -> Times:
    """What a text says of when and how long, seen from a day.

    With `ahead`, for what is still to come, a weekday is the next one. `taken` are stretches
    that are names or fields; they are not looked into. Raises DoubtfulTimeError where a
    stretch may mean two days, two times or two lengths, or a day that is not named.
    """
    seen = hide(text, taken)
    said = find_days_said(seen, today, ahead=ahead)
    free = blank(seen, [(one.start, one.end) for one in said.all])
    other = [one for one in said.all if one not in said.chosen]
    clocks = [one for one in find_clocks(free, seen) if not _beside(text, one, other)]
    lengths = [one for one in find_minutes(free) if not _overlaps(one, clocks)]
    clock = _one_clock(text, clocks)
    length = _one_length(text, lengths)
    off = _one_length(text, list(find_days(free)))
    parts: list[DayStretch | Clock | Length] = [*said.chosen, *clock, *length, *off]
    return Times(
        day=said.day,
        clock=clock[0].times[0] if clock else None,
        minutes=_minutes(text, clock, length),
        days=off[0].amount if off else None,
        spans=tuple(sorted({(one.start, one.end) for one in parts})),
    )


def _overlaps(one: Length, others: Sequence[Clock]) -> bool:
    return any(one.start < other.end and one.end > other.start for other in others)


def _beside(text: str, clock: Clock, days: Sequence[DayStretch]) -> bool:
    """True for the time of a day that the sentence is not of: `a call set for Thursday at 3pm`."""
    gaps = [text[day.end : clock.start] for day in days if day.end <= clock.start]
    gaps += [text[clock.end : day.start] for day in days if clock.end <= day.start]
    return any(not gap.strip(" ,") for gap in gaps)


def _one_clock(text: str, clocks: list[Clock]) -> list[Clock]:
    """The stretches that say the time of day, which has to be one."""
    for clock in clocks:
        if clock.or_length:
            said = text[clock.start : clock.end]
            as_clock = f"{clock.times[-1]:%H:%M}"
            as_length = f"{said.rstrip('hm ').replace(':', 'h')}m"
            raise DoubtfulTimeError(
                f"`{said}` may be a time, `at {as_clock}`, or a length, "
                f"`{as_length}`: type the one you mean"
            )
    if len({clock.times for clock in clocks}) > 1:
        both = listing(f"`{text[one.start : one.end]}`" for one in clocks)
        raise DoubtfulTimeError(f"{both} are several times of day: say when it began")
    for clock in clocks[:1]:
        if len(clock.times) > 1:
            said = text[clock.start : clock.end]
            both = listing((f"{one:%H:%M}" for one in clock.times), "or")
            raise DoubtfulTimeError(f"`{said}` may be {both}: type the one you mean")
    return clocks


def _one_length(text: str, lengths: list[Length]) -> list[Length]:
    """How long it took: what surely says so, else the only length that is said."""
    found = [one for one in lengths if one.surely] or lengths
    if len({one.amount for one in found}) > 1:
        both = listing(f"`{text[one.start : one.end]}`" for one in found)
        raise DoubtfulTimeError(f"{both} are several lengths: say how long it was in all")
    return found


def _minutes(text: str, clock: list[Clock], length: list[Length]) -> int | None:
    by_clock = clock[0].minutes if clock else None
    said = length[0].amount if length else None
    if by_clock and said and by_clock != said:
        raise DoubtfulTimeError(
            f"it went on for {hours(by_clock)} by the clock and is said to be {hours(said)}: "
            "leave one out"
        )
    return said or by_clock
