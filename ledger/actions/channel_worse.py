"""A channel that brings separably less than the best one, and still takes hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.metrics._measurement import in_window
from ledger.metrics.channels import figures_of, separably_worse
from ledger.model.ledger import Ledger
from ledger.wording import hours, number


@rule("channel-worse", 2)
def channel_worse(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Move the hours; said only where the intervals leave no doubt."""
    window = ledger.config.rules.window
    for worse, best in separably_worse(figures_of(ledger, as_of)):
        recent = [e for e in worse.entries.values() if in_window(e.date, as_of, window)]
        spent = sum(entry.minutes or 0 for entry in recent)
        if not spent or worse.limits is None:
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
            resolved_by=f"no more hours on it for {window} days",
            evidence=tuple(entry.evidence for entry in recent),
        )
