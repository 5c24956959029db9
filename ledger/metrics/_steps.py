"""The eight steps of a search, or of winning clients, and which of them an entry is work on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ledger.config import Way
from ledger.metrics._clients import is_client
from ledger.metrics.works import NO_WORK
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.ledger import Ledger
from ledger.model.stage import current, open_campaigns, pipeline_of

JOB_STEPS = (
    "self-assessment", "research", "naming targets", "networking in", "tailored papers",
    "interviewing", "follow-through", "negotiating",
)  # fmt: skip
CLIENT_STEPS = (
    "positioning", "research", "dream list", "route in", "tailored pitch", "meetings",
    "follow-through", "terms",
)  # fmt: skip

EARLY_STEPS = (2, 3, 4)
_MEETINGS = 6
_STEPS = {str(step): step for step in range(1, 9)}

# The stages from which on a step can be worked at all; the steps before are open to everybody.
_REACHED_AT: Mapping[int, tuple[str, ...]] = {
    6: ("interviewing", "conversation"),
    7: ("interviewing", "conversation"),
    8: ("negotiating", "terms"),
}


class Steps:
    """Says which step an entry of a ledger is work on."""

    def __init__(self, ledger: Ledger) -> None:
        clients = [one for one in ledger.campaigns if is_client(ledger, one)]
        deciders = (ledger.decision_maker_of(one) for one in clients)
        self.ledger = ledger
        self.deciders = frozenset(one.path for one in deciders if one)

    def of(self, entry: Entry) -> int | None:
        """The step that an entry is work on: as its `step` says, else as its kind does.

        None for busy-work and time off, for automatic answers, likes and what went out in
        bulk: nobody worked on a step there.
        """
        if entry.kind.way in NO_WORK or entry.automatic:
            return None
        if entry.kind.way is Way.RESPONSE and not is_way_in(entry):
            return None
        stated = _STEPS.get((entry.field("step") or "").strip())
        if stated is not None:
            return stated
        return _MEETINGS if self._meets_decider(entry) else entry.kind.step

    def _meets_decider(self, entry: Entry) -> bool:
        """Whether both sides spoke, one of them the decision-maker of a client's campaign."""
        if not self.deciders or not is_two_way(entry):
            return False
        serves = self.ledger.campaigns_of(entry)
        if serves and not any(is_client(self.ledger, one) for one in serves):
            return False
        return any(one.path in self.deciders for one in self.ledger.involved(entry))


def names_of(ledger: Ledger) -> tuple[str, ...]:
    """The names of the steps, first to eighth, in the ledger's own kind of pursuit."""
    return CLIENT_STEPS if ledger.pipeline == "client" else JOB_STEPS


def reached(ledger: Ledger, as_of: date) -> frozenset[int]:
    """The steps that can be worked on a day: the last three only once an open campaign is there."""
    found = set(range(1, _MEETINGS))
    for campaign in open_campaigns(ledger, as_of):
        pipeline, stage = pipeline_of(ledger, campaign), current(ledger, campaign, as_of)
        for step, names in _REACHED_AT.items():
            marks = [
                pipeline.stages[name] for name in names if pipeline and name in pipeline.stages
            ]
            if stage and any(stage.position >= mark.position for mark in marks):
                found.add(step)
    return frozenset(found)
