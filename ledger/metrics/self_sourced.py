"""M13: how much of the number I can cover myself, whoever fails me."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.config import StageKind
from ledger.metrics._currency import own_currency, value_of
from ledger.metrics._measurement import Cell, Measurement, Row, Verdict, metric
from ledger.metrics._probability import Prospect, prospects
from ledger.model.campaign import Campaign
from ledger.model.derived import per_day
from ledger.model.ledger import Ledger
from ledger.model.parts import Money, Target
from ledger.model.stage import current, current_line
from ledger.value import Value
from ledger.wording import fold, percent, plural

SELF, GIVEN = "self", "given"


@dataclass
class Sourced:
    """What came, and may come, from one origin (None: none recorded).

    `won` was won in the period of the number, `weighted` is p·value of what is open, and
    `closing` that part of it which closes in the period.
    """

    origin: str | None
    won: float = 0.0
    weighted: float = 0.0
    closing: float = 0.0
    places: dict[str, None] = field(default_factory=dict)

    def cover(self, number: float | None) -> float | None:
        """The share of the number that is won or closing; None without a number."""
        return (self.won + self.closing) / number if number else None


@metric(13, "self-sourced", "Self-sourced", about=())
def self_sourced(ledger: Ledger, as_of: date) -> Measurement:
    """The share of the open prospects, p·value, that was sourced by oneself.

    Not recorded where nothing open says its origin.

    Beside it the cover of the number in `me.md`: what was won, and of what is open the part
    that closes in the period. Good is a number covered by what is self-sourced alone.
    """
    sources = sources_on(ledger, as_of)
    origins = sources.origins
    target = ledger.profile.number
    number = target.money.amount if target and sources.valued else None
    whole = math.fsum(one.weighted for one in origins)
    said = math.fsum(one.weighted for one in origins if one.origin)
    share = origins[0].weighted / whole if said else None
    cover = origins[0].cover(number)
    verdict = None
    if cover is not None:
        verdict = Verdict.GOOD if cover >= 1 else Verdict.ATTENTION
    shown = [one for one in origins if one.origin or one.places]
    rows = tuple(_row(one, number) for one in shown) if sources.valued else ()
    return Measurement(
        value=share,
        unit="share",
        reading=_reading(ledger, origins, number, share),
        verdict=verdict,
        aside=tuple(_aside(origins, target, number)) + sources.left_out,
        rows=rows,
        evidence=tuple(place for row in rows for place in row.evidence),
    )


class Sources(Value, frozen=True):
    """The figures of each origin, how many campaigns made them, and what was left out."""

    origins: tuple[Sourced, ...]
    valued: int
    left_out: tuple[str, ...]

    @property
    def own(self) -> Sourced:
        """What was sourced by oneself."""
        return self.origins[0]


@per_day
def sources_on(ledger: Ledger, as_of: date) -> Sources:
    """Where what is won and what is open comes from, on a day."""
    found: dict[str | None, Sourced] = {one: Sourced(one) for one in (SELF, GIVEN, None)}
    currency = own_currency(ledger)
    valued = unvalued = undated = unclosed = 0
    for one in prospects(ledger, as_of):
        if one.weighted is None:
            unvalued += 1
            continue
        valued += 1
        origin = found[origin_of(one.campaign)]
        origin.weighted += one.weighted
        origin.closing += one.weighted if _closes(ledger, one) else 0.0
        unclosed += one.campaign.closes is None
        origin.places.update(dict.fromkeys(_places(one.campaign, str(one.line.location))))
    for campaign in ledger.campaigns:
        stage, line = current(ledger, campaign, as_of), current_line(ledger, campaign, as_of)
        if not (stage and line and stage.kind is StageKind.WON):
            continue
        amount = value_of(ledger, campaign)
        if amount is None:
            unvalued += 1
        elif line.date is None:
            undated += 1
        elif _in_period(ledger, line.date):
            valued += 1
            origin = found[origin_of(campaign)]
            origin.won += amount
            origin.places.update(dict.fromkeys(_places(campaign, str(line.location))))
    in_it = f" in {currency}" if currency else ""
    dated = ledger.profile.number is not None and ledger.profile.number.by is not None
    said = [
        (unvalued, f"without a `value`{in_it}, left out"),
        (undated, "won without a day, left out"),
        (unclosed if dated else 0, "open without `closes`, so not in the cover"),
    ]
    left_out = tuple(f"{plural(count, 'campaign')} {why}" for count, why in said if count)
    return Sources(tuple(found.values()), valued, left_out)


def origin_of(campaign: Campaign) -> str | None:
    """`self`, `given`, or None where the file says neither."""
    said = fold(campaign.origin)
    return said if said in (SELF, GIVEN) else None


def _closes(ledger: Ledger, one: Prospect) -> bool:
    """Whether an open campaign closes by the day of the number; any does where it has no day."""
    number = ledger.profile.number
    if number is None or number.by is None:
        return True
    return one.campaign.closes is not None and one.campaign.closes <= number.by


def _in_period(ledger: Ledger, day: date) -> bool:
    """Whether a day lies among the `number-period` days up to that of the number."""
    number = ledger.profile.number
    if number is None or number.by is None:
        return True
    return 0 <= (number.by - day).days < ledger.config.rules.number_period


def _places(campaign: Campaign, line: str) -> list[str]:
    keys = [key for key in ("origin", "value", "closes") if key in campaign.fields]
    return [line, *(str(campaign.place(key)) for key in keys)]


def _row(one: Sourced, number: float | None) -> Row:
    cells: dict[str, Cell] = {
        "origin": one.origin,
        "won": one.won,
        "weighted": one.weighted,
        "cover": one.cover(number),
        "closing": one.closing,
    }
    return Row(cells, tuple(one.places))


def _reading(
    ledger: Ledger, origins: Sequence[Sourced], number: float | None, share: float | None
) -> str:
    own, currency = origins[0], own_currency(ledger)
    parts = []
    if share is not None:
        parts.append(f"{percent(share)} of what is open, weighted by its chance, is self-sourced")
    elif any(one.weighted for one in origins):
        parts.append("nothing open says its `origin`")
    if number:
        covered = (Money(number, currency), Money(own.won, currency), Money(own.closing, currency))
        parts.append(
            f"self-sourced business covers {percent(own.cover(number) or 0)} of {covered[0]}: "
            f"{covered[1]} won, {covered[2]} weighted and closing in the period"
        )
    return "; ".join(parts) or "nothing open with a value and a chance"


def _aside(origins: Sequence[Sourced], target: Target | None, number: float | None) -> list[str]:
    _, given, unknown = origins
    said = []
    if number:
        everything = math.fsum(one.cover(number) or 0 for one in origins)
        said.append(
            f"what was given covers {percent(given.cover(number) or 0)} more: "
            f"{percent(everything)} with everything"
        )
    if target is None:
        said.append("no number in me.md, so no cover")
    if unknown.places:
        said.append("some of it has no `origin` recorded")
    return said
