"""The programs that Headway is measured against: where they are, or why they are not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.support import ROOT

VARIABLE = "HEADWAY_BENCH_PEERS"
FOLDER = ROOT / ".venv-bench"
# What a peer is called in the package index, its program, and how it is asked for its version.
_INSTALLED = {
    "Hugo": ("hugo", "hugo", "version"),
    "Pelican": ("pelican[markdown]", "pelican", "--version"),
    "MkDocs": ("mkdocs", "mkdocs", "--version"),
    "bean-check": ("beancount", "bean-check", "--version"),
}
_SYSTEM = {"hledger": ("hledger", "--version")}
# The program that the package `hugo` starts by a detour through Python, which is not Hugo's cost.
_HUGO = "lib/python*/site-packages/hugo/binaries/hugo"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program and its version; or what is missing."""

    name: str
    program: str = ""
    version: str = ""
    missing: str = ""


@dataclass(slots=True)
class Peers:
    """Finds each peer when it is first asked for; installs those that are Python packages.

    `folder` is a virtual environment that has them already; without one `.venv-bench` is made.
    Where `wanted` is false every peer is missing.
    """

    folder: Path | None = None
    wanted: bool = True
    found: dict[str, Peer] = field(default_factory=dict)

    def peer(self, name: str) -> Peer:
        """A peer by its name."""
        if name not in self.found:
            self.found[name] = (
                self._find(name) if self.wanted else Peer(name, missing="not asked for")
            )
        return self.found[name]

    def _find(self, name: str) -> Peer:
        if name in _SYSTEM:
            program, version = _SYSTEM[name]
            there = shutil.which(program)
            if there is None:
                return Peer(name, missing=f"no {program} on this machine")
            return _with_version(name, there, version)
        package, program, version = _INSTALLED[name]
        folder = self.folder or FOLDER
        if self.folder is None and (trouble := _install(package, program)):
            return Peer(name, missing=trouble)
        binary = next(folder.glob(_HUGO), None) if name == "Hugo" else None
        there = str(binary or folder / "bin" / program)
        if not os.access(there, os.X_OK):
            return Peer(name, missing=f"no {program} in {folder}")
        return _with_version(name, there, version)


def chosen(folder: Path | None, wanted: bool) -> Peers:
    """The peers of a folder, of the one that the environment names, or of our own making."""
    named = os.environ.get(VARIABLE)
    return Peers(folder or (Path(named) if named else None), wanted)


def _install(package: str, program: str) -> str:
    """Put a package into our own virtual environment; why that failed, or nothing."""
    if (FOLDER / "bin" / program).exists():
        return ""
    pip = [str(FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    steps = [[*pip, "--disable-pip-version-check", "--timeout=15", "--retries=1", package]]
    if not (FOLDER / "bin" / "python").exists():
        steps.insert(0, [sys.executable, "-m", "venv", str(FOLDER)])
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            return f"{package} cannot be installed: {said[-1] if said else done.returncode}"
    return ""


def _with_version(name: str, program: str, option: str) -> Peer:
    done = subprocess.run([program, option], capture_output=True, text=True, check=False)
    version = re.search(r"\d+\.\d+(?:\.\d+)*", done.stdout + done.stderr)
    if done.returncode or version is None:
        return Peer(name, missing=f"{program} does not say its version")
    return Peer(name, program, version[0])
