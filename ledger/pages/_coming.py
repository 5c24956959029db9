"""What is coming in the next days, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger import markdown
from ledger.config import StageKind
from ledger.markdown import Html
from ledger.metrics.works import agreed_days
from ledger.model.entry import Entry
from ledger.model.stage import current
from ledger.pages._links import Links, Place
from ledger.pages._story import state_of
from ledger.pages._words import short_day
from ledger.wording import days_ago

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Coming:
    """Something with a day: `state` is `overdue`, `today` or empty, `note` what kind it is."""

    day: str
    said: str
    relative: str
    state: str
    note: str
    text: Html
    who: Html
    source: Place


def coming(links: Links) -> tuple[Coming, ...]:
    """Everything dated within the next 14 days, and every open box whose day has passed."""
    found = sorted(_found(links), key=lambda one: (one.day, one.source.text))
    return tuple(found)


def _found(links: Links) -> Iterator[Coming]:
    results = links.results
    ledger, as_of = results.ledger, results.as_of
    last = as_of + timedelta(days=DAYS_AHEAD)
    for entry in ledger.entries:
        if (entry.todo and entry.date <= last) or as_of < entry.date <= last:
            yield _line(links, entry, entry.date, _note(entry, as_of))
        elif entry.done_by(as_of):
            for day in agreed_days(entry):
                if as_of < day <= last:
                    yield _line(links, entry, day, "agreed")
    for campaign in ledger.campaigns:
        stage = current(ledger, campaign, as_of)
        parked = stage is not None and stage.kind is StageKind.PARKED
        if parked and campaign.watch and campaign.watch <= last:
            yield Coming(
                day=campaign.watch.isoformat(),
                said=short_day(campaign.watch),
                relative=days_ago(campaign.watch, as_of),
                state=_state(campaign.watch, as_of),
                note="look again",
                text=markdown.plain(""),
                who=links.named(campaign),
                source=links.location(campaign.place("watch")),
            )


def _line(links: Links, entry: Entry, day: date, note: str) -> Coming:
    ledger, as_of = links.results.ledger, links.results.as_of
    holder = ledger.find(entry.holder)
    words = () if entry.kind.name == "note" else (entry.word.lower(), entry.round or "")
    kind = "".join(f"{word} " for word in words if word)
    text = entry.text if note != "agreed" else f"after: {entry.text}"
    return Coming(
        day=day.isoformat(),
        said=short_day(day),
        relative=days_ago(day, as_of),
        state=_state(day, as_of),
        note=note,
        text=links.line((kind if note != "agreed" else "") + text),
        who=links.named(holder) if holder else markdown.plain(""),
        source=links.location(entry.location),
    )


def _note(entry: Entry, as_of: date) -> str:
    return {"overdue": "overdue", "to do": "to do", "coming": "set"}.get(state_of(entry, as_of), "")


def _state(day: date, as_of: date) -> str:
    if day < as_of:
        return "overdue"
    return "today" if day == as_of else ""
