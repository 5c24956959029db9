"""A ledger that changes to and fro, and the whole report of each of its two versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ledger.site import siblings
from tests.cli.transcript import contents
from tests.faults.acts import fresh
from tests.faults.failing import Act, ran
from tests.faults.system_calls import run_at, why_not

CONTACT = "contacts/lee-park.md"
VERSIONS = [b"---\nname: Lee Park\n---\n- 2026-11-03 email asked", b"- 2026-11-09 call 20m\n"]


@dataclass(slots=True)
class Report:
    """A ledger, its report, and what the report of each version is to be."""

    place: Path
    sites: list[dict[str, bytes]] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.place / "ledger"

    @property
    def out(self) -> Path:
        return self.place / "out"

    @property
    def words(self) -> list[str]:
        return ["build", "--ledger", str(self.root), "-o", str(self.out)]

    def save(self, version: int) -> dict[str, bytes]:
        """Save one version of the ledger; gives the bytes of all of it."""
        (self.root / CONTACT).write_bytes(VERSIONS[version])
        return contents(self.root)

    def build(self, act: Act = lambda *_: None) -> int:
        """The status of a build in a process of its own."""
        return ran(self.root, ["build", "-o", str(self.out)], act)

    @property
    def said(self) -> str:
        """What the last build said."""
        return (self.place / "said.txt").read_text()

    def calls(self) -> list[str]:
        """The calls of Python's that the last build made, where it came to its end."""
        return (self.place / "calls.txt").read_text().split()

    def found(self) -> list[int]:
        """The versions whose report the folder holds, whole and nothing else."""
        held = contents(self.out) if self.out.exists() else None
        return [number for number, site in enumerate(self.sites) if site == held]

    def fault_of_next(self, new: int, ledger: dict[str, bytes]) -> str:
        """What is wrong with what the next build makes of what one that was cut short left."""
        ended = self.build()
        if ended != 0:
            return f"the next build ended with {ended}"
        if self.found() != [new]:
            return "the next build made another site"
        if any(folder.exists() for folder in siblings(self.out)):
            return "the next build left a folder behind"
        return "" if contents(self.root) == ledger else "the ledger is another"


def report_in(place: Path) -> Report:
    """The report of the second version, with that of the first one known."""
    made = Report(place)
    fresh(made.root)
    for version in range(len(VERSIONS)):
        made.save(version)
        status = made.build() if why_not() else run_at(place, made.words).status
        assert status == 0
        made.sites.append(contents(made.out))
    assert made.sites[0] != made.sites[1]
    assert made.found() == [1]
    return made
