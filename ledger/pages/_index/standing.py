"""Where the search stands, in one sentence."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from ledger import markdown
from ledger.config import Stage, StageKind
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.parts import StageLine
from ledger.model.stage import current, current_line, open_campaigns, won_search
from ledger.pages._links import Links
from ledger.wording import days_ago, listing, plural

# A stage that is said of a campaign as it is: `2 interviewing`, but `2 at conversation`.
_SAID_OF = re.compile(r"[a-z]+(?:ing|[^e\s]ed)\b")


def standing(links: Links, owed: int = 0) -> Html:
    """The open campaigns by stage, and the last thing that changed.

    After a win that ends the search: that it is over, and how many promises (`owed`, those of
    the page's list of what is coming) are left.
    """
    ledger, as_of = links.results.ledger, links.results.as_of
    if not ledger.campaigns:
        return _nothing_open_yet(links)
    over = won_search(ledger, as_of)
    line = current_line(ledger, over, as_of) if over else None
    if over and line:
        return _over(links, over, line, owed)
    won = _last(links, StageKind.WON)
    parts = [_changed(links, *won)] if won else []
    stages = [stage for one in open_campaigns(ledger, as_of) if (stage := _stage(links, one))]
    if stages:
        parts.append(markdown.anchor(links.to("campaigns.html"), _mix(stages, still=bool(won))))
    else:
        parts.append(markdown.plain("no campaign is open" if won else "No campaign is open"))
    last = _last(links, None)
    if last and (not won or last[0] is not won[0]):
        changed = _changed(links, *last)
        parts.append(markdown.joined((markdown.plain("the last change was"), changed), " "))
    return markdown.joined((markdown.joined(parts, "; "), markdown.plain(".")), "")


def _nothing_open_yet(links: Links) -> Html:
    ledger = links.results.ledger
    if ledger.contacts or ledger.entries:
        return markdown.ticked(
            "No campaign yet: `headway new campaign NAME` opens the first, one file for one "
            "job, client or role."
        )
    return markdown.plain("Nothing is written yet: three things to type make a beginning.")


def _over(links: Links, won: Campaign, line: StageLine, owed: int) -> Html:
    """What was won, that nothing else is open, and what is still owed."""
    since = f" {days_ago(line.date, links.results.as_of)}" if line.date else ""
    parts = [
        markdown.plain("The search is over: "),
        links.named(won),
        markdown.plain(f", {_name(line.stage)}{since}. Nothing else is open"),
    ]
    if owed:
        promised = markdown.anchor("#coming", f"{plural(owed, 'promise')}")
        is_left = " is still to keep" if owed == 1 else " are still to keep"
        parts += [markdown.plain("; "), promised, markdown.plain(is_left)]
    return markdown.joined((*parts, markdown.plain(".")), "")


def _mix(stages: list[Stage], *, still: bool) -> str:
    """`4 campaigns are open: 2 interviewing, 1 targeted and 1 at route in`."""
    ordered = sorted(stages, key=lambda stage: -stage.position)
    mix = Counter(_name(stage.name) for stage in ordered)
    said = listing(
        f"{n} {name if _SAID_OF.match(name) else f'at {name}'}" for name, n in mix.items()
    )
    are = "are" if len(stages) > 1 else "is"
    return f"{plural(len(stages), 'campaign')} {are} {'still ' if still else ''}open: {said}"


def _stage(links: Links, campaign: Campaign) -> Stage | None:
    return current(links.results.ledger, campaign, links.results.as_of)


def _name(stage: str) -> str:
    return stage.replace("-", " ")


def _changed(links: Links, campaign: Campaign, line: StageLine, day: date) -> Html:
    said = f", {_name(line.stage)} {days_ago(day, links.results.as_of)}"
    return markdown.joined((links.named(campaign), markdown.plain(said)), "")


def _last(links: Links, kind: StageKind | None) -> tuple[Campaign, StageLine, date] | None:
    """The campaign that changed its stage last, among those that stand at a kind of stage."""
    ledger, as_of = links.results.ledger, links.results.as_of
    found: tuple[Campaign, StageLine, date] | None = None
    for campaign in ledger.campaigns:
        stage, line = _stage(links, campaign), current_line(ledger, campaign, as_of)
        if not stage or not line or not line.date or (kind and stage.kind is not kind):
            continue
        if found is None or line.date > found[2]:
            found = (campaign, line, line.date)
    return found
