"""The eight steps of a search, or of winning clients, and which of them an entry is work on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ledger.config import Pipeline, Stage, StageKind, Way
from ledger.metrics._clients import is_client
from ledger.metrics.works import NO_WORK
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.lasting import lines_by, of_front_matter
from ledger.model.ledger import Ledger
from ledger.model.stage import Episode, episodes, open_campaigns, pipeline_of
from ledger.model.timeline import between
from ledger.value import Value

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


def step_of(ledger: Ledger, entry: Entry) -> int | None:
    """The step that an entry is work on: as its `step` says, else as its kind does.

    None for busy-work and time off, for automatic answers, likes and what went out in bulk:
    nobody worked on a step there.
    """
    if entry.kind.way in NO_WORK or entry.automatic:
        return None
    if entry.kind.way is Way.RESPONSE and not is_way_in(entry):
        return None
    stated = _STEPS.get((entry.field("step") or "").strip())
    if stated is not None:
        return stated
    return _MEETINGS if _meets_decider(ledger, entry) else entry.kind.step


def work_by_step(ledger: Ledger) -> Mapping[int, Sequence[Entry]]:
    """The entries of all days that are work on each step and not still to do, by date."""
    worked = _worked(ledger)
    return {step: worked.get(step, ()) for step in _STEPS.values()}


@lines_by
def _worked(ledger: Ledger, entry: Entry) -> tuple[int, ...]:
    step = None if entry.todo else step_of(ledger, entry)
    return (step,) if step else ()


class StepWeek(Value, frozen=True):
    """The entries that are work on a step in the seven days up to `last`."""

    last: date
    entries: Sequence[Entry]

    @property
    def minutes(self) -> int:
        """The minutes that they took, as far as they say."""
        return sum(entry.minutes or 0 for entry in self.entries)


def steps_by_week(ledger: Ledger, as_of: date, weeks: int) -> Mapping[int, tuple[StepWeek, ...]]:
    """The work on each step in so many weeks up to a day, oldest first.

    That of the weeks that make up the window adds up to what M6 says of it.
    """
    ends = [as_of - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    week = timedelta(weeks=1)
    return {
        step: tuple(StepWeek(last, between(entries, last - week, last)) for last in ends)
        for step, entries in work_by_step(ledger).items()
    }


def _meets_decider(ledger: Ledger, entry: Entry) -> bool:
    """Whether both sides spoke, one of them the decision-maker of a client's campaign."""
    deciders = _deciders(ledger)
    if not deciders or not is_two_way(entry):
        return False
    serves = ledger.campaigns_of(entry)
    if serves and not any(is_client(ledger, one) for one in serves):
        return False
    return any(one.path in deciders for one in ledger.involved(entry))


@of_front_matter
@per_ledger
def _deciders(ledger: Ledger) -> frozenset[str]:
    """The paths of those who decide about a campaign for a client."""
    clients = [one for one in ledger.campaigns if is_client(ledger, one)]
    deciders = (ledger.decision_maker_of(one) for one in clients)
    return frozenset(one.path for one in deciders if one)


def names_of(ledger: Ledger) -> tuple[str, ...]:
    """The names of the steps, first to eighth, in the ledger's own kind of pursuit."""
    return CLIENT_STEPS if ledger.pipeline == "client" else JOB_STEPS


def reached(ledger: Ledger, as_of: date) -> frozenset[int]:
    """The steps that can be worked on a day: the last three only once an open campaign is there."""
    found = set(range(1, _MEETINGS))
    for campaign in open_campaigns(ledger, as_of):
        pipeline = pipeline_of(ledger, campaign)
        stood = _stood_at(pipeline, episodes(ledger, campaign, as_of)) if pipeline else []
        for step, names in _REACHED_AT.items():
            marks = [
                pipeline.stages[name] for name in names if pipeline and name in pipeline.stages
            ]
            if any(stage.position >= mark.position for stage in stood for mark in marks):
                found.add(step)
    return frozenset(found)


def _stood_at(pipeline: Pipeline, runs: Sequence[Episode]) -> list[Stage]:
    """The stages that a campaign stood at in its last episode; a reopening is none of them."""
    lines = runs[-1].lines if runs else ()
    known = (pipeline.stages[line.stage] for line in lines if line.stage in pipeline.stages)
    return [stage for stage in known if stage.kind is StageKind.OPEN]
