"""Who decides on each campaign, and who is asked without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.pages import _limits
from ledger.pages._links import Links, Place
from ledger.value import Value


class Decider(Value, frozen=True):
    """An open campaign past research: who decides, and whether a line tells of them."""

    campaign: Html
    who: Html | None
    evident: bool
    others: Html
    stage: str
    path: str
    places: tuple[Place, ...]


class Asked(Value, frozen=True):
    """Somebody who was asked and has not answered, and what is best done about it."""

    name: Html
    asks: int
    first: str
    last: str
    fit: str
    values: str
    verdict: str
    state: str
    places: tuple[Place, ...]


def deciders(links: Links) -> Iterator[Decider]:
    """The campaigns of M16, those whose decision-maker is missing first."""
    ledger = links.results.ledger
    taken = links.results.measurements.get("decision-makers")
    for row in taken.rows if taken else ():
        campaign = ledger.find(str(row.cells["id"]))
        if not isinstance(campaign, Campaign):
            continue
        who = ledger.decision_maker_of(campaign)
        others = [one for one in ledger.people_of(campaign) if one is not who]
        yield Decider(
            campaign=links.named(campaign),
            who=links.named(who) if who else None,
            evident=bool(row.cells["evident"]),
            others=links.names(others),
            stage=str(row.cells["stage"] or "").replace("-", " "),
            path=campaign.path,
            places=links.places(row.evidence),
        )


def asked(links: Links) -> Iterator[Asked]:
    """The first of the targets of M17, the chased before the others."""
    results = links.results
    taken = results.measurements.get("chasing")
    most = max(results.ledger.config.rules.chased_asks, 1)
    for row in taken.rows[: _limits.ROWS] if taken else ():
        cells = row.cells
        record = results.ledger.find(str(cells["id"]))
        asks = cells["asks"]
        if record is None or not isinstance(asks, int):
            continue
        silent = asks >= most
        verdict, state = "too few† to call", "open"
        if cells["chased"]:
            verdict, state = "chased: stop", "chased"
        elif silent:
            verdict, state = "silent: one other route", "silent"
        valued = cells["values_us"]
        yield Asked(
            name=links.named(record),
            asks=asks,
            first=str(cells["first"]),
            last=str(cells["last"]),
            fit=str(cells["fit"]),
            values="not said" if valued is None else "yes" if valued else "no",
            verdict=verdict,
            state=state,
            places=links.places(row.evidence),
        )
