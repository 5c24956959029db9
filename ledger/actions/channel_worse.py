"""A channel that brings separably less than the best one, and still takes hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._noted import decided, within
from ledger.actions._readiness import is_over
from ledger.metrics._measurement import in_window
from ledger.metrics.channels import ChannelFigures, figures_of, separably_worse
from ledger.metrics.resonance import segments_of
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import hours, number

_GIVEN = "given"


@rule("channel-worse", 2, figures=("channels",), about=(RecordKind.CHANNEL,))
def channel_worse(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Move the hours; said only where the intervals leave no doubt.

    What is given to me is no place to move hours to. A channel that helped others, or from
    which people answer whom nobody wrote for, brings what is not counted as its result.
    """
    if is_over(ledger, as_of):
        return
    window = ledger.config.rules.window
    chosen = [one for one in figures_of(ledger, as_of) if one.channel.type != _GIVEN]
    for worse, best in separably_worse(chosen):
        recent = [e for e in worse.entries.values() if in_window(e.date, as_of, window)]
        spent = sum(entry.minutes or 0 for entry in recent)
        if not spent or worse.limits is None or _helps(ledger, worse, as_of):
            continue
        if decided(ledger, worse.channel.name, within(as_of, window), as_of):
            continue
        yield Advice(
            subject=worse.channel.id,
            event=f"worse than {best.channel.id}",
            message=(
                f"{worse.channel.name} brought {worse.results} in {number(worse.hours)}h (at most "
                f"{number(worse.limits[1])} per 10 h); {best.channel.name} brings "
                f"{number(best.rate or 0)}: move the {hours(spent)} of these {window} days there"
            ),
            # No links: an hour of thinking about a channel is no hour that went into it.
            line=f"- {as_of} review 15m hours from {worse.channel.name} to {best.channel.name}",
            resolved_by=f"the decision noted, and no more hours on it for {window} days",
            evidence=tuple(entry.evidence for entry in recent),
        )


def _helps(ledger: Ledger, one: ChannelFigures, as_of: date) -> bool:
    """Whether a channel helped others to a result, or an emergent segment answers there."""
    answers = (
        entry
        for segment in segments_of(ledger, as_of)
        if segment.emergent
        for person in segment.responders
        for entry in person.entries
    )
    through = {entry.location for entry in ledger.entries_through(one.channel)}
    return bool(one.assists) or any(entry.location in through for entry in answers)
