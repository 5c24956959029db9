"""LinkedIn's connections into an empty ledger, against reading the CSV and writing the files."""

from __future__ import annotations

import csv
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench, Ledger, Row, compared, headway
from tests.benchmarks.made_connections import made_connections
from tests.benchmarks.measuring import VoidError, Work, in_turn
from tests.benchmarks.running import seconds

PEOPLE = 30_000
_MOST, _AIM = 12, 6


def rows(bench: Bench) -> Iterator[Row]:
    """Two rows: the import of 30,000, and of the same file again, which finds nothing to do."""
    people = min(PEOPLE, 3 * max(bench.records))
    folder = bench.folder / "importing"
    folder.mkdir()
    file = folder / "Connections.csv"
    file.write_bytes(made_connections(people))
    root = folder / "ledger"
    command = [*headway("import", Ledger(root, 0, 0)), str(file)]
    variables = bench.variables()

    def fresh() -> float:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        (root / "headway.toml").touch()
        return seconds(command, folder, variables)

    fresh()
    made = {path.relative_to(root): path.read_bytes() for path in root.rglob("*.md")}
    if len(made) < people:
        raise VoidError(f"{len(made)} files for {people} people")
    plain = Work("csv module, files", lambda: _by_hand(file, made, folder / "copy"))
    own, other = in_turn([Work("Headway", fresh), plain], bench.runs)
    name = f"{people:,} LinkedIn connections"
    yield compared(f"import of {name}", own, other, _MOST, _AIM)
    again = Work("Headway", lambda: seconds(command, folder, variables))
    own, other = in_turn([again, plain], bench.runs)
    yield compared(f"the same {name} again", own, other, _MOST, _AIM)
    shutil.rmtree(folder)


def _by_hand(file: Path, made: dict[Path, bytes], root: Path) -> float:
    """The seconds in which a program reads the rows and writes as many files of the same bytes."""
    shutil.rmtree(root, ignore_errors=True)
    start = time.perf_counter()
    with file.open(encoding="utf-8", newline="") as opened:
        read = sum(1 for _ in csv.reader(opened))
    for folder in {path.parent for path in made}:
        (root / folder).mkdir(parents=True)
    for path, data in made.items():
        (root / path).write_bytes(data)
    took = time.perf_counter() - start
    if not read:
        raise VoidError("no row was read")
    return took
