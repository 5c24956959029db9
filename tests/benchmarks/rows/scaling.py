"""What a record costs in a large ledger, against what it costs in a small one."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.bench import Bench, Row, compared
from tests.benchmarks.measuring import Work, in_turn
from tests.benchmarks.works import build_of


def rows(bench: Bench) -> Iterator[Row]:
    """One row: a cold build of the large ledger against the smallest of the sizes, a record."""
    builds = [build_of(bench, bench.ledger(size)) for size in (min(bench.records), bench.large)]
    small, large = in_turn(
        [Work(f"{build.ledger.records:,} records", build.cold) for build in builds], bench.runs
    )
    for build in builds:
        build.gone()
    scale = min(bench.records) / bench.large
    yield compared(f"cost a record, {bench.large:,} records", large, small, 1.15, scale=scale)
