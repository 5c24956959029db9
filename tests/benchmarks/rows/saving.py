"""From a save to the page that shows it: `headway watch` against Hugo's server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from tests.benchmarks import sites
from tests.benchmarks.bench import Bench, Row, compared, headway
from tests.benchmarks.measuring import Timing, VoidError, Work, in_turn
from tests.benchmarks.running import environment
from tests.benchmarks.serving import Server, free_port, serving
from tests.benchmarks.works import with_line


def rows(bench: Bench) -> Iterator[Row]:
    """One row, at the largest of the sizes: both serve all the while and are saved to in turn."""
    ledger = bench.ledger(max(bench.records))
    work = f"watch, save to page, {ledger.records:,} records"
    one = ledger.one.stem
    peer = bench.peers.peer("Hugo")
    before = ledger.one.read_bytes()
    with ExitStack() as stack:
        works = []
        try:
            folder = bench.folder / f"watch-{ledger.records}"
            folder.mkdir(parents=True, exist_ok=True)
            port, address = free_port(), f"/contacts/{one}.html"
            command = headway("watch", ledger, "-o", str(folder / "report"), "--port", str(port))
            server = serving(command, port, folder, environment(folder), address)
            works.append(_saved("Headway", stack.enter_context(server), ledger.one, address))
            if not peer.missing:
                site = sites.hugo(ledger, peer.program, bench.folder / "hugo-server")
                port, address = free_port(), f"/contacts/{one}/"
                command = [peer.program, "server", "--port", str(port), "--disableLiveReload"]
                server = serving(command, port, site.folder, environment(site.folder), address)
                copy = site.folder / "content" / "contacts" / ledger.one.name
                served = stack.enter_context(server)
                works.append(_saved("Hugo's server", served, copy, address))
        except VoidError as error:
            yield Row(work, "Hugo's server", most=0.5, aim=0.2, void=str(error))
            return
        timings = in_turn(works, bench.runs)
        ledger.one.write_bytes(before)
    missing = Timing("Hugo's server", void=peer.missing)
    yield compared(work, timings[0], timings[1] if timings[1:] else missing, 0.5, 0.2)


def _saved(name: str, server: Server, file: Path, address: str) -> Work:
    """A line saved to a record's file, and the wait for the page that has it."""
    numbers = count(1)

    def once() -> float:
        text = f"benchword{next(numbers)}"
        start = time.perf_counter()
        with_line(file, text)
        took = server.wait(address, f"{text}") - start
        server.settle()
        return took

    return Work(name, once)
