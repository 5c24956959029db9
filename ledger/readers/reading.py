"""From some files to a ledger; touches no disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledger import config as settings
from ledger.config import Config
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.readers.files import SourceFile
from ledger.readers.records import read_record
from ledger.readers.suppressions import suppressions_in_settings, suppressions_of
from ledger.readers.text import Text, decode


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """A ledger and the texts it was read from, by path: what a finding shows a line of.

    `logo` is the picture that its report shows beside the title.
    """

    ledger: Ledger
    texts: Mapping[str, Text]
    logo: bytes | None = None


def read_sources(
    files: Iterable[SourceFile], config: Config, faults: Iterable[Fault] = ()
) -> LedgerReading:
    """The ledger that some files make, in whatever order they come; touches no disk.

    What `headway.toml` says besides its settings, which checks are silenced at which of its
    lines, is taken from the text that the settings keep.
    """
    records: list[Record] = []
    texts: dict[str, Text] = {}
    found = list(faults)
    silenced = list(suppressions_in_settings(Text(settings.FILE_NAME, config.text)))
    for file in sorted(files, key=lambda file: file.path):
        text, doubts = decode(file.path, file.data)
        reading = read_record(text, file.kind, config)
        records.append(reading.record)
        silenced += suppressions_of(text)
        texts[file.path] = text
        # A file that a merge left in two minds has one thing wrong with it, not twenty.
        torn = any(doubt.kind is FaultKind.CONFLICT_MARKER for doubt in doubts)
        found += doubts if torn else [*doubts, *reading.faults]
    found.sort(key=lambda fault: (fault.location, fault.kind))
    silenced.sort(key=lambda one: one.location)
    return LedgerReading(Ledger(config, tuple(records), tuple(found), tuple(silenced)), texts)
