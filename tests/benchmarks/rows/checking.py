"""`headway check`, with and without its cache, against hledger's and beancount's checks.

They read as many transactions as the ledger has dated lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import journals
from tests.benchmarks.bench import Bench, Row, compared, headway
from tests.benchmarks.measuring import VoidError, Work, in_turn
from tests.benchmarks.running import output, seconds
from tests.benchmarks.works import FOUND_ERRORS

_AT_MOST = (("cold check", 1.5, 1.0), ("warm check", 0.4, None))


def rows(bench: Bench) -> Iterator[Row]:
    """Two rows against hledger, at the largest of the sizes; two against bean-check, to compare."""
    ledger = bench.ledger(max(bench.records))
    variables = bench.variables()
    command = headway("check", ledger)

    def warm() -> float:
        return seconds(command, bench.folder, variables, FOUND_ERRORS)

    def cold() -> float:
        bench.forget()
        return warm()

    peers = {
        "hledger": ("check", journals.hledger, ("-f",)),
        "bean-check": ("", journals.beancount, ("--no-cache",)),
    }
    works = [Work("cold check", cold), Work("warm check", warm)]
    for name, (verb, write, options) in peers.items():
        peer = bench.peers.peer(name)
        if not peer.missing:
            file = write(bench.folder, ledger.lines)
            words = [peer.program, *options, str(file), *([verb] if verb else [])]

            def once(words: list[str] = words) -> float:
                return seconds(words, bench.folder, variables)

            works.append(Work(name, once))
            if name == "hledger":
                _read_whole(peer.program, str(file), ledger.lines, bench)
    timings = {timing.name: timing for timing in in_turn(works, bench.runs)}
    for name in peers:
        for own, most, aim in _AT_MOST:
            work = f"{own}, {ledger.records:,} records ({ledger.lines:,} lines)"
            if name not in timings:
                missing = bench.peers.peer(name).missing
                yield Row(work, name, most=most, aim=aim, void=missing)
            elif name == "hledger":
                yield compared(work, timings[own], timings[name], most, aim)
            else:
                yield compared(work, timings[own], timings[name])


def _read_whole(program: str, file: str, lines: int, bench: Bench) -> None:
    """Raise VoidError unless hledger reads as many transactions as were written."""
    said = output([program, "-f", file, "stats"], bench.folder, bench.variables())
    read = next((line for line in said.splitlines() if line.startswith("Transactions  ")), "")
    if str(lines) not in read.split():
        raise VoidError(f"hledger reads {read!r}, not {lines}")
