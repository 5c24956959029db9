"""A campaign's interview rounds, and how far each has come."""

from __future__ import annotations

from datetime import date

from ledger import markdown
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.model.round_standing import RoundStanding, Standing, standings_of
from ledger.model.rounds import DECLINE, INTERVIEW
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import days_ago, plural


class RoundView(Value, frozen=True):
    """An interview round: its open issues, what was sent after it, and how far it has come.

    `standing` is one of the words of the model, `because` what it rests on in words, `decided`
    the line that advanced or rejected it.
    """

    episode: int
    label: str
    day: str
    when: str
    people: Html
    issues: tuple[Html, ...]
    follow_up: str
    addressed: str
    standing: str
    because: str
    decided: Place | None
    held: Place
    closed: Place | None


def round_views(links: Links, record: Record) -> tuple[RoundView, ...]:
    """The rounds of a campaign, held ones first, then those that are set."""
    if not isinstance(record, Campaign):
        return ()
    results = links.results
    standings = standings_of(results.ledger, record, results.as_of)
    return tuple(_view(links, one) for one in standings)


def _view(links: Links, one: RoundStanding) -> RoundView:
    held, as_of = one.round, links.results.as_of
    sent = held.followed_up if held else None
    follow_up = ""
    if held:
        follow_up = _after((sent.date - one.entry.date).days) if sent else "nothing sent"
    return RoundView(
        episode=one.episode,
        label=one.label,
        day=one.entry.date.isoformat(),
        when="held" if held else days_ago(one.entry.date, as_of),
        people=links.names(held.people) if held else markdown.plain(""),
        issues=tuple(links.line(issue) for issue in held.issues) if held else (),
        follow_up=follow_up,
        addressed=("yes" if held.addressed else "no") if held and held.issues else "",
        standing=one.standing.value.replace("-", " "),
        because=_because(one, as_of),
        decided=links.location(one.decided.location) if one.decided else None,
        held=links.location(one.entry.location),
        closed=links.location(sent.location) if sent else None,
    )


def _because(one: RoundStanding, as_of: date) -> str:
    """What a standing rests on: the line that decided it, or how long nothing has come."""
    if one.decided:
        return _deciding(one.decided)
    if one.round is None:
        return ""
    last = one.round.followed_up.date if one.round.followed_up else one.entry.date
    days = plural((as_of - last).days, "day")
    return f"{days} without an answer" if one.standing is Standing.SILENT else f"{days} ago"


def _deciding(decided: Entry | StageLine) -> str:
    day = f" on {decided.date.isoformat()}" if decided.date else ""
    if isinstance(decided, StageLine):
        return f"{decided.stage.replace('-', ' ')}{day}"
    if decided.kind.name == DECLINE:
        return f"their decline{day}"
    if decided.kind.name == INTERVIEW:
        return f"round {decided.round or ''}".strip() + day
    return f"{decided.word.lower()}{day}"


def _after(days: int) -> str:
    return "the same day" if days == 0 else f"after {plural(days, 'day')}"
