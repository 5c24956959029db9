"""M14: the organizations one dreams of, and what stands behind the dream."""

from __future__ import annotations

from datetime import date

from ledger.metrics._dreams import Dream, dreams_on
from ledger.metrics._insurance import Insurance, insurance
from ledger.metrics._measurement import Cell, Measurement, Row, metric
from ledger.metrics._shares import COUNTS_ONLY_BELOW, in_words
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import plural

COLUMNS = ("needs", "decision_maker", "route", "incumbent", "recent")


@metric(14, "dream-list", "Dream list", about=(RecordKind.ORGANIZATION,))
def dream_list(ledger: Ledger, as_of: date) -> Measurement:
    """Each organization marked `dream: true` in five columns, and how many have all five.

    Beside it stands how many names would insure the number: see `insurance`.
    """
    dreams = dreams_on(ledger, as_of)
    rows = tuple(_row(one) for one in dreams)
    complete = sum(all(one.columns) for one in dreams)
    known = insurance(ledger, as_of)
    reading = (
        f"{complete} of {plural(len(rows), 'dream organization')} complete in all five columns"
    )
    return Measurement(
        value=complete if rows else None,
        unit="organizations",
        reading=reading if rows else "no organization is marked `dream: true`",
        k=complete,
        n=len(rows),
        aside=_aside(known, len(rows)) if known else (),
        rows=rows,
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def _row(one: Dream) -> Row:
    cells: dict[str, Cell] = {"id": one.organization.id}
    cells |= zip(COLUMNS, one.columns, strict=True)
    places = [str(need.location) for need in one.needs]
    places += [route.place for route in one.routes]
    places += [entry.evidence for entry in one.recent[-1:]]
    return Row(cells, tuple(dict.fromkeys(places)))


def _aside(known: Insurance, names: int) -> tuple[str, ...]:
    if not known.shortfall:
        return ("the number is reached",)
    short = f"{known.shortfall:,.0f} short of the number"
    if known.mean is None:
        return (f"{short}; no campaign states a `value`, so no names are counted",)
    rate = f"{in_words(known.won, known.ended)} ended campaigns were won"
    if known.ended < COUNTS_ONLY_BELOW:
        return (f"{short}; {rate}: too few to say how many names insure it",)
    span = f"at least {known.fewest}" if known.most is None else f"{known.fewest} to {known.most}"
    each = f"{known.mean:,.0f} each"
    return (f"{short}: {span} names insure it at {each}, {names} on the list", rate)
