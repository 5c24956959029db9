"""Needs by campaigns: at which level I offer what each of them needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.metrics._between import values_us, words_on
from ledger.metrics._dreams import dreams_on
from ledger.metrics._fit import NeedMet, is_target, needs_met
from ledger.metrics._offers import offers_on, spoken
from ledger.model.campaign import Campaign
from ledger.model.organization import Organization
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import percent

METRIC = "fit"
MOST_COLUMNS, MOST_ROWS = 30, 60


class MatrixColumn(Value, frozen=True):
    """A campaign, or an organization without one: its fit, and whether they value the offer.

    `level` is the level of the fit as a class; `values` is `yes`, `no` or that nobody said,
    `told` the last line that tells of it.
    """

    name: Html
    of: str
    fit: str
    why: str
    level: str
    values: str
    told: Place | None


class MatrixCell(Value, frozen=True):
    """How a need is met: `met`, `short by 1`, `none`, and its weight and level as typed."""

    word: str
    state: str
    weight: str
    source: Html
    place: Place


class MatrixRow(Value, frozen=True):
    """A need, and the level that it is offered at; a cell for each column, None without need."""

    need: str
    offered: str
    place: Place | None
    cells: tuple[MatrixCell | None, ...]


class Matrix(Value, frozen=True):
    """Needs by campaigns. `ended` says that none is open, and what ended is shown instead.

    `unasked` are the offers that nobody shown needs; `more` is how many columns and rows are
    left out.
    """

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    ended: bool
    unasked: tuple[str, ...]
    more_columns: int
    more_rows: int


class _Needing(Value, frozen=True):
    """Who needs something: a campaign with its row of the measure, or only an organization."""

    record: Campaign | Organization
    row: Row | None
    needs: Mapping[str, NeedMet]


def matrix(links: Links) -> Matrix | None:
    """The needs of every target; where none is open, of what ended; None without a need."""
    taken = links.results.measurements.get(METRIC)
    known = [_of_row(links, row) for row in taken.rows] if taken else []
    campaigns = [one for one in known if one and isinstance(one.record, Campaign)]
    every = [one for one in campaigns if _is_target(links, one)]
    ended = not every
    needing = [one for one in (campaigns if ended else every) if one.needs or not ended]
    needing += _dreamt_of(links)
    shown = needing[:MOST_COLUMNS]
    names = _names(shown)
    if not names:
        return None
    rows = tuple(_row(links, name, said, shown) for name, said in names[:MOST_ROWS])
    return Matrix(
        columns=tuple(_column(links, one) for one in shown),
        rows=rows,
        ended=ended and any(one.row for one in shown),
        unasked=tuple(_unasked(links, {name for name, _ in names})),
        more_columns=len(needing) - len(shown),
        more_rows=len(names) - len(rows),
    )


def _of_row(links: Links, row: Row) -> _Needing | None:
    ledger, as_of = links.results.ledger, links.results.as_of
    campaign = ledger.find(str(row.cells["id"]))
    if not isinstance(campaign, Campaign):
        return None
    return _Needing(campaign, row, needs_met(ledger, campaign, as_of))


def _is_target(links: Links, one: _Needing) -> bool:
    campaign = one.record
    results = links.results
    return isinstance(campaign, Campaign) and is_target(results.ledger, campaign, results.as_of)


def _dreamt_of(links: Links) -> Iterator[_Needing]:
    """The dream organizations that no campaign was opened for, as far as a need is known."""
    ledger, as_of = links.results.ledger, links.results.as_of
    for dream in dreams_on(ledger, as_of):
        needs = needs_met(ledger, dream.organization, as_of)
        if needs and not dream.campaigns:
            yield _Needing(dream.organization, None, needs)


def _names(needing: Sequence[_Needing]) -> list[tuple[str, str]]:
    """Every need, as compared and as one of them spells it; what most need, and must, first."""
    spelled: dict[str, str] = {}
    count: dict[str, tuple[int, int]] = {}
    for one in needing:
        for name, met in one.needs.items():
            spelled[name] = min(spelled.get(name, met.need.name), met.need.name)
            wanted, musts = count.get(name, (0, 0))
            count[name] = (wanted + 1, musts + met.need.must)
    ordered = sorted(count, key=lambda name: (-count[name][0], -count[name][1], name))
    return [(name, spelled[name]) for name in ordered]


def _column(links: Links, one: _Needing) -> MatrixColumn:
    ledger = links.results.ledger
    name = links.named(one.record)
    if one.row is None or not isinstance(one.record, Campaign):
        return MatrixColumn(name, "no campaign yet", "–", "", "none", "not said", None)
    home = ledger.organization_of(one.record)
    cells, wanted = one.row.cells, ledger.config.rules.fit_needs
    fit, level, valued = cells["fit"], str(cells["level"]), cells["values_us"]
    why = ""
    if not isinstance(fit, float):
        why = f"{cells['needs']} of {wanted:g}† needs sourced"
    elif any(met.need.must and not met.offered for met in one.needs.values()):
        why = "capped†: a must at none"
    _, told = values_us(words_on(ledger, one.record), links.results.as_of)
    return MatrixColumn(
        name=name,
        of=home.name if home and home.name not in one.record.name else "",
        fit=f"{percent(fit)}, {level}" if isinstance(fit, float) else level,
        why=why,
        level=level.replace(" ", "-"),
        values="not said" if valued is None else "yes" if valued else "no",
        told=links.location(told[-1].location) if told else None,
    )


def _row(links: Links, name: str, said: str, needing: Sequence[_Needing]) -> MatrixRow:
    ledger, as_of = links.results.ledger, links.results.as_of
    level = offers_on(ledger, as_of).get(name, 0)
    offer = next((one for one in ledger.profile.offers if spoken(one.name) == name), None)
    return MatrixRow(
        need=said,
        offered=f"offered at {level}" if level else "not offered",
        place=links.location(offer.location) if offer else None,
        cells=tuple(_cell(links, one.needs.get(name)) for one in needing),
    )


def _cell(links: Links, met: NeedMet | None) -> MatrixCell | None:
    if met is None:
        return None
    need = met.need
    word, state = "met", "met"
    if met.short:
        word, state = (f"short by {met.short}", "short") if met.offered else ("none", "none")
    if state == "none" and need.must:
        state = "none-must"
    source = links.resolve(need.source) if need.source_link else None
    return MatrixCell(
        word=word,
        state=state,
        weight=f"{'must' if need.must else 'want'} {need.level}",
        source=markdown.anchor(source.href, source.name) if source else links.line(need.source),
        place=links.location(need.location),
    )


def _unasked(links: Links, asked: set[str]) -> Iterator[str]:
    """The offers that nobody shown needs, in the order of me.md."""
    for offer in links.results.ledger.profile.offers:
        if spoken(offer.name) not in asked:
            yield offer.name
