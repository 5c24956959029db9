"""What if the best one dies: what survives without it, and how past setbacks were made up for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._backfill import ASLEEP, EARLY, LATE, backfill, growth_of
from ledger.metrics._hanging import Part, by_advocate, by_channel, by_organization
from ledger.metrics._probability import prospects
from ledger.metrics._prospect_pool import ProspectPool, pools_of, worst
from ledger.metrics.resilience import EXPECTED, ONE_WIN, in_words
from ledger.model.campaign import Campaign
from ledger.model.stage import won_search
from ledger.pages._advice import ActionView, action_views
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._saying import listed, saying
from ledger.pages._setbacks.losses import PoolView, name_of, pool_view, title_of
from ledger.pages._setbacks.past import PastSetback, past_setbacks
from ledger.pages._settings import Setting, settings_of
from ledger.value import Value
from ledger.wording import number, percent, plural

# The actions that this page is about.
RULES = ("setback", "backfill", "advocate-alone")


class Growing(Value, frozen=True):
    """Open campaigns of one kind: early ones that are worked, those asleep, and late ones."""

    label: str
    count: int
    campaigns: Html


class SetbacksView(Value, frozen=True):
    """What the page of setbacks places."""

    standing: Html
    nothing_open: bool
    nothing_yet: bool
    actions: tuple[ActionView, ...]
    pools: tuple[PoolView, ...]
    hanging: Html | None
    growing: tuple[Growing, ...]
    backfill: str
    past: tuple[PastSetback, ...]
    metric_href: str
    iso_day: str
    settings: tuple[Setting, ...]
    backfill_settings: tuple[Setting, ...]


@page_kind(
    "setbacks",
    label="Setbacks",
    place=7,
    question="What if the best one dies?",
    metrics=("resilience",),
)
def setbacks(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("setbacks.html", "setbacks", "Setbacks", partial(_view, results))


def _view(results: Results) -> SetbacksView:
    links = Links(results, "setbacks.html")
    ledger, as_of = results.ledger, results.as_of
    own, other = pools_of(ledger, prospects(ledger, as_of))
    past = past_setbacks(links)
    alone = not (other.members or other.unvalued)
    pools = (pool_view(links, one, title_of(one, alone=alone)) for one in (own, other))
    advice = [one for one in results.actions if one.rule in RULES]
    return SetbacksView(
        standing=_standing(links, own, past),
        nothing_open=not (own.members or own.unvalued),
        nothing_yet=not ledger.campaigns,
        actions=action_views(links, advice),
        pools=tuple(one for one in pools if one),
        hanging=_hanging(links, own),
        growing=_growing(links, own),
        backfill=_backfill(links, own),
        past=past,
        metric_href=links.metric("resilience", "lines"),
        iso_day=as_of.isoformat(),
        settings=settings_of(results, "survival-share", "probability-weight"),
        backfill_settings=settings_of(results, "backfill-ratio", "works-entry"),
    )


def _standing(links: Links, pool: ProspectPool, past: Sequence[PastSetback]) -> Html:
    """What survives the loss that hurts most, and how the last setback was made up for."""
    parts = [_exposed(links, pool)]
    if past and past[0].open:
        parts.append(saying(f"What the setback of {past[0].day} took is not made up for yet."))
    elif past and past[0].days:
        days = plural(int(past[0].days), "day")
        parts.append(saying(f"The setback of {past[0].day} was made up for in {days}."))
    return markdown.joined(parts, " ")


def _exposed(links: Links, pool: ProspectPool) -> Html:
    ledger, as_of = links.results.ledger, links.results.as_of
    hardest = worst(pool.without_each())
    if hardest is None:
        won = won_search(ledger, as_of)
        if pool.members:
            return saying("No open campaign has any chance, so nothing can be lost.")
        if pool.unvalued:
            count = plural(len(pool.unvalued), "campaign")
            return saying(f"{count} open without a value: what a loss would cost cannot be said.")
        if won:
            return saying("Nothing is open that could be lost: ", links.named(won), " was won.")
        return saying("No campaign is open, so there is nothing to lose.")
    name = name_of(links, pool, hardest)
    if len(pool.members) == 1:
        return saying("If ", name, " dies, nothing is left: no other campaign is open.")
    whole, left = (
        in_words(ledger, amount, client=pool.client) for amount in (pool.whole, hardest.left)
    )
    what = EXPECTED if pool.client else ONE_WIN
    share = markdown.anchor(links.metric("resilience", "lines"), percent(hardest.survival))
    said = [saying("If ", name, " dies, ", share, f" survives: {left} of {whole} {what}.")]
    person = next(iter(by_advocate(ledger, pool, as_of)), None)
    if person and round(person.loss.left - hardest.left, 9) < 0:
        survives = percent(person.loss.survival)
        who = links.named(person.record)
        said.append(saying("More hangs on one person: without ", who, f" it is {survives}."))
    return markdown.joined(said, " ")


def _hanging(links: Links, pool: ProspectPool) -> Html | None:
    """How much hangs on one organization, one advocate, one channel; None with nothing to say."""
    ledger, as_of = links.results.ledger, links.results.as_of
    kinds = (
        ("organization", by_organization(ledger, pool)),
        ("advocate", by_advocate(ledger, pool, as_of)),
        ("channel", by_channel(ledger, pool)),
    )
    said = [_most(links, kind, parts) for kind, parts in kinds]
    known = [one for one in said if one]
    return saying("Of all that, ", listed(known), ".") if known else None


def _most(links: Links, kind: str, parts: Sequence[Part]) -> Html | None:
    real = [one for one in parts if not isinstance(one.record, Campaign)]
    if not real:
        return None
    name = links.named(real[0].record)
    return saying(f"{percent(real[0].share)} hangs on one {kind} (", name, ")")


def _growing(links: Links, pool: ProspectPool) -> tuple[Growing, ...]:
    """The open campaigns by whether something grows there."""
    ledger, as_of = links.results.ledger, links.results.as_of
    found: dict[str, list[Campaign]] = {EARLY: [], ASLEEP: [], LATE: []}
    for one in (*pool.members, *pool.unvalued):
        found[growth_of(ledger, one, as_of)].append(one.campaign)
    labels = {EARLY: "early, and worked"}
    return tuple(
        Growing(labels.get(label, label), len(campaigns), links.names(campaigns))
        for label, campaigns in found.items()
        if campaigns or label != ASLEEP
    )


def _backfill(links: Links, pool: ProspectPool) -> str:
    """Early ones over late ones, against what is wanted."""
    ledger, as_of = links.results.ledger, links.results.as_of
    counted = backfill(ledger, (*pool.members, *pool.unvalued), as_of)
    wanted = number(ledger.config.rules.backfill_ratio, 2)
    if counted.ratio is None:
        return "No campaign is at a late stage, so there is nothing to put anything behind."
    enough = "enough" if counted.ratio >= ledger.config.rules.backfill_ratio else "too few"
    said = f"{counted.early} early and worked for {counted.late} late: {enough}"
    return f"{said}, where at least {wanted}† for each is wanted."
