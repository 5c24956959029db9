"""The lines behind a figure's weeks before this one, each with the weeks that it counted in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.metrics import Week
from ledger.pages._links import Links, Place
from ledger.pages._words import month_day
from ledger.wording import listing


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """A line, and the weeks that it counted in, by their last days: `6 Sep to 27 Sep`."""

    place: Place
    weeks: str


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """The lines of one file that made a figure in the weeks before."""

    path: str
    lines: tuple[EarlierLine, ...]


def earlier_lines(links: Links, weeks: Sequence[Week]) -> tuple[EarlierFile, ...]:
    """Every line behind the weeks but the last, once each, by file and line."""
    past = weeks[:-1]
    counted: dict[str, list[int]] = {}
    for number, week in enumerate(past):
        for evidence in dict.fromkeys(week.evidence):
            counted.setdefault(evidence, []).append(number)
    files: dict[str, list[tuple[int, EarlierLine]]] = {}
    for evidence, numbers in counted.items():
        path, _, line = evidence.rpartition(":")
        shown = EarlierLine(links.place(evidence), _said(past, numbers))
        files.setdefault(path, []).append((int(line) if line.isdigit() else 0, shown))
    return tuple(
        EarlierFile(path, tuple(one for _, one in sorted(lines, key=lambda line: line[0])))
        for path, lines in sorted(files.items())
    )


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
