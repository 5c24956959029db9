"""A high fit that does not answer: another way in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.metrics._asks import Pursuit, pursuits
from ledger.metrics._behind import advocates_behind
from ledger.metrics._fit import HIGH
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import is_open
from ledger.wording import fold, percent, plural

_NOT_CREDIBLE = "no"


@rule("other-route", 1, figures=("fit", "chasing"), about=(RecordKind.CAMPAIGN,))
def other_route(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """They need what is offered: it is the way in that fails, not the offer."""
    most = ledger.config.rules.chased_asks
    fits = {row.cells["id"]: row.cells["fit"] for row in measurements["fit"].rows}
    for one in pursuits(ledger, as_of):
        campaign = one.target
        if not (isinstance(campaign, Campaign) and one.is_silent(most) and one.fit == HIGH):
            continue
        asked = {person.path for e in one.run for person in ledger.parties(e, Contact)}
        if _was_tried(ledger, one, campaign, asked, as_of):
            continue
        through, why = _through(ledger, campaign, asked, as_of) or (None, "")
        fit = fits.get(campaign.id)
        share = f" ({percent(fit)})" if isinstance(fit, float) else ""
        way = f", through {through.name}, {why}" if through else ": who else knows somebody there?"
        yield Advice(
            subject=campaign.id,
            event=f"{one.run[-1].date}",
            message=(
                f"{campaign.name}: {plural(len(one.run), 'ask')} in "
                f"{(as_of - one.run[0].date).days} days and no answer, though the fit is high"
                f"{share}: try another route{way}"
            ),
            line=(
                f"- {as_of} email [[{through.id}]] [[{campaign.id}]] who there would want to know"
                if through
                else f"- {as_of} research 30m [[{campaign.id}]] who else knows somebody there"
            ),
            resolved_by="a word with somebody else about it, an answer of theirs, or `parked`",
            evidence=tuple(entry.evidence for entry in one.run),
        )


def _was_tried(
    ledger: Ledger, one: Pursuit, campaign: Campaign, asked: Collection[str], as_of: date
) -> bool:
    """Whether somebody who was not asked before was spoken or written to since the last ask."""
    return any(
        entry.done_by(as_of)
        and entry.date > one.run[-1].date
        and any(person.path not in asked for person in ledger.parties(entry, Contact))
        for entry in ledger.entries_with(campaign)
    )


def _through(
    ledger: Ledger, campaign: Campaign, asked: Collection[str], as_of: date
) -> tuple[Contact, str] | None:
    """Who may open another door, and why: the nearest first, nobody who was asked already."""
    home = ledger.organization_of(campaign)
    industry = fold(campaign.industry or (home.industry if home else ""))
    candidates = [
        (one, "who stands behind it") for one in advocates_behind(ledger, campaign, as_of)
    ]
    candidates += [(one, "who is one of theirs") for one in ledger.people_of(campaign)]
    linked = ledger.linked_from(home) if home else ()
    candidates += [(one, "who knows them") for one in linked if isinstance(one, Contact)]
    candidates += [
        (one, f"who reaches {industry}")
        for one in ledger.contacts
        if industry
        and is_open(ledger, one, as_of)
        and fold(one.credible) != _NOT_CREDIBLE
        and any(industry in fold(buyer) for buyer in one.reaches)
    ]
    return next(((one, why) for one, why in candidates if one.path not in asked), None)
