"""The week on one page that can be printed, against the week before, with one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from ledger import markdown
from ledger.actions.weekly_review import question_for
from ledger.markdown import Html
from ledger.model.entry import Entry
from ledger.model.evidence.introduction import INTRODUCTION
from ledger.pages._coming import Coming, coming
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links, Place
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._review.moved import Moved, moved
from ledger.pages._review.sentence import week_sentence
from ledger.pages._review.week import DAYS, WeekRow, broken, setbacks_between, valued, week_rows
from ledger.pages._since_review import (
    Change,
    introductions,
    last_review,
    newest_first,
    promises_kept,
    stage_changes,
)
from ledger.pages._words import long_day, month_day
from ledger.value import Value

# As many lines of a kind, planned days and figures as leave the week on one sheet.
ON_PAPER = 3
OWED_ON_PAPER = 5
MOVED_SHOWN = 6


class Told(Value, frozen=True):
    """One thing that happened: when, whom it is about, and what."""

    day: str
    said: str
    who: Html
    what: Html
    source: Place


class ToldGroup(Value, frozen=True):
    """What happened of one kind; `shown` stands on paper, `more` is folded."""

    anchor: str
    label: str
    shown: tuple[Told, ...]
    more: tuple[Told, ...]


class ReviewView(Value, frozen=True):
    """What the page of the week places."""

    span: str
    against: str
    day: str
    standing: Html
    question: str
    held: Told | None
    rows: tuple[WeekRow, ...]
    groups: tuple[ToldGroup, ...]
    moved: tuple[Moved, ...]
    moved_more: int
    figures_href: str
    owed: tuple[Coming, ...]
    owed_more: tuple[Coming, ...]
    lines: tuple[str, ...]


@page_kind("review", label="Review", place=8, question="How was the week?")
def review(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("review.html", "review", "Review", partial(_view, results))


def _view(results: Results) -> ReviewView:
    links = Links(results, "review.html")
    until = results.as_of
    since = until - timedelta(days=DAYS)
    rows = week_rows(links)
    ahead = coming(links, DAYS)
    changed = moved(links)
    question = question_for(until)
    return ReviewView(
        span=_span(since, until),
        against=_span(since - timedelta(days=DAYS), since),
        day=long_day(until),
        standing=week_sentence(links, rows),
        question=question,
        held=_held(links, since),
        rows=rows,
        groups=tuple(group for group in _groups(links, since) if group.shown),
        moved=changed[:MOVED_SHOWN],
        moved_more=max(0, len(changed) - MOVED_SHOWN),
        figures_href=links.to("figures.html"),
        owed=ahead[:OWED_ON_PAPER],
        owed_more=ahead[OWED_ON_PAPER:],
        lines=lines_to_type(until, question),
    )


def lines_to_type(day: date, question: str) -> tuple[str, ...]:
    """The review itself, the one thing that it makes one promise, and the next review."""
    return (
        f"- {day} review 30m {question} ",
        f"- [ ] {day + timedelta(days=1)} the one thing that matters most next week",
        f"- [ ] {day + timedelta(days=DAYS)} review 30m",
    )


def _span(since: date, until: date) -> str:
    """`16 to 22 Nov`: the days after one and up to another."""
    first = since + timedelta(days=1)
    begin = str(first.day) if first.month == until.month else month_day(first)
    return f"{begin} to {month_day(until)}"


def _held(links: Links, since: date) -> Told | None:
    """The review of this week, where it was held already."""
    last = last_review(links)
    return _told(links, last, last.text) if last and last.date > since else None


def _groups(links: Links, since: date) -> Iterator[ToldGroup]:
    """What happened after a day, by kind, the last of each first."""
    results = links.results
    ledger, until = results.ledger, results.as_of
    yield _group("stages", "Stages reached", _changes(stage_changes(links, since, until)))
    yield _group("introductions", "Introductions", _changes(introductions(links, since, until)))
    past = (_told(links, entry, _words(entry)) for entry in broken(results, since, until))
    yield _group("broken", "Promises past their day", past)
    yield _group("kept", "Promises kept", _changes(promises_kept(links, since, until)))
    lost = reversed(setbacks_between(ledger, since, until))
    learned = (_told(links, entry, _learned(entry)) for entry in lost)
    yield _group("learned", "What the setbacks taught", learned)
    for field, label in (("got", "Value received"), ("gave", "Value given")):
        found = list(valued(ledger, field, since, until))
        # Introductions have a group of their own.
        points = [(entry, value) for entry, value in reversed(found) if not _introduces(value)]
        yield _group(field, label, (_told(links, entry, value) for entry, value in points))


def _introduces(value: str) -> bool:
    return value.lower().startswith(INTRODUCTION)


def _changes(changes: Iterable[Change]) -> Iterator[Told]:
    for one in newest_first(tuple(changes)):
        yield Told(one.day, one.said, one.who, one.what, one.source)


def _group(anchor: str, label: str, told: Iterable[Told]) -> ToldGroup:
    every = tuple(told)
    return ToldGroup(f"told-{anchor}", label, every[:ON_PAPER], every[ON_PAPER:])


def _told(links: Links, entry: Entry, text: str) -> Told:
    holder = links.results.ledger.find(entry.holder)
    return Told(
        entry.date.isoformat(),
        month_day(entry.date),
        links.named(holder) if holder else markdown.plain(""),
        links.line(text),
        links.location(entry.location),
    )


def _words(entry: Entry) -> str:
    return entry.text if entry.kind.name == "note" else f"{entry.word.lower()} {entry.text}"


def _learned(entry: Entry) -> str:
    cause = entry.field("cause")
    return f"{entry.text} (cause: {cause})" if cause else entry.text
