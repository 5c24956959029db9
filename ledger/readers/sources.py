"""The bytes of a whole ledger, to be read, or to be read again with some of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ledger import config as settings
from ledger.model.fault import Fault
from ledger.processes import Progress, unheard
from ledger.readers.files import SourceFile, read_files, read_settings
from ledger.readers.logo import read_logo
from ledger.readers.reading import Known, LedgerReading, read_sources
from ledger.readers.text import decode
from ledger.value import changed


@dataclass(frozen=True, slots=True)
class Sources:
    """The bytes of a ledger: its settings, its records by path, and what could not be read.

    `logo` is the picture that `[site]` names, None where there is none that can be used. What
    each file says is kept, so that with one file changed one file is read again.
    """

    settings: bytes
    records: Mapping[str, SourceFile]
    unreadable: tuple[Fault, ...] = ()
    logo: bytes | None = None
    _known: Known = field(default_factory=dict, repr=False, compare=False)

    def of(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.settings if path == settings.FILE_NAME else self.records[path].data

    def having(self, made: Mapping[str, bytes]) -> Sources:
        """The same files, some of them with other bytes."""
        others = {
            path: changed(self.records[path], data=data)
            for path, data in made.items()
            if path != settings.FILE_NAME
        }
        own = made.get(settings.FILE_NAME, self.settings)
        # Other settings may read every file otherwise.
        known = dict(self._known) if own == self.settings else {}
        return Sources(own, {**self.records, **others}, self.unreadable, self.logo, known)

    def with_file(self, file: SourceFile) -> Sources:
        """The same files and one more, or one in place of another."""
        records = {**self.records, file.path: file}
        known = dict(self._known)
        return Sources(self.settings, records, self.unreadable, self.logo, known)

    def read(self, progress: Progress = unheard) -> LedgerReading:
        """The ledger that they make, and the text of every file, the settings' among them."""
        text, faults = decode(settings.FILE_NAME, self.settings)
        own = faults if text.text.strip() else []
        config = settings.parse(text.text)
        doubts = (*own, *self.unreadable)
        reading = read_sources(self.records.values(), config, doubts, self._known, progress)
        return LedgerReading(reading.ledger, {**reading.texts, text.path: text}, self.logo)


def gather(root: Path) -> Sources:
    """The files of the ledger in a folder. Raises OSError where the folder cannot be read."""
    data = read_settings(root)
    config = settings.parse(decode(settings.FILE_NAME, data)[0].text)
    files, unreadable = read_files(root, config)
    logo, unusable = read_logo(root, config)
    return Sources(data, {file.path: file for file in files}, (*unreadable, *unusable), logo)
