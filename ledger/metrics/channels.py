"""M9: what each channel brings for the hours that go into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from ledger.config import StageKind, Way
from ledger.metrics._attempt import Attempt
from ledger.metrics._attempts import attempts_on, channel_story
from ledger.metrics._channel_pasts import Past, entries_through, pasts_of
from ledger.metrics._located import Located
from ledger.metrics._measurement import Cell, Figures, Measurement, Row, in_window, metric
from ledger.metrics._shares import in_words, interval_of
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.derived import per_day
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, current_line
from ledger.statistics import excludes, garwood
from ledger.wording import number, plural

PER_HOURS = 10


@dataclass
class ChannelFigures:
    """What a channel took and what it brought.

    `entries` are those whose hours went into it, `proofs` the places that tell of results, wins
    and assists, both by `path:line`.
    """

    channel: Channel
    entries: dict[str, Entry] = field(default_factory=dict)
    proofs: dict[str, None] = field(default_factory=dict)
    results: int = 0
    attempts: int = 0
    judged: int = 0
    answered: int = 0
    converted: int = 0
    wins: int = 0
    assists: int = 0

    def add(self, located: Located, as_of: date) -> None:
        """Count those entries towards the channel that were made by a day, each once."""
        self.entries.update(located.by(as_of))

    def prove(self, place: str) -> None:
        """Note where a result, a win or an assist stands."""
        self.proofs[place] = None

    @cached_property
    def minutes(self) -> int:
        """The minutes that its entries took, asked for once all of them are counted."""
        own = self.entries.values()
        return sum([entry.minutes or 0 for entry in own if entry.kind.way is not Way.OFF])

    @property
    def evidence(self) -> tuple[str, ...]:
        """Every place that its figures are made from."""
        return tuple({**self.entries, **self.proofs})

    def try_(self, attempts: Iterable[Attempt], as_of: date, age: int) -> None:
        """Count attempts, and what came of those that have had their chance."""
        for attempt in attempts:
            self.attempts += attempt.entry.count
            self.judged += attempt.judged(as_of, age)
            self.answered += attempt.answered
            self.converted += attempt.converted

    @property
    def hours(self) -> float:
        """The hours that went into it."""
        return self.minutes / 60

    def lately(self, as_of: date, days: int) -> list[Entry]:
        """The entries of the last so many days that its hours are made of."""
        return [
            entry
            for entry in self.entries.values()
            if entry.kind.way is not Way.OFF and in_window(entry.date, as_of, days)
        ]

    @property
    def rate(self) -> float | None:
        """Results per ten hours; None where no hours are recorded."""
        return self.results * PER_HOURS / self.hours if self.hours else None

    @property
    def limits(self) -> tuple[float, float] | None:
        """The exact 95% interval of the rate."""
        return garwood(self.results, self.hours, PER_HOURS)


def _count(ledger: Ledger, as_of: date) -> Figures:
    figures = _figures_of(ledger, as_of)
    return Figures(
        k=sum(one.converted for one in figures),
        n=sum(one.judged for one in figures),
        evidence=_evidence(one.evidence for one in figures),
    )


@metric(9, "channels", "Channels", count=_count, about=(RecordKind.CHANNEL,))
def channels(ledger: Ledger, as_of: date) -> Measurement:
    """Results per ten hours of each channel, and the conversion of its attempts.

    A result is a first interview, or a first conversation with a decision-maker; its credit
    goes to the one channel that the campaign came through, and the others are assists.
    """
    figures = figures_of(ledger, as_of)
    rows = tuple(_row(one) for one in figures)
    results = sum(one.results for one in figures)
    hours = sum(one.hours for one in figures)
    k, n = sum(one.converted for one in figures), sum(one.judged for one in figures)
    reading = (
        f"{plural(results, 'result')} from {plural(len(figures), 'channel')} in {number(hours)}h"
        if figures
        else "no channel has an entry yet"
    )
    return Measurement(
        value=None,
        unit="results per 10 h",
        reading=reading,
        k=k,
        n=n,
        interval=interval_of(k, n),
        aside=tuple(_aside(figures, k, n)),
        rows=rows,
        evidence=_evidence(row.evidence for row in rows),
    )


def _evidence(places: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(places)))


@per_day
def figures_of(ledger: Ledger, as_of: date) -> list[ChannelFigures]:
    """The figures of every channel with an entry or a campaign, most results first."""
    return _figures_of(ledger, as_of)


def _figures_of(ledger: Ledger, as_of: date) -> list[ChannelFigures]:
    figures = {channel.path: ChannelFigures(channel) for channel in ledger.channels}
    for one in figures.values():
        _count_own(ledger, one, as_of)
    for campaign, past in pasts_of(ledger):
        _count_campaign(ledger, figures, campaign, past, as_of)
    used = [one for one in figures.values() if one.entries or one.results]
    return sorted(used, key=lambda one: (-one.results, -one.attempts, one.channel.id))


def separably_worse(figures: list[ChannelFigures]) -> list[tuple[ChannelFigures, ChannelFigures]]:
    """The channels whose interval excludes the rate of the best one, each with that best one."""
    rated = [one for one in figures if one.rate is not None]
    if len(rated) < 2:
        return []
    best = max(rated, key=lambda one: (one.rate or 0, one.hours))
    return [
        (one, best)
        for one in rated
        if one is not best and best.rate and excludes(one.limits, best.rate)
    ]


def _count_own(ledger: Ledger, figures: ChannelFigures, as_of: date) -> None:
    """The entries that stand with a channel, and what came of its attempts alone.

    An interview that another channel has the credit for is an assist of this one.
    """
    story = channel_story(ledger, figures.channel, as_of)
    figures.add(entries_through(ledger, figures.channel), as_of)
    figures.results += len(story.results)
    figures.try_(story.attempts, as_of, ledger.config.rules.attempt_age)
    figures.assists += len(story.assists)


def _count_campaign(
    ledger: Ledger,
    figures: dict[str, ChannelFigures],
    campaign: Campaign,
    past: Past,
    as_of: date,
) -> None:
    """A campaign's hours up to its first result, its attempts, its result and its win."""
    result = past.result if past.result and past.result.date <= as_of else None
    if result:
        for path in past.helped:
            figures[path].assists += 1
            figures[path].prove(result.evidence)
    if past.origin is None:
        return
    one = figures[past.origin]
    one.add(past.located, as_of)
    if result:
        one.results += 1
        one.prove(result.evidence)
    line = current_line(ledger, campaign, as_of)
    stage = current(ledger, campaign, as_of)
    if line and stage and stage.kind is StageKind.WON:
        one.wins += 1
        one.prove(str(line.location))
    attempts = attempts_on(ledger, campaign, as_of)
    one.try_(attempts, as_of, ledger.config.rules.attempt_age)


def _row(one: ChannelFigures) -> Row:
    limits = one.limits
    share = interval_of(one.converted, one.judged)
    cells: dict[str, Cell] = {
        "id": one.channel.id,
        "hours": round(one.hours, 2) if one.hours else None,
        "results": one.results,
        "per_10h": one.rate,
        "low": limits[0] if limits else None,
        "high": limits[1] if limits else None,
        "attempts": one.attempts,
        "answered": one.answered,
        "wins": one.wins,
        "assists": one.assists,
        "converted": one.converted,
        "judged": one.judged,
        "share_low": share[0] if share else None,
        "share_high": share[1] if share else None,
        "base_rate": _sourced(one.channel.base_rate),
    }
    return Row(cells, one.evidence)


def _sourced(base_rate: str) -> str | None:
    """A base rate that names its source after a comma; one without a source is not shown."""
    return base_rate if base_rate.partition(",")[2].strip() else None


def _aside(figures: list[ChannelFigures], k: int, n: int) -> list[str]:
    said = [f"{in_words(k, n)} attempts led to a first interview"] if n else []
    for worse, best in separably_worse(figures)[:3]:
        said.append(
            f"{worse.channel.name} is separably worse than {best.channel.name}: "
            f"{number(worse.rate or 0)} against {number(best.rate or 0)} per 10 h"
        )
    return said
