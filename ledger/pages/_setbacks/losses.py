"""What would be left without each campaign, and without whatever several of them hang on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._backfill import growth_of
from ledger.metrics._currency import own_currency
from ledger.metrics._hanging import Part, by_advocate, by_channel, by_organization
from ledger.metrics._probability import Prospect
from ledger.metrics._prospect_pool import Loss, ProspectPool
from ledger.metrics.resilience import EXPECTED, ONE_WIN, in_words
from ledger.model.campaign import Campaign
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.surviving_bars import SurvivingBar, surviving_bar, whole_bar
from ledger.pages._links import Links, Place
from ledger.pages._saying import first_named
from ledger.pages._words import figure
from ledger.value import Value
from ledger.wording import percent, plural


class Left(Value, frozen=True):
    """What is left without a part: the share that survives, in words, and what it is."""

    survives: str
    sort: str
    amount: str
    bar: SurvivingBar


class CampaignLoss(Value, frozen=True):
    """An open campaign. `number` is its own in its pool; `p` and `value` are exact.

    `left` is None, and there is no number, where it is in no sum.
    """

    number: int | None
    label: str
    name: Html
    p: str
    p_said: str
    value: str
    value_said: str
    weighted: str
    stage: str
    growth: str
    left: Left | None
    places: tuple[Place, ...]


class PartLoss(Value, frozen=True):
    """An organization, an advocate or a channel, with the campaigns that hang on it."""

    numbers: str
    label: str
    name: Html
    kind: str
    campaigns: Html
    hangs: str
    left: Left
    places: tuple[Place, ...]


class PoolView(Value, frozen=True):
    """The open campaigns that are weighed together, the one whose loss hurts most first."""

    key: str
    title: str
    client: bool
    unit: str
    what: str
    whole: str
    count: str
    bar: SurvivingBar
    campaigns: tuple[CampaignLoss, ...]
    parts: tuple[PartLoss, ...]
    by_settings: str
    unvalued: str


def pool_view(links: Links, pool: ProspectPool, title: str) -> PoolView | None:
    """A pool as its tables; None where it holds nothing."""
    ledger = links.results.ledger
    if not (pool.members or pool.unvalued):
        return None
    key = "client" if pool.client else "job"
    wanted = ledger.config.rules.survival_share
    losses = pool.without_each()
    settings = pool.by_settings()
    caption = Caption(f"setbacks-{key}", "What is left of all", "Nothing is taken away.")
    return PoolView(
        key=key,
        title=title,
        client=pool.client,
        unit=own_currency(ledger) if pool.client else "",
        what=EXPECTED if pool.client else ONE_WIN,
        whole=in_words(ledger, pool.whole, client=pool.client),
        count=plural(len(pool.members), "campaign"),
        bar=whole_bar(caption, wanted),
        campaigns=tuple(_campaigns(links, pool, losses)),
        parts=tuple(_parts(links, pool)) if losses else (),
        by_settings=_by_settings(settings, losses, pool),
        unvalued=plural(len(pool.unvalued), "campaign") if pool.unvalued else "",
    )


def _by_settings(settings: float | None, losses: Sequence[Loss], pool: ProspectPool) -> str:
    """The survival by the settings' probabilities, where it is another one."""
    if settings is None or not losses or all(one.p == one.p0 for one in pool.members):
        return ""
    return percent(settings)


def _campaigns(links: Links, pool: ProspectPool, losses: Sequence[Loss]) -> Iterator[CampaignLoss]:
    known: Sequence[Loss | None] = losses or [None] * len(pool.members)
    rows = list(enumerate(zip(pool.members, known, strict=True)))
    rows.sort(key=lambda row: (_share(row[1][1]), row[1][0].campaign.id))
    for number, (one, loss) in rows:
        yield _campaign(links, pool, one, number if loss else None, loss)
    for one in pool.unvalued:
        yield _campaign(links, pool, one, None, None)


def _share(loss: Loss | None) -> float:
    return round(loss.survival, 9) if loss else 1.0


def _campaign(
    links: Links, pool: ProspectPool, one: Prospect, number: int | None, loss: Loss | None
) -> CampaignLoss:
    campaign = one.campaign
    places = [str(one.line.location)]
    places += [str(campaign.place("value"))] if one.value is not None else []
    return CampaignLoss(
        number=number,
        label=campaign.name,
        name=links.named(campaign),
        p=repr(one.p),
        p_said=percent(one.p),
        value="" if one.value is None else repr(one.value),
        value_said=figure(one.value),
        weighted=figure(None if one.weighted is None else float(round(one.weighted))),
        stage=one.stage.name.replace("-", " "),
        growth=growth_of(links.results.ledger, one, links.results.as_of),
        left=_left(links, pool, loss, f"{pool.client:d}-{number}") if loss else None,
        places=links.places(places),
    )


def _parts(links: Links, pool: ProspectPool) -> Iterator[PartLoss]:
    """Everything that campaigns hang on, whatever it is, the worst first."""
    ledger, as_of = links.results.ledger, links.results.as_of
    numbers = {one.campaign.path: number for number, one in enumerate(pool.members)}
    found: list[tuple[str, tuple[str, ...], Part]] = []
    found += [("organization", ("organization",), one) for one in by_organization(ledger, pool)]
    found += [("advocate", ("advocates", "via"), one) for one in by_advocate(ledger, pool, as_of)]
    found += [("channel", ("via",), one) for one in by_channel(ledger, pool)]
    shown = [one for one in found if not isinstance(one[2].record, Campaign)]
    shown.sort(key=lambda one: (round(one[2].loss.left, 9), one[0], one[2].record.path))
    for at, (kind, keys, part) in enumerate(shown):
        yield PartLoss(
            numbers=" ".join(str(numbers[one.path]) for one in part.campaigns),
            label=part.record.name,
            name=links.named(part.record),
            kind=kind,
            campaigns=first_named(links, part.campaigns),
            hangs=percent(part.share),
            left=_left(links, pool, part.loss, f"{pool.client:d}-part-{at}"),
            places=links.places(_places(part, keys)),
        )


def _places(part: Part, keys: Sequence[str]) -> Iterator[str]:
    """The lines by which each campaign hangs on it."""
    for campaign in part.campaigns:
        yield from (str(campaign.place(key)) for key in keys if key in campaign.fields)


def _left(links: Links, pool: ProspectPool, loss: Loss, key: str) -> Left:
    ledger = links.results.ledger
    survives = percent(loss.survival)
    caption = Caption(f"left-{key}", f"{survives} survives without {loss.name}")
    return Left(
        survives=survives,
        sort=f"{loss.survival:.6g}",
        amount=in_words(ledger, loss.left, client=pool.client),
        bar=surviving_bar(caption, loss.survival, ledger.config.rules.survival_share),
    )


def title_of(pool: ProspectPool, *, alone: bool) -> str:
    """What a pool's section is called; where there is another kind too, by its own."""
    if alone:
        return "Take one away"
    return "Take one away: clients" if pool.client else "Take one away: jobs"


def name_of(links: Links, pool: ProspectPool, loss: Loss) -> Html:
    """The campaign whose loss it is, as a link: of those with its name, the one that hurts most."""
    pairs = zip(pool.members, pool.without_each(), strict=False)
    found = next((one.campaign for one, other in pairs if other == loss), None)
    return links.named(found) if found else markdown.plain(loss.name)
