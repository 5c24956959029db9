"""What changed since the last weekly look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ledger import markdown
from ledger.config import StageKind, Way
from ledger.markdown import Html
from ledger.metrics._dialogs import active_dialog, in_touch
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.evidence import is_introduction
from ledger.model.record import Record
from ledger.model.stage import pipeline_of
from ledger.model.timeline import between, done
from ledger.pages._links import Links, Place
from ledger.pages._words import month_day
from ledger.value import Value
from ledger.wording import listing, plural

WON, LOST, MOVED = "won", "lost", "moved"
INTRODUCED, TALKING, KEPT = "introduction", "dialog", "promise"

_STATES = {StageKind.WON: WON, StageKind.EXIT: LOST}


class Change(Value, frozen=True):
    """One change: a stage reached, an introduction, a new dialog, or a promise kept.

    `kind` is one of the words above; `what` says it.
    """

    day: str
    said: str
    kind: str
    who: Html
    what: Html
    source: Place


class SinceReview(Value, frozen=True):
    """The last review and every change after it, newest first, with a sentence that counts them."""

    day: str
    source: Place
    summary: str
    changes: tuple[Change, ...]


def since_review(links: Links) -> SinceReview | None:
    """The changes since the last `review`; None where there was none."""
    results = links.results
    last = last_review(links)
    if last is None:
        return None
    since, until = last.date, results.as_of
    changes = (
        *stage_changes(links, since, until),
        *introductions(links, since, until),
        *_dialogs(links, since, until),
        *promises_kept(links, since, until),
    )
    return SinceReview(
        month_day(since), links.location(last.location), _summary(changes), newest_first(changes)
    )


def last_review(links: Links) -> Entry | None:
    """The last weekly look that was held."""
    reviews = (
        entry
        for entry in reversed(links.results.ledger.entries)
        if entry.kind.name == "review" and entry.done_by(links.results.as_of)
    )
    return next(reviews, None)


def newest_first(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Changes by day, the last one first."""
    return tuple(sorted(changes, key=lambda one: (one.day, one.source.text), reverse=True))


def stage_changes(links: Links, since: date, until: date) -> Iterator[Change]:
    """Every stage reached after one day and not after another."""
    for record in links.results.ledger.records:
        for line in record.stages:
            if line.date and since < line.date <= until:
                yield Change(
                    line.date.isoformat(),
                    month_day(line.date),
                    _state(links, record, line.stage),
                    links.named(record),
                    markdown.plain(line.stage.replace("-", " ")),
                    links.location(line.location),
                )


def introductions(links: Links, since: date, until: date) -> Iterator[Change]:
    """Every introduction received after one day and not after another."""
    for entry in between(done(links.results.ledger), since, until):
        if is_introduction(entry):
            got = next(one for one in entry.all_fields("got") if one)
            yield _told(links, entry, INTRODUCED, links.line(got))


def promises_kept(links: Links, since: date, until: date) -> Iterator[Change]:
    """Every box ticked, dated after one day and not after another."""
    for entry in between(done(links.results.ledger), since, until):
        if entry.ticked and entry.kind.way is not Way.OFF:
            yield _told(links, entry, KEPT, links.line(f"kept: {_words(entry)}"))


def _dialogs(links: Links, since: date, until: date) -> Iterator[Change]:
    """Those in a real dialog on the later day who were in none on the earlier."""
    ledger = links.results.ledger
    for contact in in_touch(ledger, until):
        now = active_dialog(ledger, contact, until)
        if now and not active_dialog(ledger, contact, since):
            told = now[-1]
            yield Change(
                told.date.isoformat(),
                month_day(told.date),
                TALKING,
                links.named(contact),
                markdown.plain("in dialog now"),
                links.location(told.location),
            )


def _told(links: Links, entry: Entry, kind: str, what: Html) -> Change:
    holder = links.results.ledger.find(entry.holder)
    return Change(
        entry.date.isoformat(),
        month_day(entry.date),
        kind,
        links.named(holder) if holder else markdown.plain(""),
        what,
        links.location(entry.location),
    )


def _words(entry: Entry) -> str:
    """What a line says, with its kind where it has one."""
    word = "" if entry.kind.way is Way.NOTE else f"{entry.word.lower()} "
    return word + entry.text


def _state(links: Links, record: Record, stage: str) -> str:
    """Whether a stage of a campaign is a win or a loss; a move for everything else."""
    if not isinstance(record, Campaign):
        return MOVED
    pipeline = pipeline_of(links.results.ledger, record)
    known = pipeline.stages.get(stage) if pipeline else None
    return _STATES.get(known.kind, MOVED) if known else MOVED


def _summary(changes: tuple[Change, ...]) -> str:
    """`1 campaign won, 2 introductions and 3 promises kept`."""
    tally = Counter(one.kind for one in changes)
    said = {
        WON: ("campaign won", "campaigns won"),
        LOST: ("campaign lost or given up", "campaigns lost or given up"),
        MOVED: ("other stage reached", "other stages reached"),
        INTRODUCED: ("introduction", None),
        TALKING: ("new dialog", None),
        KEPT: ("promise kept", "promises kept"),
    }
    if not (tally[WON] or tally[LOST]):
        said[MOVED] = ("stage reached", "stages reached")
    return listing(plural(tally[kind], *words) for kind, words in said.items() if tally[kind])
