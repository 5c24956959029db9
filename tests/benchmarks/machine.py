"""The machine in a few words: what it has, where was written, and what chance alone gives."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

from ledger import __version__
from tests.benchmarks.bench import Bench, Row, compared
from tests.benchmarks.measuring import Work, in_turn
from tests.benchmarks.works import build_of

_MOUNTS = Path("/proc/mounts")
_CPUS = Path("/proc/cpuinfo")


def described(bench: Bench) -> dict[str, str]:
    """What the figures were made with."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    facts = {
        "cores": f"{cores()} ({_processor()})",
        "memory": f"{pages * size / 1e9:.0f} GB",
        "system": platform.platform(),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
        "written to": f"{bench.folder.parent} ({file_system(bench.folder)})",
        "Python": platform.python_version(),
        "Headway": __version__,
        **{name: version(name) for name in ("click", "comrak", "jinja2", "PyYAML")},
    }
    if bench.disk:
        facts["the disk"] = f"{bench.disk.parent} ({file_system(bench.disk)})"
    return facts


def versions(bench: Bench) -> dict[str, str]:
    """The versions of the peers that were asked for, or why they were left out."""
    return {
        peer.name: peer.version or f"left out: {peer.missing}"
        for peer in bench.peers.found.values()
    }


def noise(bench: Bench) -> Row:
    """The same build twice against itself: what differs from 1 is the machine's doing."""
    ledger = bench.ledger(min(bench.records))
    build = build_of(bench, ledger)
    build.cold()
    once, again = in_turn([Work("one", build.cold), Work("itself", build.cold)], bench.runs)
    build.gone()
    return compared(f"noise: one cold build, {ledger.records:,} records", once, again)


def cores() -> int:
    """The processors that this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def file_system(folder: Path) -> str:
    """The kind of file system that a folder is on."""
    path, found = folder.resolve(), ("", "unknown")
    if not _MOUNTS.exists():
        return found[1]
    for line in _MOUNTS.read_text().splitlines():
        _, at, kind, *_ = line.split()
        if path.is_relative_to(at) and len(at) >= len(found[0]):
            found = (at, kind)
    return found[1]


def _processor() -> str:
    named = re.search(r"^model name\s*: (.+)", _CPUS.read_text() if _CPUS.exists() else "", re.M)
    return named[1] if named else platform.machine()
