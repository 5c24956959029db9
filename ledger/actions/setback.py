"""A setback that nothing has made up for yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._resilience import Blow, blow, remedy
from ledger.model.ledger import Ledger
from ledger.wording import days_ago, listing, number, percent


@rule("setback", 1, figures=("resilience", "works"), about=())
def setback(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """What was lost is not argued with: research, name and reach out again, at once."""
    hit = blow(ledger, as_of)
    if hit is None:
        return
    rules = ledger.config.rules
    day = hit.setback.day
    _, line = remedy(ledger, hit.growth, as_of)
    yield Advice(
        subject="",
        event=f"{day} {' '.join(sorted(one.id for one in hit.taken))}",
        message=f"{_said(hit, measurements, as_of)} and {hit.growth.in_words()}; "
        "restart steps 2 to 4",
        line=line,
        resolved_by=(
            f"{number(rules.backfill_ratio)} early and worked for each late one, or "
            f"{hit.setback.level} in the works again"
        ),
        evidence=tuple(entry.evidence for entry in hit.setback.entries),
        due=day + timedelta(days=rules.restart_within),
        stake=_lost(hit),
    )


def _said(hit: Blow, measurements: Measurements, as_of: date) -> str:
    """What happened when, and what it left."""
    when = days_ago(hit.setback.day, as_of)
    if hit.share is None:
        now = int(measurements["works"].k or 0)
        return f"The setback was {when}: {now} in the works where {hit.setback.level} were"
    were = "was" if len(hit.taken) == 1 else "were"
    said = f"{listing(one.name for one in hit.taken)} {were} lost {when}: "
    said += f"{percent(hit.share)} survives"
    settings = percent(hit.by_settings or 0)
    differs = settings != percent(hit.share)
    return f"{said} ({settings} by the settings' probabilities)" if differs else said


def _lost(hit: Blow) -> float:
    """What the campaigns that were taken were worth, in full: it has to come from elsewhere."""
    return sum(one.value.amount for one in hit.taken if one.value)
