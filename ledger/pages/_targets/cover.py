"""My number, and how much of it is covered by what I sourced myself."""

from __future__ import annotations

from ledger.metrics import Row
from ledger.metrics._currency import own_currency
from ledger.metrics.self_sourced import GIVEN, SELF
from ledger.model.parts import Money
from ledger.pages._charts.cover_bar import CoverBar, cover_bar
from ledger.pages._charts.parts import Caption
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import percent

METRIC = "self-sourced"
_WEIGHED = "weighted by its chance, closing in time"
_APART = ((GIVEN, "given to you", "given"), (None, "of no recorded origin", "none"))


class CoverRow(Value, frozen=True):
    """A line of the sum: `kind` is the class of its stretch of the bar, empty for a sum."""

    kind: str
    label: str
    amount: str
    share: str
    total: bool
    places: tuple[Place, ...]


class Cover(Value, frozen=True):
    """The number and what covers it. `alone` is the share of it that is covered by oneself."""

    number: str
    by: str
    alone: str
    bar: CoverBar
    rows: tuple[CoverRow, ...]


def cover(links: Links) -> Cover | None:
    """The cover of the number; None without a number, or with nothing that has a value."""
    ledger = links.results.ledger
    target = ledger.profile.number
    taken = links.results.measurements.get(METRIC)
    rows = {row.cells["origin"]: row for row in taken.rows} if taken else {}
    own = rows.get(SELF)
    if target is None or not target.money.amount or own is None:
        return None
    amount, currency = target.money.amount, own_currency(ledger)

    def line(kind: str, label: str, part: float, row: Row | None = None) -> CoverRow:
        places = links.places(row.evidence) if row else ()
        said, share = str(Money(part, currency)), percent(part / amount)
        return CoverRow(kind, label, said, share, not kind, places)

    shown = [
        line("own-won", "won, self-sourced", _of(own, "won")),
        line("own-open", f"open, self-sourced; {_WEIGHED}", _of(own, "closing")),
        line("", "your own pipeline alone", _sum(own), own),
    ]
    parts = [("own-won", _of(own, "won")), ("own-open", _of(own, "closing"))]
    icing = []
    for origin, label, kind in _APART:
        row = rows.get(origin)
        if row is None:
            continue
        icing += [(f"{kind}-won", _of(row, "won")), (f"{kind}-open", _of(row, "closing"))]
        shown.append(line(f"{kind}-won", f"won, {label}", _of(row, "won"), row))
        shown.append(line(f"{kind}-open", f"open, {label}; {_WEIGHED}", _of(row, "closing")))
    whole = sum(_sum(row) for row in rows.values())
    shown.append(line("", "with everything", whole))
    alone = percent(_sum(own) / amount)
    said = str(Money(amount, currency))
    caption = Caption(
        "cover",
        "What covers the number",
        f"Of {said} your own pipeline alone covers {alone}, everything {percent(whole / amount)}.",
    )
    bar = cover_bar(caption, amount, parts, icing)
    by = target.by.isoformat() if target.by else ""
    return Cover(said, by, alone, bar, tuple(shown))


def _of(row: Row, key: str) -> float:
    value = row.cells[key]
    return float(value) if isinstance(value, (int, float)) else 0.0


def _sum(row: Row) -> float:
    return _of(row, "won") + _of(row, "closing")
