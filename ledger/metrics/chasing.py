"""M17: asks that go to those who do not answer and have no reason to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ledger.metrics._asks import Pursuit, asks_of, chased_by, longest_first, pursuits
from ledger.metrics._fit import HIGH
from ledger.metrics._measurement import (
    Cell,
    Figures,
    Measurement,
    Row,
    Verdict,
    metric,
    window_of,
)
from ledger.metrics._shares import NO_VERDICT_BELOW, in_words, interval_of, share_of
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import plural


def _count(ledger: Ledger, as_of: date) -> Figures:
    return _counted(ledger, chased_by(ledger, as_of), as_of)


def _counted(ledger: Ledger, chased: Sequence[Pursuit], as_of: date) -> Figures:
    asks = window_of(asks_of(ledger), as_of, ledger.config.rules.window)
    wasted = {entry.location for one in chased for entry in one.asks}
    k, n = sum(entry.location in wasted for entry in asks), len(asks)
    told = [entry.evidence for one in chased for entry in one.run]
    told += [entry.evidence for entry in asks]
    return Figures(value=share_of(k, n), k=k, n=n, evidence=tuple(dict.fromkeys(told)))


@metric(17, "chasing", "Chasing", count=_count, about=(RecordKind.CONTACT, RecordKind.CAMPAIGN))
def chasing(ledger: Ledger, as_of: date) -> Measurement:
    """The asks of the window that went to the chased, of all asks of the window.

    Chased is an open campaign, or a contact on none, with at least `chased-asks` asks
    unanswered, no evidence that they value the offer, and a fit that is low or not assessed.
    """
    days, most = ledger.config.rules.window, ledger.config.rules.chased_asks
    made = longest_first(one for one in pursuits(ledger, as_of) if one.run)
    chased = [one for one in made if one.is_chased(most)]
    others = [one for one in made if not one.is_chased(most)]
    counted = _counted(ledger, chased, as_of)
    k, n = counted.k or 0, counted.n or 0
    verdict = Verdict.ATTENTION if k else Verdict.GOOD
    return Measurement(
        value=counted.value,
        unit="share",
        reading=_reading(k, n, days),
        k=k,
        n=n,
        interval=interval_of(k, n),
        verdict=verdict if n >= NO_VERDICT_BELOW else None,
        aside=tuple(_aside(made, chased, most)),
        rows=(
            *(_row(one, chased=True) for one in chased),
            *(_row(one, chased=False) for one in others),
        ),
        evidence=counted.evidence,
    )


def _row(one: Pursuit, *, chased: bool) -> Row:
    cells: dict[str, Cell] = {
        "id": one.target.id,
        "asks": len(one.run),
        "chased": chased,
        "first": one.run[0].date.isoformat(),
        "last": one.run[-1].date.isoformat(),
        "fit": one.fit,
        "values_us": one.values_us,
    }
    return Row(cells, tuple(entry.evidence for entry in (*one.run, *one.told)))


def _reading(k: float, n: float, days: int) -> str:
    if not n:
        return f"nobody was asked for anything in {days} days"
    return f"{in_words(k, n)} asks in {days} days went to those you chase"


def _aside(made: Sequence[Pursuit], chased: Sequence[Pursuit], most: int) -> list[str]:
    said = [f"{plural(len(chased), 'target')} chased"] if chased else []
    other = sum(one.is_silent(most) and one.fit == HIGH for one in made)
    if other:
        said.append(f"{plural(other, 'target')} with a high fit silent: try one other route")
    return said
