"""The currency that a ledger's figures are in."""

from __future__ import annotations

from collections import Counter

from ledger.model.campaign import Campaign
from ledger.model.derived import per_ledger, per_record
from ledger.model.lasting import lasting, of_front_matter
from ledger.model.ledger import Ledger
from ledger.model.parts import Money
from ledger.wording import fold

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


@of_front_matter
@per_ledger
def own_currency(ledger: Ledger) -> str:
    """The currency of the ledger's number, else the commonest one of its campaigns.

    Empty where none is typed anywhere.
    """
    number = ledger.profile.number
    if number and number.money.currency:
        return number.money.currency
    typed = Counter(
        campaign.value.currency
        for campaign in ledger.campaigns
        if campaign.value and campaign.value.currency
    )
    return min(typed, key=lambda one: (-typed[one], one), default="")


def _amount_in(money: Money | None, currency: str) -> float | None:
    """An amount if it is in a currency, or names none; None for another one, or for nothing."""
    if money is None or (money.currency and _code(money.currency) != _code(currency)):
        return None
    return money.amount


@lasting
@per_record
def value_of(ledger: Ledger, campaign: Campaign) -> float | None:
    """The value of a campaign in the ledger's own currency; None where none is recorded in it."""
    return _amount_in(campaign.value, own_currency(ledger))


def _code(currency: str) -> str:
    return _SIGNS.get(currency, fold(currency).upper())
