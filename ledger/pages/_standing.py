"""Where the search stands, in one sentence."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ledger import markdown
from ledger.config import StageKind
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.parts import StageLine
from ledger.model.stage import current, current_line
from ledger.pages._links import Links
from ledger.wording import days_ago, listing


def standing(links: Links) -> Html:
    """The open campaigns by stage, and the last thing that changed."""
    ledger, as_of = links.results.ledger, links.results.as_of
    if not ledger.campaigns:
        return markdown.ticked(
            "No campaign yet: `headway new campaign NAME` opens the first, one file for one "
            "job, client or role."
        )
    won = _last(links, StageKind.WON)
    open_stages = [
        stage
        for campaign in ledger.campaigns
        if (stage := current(ledger, campaign, as_of)) and stage.is_open
    ]
    parts = []
    if won:
        campaign, line, day = won
        parts.append(_changed(links, campaign, line, day))
    if open_stages:
        ordered = sorted(open_stages, key=lambda stage: -stage.position)
        mix = Counter(stage.name.replace("-", " ") for stage in ordered)
        count = len(open_stages)
        are = f"{count} campaigns are" if count > 1 else "1 campaign is"
        stages = listing(f"{n} {name}" for name, n in mix.items())
        said = f"{are} {'still ' if won else ''}open: {stages}"
        parts.append(markdown.anchor(links.to("campaigns.html"), said))
    else:
        parts.append(markdown.plain("no campaign is open" if won else "No campaign is open"))
    last = _last(links, None)
    if last and (not won or last[0] is not won[0]):
        changed = _changed(links, *last)
        parts.append(markdown.joined((markdown.plain("the last change was"), changed), " "))
    return markdown.joined((markdown.joined(parts, "; "), markdown.plain(".")), "")


def _changed(links: Links, campaign: Campaign, line: StageLine, day: date) -> Html:
    said = f", {line.stage.replace('-', ' ')} {days_ago(day, links.results.as_of)}"
    return markdown.joined((links.named(campaign), markdown.plain(said)), "")


def _last(links: Links, kind: StageKind | None) -> tuple[Campaign, StageLine, date] | None:
    """The campaign that changed its stage last, among those that stand at a kind of stage."""
    ledger, as_of = links.results.ledger, links.results.as_of
    found: tuple[Campaign, StageLine, date] | None = None
    for campaign in ledger.campaigns:
        stage, line = current(ledger, campaign, as_of), current_line(ledger, campaign, as_of)
        if not stage or not line or not line.date or (kind and stage.kind is not kind):
            continue
        if found is None or line.date > found[2]:
            found = (campaign, line, line.date)
    return found
