"""The introductions as a table: what stands behind the graph, and all of it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._introductions import Introduction, deciders, talked
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.exchange import exchanges
from ledger.pages import _limits
from ledger.pages._links import Links, Place
from ledger.pages._network.outcomes import End, Outcome, Outcomes
from ledger.value import Value


class Told(Value, frozen=True):
    """A row of the table behind the graph: one introduction, or a campaign without one."""

    introducer: Html
    introduced: Html
    day: str
    spoken: str
    decides: bool
    campaign: Html
    stage: str
    outcome: str
    value: str
    amount: str
    sources: tuple[Place, ...]


def told(links: Links, found: Outcomes) -> tuple[tuple[Told, ...], int]:
    """Every introduction with each of its ends, latest first, then the campaigns without one.

    The first of these rows, and how many there are of them.
    """
    made = sorted(found.made, key=lambda it: (*it.order, it.introduced.id), reverse=True)
    introduced = [(one, end) for one in made for end in found.ends.get(one.introduced.path, ())]
    direct = list(_direct(found))
    rows = [_introduction_told(links, one, end) for one, end in introduced[: _limits.ROWS]]
    left = _limits.ROWS - len(rows)
    rows += [_direct_told(links, advocate, end) for advocate, end in direct[:left]]
    return tuple(rows), len(introduced) + len(direct)


def _direct(found: Outcomes) -> Iterator[tuple[Contact, End]]:
    """The campaigns that an advocate brought without an introduction, each with the advocate."""
    direct = {
        one.campaign.path: one for one in found.leads if one.advocate and not one.introduction
    }
    brought = {one.advocate.path: one.advocate for one in direct.values() if one.advocate}
    for path, advocate in brought.items():
        for end in found.ends.get(path, ()):
            if end.campaign and end.campaign.path in direct:
                yield advocate, end


def _direct_told(links: Links, advocate: Contact, end: End) -> Told:
    source = (links.location(end.campaign.place("via")),) if end.campaign else ()
    return Told(
        links.named(advocate), markdown.plain(""), "", "", False,
        *_campaign_told(links, end), source,
    )  # fmt: skip


def _introduction_told(links: Links, one: Introduction, end: End) -> Told:
    ledger, as_of = links.results.ledger, links.results.as_of
    spoken = ""
    if talked(ledger, one, as_of):
        held = exchanges(ledger, one.introduced, as_of)
        spoken = next(it.date for it in held if it.date >= one.date).isoformat()
    return Told(
        links.named(one.introducer), links.named(one.introduced), one.date.isoformat(), spoken,
        one.introduced.path in deciders(ledger), *_campaign_told(links, end),
        links.places([one.entry.evidence]),
    )  # fmt: skip


def _campaign_told(links: Links, end: End) -> tuple[Html, str, str, str, str]:
    """The campaign, its stage, the outcome in words, the value as typed and as a number."""
    campaign: Campaign | None = end.campaign
    if campaign is None:
        return markdown.plain(""), "", end.outcome.word, "", ""
    if end.outcome is Outcome.ALSO:
        return links.named(campaign), end.stage, f"took part; {origin_of(end)}", "", ""
    value = campaign.value
    return (
        links.named(campaign), end.stage, end.outcome.word,
        str(value) if value else "", f"{value.amount:.6g}" if value else "",
    )  # fmt: skip


def origin_of(end: End) -> str:
    """Whose introduction a campaign came from, where an end only took part in it."""
    return f"came through {end.counted.introduced.name}" if end.counted else "came another way"
