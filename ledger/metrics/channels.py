"""M9: what each channel brings for the hours that go into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ledger.config import StageKind, Way
from ledger.metrics._attempts import (
    attempts_in,
    channel_entries,
    first_rounds,
    unattached,
)
from ledger.metrics._measurement import Cell, Measurement, Row, metric
from ledger.metrics._origin import channels_of, first_result, origin_of
from ledger.metrics._shares import in_words, interval_of
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.stage import current
from ledger.statistics import excludes, garwood
from ledger.wording import number, plural

PER_HOURS = 10


@dataclass
class ChannelFigures:
    """What a channel took and what it brought."""

    channel: Channel
    entries: dict[str, Entry] = field(default_factory=dict)
    results: int = 0
    attempts: int = 0
    judged: int = 0
    answered: int = 0
    converted: int = 0
    wins: int = 0
    assists: int = 0

    def add(self, *entries: Entry) -> None:
        """Count entries towards the channel, each once."""
        self.entries.update({entry.evidence: entry for entry in entries})

    @property
    def hours(self) -> float:
        """The hours that went into it."""
        counted = (one for one in self.entries.values() if one.kind.way is not Way.OFF)
        return sum(entry.minutes or 0 for entry in counted) / 60

    @property
    def rate(self) -> float | None:
        """Results per ten hours; None where no hours are recorded."""
        return self.results * PER_HOURS / self.hours if self.hours else None

    @property
    def limits(self) -> tuple[float, float] | None:
        """The exact 95% interval of the rate."""
        return garwood(self.results, self.hours, PER_HOURS)


@metric(9, "channels", "Channels")
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
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def figures_of(ledger: Ledger, as_of: date) -> list[ChannelFigures]:
    """The figures of every channel with an entry or a campaign, most results first."""
    figures = {channel.path: ChannelFigures(channel) for channel in ledger.channels}
    for one in figures.values():
        _count_own(ledger, one, as_of)
    for campaign in ledger.campaigns:
        _count_campaign(ledger, figures, campaign, as_of)
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
    """The entries that stand with a channel, and what came of its attempts alone."""
    entries = channel_entries(ledger, figures.channel, as_of)
    figures.add(*entries)
    alone = unattached(ledger, entries)
    figures.results += len(first_rounds(alone))
    for attempt in attempts_in(alone):
        figures.attempts += attempt.entry.count
        figures.judged += attempt.judged(as_of, ledger.config.rules.attempt_age)
        figures.answered += attempt.answered
        figures.converted += attempt.converted


def _count_campaign(
    ledger: Ledger, figures: dict[str, ChannelFigures], campaign: Campaign, as_of: date
) -> None:
    """A campaign's hours up to its first result, its attempts, its result and its win."""
    origin = origin_of(ledger, campaign)
    result = first_result(ledger, campaign, as_of)
    past = [entry for entry in ledger.entries_with(campaign) if entry.done_by(as_of)]
    before = [entry for entry in past if result is None or entry.sort_key < result.sort_key]
    if result:
        helped = {one.path for entry in (*before, result) for one in channels_of(ledger, entry)}
        for path in helped - ({origin.path} if origin else set()):
            figures[path].assists += 1
    if origin is None:
        return
    one = figures[origin.path]
    one.add(*before)
    if result:
        one.results += 1
    stage = current(ledger, campaign, as_of)
    one.wins += stage is not None and stage.kind is StageKind.WON
    _count_attempts(ledger, one, past, result, as_of)


def _count_attempts(
    ledger: Ledger, one: ChannelFigures, past: list[Entry], result: Entry | None, as_of: date
) -> None:
    """A campaign's attempts; the first of them leads to its result."""
    tried = [entry for entry in past if entry.kind.attempt]
    if not tried:
        return
    heard = [e for e in past if e.kind.way in (Way.IN, Way.TWO) and not e.automatic]
    answered = bool(heard) and heard[-1].sort_key > tried[0].sort_key
    converted = result is not None and result.sort_key > tried[0].sort_key
    count = sum(entry.count for entry in tried)
    age = (as_of - tried[0].date).days
    one.attempts += count
    one.judged += count if answered or age >= ledger.config.rules.attempt_age else 0
    one.answered += answered
    one.converted += converted


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
        "base_rate": one.channel.base_rate or None,
    }
    return Row(cells, tuple(one.entries))


def _aside(figures: list[ChannelFigures], k: int, n: int) -> list[str]:
    said = []
    if n:
        said.append(f"{in_words(k, n)} attempts led to a first interview")
    for worse, best in separably_worse(figures)[:3]:
        said.append(
            f"{worse.channel.name} is separably worse than {best.channel.name}: "
            f"{number(worse.rate or 0)} against {number(best.rate or 0)} per 10 h"
        )
    return said
