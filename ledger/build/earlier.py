"""What the last build into a folder made of what: where that is the same, nothing is made anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ledger.build.report import TEMPLATES
from ledger.build.writing import Written
from ledger.pages import Results
from ledger.readers.private_files import keep, kept
from ledger.readers.program import state_of_program, words_of
from ledger.value import Packing, SpoiltError, Value


class _Kept(Value, frozen=True):
    """The files of a build, and what every one of them was made by."""

    key: str
    files: tuple[Written, ...]


class Earlier:
    """What is kept of the builds into one folder.

    It is believed of nothing but this: that a page whose inputs are the same, made by the same
    program on the same day with the same settings, would come out the same. That its file is
    still as it was written is asked of the disk.
    """

    def __init__(self, cache: Path, out: Path, results: Results) -> None:
        name = hashlib.sha256(os.fsencode(os.path.realpath(out))).hexdigest()[:24]
        self._file = cache / f"report-{name}"
        self._key = _key(results)
        self._packing = Packing(_Kept)

    def files(self) -> Mapping[str, Written]:
        """What is known of each file of the last build, by path; nothing of another kind's."""
        packed = kept(self._file)
        try:
            last = self._packing.unpack(packed) if packed else _Kept("", ())
        except SpoiltError:
            return {}
        return {file.path: file for file in last.files} if last.key == self._key else {}

    def keep(self, files: Iterable[Written]) -> None:
        """Keep what is known of each file of a build."""
        if packed := self._packing.pack(_Kept(self._key, tuple(files))):
            keep(self._file, packed)


def _key(results: Results) -> str:
    """What every page is made by besides its own inputs."""
    site = results.ledger.config.site
    history = results.history
    profile = results.texts.get(results.ledger.profile.path)
    said = [
        state_of_program(),
        results.as_of.isoformat(),
        results.root,
        results.ledger.config.text,
        profile.text if profile else "",
        str(results.logo is not None),
        history.limit if history else "none",
        *(words_of(Path(results.root) / TEMPLATES) if site.templates else ()),
    ]
    return hashlib.sha256("\0".join(said).encode("utf-8", "backslashreplace")).hexdigest()
