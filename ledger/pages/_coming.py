"""What is coming in the next days, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ledger import markdown
from ledger.config import StageKind, Way
from ledger.markdown import Html
from ledger.metrics.works import agreed_days, is_plan
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.stage import current
from ledger.model.timeline import between, up_to
from ledger.pages._links import Links, Place
from ledger.pages._story import state_of
from ledger.pages._words import short_day
from ledger.value import Value
from ledger.wording import days_ago

DAYS_AHEAD = 14


class Coming(Value, frozen=True):
    """Something with a day: `state` is `overdue`, `today` or empty, `note` what kind it is.

    `owed` says that it is an open box: something promised.
    """

    day: str
    said: str
    relative: str
    state: str
    note: str
    text: Html
    who: Html
    source: Place
    owed: bool = False


def coming(links: Links, days: int = DAYS_AHEAD) -> tuple[Coming, ...]:
    """What is planned for the next days, and every open box whose day has passed.

    Planned is a box, a conversation, an event or an agreed day.
    """
    return _in_order(_planned(links, days))


def dated_ahead(links: Links, days: int = DAYS_AHEAD) -> tuple[Coming, ...]:
    """The other lines dated within the next days: of work that has no box, and not happened."""
    ledger, as_of = links.results.ledger, links.results.as_of
    ahead = between(ledger.entries, as_of, as_of + timedelta(days=days))
    return _in_order(
        _line(links, entry, entry.date, "set") for entry in ahead if not is_plan(entry)
    )


def _in_order(found: Iterable[Coming]) -> tuple[Coming, ...]:
    return tuple(sorted(found, key=lambda one: (one.day, one.source.text)))


def _planned(links: Links, days: int) -> Iterator[Coming]:
    results = links.results
    ledger, as_of = results.ledger, results.as_of
    last = as_of + timedelta(days=days)
    for entry in _telling(ledger, as_of):
        if (entry.todo and entry.date <= last) or (as_of < entry.date <= last and is_plan(entry)):
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


def _telling(ledger: Ledger, as_of: date) -> Iterator[Entry]:
    """The lines that may tell of a day to come: those of later days, boxes, and fields."""
    passed = up_to(ledger.entries, as_of)
    yield from [entry for entry in passed if entry.todo or entry.fields]
    yield from ledger.entries[len(passed) :]


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
        owed=entry.todo and entry.kind.way is not Way.OFF,
    )


def _note(entry: Entry, as_of: date) -> str:
    return {"overdue": "overdue", "to do": "to do", "coming": "set"}.get(state_of(entry, as_of), "")


def _state(day: date, as_of: date) -> str:
    if day < as_of:
        return "overdue"
    return "today" if day == as_of else ""
