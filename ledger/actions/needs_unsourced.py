"""A campaign whose needs nobody of theirs has named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._asking import advocates_to_ask, home_of, last_day, whom_to_ask
from ledger.actions._noted import noted, within
from ledger.metrics._fit import sourced_needs
from ledger.metrics._rhythm import coming_date
from ledger.model.campaign import Campaign, Scope
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.parts import Need
from ledger.model.record import RecordKind
from ledger.model.stage import current, lines_by, open_campaigns
from ledger.value import changed
from ledger.wording import listing

_NEED = "need"
_AT_TERMS = ("negotiating", "terms")


@rule("needs-unsourced", 2, figures=("fit",), about=(RecordKind.CAMPAIGN,))
def needs_unsourced(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """What they need is a guess until somebody said it: ask, before offering anything.

    One at a time, where work was done last; the others are counted.
    """
    found = list(_guesses(ledger, as_of))
    if not found:
        return
    first = max(found, key=lambda one: (_last_worked(ledger, one, as_of), one.stake, one.subject))
    more = len(found) - 1
    besides = f" ({more} more likewise)" if more else ""
    yield changed(first, message=first.message + besides)


def _last_worked(ledger: Ledger, advice: Advice, as_of: date) -> date:
    campaign = ledger.find(advice.subject)
    past = ledger.entries_with(campaign) if campaign else ()
    return max((entry.date for entry in past if entry.done_by(as_of)), default=date.min)


def _guesses(ledger: Ledger, as_of: date) -> Iterator[Advice]:
    rules = ledger.config.rules
    advocates = advocates_to_ask(ledger, as_of)
    asked: set[str] = set()
    for campaign in open_campaigns(ledger, as_of):
        if not _is_due(ledger, campaign, as_of):
            continue
        guessed = [need for need in ledger.needs_of(campaign) if not need.source]
        known = sourced_needs(ledger, campaign, as_of)
        if known and not any(need.must for need in guessed):
            continue
        entries = ledger.entries_with(campaign)
        if noted(entries, _NEED, within(as_of, rules.dialog_pair), as_of):
            continue
        if coming_date(ledger, campaign, as_of):
            continue  # that day is the one to ask on
        person = whom_to_ask(ledger, campaign, advocates, as_of)
        if person is None and ledger.people_of(campaign):
            continue  # they were asked something: the next word is theirs
        if person and person.path in asked:
            continue  # one question at a time
        asked |= {person.path} if person else set()
        yield Advice(
            subject=campaign.id,
            event=listing(sorted(need.name for need in guessed)) or "none named",
            message=_message(ledger, campaign, guessed, person),
            line=_line(ledger, campaign, person, as_of),
            resolved_by="`needs` with a source, as in `privacy, must, level 2, from dana-kim`",
            evidence=tuple(str(need.location) for need in guessed)
            or (str(campaign.place("stages")),),
        )


def _is_due(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    """Whether there was a week to find out, or a conversation to ask in; not over the terms."""
    stage = current(ledger, campaign, as_of)
    if campaign.scope is Scope.INDUSTRY or (stage and stage.name in _AT_TERMS):
        return False
    days = [line.date for line in lines_by(campaign, as_of) if line.date]
    week = ledger.config.rules.review_every
    if days and (as_of - min(days)).days >= week:
        return True
    return any(last_day(ledger, one, as_of) for one in ledger.people_of(campaign))


def _message(
    ledger: Ledger, campaign: Campaign, guessed: list[Need], person: Contact | None
) -> str:
    home = home_of(ledger, campaign)
    if guessed:
        said = f"Nobody is named who says that {home} needs {listing(one.name for one in guessed)}"
    else:
        said = f"What {home} needs is not written down"
    if person is None:
        return f"{said}: look for it in what they publish, or find somebody who works there"
    whom = "" if person.name == home else f" {person.name}"
    return f"{said}: ask{whom}, before you offer anything"


def _line(ledger: Ledger, campaign: Campaign, person: Contact | None, as_of: date) -> str:
    if person is None:
        return f"- {as_of} research 30m [[{campaign.id}]] what they need, and who says so"
    who = "you" if person in ledger.people_of(campaign) else "they"
    return f"- {as_of} email [[{person.id}]] [[{campaign.id}]] what do {who} need most"
