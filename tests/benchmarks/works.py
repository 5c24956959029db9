"""What Headway is timed at: the report made from nothing, made again, and a line written."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.bench import MEMORY, Bench, Ledger, headway
from tests.benchmarks.measuring import VoidError, Work
from tests.benchmarks.running import environment, seconds
from tests.benchmarks.sites import Site, headway_pages

FOUND_ERRORS = (0, 1)


@dataclass(slots=True)
class Build:
    """Headway's report of a made ledger, with a cache of its own, in a folder of its own."""

    ledger: Ledger
    folder: Path
    site: Site = field(init=False)

    def __post_init__(self) -> None:
        out = self.folder / "report"
        command = tuple(headway("build", self.ledger, "--output", str(out)))
        self.site = Site(command, self.folder, out, headway_pages(self.ledger))

    def cold(self) -> float:
        """From nothing: no report and no cache."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        _at_rest(self.folder)
        return self.again()

    def again(self) -> float:
        """Whatever is there already."""
        took = seconds(self.site.command, self.folder, environment(self.folder))
        if trouble := self.site.lacks():
            raise VoidError(trouble)
        return took

    def page(self) -> str:
        """The page of the one record that is written to."""
        return (self.site.out / "contacts" / f"{self.ledger.one.stem}.html").read_text("utf-8")

    def gone(self) -> None:
        """Remove the report and the cache; a large one takes much of the memory."""
        shutil.rmtree(self.folder, ignore_errors=True)


def build_of(bench: Bench, ledger: Ledger, below: Path | None = None) -> Build:
    """The build of a made ledger below the run's folder, or another."""
    return Build(ledger, (below or bench.folder) / f"headway-{ledger.records}")


def cold_site(name: str, site: Site) -> Work:
    """A generator's whole work, from nothing."""

    def once() -> float:
        for left in (site.out, site.folder / "hugo-cache", site.folder / "resources"):
            shutil.rmtree(left, ignore_errors=True)
        _at_rest(site.folder)
        took = seconds(site.command, site.folder, environment(site.folder))
        if trouble := site.lacks():
            raise VoidError(trouble)
        return took

    return Work(name, once)


def with_line(file: Path, text: str) -> bytes:
    """Append a dated line to a record's file; what the file was before."""
    before = file.read_bytes()
    file.write_bytes(before + f"- 2026-11-21 email 10m {text}\n".encode())
    return before


def _at_rest(folder: Path) -> None:
    """Have the system write what it put off, so that nobody pays for what another left."""
    if not folder.is_relative_to(MEMORY):
        os.sync()
