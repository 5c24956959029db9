"""What came of each introduction: campaigns, a conversation, or nothing yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from enum import IntEnum

from ledger.config import StageKind
from ledger.metrics._introductions import Introduction, introductions_by, talked
from ledger.metrics._leads import Lead, leads
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import current
from ledger.value import Value


class Outcome(IntEnum):
    """What something came to, the least first."""

    NOTHING = 0
    SPOKEN = 1
    ALSO = 2
    ENDED = 3
    WAITING = 4
    OPEN = 5
    WON = 6

    @property
    def word(self) -> str:
        """The outcome in words."""
        return _WORDS[self]

    @property
    def line(self) -> str:
        """The class by which its line and its dot are drawn."""
        return "spoken" if self is Outcome.ALSO else self.name.lower()


_WORDS = {
    Outcome.NOTHING: "nothing yet",
    Outcome.SPOKEN: "spoken with",
    Outcome.ALSO: "took part",
    Outcome.ENDED: "ended",
    Outcome.WAITING: "waiting",
    Outcome.OPEN: "open",
    Outcome.WON: "won",
}


class End(Value, frozen=True):
    """What a path came to. `counted` says whose introduction a campaign came from, if another's."""

    outcome: Outcome
    campaign: Campaign | None = None
    stage: str = ""
    counted: Introduction | None = None


class Outcomes(Value, frozen=True):
    """The ends of each introduction and of each advocate who brought a campaign without one.

    Both by the path of the person they hang on: whoever was introduced, or the advocate.
    """

    made: tuple[Introduction, ...]
    ends: Mapping[str, tuple[End, ...]]
    leads: tuple[Lead, ...]


def outcomes(ledger: Ledger, as_of: date) -> Outcomes:
    """What came of every introduction up to a day, and what advocates brought themselves."""
    made = tuple(introductions_by(ledger, as_of))
    found = leads(ledger, as_of)
    ends: dict[str, list[End]] = defaultdict(list)
    for lead in found:
        home = ""
        if lead.introduction:
            home = lead.introduction.introduced.path
        elif lead.advocate:
            home = lead.advocate.path
        if home:
            ends[home].append(_end(ledger, lead, as_of))
        for other in lead.others:
            if other.introduced.path != home:
                stage = _stage(ledger, lead.campaign, as_of)
                also = End(Outcome.ALSO, lead.campaign, stage, lead.introduction)
                ends[other.introduced.path].append(also)
    for one in made:
        if not ends.get(one.introduced.path):
            spoken = talked(ledger, one, as_of)
            ends[one.introduced.path].append(End(Outcome.SPOKEN if spoken else Outcome.NOTHING))
    ordered = {path: tuple(sorted(all_, key=_order)) for path, all_ in ends.items()}
    return Outcomes(made, ordered, found)


def outcome_of(ledger: Ledger, campaign: Campaign, as_of: date) -> Outcome:
    """What a campaign has come to on a day; one without a stage is open."""
    stage = current(ledger, campaign, as_of)
    if stage is None or stage.is_open:
        return Outcome.OPEN
    if stage.kind is StageKind.WON:
        return Outcome.WON
    return Outcome.WAITING if stage.kind is StageKind.PARKED else Outcome.ENDED


def _end(ledger: Ledger, lead: Lead, as_of: date) -> End:
    outcome = outcome_of(ledger, lead.campaign, as_of)
    return End(outcome, lead.campaign, _stage(ledger, lead.campaign, as_of))


def _stage(ledger: Ledger, campaign: Campaign, as_of: date) -> str:
    stage = current(ledger, campaign, as_of)
    return stage.name.replace("-", " ") if stage else "no stage yet"


def _order(end: End) -> tuple[int, str]:
    return (-end.outcome, end.campaign.id if end.campaign else "")
