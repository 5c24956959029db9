"""What the last build into a folder made of what: where that is the same, nothing is made anew."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledger import site
from ledger.readers.private_files import keep, kept
from ledger.readers.program import state_of_program, words_of
from ledger.value import Packing, SpoiltError, Value, changed

# What pages are placed, texts are rendered and questions are answered with.
_LIBRARIES = ("comrak", "duckdb", "jinja2", "markupsafe", "nh3")

if TYPE_CHECKING:
    from ledger.pages import Results

TEMPLATES = "templates"


class Written(Value, frozen=True):
    """A file of the report: what it was made from, whether it differed, and the disk's word of it.

    `inputs` and `seen` are empty where they are not known.
    """

    path: str
    inputs: bytes
    differs: bool
    seen: str = ""


class Build(Value, frozen=True):
    """A build: what every page of it was made by, and when; its pages, findings and files.

    `seen` is the disk's word of the whole ledger, empty where that cannot be trusted.
    """

    made_by: str
    as_of: date
    seen: str
    pages: int
    counts: dict[str, int]
    files: tuple[Written, ...]


class Earlier:
    """What is kept of the last build of a ledger into a folder.

    It is believed of nothing but this: that what is made of the same, by the same program on
    the same day with the same settings, would come out the same. That the files are still as
    they were written is asked of the disk.
    """

    def __init__(self, kept_in: Path, root: Path, out: Path) -> None:
        self._root = Path(os.path.realpath(root))
        self._out = Path(os.path.realpath(out))
        name = hashlib.sha256(os.fsencode(self._out)).hexdigest()[:24]
        self._file = kept_in / f"report-{name}"
        self._packing = Packing(Build)
        # Taken before anything is made: what is written while we make it is newer than this.
        self._templates = site.state_of_templates(self._root / TEMPLATES)

    def build(self, as_of: date, seen: str) -> Build | None:
        """The last build, where it was of this day and state, and is still there as it was made."""
        last = self._last()
        program = self._program(as_of)
        if last is None or last.seen != seen or not last.made_by.startswith(program):
            return None
        beside = [one for one in site.siblings(self._out) if os.path.lexists(one)]
        left = any(not site.is_whole(one) for one in beside)
        return last if not left and site.is_as_written(self._out, _words(last)) else None

    def files(self, made_by: str) -> Mapping[str, Written]:
        """What is known of each file of the last build, by path, if it was made by the same."""
        last = self._last()
        return {one.path: one for one in last.files} if last and last.made_by == made_by else {}

    def keep(self, build: Build) -> None:
        """Keep what is known of a build."""
        if packed := self._packing.pack(build):
            keep(self._file, packed)

    def word(self) -> str:
        """The disk's word of what is kept: another one after each build, whoever made it."""
        try:
            status = self._file.stat()
        except OSError:
            return ""
        return f"{status.st_ino} {status.st_mtime_ns}"

    def end(self, seen: str) -> None:
        """Remove the site that is kept beside the report; keep what is known of the last build.

        `seen` is the disk's word of the ledger that it was made of. Raises RefusedError where
        what was kept cannot be removed, and OSError where the disk fails.
        """
        last = self._last()
        words = site.tidy(self._out, _words(last) if last else {})
        if last and words:
            files = tuple(changed(one, seen=words[one.path]) for one in last.files)
            self.keep(changed(last, seen=seen, files=files))

    def made_by(self, results: Results) -> str:
        """What every page is made by besides its own inputs: program, day, settings, owner."""
        history = results.history
        said = [
            _digest([results.ledger.config.text]),
            results.digests.get(results.ledger.profile.path, ""),
            str(results.logo is not None),
            f"{bool(history.lives)} {history.limit}" if history else "none",
        ]
        return f"{self._program(results.as_of)} {_digest(said)}"

    def _last(self) -> Build | None:
        packed = kept(self._file)
        try:
            return self._packing.unpack(packed) if packed else None
        except SpoiltError:
            return None

    def _program(self, as_of: date) -> str:
        """The program, the owner's templates, the ledger's folder and the day."""
        made_with = [state_of_program(), _state_of_libraries(), self._templates]
        return _digest([*made_with, as_of.isoformat(), str(self._root)])


@cache
def _state_of_libraries() -> str:
    """What Python and the libraries are that pages are made with, and our templates elsewhere.

    Where the program runs from its repository, these lie outside the package.
    """
    said = [sys.version]
    for name in _LIBRARIES:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            status = os.stat(spec.origin)  # noqa: PTH116 - on the way to a build of no work
            said.append(f"{spec.origin} {status.st_size} {status.st_mtime_ns}")
    return _digest([*said, *words_of(site.templates_folder(), (".html", ".css", ".js", ".svg"))])


def _words(build: Build) -> Mapping[str, str]:
    return {one.path: one.seen for one in build.files}


def _digest(said: list[str]) -> str:
    whole = "\0".join(said).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()
