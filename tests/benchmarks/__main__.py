"""How fast Headway is, against other programs at the same work and against itself.

    python -m tests.benchmarks [names] [--records N ...] [--large N] [--runs N] [--json FILE]
    python -m tests.benchmarks --profile NAME [--records N]

Prints a table in which only the ratios mean anything on another machine, the noise of this one,
and what it was made with. `headway explain speed` says how to read it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from tests.benchmarks import machine, peers
from tests.benchmarks.bench import MEMORY, Bench, Row
from tests.benchmarks.measuring import VoidError
from tests.benchmarks.profiling import PROFILES, profile
from tests.benchmarks.table import as_json, as_short_table, as_table

NAMES = (
    "noise", "cold-build", "scaling", "again", "saving", "checking", "starting", "memory",
    "history", "weekly", "importing", "exporting",
)  # fmt: skip


def main(words: Sequence[str] | None = None) -> None:
    """Run what was asked for, tell of each row as it is made, and print them all."""
    asked = _arguments().parse_args(words)
    below = asked.folder or (MEMORY if MEMORY.is_dir() else None)
    with (
        tempfile.TemporaryDirectory(prefix="headway-bench-", dir=below) as folder,
        tempfile.TemporaryDirectory(prefix="headway-bench-", dir=asked.disk) as disk,
    ):
        bench = Bench(
            folder=Path(folder),
            records=tuple(sorted(asked.records)),
            large=asked.large,
            runs=asked.runs,
            peers=peers.chosen(asked.peers, not asked.alone),
            disk=Path(disk) if asked.disk else None,
        )
        if asked.profile:
            profile(bench, asked.profile)
            return
        facts = machine.described(bench)
        rows = [row for name in asked.names or NAMES for row in _told(bench, name)]
        facts |= machine.versions(bench)
    print((as_short_table if asked.short else as_table)(rows))
    print()
    print("\n".join(f"{name}: {fact}" for name, fact in facts.items()))
    if asked.json:
        asked.json.write_text(as_json(rows, facts), encoding="utf-8")


def _told(bench: Bench, name: str) -> Iterator[Row]:
    """The rows of one name; what cannot be done at all is a row that says so."""
    print(f"{name} …", file=sys.stderr, flush=True)
    try:
        if name == "noise":
            yield machine.noise(bench)
        else:
            yield from import_module(f"tests.benchmarks.rows.{name.replace('-', '_')}").rows(bench)
    except VoidError as error:
        yield Row(name, "", void=str(error))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    add = parser.add_argument
    add("names", nargs="*", choices=[[], *NAMES], metavar="NAME", help=f"of {', '.join(NAMES)}")
    add("--records", nargs="+", type=int, default=[2_000, 10_000], help="sizes of ledgers")
    add("--large", type=int, default=50_000, help="the size that cost and memory are shown with")
    add("--runs", type=int, default=5, help="how often each work is done")
    add("--short", action="store_true", help="the table as `headway explain speed` has it")
    add("--json", type=Path, metavar="FILE", help="also keep the rows in a file")
    add("--folder", type=Path, metavar="DIR", help="write below DIR, not in memory")
    add("--disk", type=Path, metavar="DIR", help="do the cold builds below DIR as well")
    add("--peers", type=Path, metavar="DIR", help="the virtual environment that has the peers")
    add("--alone", action="store_true", help="Headway only, without the peers")
    add("--profile", choices=sorted(PROFILES), help="print what one work spends its time on")
    return parser


if __name__ == "__main__":
    main()
