"""The week in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ledger import markdown
from ledger.config import StageKind
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.stage import pipeline_of
from ledger.pages._links import Links
from ledger.pages._review.week import DAYS, WeekRow
from ledger.pages._words import sentence
from ledger.wording import days_ago, number, plural


def week_sentence(links: Links, rows: Sequence[WeekRow]) -> Html:
    """What the seven days held, and what the seven before had of it."""
    by = {row.anchor.removeprefix("week-"): row for row in rows}
    hours = [by[name] for name in ("goal", "busy", "nothing")]
    logged, was = sum(row.value for row in hours), sum(row.was for row in hours)
    if not any(row.value or row.was for row in rows):
        return markdown.plain("Nothing is recorded of these seven days, nor of the seven before.")
    parts = _ended(links)
    if logged:
        goal = markdown.anchor(
            "#week-goal", f"{number(by['goal'].value)} of {number(logged)} hours"
        )
        parts.append(_joined(goal, " went to a goal"))
    else:
        parts.append(markdown.plain("no hours are recorded"))
    held = [_counted(by["dialogs"], "real dialog"), _counted(by["meetings"], "meeting")]
    introduced = _counted(by["introductions"], "introduction")
    parts.append(_joined("there were ", markdown.joined(held, ", "), " and ", introduced))
    first = _joined(markdown.joined(parts, "; "), ". ")
    before = (
        f" had {number(was)} hours, {number(by['goal'].was)} of them for a goal, "
        f"{plural(int(by['dialogs'].was), 'real dialog')}, "
        f"{plural(int(by['meetings'].was), 'meeting')} and "
        f"{plural(int(by['introductions'].was), 'introduction')}."
    )
    return _joined(Html(sentence(first)), markdown.anchor("#counts", "The week before"), before)


def _ended(links: Links) -> list[Html]:
    """The campaigns that were won in the week, each in its words."""
    results = links.results
    since = results.as_of - timedelta(days=DAYS)
    told = []
    for campaign in results.ledger.campaigns:
        for line in campaign.stages:
            if line.date is None or not since < line.date <= results.as_of:
                continue
            if _is_won(links, campaign, line.stage):
                said = f" was {line.stage.replace('-', ' ')} {days_ago(line.date, results.as_of)}"
                told.append(_joined(links.named(campaign), said))
    return told


def _is_won(links: Links, campaign: Campaign, stage: str) -> bool:
    pipeline = pipeline_of(links.results.ledger, campaign)
    known = pipeline.stages.get(stage) if pipeline else None
    return known is not None and known.kind is StageKind.WON


def _counted(row: WeekRow, noun: str) -> Html:
    return markdown.anchor(f"#{row.anchor}", plural(int(row.value), noun))


def _joined(*parts: str | Html) -> Html:
    return markdown.joined(
        (part if isinstance(part, Html) else markdown.plain(part) for part in parts), ""
    )
