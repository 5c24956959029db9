"""The smallest act for each step of a search, and of winning clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ledger.actions._asking import acquainted, last_day, may_be_asked
from ledger.actions._stakes import stakes
from ledger.metrics._asks import pursuits
from ledger.metrics._dialogs import says_what
from ledger.metrics._fit import sourced_needs
from ledger.metrics._rhythm import coming_date
from ledger.model.campaign import Campaign, Scope
from ledger.model.contact import Contact
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.rounds import held_rounds
from ledger.model.stage import current, is_open, open_campaigns
from ledger.value import Value
from ledger.wording import shorten

_THANKS = "thanks"


class Act(Value, frozen=True):
    """What to do in a few words, and the line to type without its date."""

    words: str
    line: str


Finder = Callable[[Ledger, date], Act | None]


def smallest_act(ledger: Ledger, step: int, as_of: date) -> Act | None:
    """The smallest act for a step; None where nothing of one's own can be done for it today."""
    acts = _CLIENT if ledger.pipeline == "client" else _JOB
    found = acts.get(step)
    return found(ledger, as_of) if found else None


def _assess(ledger: Ledger, as_of: date) -> Act:
    return Act(
        "a quarter of an hour on what people asked you for lately",
        "assess 15m what did people ask me for lately",
    )


def _position(ledger: Ledger, as_of: date) -> Act:
    return Act(
        "a quarter of an hour on whom you serve and why you, in one sentence",
        "assess 15m whom I serve and why me, in one sentence",
    )


def _research(ledger: Ledger, as_of: date) -> Act:
    """Half an hour on the open campaign of whose needs least is known, of those not chased."""
    most = ledger.config.rules.chased_asks
    chased = {one.target.path for one in pursuits(ledger, as_of) if one.is_chased(most)}
    open_ones = [
        one
        for one in open_campaigns(ledger, as_of)
        if one.scope is not Scope.INDUSTRY and one.path not in chased
    ]
    if not open_ones:
        return Act(
            "half an hour on who needs what you offer",
            "research 30m who needs what I offer [for:: the next names]",
        )
    least = min(open_ones, key=lambda one: (len(sourced_needs(ledger, one, as_of)), one.id))
    return Act(
        f"half an hour on what {least.name} needs, and who says so",
        f"research 30m [[{least.id}]] what they need, and who says so",
    )


def _target(ledger: Ledger, as_of: date) -> Act:
    return Act(
        "one more organization by name, with the exact title",
        "target 30m one organization, and the exact title [for:: the list]",
    )


def _dream(ledger: Ledger, as_of: date) -> Act:
    return Act(
        "one more name for the dream list, and who serves them now",
        "target 30m one name, and who serves them now [for:: dream list]",
    )


def _write(ledger: Ledger, as_of: date) -> Act | None:
    """A word to the possible advocate, else to anybody known, of whom one heard least lately."""
    people = acquainted(ledger, as_of) or tuple(
        one for one in ledger.contacts if exchanges(ledger, one, as_of)
    )
    free = [
        one
        for one in people
        if (last := last_day(ledger, one, as_of))
        and (as_of - last).days <= ledger.config.rules.dialog_span
        and may_be_asked(ledger, one, as_of)
    ]
    person = min(
        free, key=lambda one: (last_day(ledger, one, as_of) or date.min, one.id), default=None
    )
    if person is None:
        return None
    return Act(
        f"a word to {person.name}, with something of use in it",
        f"message [[{person.id}]] [gave:: ]",
    )


def _paper(ledger: Ledger, as_of: date) -> Act | None:
    """One page for the campaign that is worth most of those with a need to answer."""
    for campaign in _by_worth(ledger, as_of):
        needs = sourced_needs(ledger, campaign, as_of)
        if needs:
            need = next((one for one in needs if one.must), needs[0]).name
            return Act(
                f"one page on {shorten(need, 40)} for {campaign.name}",
                f"prepare 30m [[{campaign.id}]] one page on {need}",
            )
    return None


def _meet(ledger: Ledger, as_of: date) -> Act | None:
    """Twenty minutes with a decision-maker with whom no day is agreed."""
    for campaign in _by_worth(ledger, as_of):
        decider = ledger.decision_maker_of(campaign)
        if decider is None or coming_date(ledger, campaign, as_of):
            continue
        if may_be_asked(ledger, decider, as_of):
            return Act(
                f"twenty minutes with {decider.name}, on a day that you name",
                f"email [[{decider.id}]] [[{campaign.id}]] twenty minutes, which day",
            )
    return None


def _follow(ledger: Ledger, as_of: date) -> Act | None:
    """Thanks to whoever gave something last and has heard nothing of it.

    While a round waits for its follow-up that comes first, and another rule says so.
    """
    if any(
        not one.followed_up and is_open(ledger, one.campaign, as_of)
        for one in held_rounds(ledger, as_of)
    ):
        return None
    for entry in reversed(ledger.entries):
        gave = any(says_what(value) for value in entry.all_fields("got"))
        if not gave or not entry.done_by(as_of):
            continue
        if (as_of - entry.date).days > ledger.config.rules.dialog_span:
            return None
        for person in ledger.parties(entry, Contact):
            later = ledger.entries_with(person)
            if not any(
                one.done_by(as_of)
                and one.date >= entry.date
                and (one.kind.closes or one.field("gave"))
                for one in later
            ):
                return Act(
                    f"thanks to {person.name}, and what became of what they gave you",
                    f"{_THANKS} [[{person.id}]] what became of it",
                )
    return None


def _negotiate(ledger: Ledger, as_of: date) -> Act | None:
    for campaign in _by_worth(ledger, as_of):
        stage = current(ledger, campaign, as_of)
        if stage and stage.name in ("negotiating", "terms"):
            return Act(
                f"the three things you would ask of {campaign.name}, and why",
                f"negotiate 30m [[{campaign.id}]] three things to ask for, and why",
            )
    return None


def _by_worth(ledger: Ledger, as_of: date) -> list[Campaign]:
    at_stake = stakes(ledger, as_of)
    found = open_campaigns(ledger, as_of)
    return sorted(found, key=lambda one: (-at_stake.get(one.path, 0.0), one.id))


# The sixth step of a job search is not one's own to take: a campaign that stalls is told of.
_JOB: Mapping[int, Finder] = {
    1: _assess, 2: _research, 3: _target, 4: _write, 5: _paper, 7: _follow, 8: _negotiate,
}  # fmt: skip
_CLIENT: Mapping[int, Finder] = {
    1: _position, 2: _research, 3: _dream, 4: _write, 5: _paper, 6: _meet, 7: _follow,
    8: _negotiate,
}  # fmt: skip
