"""The most memory that a build takes, all its processes together."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.bench import Bench, Row
from tests.benchmarks.measuring import VoidError, figure
from tests.benchmarks.processes import Peak, peak
from tests.benchmarks.running import environment
from tests.benchmarks.works import build_of

_GIGABYTE = 1e9
_RUNS = 2


def rows(bench: Bench) -> Iterator[Row]:
    """One row, of the large ledger; memory hardly differs from run to run, so two will do."""
    work, against = f"peak memory, {bench.large:,} records", "a limit"
    build = build_of(bench, bench.ledger(bench.large))
    try:
        peaks = [_once(bench) for _ in range(min(_RUNS, bench.runs))]
    except VoidError as error:
        yield Row(work, against, most=1, unit="GB", void=str(error))
        return
    finally:
        build.gone()
    taken = figure([max(one.together, one.largest) / _GIGABYTE for one in peaks])
    largest = max(one.largest for one in peaks) / _GIGABYTE
    detail = f"all processes together, shared pages once; the largest alone {largest:.2f} GB"
    yield Row(work, against, taken, most=1, detail=detail, unit="GB")


def _once(bench: Bench) -> Peak:
    build = build_of(bench, bench.ledger(bench.large))
    build.gone()
    build.folder.mkdir(parents=True)
    taken = peak(build.site.command, build.folder, environment(build.folder))
    if trouble := build.site.lacks():
        raise VoidError(trouble)
    return taken
