"""M9: what each channel brings for the hours that go into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ledger.config import StageKind, Way
from ledger.metrics._attempt import Attempt
from ledger.metrics._attempts import attempts_on, channel_story
from ledger.metrics._measurement import Cell, Measurement, Row, in_window, metric
from ledger.metrics._origin import first_result, origin_of, up_to_result
from ledger.metrics._shares import in_words, interval_of
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line
from ledger.statistics import excludes, garwood
from ledger.wording import number, plural

PER_HOURS = 10


@dataclass
class ChannelFigures:
    """What a channel took and what it brought.

    `entries` are those whose hours went into it (`minutes` of them), `proofs` the places that
    tell of results, wins and assists, both by `path:line`.
    """

    channel: Channel
    entries: dict[str, Entry] = field(default_factory=dict)
    proofs: dict[str, None] = field(default_factory=dict)
    minutes: int = 0
    results: int = 0
    attempts: int = 0
    judged: int = 0
    answered: int = 0
    converted: int = 0
    wins: int = 0
    assists: int = 0

    def add(self, *entries: Entry) -> None:
        """Count entries towards the channel, each once."""
        for entry in entries:
            place = entry.evidence
            if place not in self.entries:
                self.entries[place] = entry
                self.minutes += 0 if entry.kind.way is Way.OFF else entry.minutes or 0

    def prove(self, *places: str) -> None:
        """Note where a result, a win or an assist stands."""
        self.proofs.update(dict.fromkeys(places))

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
    """The entries that stand with a channel, and what came of its attempts alone.

    An interview that another channel has the credit for is an assist of this one.
    """
    story = channel_story(ledger, figures.channel, as_of)
    figures.add(*story.entries)
    figures.results += len(story.results)
    figures.try_(story.attempts, as_of, ledger.config.rules.attempt_age)
    figures.assists += len(story.assists)


def _count_campaign(
    ledger: Ledger, figures: dict[str, ChannelFigures], campaign: Campaign, as_of: date
) -> None:
    """A campaign's hours up to its first result, its attempts, its result and its win."""
    origin = origin_of(ledger, campaign)
    result = first_result(ledger, campaign, as_of)
    if result:
        for path in _helped(ledger, campaign) - ({origin.path} if origin else set()):
            figures[path].assists += 1
            figures[path].prove(result.evidence)
    if origin is None:
        return
    one = figures[origin.path]
    one.add(*up_to_result(ledger, campaign, as_of))
    if result:
        one.results += 1
        one.prove(result.evidence)
    stage = current(ledger, campaign, as_of)
    if stage is not None and stage.kind is StageKind.WON:
        one.wins += 1
        line = current_line(ledger, campaign, as_of)
        one.prove(*([str(line.location)] if line else []))
    attempts = attempts_on(ledger, campaign, as_of)
    one.try_(attempts, as_of, ledger.config.rules.attempt_age)


@per_record
def _helped(ledger: Ledger, campaign: Campaign) -> frozenset[str]:
    """The paths of the channels that took part up to a campaign's first result, it included."""
    result = first_result(ledger, campaign, date.max)
    entries = (*up_to_result(ledger, campaign, date.max), *([result] if result else []))
    return frozenset(one.path for entry in entries for one in ledger.channels_of(entry))


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
    return Row(cells, tuple({**one.entries, **one.proofs}))


def _sourced(base_rate: str) -> str | None:
    """A base rate that names its source after a comma; one without a source is not shown."""
    return base_rate if base_rate.partition(",")[2].strip() else None


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
