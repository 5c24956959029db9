"""The report made again, with nothing changed and after one line, against its cold build."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.bench import Bench, Row, compared
from tests.benchmarks.measuring import VoidError, Work, in_turn
from tests.benchmarks.works import build_of, with_line


def rows(bench: Bench) -> Iterator[Row]:
    """Two rows, at the largest of the sizes; every round is cold, unchanged, then one line."""
    ledger = bench.ledger(max(bench.records))
    build = build_of(bench, ledger)
    number = 0

    def one_entry() -> float:
        nonlocal number
        number += 1
        before = with_line(ledger.one, f"benchword{number}")
        try:
            took = build.again()
            if f"benchword{number}" not in build.page():
                raise VoidError("the line is not on its page")
        finally:
            ledger.one.write_bytes(before)
        return took

    cold, unchanged, entry = in_turn(
        [
            Work("its cold build", build.cold),
            Work("nothing changed", build.again),
            Work("one entry", one_entry),
        ],
        bench.runs,
    )
    build.gone()
    yield compared(f"build, nothing changed, {ledger.records:,} records", unchanged, cold, 0.08)
    yield compared(f"build after one entry, {ledger.records:,} records", entry, cold, 0.15)
