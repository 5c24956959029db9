"""`headway export`, against reading the ledger's files and writing as many bytes as it gives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench, Ledger, Row, compared, headway
from tests.benchmarks.measuring import VoidError, Work, in_turn
from tests.benchmarks.running import seconds

# The form that everything is in, the tables without and with an index, and the slowest.
_FORMATS = ("json", "csv", "sqlite", "excel")


def rows(bench: Bench) -> Iterator[Row]:
    """A row for each format, of the largest of the sizes, to compare: none has a limit."""
    ledger = bench.ledger(max(bench.records))
    variables = bench.variables()
    for name in _FORMATS:
        made = bench.folder / f"export.{name}"
        command = [*headway("export", ledger), name, "--force", "--output", str(made)]

        def export(command: list[str] = command) -> float:
            return seconds(command, bench.folder, variables)

        export()
        data = made.read_bytes()
        if not data:
            raise VoidError(f"export {name} wrote nothing")

        def plain(data: bytes = data) -> float:
            return _by_hand(ledger, data, bench.folder / "copy")

        own, other = in_turn([Work("Headway", export), Work("read, write", plain)], bench.runs)
        yield compared(f"export {name}, {ledger.records:,} records", own, other)
        made.unlink()


def _by_hand(ledger: Ledger, data: bytes, copy: Path) -> float:
    """The seconds in which a program reads the ledger's files and writes the same export."""
    start = time.perf_counter()
    read = sum(len(path.read_bytes()) for path in ledger.files())
    copy.write_bytes(data)
    took = time.perf_counter() - start
    copy.unlink()
    if not read:
        raise VoidError("no file was read")
    return took
