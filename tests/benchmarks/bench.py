"""What every row is given: the sizes, the runs, where to write, and ledgers made once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmarks import made_ledger
from tests.benchmarks.measuring import Figure, Timing, VoidError, ratio
from tests.benchmarks.peers import Peers
from tests.benchmarks.running import environment

AS_OF = made_ledger.AS_OF.isoformat()
SMALLEST = 60
MEMORY = Path("/dev/shm")  # noqa: S108 - the memory-backed folder that Linux always has


@dataclass(frozen=True, slots=True)
class Ledger:
    """A made ledger on the disk: its folder, and how many records and dated lines it has."""

    root: Path
    records: int
    lines: int

    def files(self) -> Iterator[Path]:
        """Every record's file, in order."""
        return iter(sorted(self.root.rglob("*.md")))

    @property
    def one(self) -> Path:
        """A person's file, for what is done to a single record: the last one's."""
        return sorted((self.root / "contacts").iterdir())[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a work, its ratio to another's, and what it may be at most.

    A row without a figure says in `void` why. Where `unit` is given the figure is no ratio.
    """

    work: str
    against: str
    figure: Figure | None = None
    most: float | None = None
    aim: float | None = None
    detail: str = ""
    unit: str = ""
    void: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the figure is what it may be at most; None where nothing can be said."""
        if self.figure is None or self.most is None:
            return None
        return self.figure.median <= self.most


@dataclass(slots=True)
class Bench:
    """A run of the benchmarks: `folder` is its own, and everything is written below it."""

    folder: Path
    records: tuple[int, ...]
    large: int
    runs: int
    peers: Peers
    disk: Path | None = None
    _made: dict[Path, Ledger] = field(default_factory=dict)

    def ledger(self, records: int, below: Path | None = None) -> Ledger:
        """A made ledger of so many records, below the run's folder or another; made once."""
        root = (below or self.folder) / f"ledger-{records}"
        if root not in self._made:
            shutil.rmtree(root, ignore_errors=True)
            self._made[root] = Ledger(root, records, made_ledger.make(root, records))
        return self._made[root]

    def variables(self, below: Path | None = None) -> dict[str, str]:
        """The variables of every program that is run."""
        return environment(below or self.folder)

    def forget(self, below: Path | None = None) -> None:
        """Remove what Headway and its peers have cached."""
        for name in ("cache", "state", "hugo-cache"):
            shutil.rmtree((below or self.folder) / name, ignore_errors=True)


def headway(command: str, ledger: Ledger, *options: str) -> list[str]:
    """A command of Headway on a made ledger, as of the ledger's day."""
    python = [sys.executable, "-m", "ledger"]
    return [*python, command, "--ledger", str(ledger.root), "--as-of", AS_OF, *options]


def compared(
    work: str,
    own: Timing,
    other: Timing,
    most: float | None = None,
    aim: float | None = None,
    scale: float = 1.0,
) -> Row:
    """The row of one work against another."""
    try:
        found = ratio(own, other, scale)
    except VoidError as error:
        return Row(work, other.name, most=most, aim=aim, void=str(error))
    detail = f"{spread(own)} against {spread(other)}"
    return Row(work, other.name, found, most, aim, detail)


def spread(timing: Timing) -> str:
    """A timing in words: its median, and the least and the most."""
    middle = median(timing.seconds)
    least, most = min(timing.seconds), max(timing.seconds)
    if most < 1:
        return f"{middle * 1000:.0f} ms ({least * 1000:.0f}–{most * 1000:.0f})"
    return f"{middle:.2f} s ({least:.2f}–{most:.2f})"
