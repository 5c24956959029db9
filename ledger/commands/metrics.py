"""`headway metrics`: the numbers with their intervals, and the entries behind one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledger.commands._completion import complete_metric
from ledger.commands._options import as_of_option, format_option, ledger_option
from ledger.commands._reading import line_at, read
from ledger.commands._table import table
from ledger.metrics import Measurement, Metric, all_metrics
from ledger.readers import LedgerReading
from ledger.source import Location
from ledger.terminal import visible
from ledger.wording import near_miss, shorten

_LONGEST_LINE = 100


@click.command("metrics")
@click.argument("names", nargs=-1, shell_complete=complete_metric)
@format_option
@as_of_option
@ledger_option
def command(root: Path, names: tuple[str, ...], form: str, as_of: date) -> None:
    """What the ledger's entries add up to.

    NAMES choose metrics by name (works, dialogs, ...) or number (M1, M2, ...); one alone
    shows the entries behind it.
    """
    chosen = [_named(name) for name in names] or list(all_metrics())
    reading = read(root)
    taken = {one.name: one.measure(reading.ledger, as_of) for one in chosen}
    if form == "json":
        from ledger.formats.json import dump  # noqa: PLC0415 - for this alone

        measured = {name: as_object(measurement) for name, measurement in taken.items()}
        envelope = {"schema": 1, "kind": "metrics", "as_of": as_of.isoformat(), "metrics": measured}
        click.echo(dump(envelope))
        return
    lines: list[str] = []
    for one in chosen:
        lines += _summary(one, taken[one.name])
        if len(names) == 1:
            lines += _detail(taken[one.name], reading)
    click.echo("\n".join(lines))


def as_object(measurement: Measurement) -> dict[str, Any]:
    """One measurement with the names that `metrics --format json` gives its parts."""
    return {
        "value": measurement.value,
        "unit": measurement.unit,
        "k": measurement.k,
        "n": measurement.n,
        "interval": list(measurement.interval) if measurement.interval else None,
        "previous": measurement.previous,
        "verdict": measurement.verdict.value if measurement.verdict else None,
        "reading": measurement.reading,
        "aside": list(measurement.aside),
        "rows": [{**row.cells, "evidence": list(row.evidence)} for row in measurement.rows],
        "evidence": list(measurement.evidence),
    }


def _named(name: str) -> Metric:
    for one in all_metrics():
        if name.lower() in (one.name, one.code.lower()):
            return one
    known = [one.name for one in all_metrics()]
    near = near_miss(name, known)
    hint = f"did you mean {near}?" if near else f"the metrics are {', '.join(known)}"
    raise click.BadParameter(f"{name} is no metric; {hint}", param_hint="NAMES")


def _summary(one: Metric, measurement: Measurement) -> Iterator[str]:
    verdict = f"  [{measurement.verdict.value}]" if measurement.verdict else ""
    title = click.style(f"{one.code:<4}{one.title}", bold=True)
    yield f"{title}{verdict}"
    yield f"    {visible(measurement.reading)}"
    for aside in measurement.aside:
        yield f"    {visible(aside)}"


def _detail(measurement: Measurement, reading: LedgerReading) -> Iterator[str]:
    if measurement.rows:
        yield ""
        columns = list(measurement.rows[0].cells)
        cells = [[row.cells.get(column) for column in columns] for row in measurement.rows]
        yield from table(columns, cells)
    if measurement.evidence:
        yield ""
        yield "from:"
        for place in measurement.evidence:
            path, _, line = place.rpartition(":")
            typed = line_at(reading, Location(path, int(line))).strip()
            yield f"  {visible(place)}  {visible(shorten(typed, _LONGEST_LINE))}"
