"""When the things of a sentence were and how long they took, where the sentence leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ledger.capture._asking import About, DoubtError, Question
from ledger.capture._either import (
    beside_or,
    of_an_event,
    of_what_follows,
    one_or_another,
    roughly,
)
from ledger.capture.times import DoubtfulTimeError, Times, find_times

Stretch = tuple[int, int]

# What a length of time looks like where it stands alone between commas.
_LENGTH = re.compile(
    r"(?:^|[,;]\s+)((?:an? |\d+(?:[.,]\d+)? ?)?(?:m|mins?|minutes?|h|hrs?|hours?)"
    r"(?: and an? (?:half|quarter))?)(?=[,;.]|$)",
    re.IGNORECASE,
)


def sure_times(
    text: str, as_of: date, todo: bool, without_values: Sequence[Stretch], taken: Sequence[Stretch]
) -> Times:
    """When and how long; a day in the value of a field counts where no other is said."""
    try:
        times = find_times(text, as_of, ahead=todo, taken=sorted(without_values))
        if times.day is None and times.minutes is None:
            times = find_times(text, as_of, ahead=todo, taken=sorted(taken))
    except DoubtfulTimeError as doubt:
        raise DoubtError(doubtful_day(str(doubt))) from None
    for start, end in times.spans:
        if beside_or(text, start, end):
            raise DoubtError(doubtful_day(f"`{text[start:end]}` stands beside `or`: which is it"))
        others = [*taken, *(one for one in times.spans if one != (start, end))]
        follows = of_what_follows(text, start, end, others)
        if not todo and (follows or of_an_event(text, start, end)):
            said = f"`{text[start:end]}` may be when it was or when that is which it was for"
            raise DoubtError(doubtful_day(said))
        if roughly(text, start, end) and find_times(text[start:end], as_of, ahead=todo).day:
            raise DoubtError(doubtful_day(f"`{text[start:end]}` is not said for sure"))
    if choice := one_or_another(text, [*taken, *without_values, *times.spans]):
        raise DoubtError(doubtful_day(f"`{choice}` may be either: which is it"))
    if times.minutes is None:
        for match in _LENGTH.finditer(text):
            if not _touch(match.span(1), [*taken, *without_values, *times.spans]):
                raise DoubtError(doubtful_day(f"`{match[1]}` cannot be told for a length of time"))
    return times


def _touch(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    return any(start < stretch[1] and stretch[0] < end for start, end in others)


def two_days(said: date, wished: date) -> Question:
    """Which of two days it is, where the sentence and the option for it name one each."""
    return Question(
        About.DAY,
        "",
        f"the sentence says {said:%A} {said}, and --on says {wished:%A} {wished}",
        (),
        "leave out the one that is wrong",
    )


def doubtful_day(said: str) -> Question:
    """That a day, a time or a length is not sure, in words."""
    return Question(
        About.DAY, "", said, (), "say it in other words, or name the day, as in 2026-11-20"
    )
