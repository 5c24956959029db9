"""A campaign past research of which nobody knows who decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._asking import advocates_to_ask, home_of, last_day, whom_to_ask
from ledger.actions._noted import noted, within
from ledger.actions._readiness import standing_for
from ledger.metrics._rhythm import coming_date
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind

_DECIDES = "decides"


@rule("decision-maker-unknown", 2, figures=("decision-makers",), about=(RecordKind.CAMPAIGN,))
def decision_maker_unknown(
    ledger: Ledger, measurements: Measurements, as_of: date
) -> Iterator[Advice]:
    """Everybody else can only pass it on: find out who can say yes, and from whom."""
    rules = ledger.config.rules
    advocates = advocates_to_ask(ledger, as_of)
    for row in measurements["decision-makers"].rows:
        campaign = ledger.find(str(row.cells["id"]))
        if row.cells["evident"] or not isinstance(campaign, Campaign):
            continue
        if standing_for(ledger, campaign, as_of) < rules.review_every:
            continue
        entries = ledger.entries_with(campaign)
        if noted(entries, _DECIDES, within(as_of, rules.dialog_pair), as_of):
            continue
        decider = ledger.decision_maker_of(campaign)
        if decider and coming_date(ledger, campaign, as_of):
            continue  # a day with them is agreed
        person = whom_to_ask(ledger, campaign, advocates, as_of)
        yield Advice(
            subject=campaign.id,
            event=decider.id if decider else "unknown",
            message=_message(ledger, campaign, decider, person, as_of),
            line=_line(campaign, decider, person, as_of),
            resolved_by="`decision-maker`, and a dated line with them",
            evidence=(str(campaign.place("decision-maker" if decider else "stages")),),
        )


def _message(
    ledger: Ledger,
    campaign: Campaign,
    decider: Contact | None,
    person: Contact | None,
    as_of: date,
) -> str:
    home = home_of(ledger, campaign)
    if decider is None:
        said = f"Who decides at {home} is not known"
        return f"{said}: ask {person.name}" if person else f"{said}: look up who signs there"
    # What passed for another campaign says nothing of this one.
    known = last_day(ledger, decider, as_of) is not None
    passed = f"on {campaign.name} yet" if known else "between you yet"
    said = f"{decider.name} decides at {home}, and nothing has passed {passed}"
    if person is None or person is decider:
        return f"{said}: write to them"
    return f"{said}: ask {person.name} for a way in"


def _line(campaign: Campaign, decider: Contact | None, person: Contact | None, as_of: date) -> str:
    if decider and person in (None, decider):
        return f"- {as_of} email [[{decider.id}]] [[{campaign.id}]]"
    if person:
        wanted = (
            f"a way in to {decider.name}, who {_DECIDES}" if decider else f"who {_DECIDES} on this"
        )
        return f"- {as_of} email [[{person.id}]] [[{campaign.id}]] {wanted}"
    return f"- {as_of} research 30m [[{campaign.id}]] who {_DECIDES} there"
