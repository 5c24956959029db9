"""Somebody who is asked again and again, and does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import below_stages
from ledger.config import StageKind
from ledger.metrics._asks import Pursuit, pursuits
from ledger.metrics._fit import LOW
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import pipeline_of
from ledger.wording import plural

_STOPPED = "stopped"


@rule("chased", 1, figures=("chasing", "fit"), about=(RecordKind.CONTACT, RecordKind.CAMPAIGN))
def chased(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Asks without an answer, no sign that they value this, no fit: the kind thing is to stop."""
    most = ledger.config.rules.chased_asks
    for one in pursuits(ledger, as_of):
        if not one.is_chased(most):
            continue
        place = ""
        if isinstance(one.target, Campaign):
            place = below_stages(one.target)
            end = _end(ledger, one.target)
            line = f"- {as_of} {end}, {plural(len(one.run), 'ask')} and no answer"
            resolved_by = (
                f"`{end}` {place}, an answer of theirs, or evidence that they value it "
                "(`[values-us:: yes]`)"
            )
        elif _is_left(ledger, one, as_of):
            continue
        else:
            line = f"- {as_of} review 15m whom to ask in the place of [[{one.target.id}]]"
            resolved_by = (
                f"a `review` that links them, an answer of theirs, or {ledger.config.rules.window} "
                "days without another ask"
            )
        yield Advice(
            subject=one.target.id,
            # The last ask that counts: another one that goes unanswered is another event.
            event=f"{one.run[-1].date}",
            message=_message(one, as_of),
            line=line,
            resolved_by=resolved_by,
            place=place,
            evidence=tuple(entry.evidence for entry in (*one.run, *one.told)),
        )


def _end(ledger: Ledger, campaign: Campaign) -> str:
    """The stage in which its owner ends a campaign; `stopped` where its pipeline has that."""
    pipeline = pipeline_of(ledger, campaign)
    stages = pipeline.stages if pipeline else {}
    ends = [name for name, stage in stages.items() if stage.kind is StageKind.EXIT]
    return _STOPPED if _STOPPED in stages or not ends else ends[-1]


def _is_left(ledger: Ledger, one: Pursuit, as_of: date) -> bool:
    """Whether a contact has been left alone for a window, or thought about since the last ask."""
    last = max(entry.date for entry in one.asks)
    thought = any(
        entry.kind.name == "review" and entry.done_by(as_of) and entry.date >= last
        for entry in ledger.entries_with(one.target)
    )
    return thought or (as_of - last).days > ledger.config.rules.window


def _message(one: Pursuit, as_of: date) -> str:
    days = (as_of - one.run[0].date).days
    sign = "a no to what you offer" if one.values_us is False else "no sign that they value this"
    fit = ", a low fit" if one.fit == LOW else ""
    return (
        f"{one.target.name}: {plural(len(one.run), 'ask')} in {days} days, no answer, {sign}{fit}: "
        "stop"
    )
