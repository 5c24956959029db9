"""The whole report from nothing, against the generators' plain page a record."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import sites
from tests.benchmarks.bench import SMALLEST, Bench, Ledger, Row, compared
from tests.benchmarks.measuring import Work, in_turn
from tests.benchmarks.works import build_of, cold_site

_MAKE: dict[str, Callable[[Ledger, str, Path], sites.Site]] = {
    "Hugo": sites.hugo,
    "Pelican": sites.pelican,
    "MkDocs": sites.mkdocs,
}
_MOST = {"Hugo": (0.7, 0.5), "Pelican": (0.15, None), "MkDocs": (0.15, None)}


def rows(bench: Bench) -> Iterator[Row]:
    """A row for each size and generator, in memory; against Hugo on the disk too where asked."""
    list(_rows(bench, SMALLEST, 1, bench.folder, tuple(_MAKE)))  # compiles what is to be compiled
    for records in bench.records:
        yield from _rows(bench, records, bench.runs, bench.folder, tuple(_MAKE))
    if bench.disk:
        for records in bench.records:
            yield from _rows(bench, records, bench.runs, bench.disk, ("Hugo",), ", on the disk")


def _rows(
    bench: Bench, records: int, runs: int, below: Path, names: tuple[str, ...], where: str = ""
) -> Iterator[Row]:
    ledger = bench.ledger(records, below)
    build = build_of(bench, ledger, below)
    works, folders = [Work("Headway", build.cold)], []
    work = f"cold build, {records:,} records{where}"
    for name in names:
        peer = bench.peers.peer(name)
        if not peer.missing:
            folders.append(below / f"{name.lower()}-{records}")
            site = _MAKE[name](ledger, peer.program, folders[-1])
            works.append(cold_site(name, site))
    own, *others = in_turn(works, runs)
    timings = {one.name: one for one in others}
    for name in names:
        most, aim = _MOST[name]
        if name in timings:
            yield compared(work, own, timings[name], most, aim)
        else:
            missing = bench.peers.peer(name).missing
            yield Row(work, name, most=most, aim=aim, void=missing)
    build.gone()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
