"""A group whose people are not those one needs to meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._noted import decided
from ledger.actions._readiness import is_over
from ledger.metrics.groups import GroupFigures, groups_of
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.statistics import median
from ledger.wording import hours, listing

# A visit may be so much later than usual before it was left out.
_LATE = 3

_FAILS = {
    "building": "{} of them there to build",
    "overlap": "{} of them within reach of your buyers",
    "credible": "{} of them credible",
}


@rule("group-failing", 2, figures=("groups",), about=(RecordKind.CHANNEL,))
def group_failing(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Nobody there does anything wrong; the hours are better spent elsewhere."""
    rules = ledger.config.rules
    if is_over(ledger, as_of):
        return
    for one in groups_of(ledger, as_of):
        failing = one.failing(rules)
        if not failing or _is_left(ledger, one, as_of):
            continue
        spent = sum(entry.minutes or 0 for entry in one.visits)
        yield Advice(
            subject=one.channel.id,
            event=f"fails {', '.join(failing)}",
            message=(
                f"Leave {one.channel.name} ({hours(spent)} so far): {one.rating.people} people "
                f"rated, {_told(one, failing)}"
            ),
            line=f"- {as_of} review 15m left {one.channel.name}",
            resolved_by="no visit when the next one is due, or other people rated there",
            evidence=tuple(
                entry.evidence for entry in one.visits if entry.field("rated") is not None
            )
            or tuple(one.rated),
        )


def _told(one: GroupFigures, failing: tuple[str, ...]) -> str:
    counts = ((_FAILS[name], getattr(one.rating, name)) for name in failing)
    return listing(words.format(count or "none") for words, count in counts)


def _is_left(ledger: Ledger, one: GroupFigures, as_of: date) -> bool:
    """Whether the visit that was due did not take place, or leaving was noted since the last."""
    days = sorted({entry.date for entry in one.visits})
    last = days[-1]
    usual = median([float((later - day).days) for day, later in pairwise(days)])
    if usual is not None and (as_of - last).days > usual + _LATE:
        return True
    return decided(ledger, one.channel.name, last, as_of)
