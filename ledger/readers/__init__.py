"""From a folder of files to a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ledger import config as settings
from ledger.config import Config
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.readers.files import SourceFile, read_files, read_settings
from ledger.readers.records import read_record
from ledger.readers.text import Text, decode


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """A ledger and the texts it was read from, by path: what a finding shows a line of."""

    ledger: Ledger
    texts: Mapping[str, Text]


def read_ledger(root: Path) -> LedgerReading:
    """The ledger in a folder. Raises OSError only where the folder itself cannot be read."""
    text, faults = decode(settings.FILE_NAME, read_settings(root))
    config = settings.parse(text.text)
    files, unreadable = read_files(root, config)
    own = [fault for fault in faults if text.text.strip()]
    reading = read_sources(files, config, (*own, *unreadable))
    return LedgerReading(reading.ledger, {**reading.texts, text.path: text})


def read_sources(
    files: Iterable[SourceFile], config: Config, faults: Iterable[Fault] = ()
) -> LedgerReading:
    """The ledger that some files make, in whatever order they come; touches no disk."""
    records: list[Record] = []
    texts: dict[str, Text] = {}
    found = list(faults)
    for file in sorted(files, key=lambda file: file.path):
        text, doubts = decode(file.path, file.data)
        reading = read_record(text, file.kind, config)
        records.append(reading.record)
        texts[file.path] = text
        # A file that a merge left in two minds has one thing wrong with it, not twenty.
        torn = any(doubt.kind is FaultKind.CONFLICT_MARKER for doubt in doubts)
        found += doubts if torn else [*doubts, *reading.faults]
    found.sort(key=lambda fault: (fault.location, fault.kind))
    return LedgerReading(Ledger(config, tuple(records), tuple(found)), texts)
