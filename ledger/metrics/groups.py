"""M11: whether the people met at a group are worth the hours there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from ledger.config import Rules
from ledger.metrics._measurement import Cell, Figures, Measurement, Row, metric
from ledger.metrics._ratings import Rating, judged
from ledger.metrics._shares import interval_of
from ledger.metrics._visits import Received, value_through, value_with, visits
from ledger.model.channel import Channel
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.timeline import up_to
from ledger.statistics import Interval, garwood
from ledger.value import Value
from ledger.wording import listing, plural

PER_HOURS = 10
STAY = "stay"

# What is wrong with a group, by the one of the three that fails.
_REMEDIES = {
    "building": "are there to build",
    "overlap": "reach your buyers",
    "credible": "are credible",
}


@dataclass
class GroupFigures:
    """What a group took and what it gave.

    `received` are the points of value that an entry tells of and `rated` where people were
    judged, both by `path:line`.
    """

    channel: Channel
    visits: list[Entry] = field(default_factory=list)
    rating: Rating = field(default_factory=Rating)
    received: dict[str, int] = field(default_factory=dict)
    rated: dict[str, None] = field(default_factory=dict)

    @property
    def days(self) -> int:
        """How many visits there were: one for each day."""
        return len({entry.date for entry in self.visits})

    @property
    def hours(self) -> float:
        """The hours spent there."""
        return sum(entry.minutes or 0 for entry in self.visits) / 60

    @property
    def rate(self) -> float | None:
        """All three per ten hours; None where nobody was rated or no hours are recorded."""
        known = self.hours and self.rating.people
        return self.rating.all_three * PER_HOURS / self.hours if known else None

    @property
    def limits(self) -> Interval | None:
        """The exact 95% interval of the rate."""
        if self.rate is None:
            return None
        return garwood(self.rating.all_three, self.hours, PER_HOURS)

    def failing(self, rules: Rules) -> tuple[str, ...] | None:
        """Which of the three fail; None where too little is known for a verdict.

        One fails where its whole interval lies below `group-share`.
        """
        if self.days < rules.group_visits or self.rating.people < rules.group_rated:
            return None
        failed = []
        for name in _REMEDIES:
            interval = interval_of(getattr(self.rating, name), self.rating.people)
            if interval and interval[1] < rules.group_share:
                failed.append(name)
        return tuple(failed)

    def verdict(self, rules: Rules) -> str | None:
        """`stay`, or `leave unless ...` with what fails; None where too little is known."""
        failed = self.failing(rules)
        if failed is None:
            return None
        if not failed:
            return STAY
        return f"leave unless more of them {listing(_REMEDIES[name] for name in failed)}"


def _count(ledger: Ledger, as_of: date) -> Figures:
    places = (_places(one) for one in groups_of(ledger, as_of))
    return Figures(evidence=tuple(dict.fromkeys(chain.from_iterable(places))))


@metric(11, "groups", "Group quality", count=_count, about=(RecordKind.CHANNEL,))
def groups(ledger: Ledger, as_of: date) -> Measurement:
    """The people rated at each group that was visited, and what came of the hours there.

    Rated are the contacts met `via` it that have an `intent`, and the counts of `rated` on
    its events. A verdict comes from `group-visits` visits and `group-rated` people on.
    """
    figures = groups_of(ledger, as_of)
    rules = ledger.config.rules
    rows = tuple(_row(one, rules) for one in figures)
    return Measurement(
        value=None,
        unit="people with all three per 10 h",
        reading=_reading(figures, rules),
        aside=tuple(_aside(ledger, figures, rules)),
        rows=rows,
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def groups_of(ledger: Ledger, as_of: date) -> list[GroupFigures]:
    """The figures of every group that was visited by a day, the most rated first."""
    visited: dict[str, GroupFigures] = {}
    for visit in up_to(visits(ledger), as_of):
        one = visited.setdefault(visit.channel.path, GroupFigures(visit.channel))
        one.visits.append(visit.entry)
        one.rating += visit.rating
    for one in visited.values():
        _receive(one, value_through(ledger, one.channel), as_of)
    for path, contacts in _met_through(ledger).items():
        for met in contacts if path in visited else ():
            if met.since <= as_of:
                _meet(visited[path], met, as_of)
    return sorted(visited.values(), key=lambda one: (-one.rating.people, one.channel.id))


class _Met(Value, frozen=True):
    """Somebody met at a group: since when, as what they were judged and where, what they gave."""

    since: date
    rating: Rating | None
    place: str
    received: tuple[Received, ...]


@per_ledger
def _met_through(ledger: Ledger) -> Mapping[str, list[_Met]]:
    """Who was met `via` each channel and counts there for anything, by its path."""
    met: dict[str, list[_Met]] = defaultdict(list)
    for contact in ledger.contacts:
        received = value_with(ledger, contact)
        if (contact.intent or received) and (via := ledger.resolve_as(contact.via, Channel)):
            rating = judged(ledger.profile, contact) if contact.intent else None
            place = str(contact.place("intent"))
            met[via.path].append(_Met(contact.met or date.min, rating, place, received))
    return met


def _meet(one: GroupFigures, met: _Met, as_of: date) -> None:
    """Count a person met there, and what they gave since."""
    if met.rating:
        one.rating += met.rating
        one.rated[met.place] = None
    _receive(one, met.received, as_of)


def _receive(one: GroupFigures, received: Sequence[Received], as_of: date) -> None:
    """Count each point of value that was received, once, whoever's file tells of it."""
    for each in up_to(received, as_of):
        one.received[each.place] = each.points


def _row(one: GroupFigures, rules: Rules) -> Row:
    limits, rated = one.limits, one.rating.people
    cells: dict[str, Cell] = {
        "id": one.channel.id,
        "visits": one.days,
        "rated": rated,
        "building": one.rating.building if rated else None,
        "overlap": one.rating.overlap if rated else None,
        "credible": one.rating.credible if rated else None,
        "all_three": one.rating.all_three if rated else None,
        "verdict": one.verdict(rules),
        "hours": round(one.hours, 2) if one.hours else None,
        "per_10h": one.rate,
        "low": limits[0] if limits else None,
        "high": limits[1] if limits else None,
        "value_received": sum(one.received.values()),
    }
    return Row(cells, _places(one))


def _places(one: GroupFigures) -> tuple[str, ...]:
    visits = (entry.evidence for entry in one.visits)
    return tuple(dict.fromkeys((*visits, *one.rated, *one.received)))


def _reading(figures: list[GroupFigures], rules: Rules) -> str:
    if not figures:
        return "no group has been visited yet"
    verdicts = [verdict for one in figures if (verdict := one.verdict(rules))]
    stay = verdicts.count(STAY)
    reading = f"{plural(len(figures), 'group')} visited"
    if not verdicts:
        return f"{reading}, none of them often enough to judge"
    return f"{reading}, {len(verdicts)} judged: {stay} to stay in, {len(verdicts) - stay} to leave"


def _aside(ledger: Ledger, figures: list[GroupFigures], rules: Rules) -> list[str]:
    said = []
    for one in figures:
        if verdict := one.verdict(rules):
            rating = one.rating
            said.append(
                f"{one.channel.name}: {verdict}; of {rating.people} rated {rating.building} build, "
                f"{rating.overlap} reach your buyers, {rating.credible} are credible, "
                f"{rating.all_three} all three"
            )
    profile = ledger.profile
    if figures and not (profile.industries or profile.functions or profile.levels):
        said.append("whose buyers overlap yours is not known: me.md names none")
    return said
