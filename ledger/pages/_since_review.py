"""What changed since the last weekly look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.markdown import Html
from ledger.model.evidence import is_introduction
from ledger.pages._links import Links, Place
from ledger.pages._words import month_day


@dataclass(frozen=True, slots=True)
class Change:
    """One change: a stage reached, or an introduction received."""

    day: str
    said: str
    who: Html
    what: Html
    source: Place


@dataclass(frozen=True, slots=True)
class SinceReview:
    """The last review and every change after it, newest first."""

    day: str
    source: Place
    changes: tuple[Change, ...]


def since_review(links: Links) -> SinceReview | None:
    """The changes since the last `review`; None where there was none."""
    results = links.results
    reviews = [
        entry
        for entry in results.ledger.entries
        if entry.kind.name == "review" and entry.done_by(results.as_of)
    ]
    if not reviews:
        return None
    last = reviews[-1]
    changes = sorted(
        (*_stages(links, last.date), *_introductions(links, last.date)),
        key=lambda one: (one.day, one.source.text),
        reverse=True,
    )
    return SinceReview(month_day(last.date), links.location(last.location), tuple(changes))


def _stages(links: Links, since: date) -> Iterator[Change]:
    for record in links.results.ledger.records:
        for line in record.stages:
            if line.date and since < line.date <= links.results.as_of:
                yield Change(
                    line.date.isoformat(),
                    month_day(line.date),
                    links.named(record),
                    links.line(line.stage.replace("-", " ")),
                    links.location(line.location),
                )


def _introductions(links: Links, since: date) -> Iterator[Change]:
    ledger = links.results.ledger
    for entry in ledger.entries:
        if is_introduction(entry) and entry.date > since and entry.done_by(links.results.as_of):
            holder = ledger.find(entry.holder)
            if holder:
                got = next(iter(entry.all_fields("got")), "")
                yield Change(
                    entry.date.isoformat(),
                    month_day(entry.date),
                    links.named(holder),
                    links.line(got),
                    links.location(entry.location),
                )
