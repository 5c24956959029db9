"""From some files to a ledger; touches no disk.

What parses a file is brought in when one is: where every file is known from an earlier run,
none of it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from operator import attrgetter

from ledger import config as settings
from ledger.config import Config
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.suppression import MARK, Suppression
from ledger.processes import Progress, unheard
from ledger.readers.files import SourceFile
from ledger.readers.text import Text, decode
from ledger.value import Value


class LedgerReading(Value, frozen=True):
    """A ledger and the texts it was read from, by path: what a finding shows a line of.

    `logo` is the picture that its report shows beside the title.
    """

    ledger: Ledger
    texts: Mapping[str, Text]
    logo: bytes | None = None


class FileReading(Value, frozen=True):
    """What one file says: its text, its record, its faults, and the checks it silences."""

    text: Text
    record: Record
    faults: tuple[Fault, ...]
    suppressions: tuple[Suppression, ...]


# What was read with the same settings, by path, and the bytes that it was read from.
Known = MutableMapping[str, tuple[SourceFile, FileReading]]


def read_sources(
    files: Iterable[SourceFile],
    config: Config,
    faults: Iterable[Fault] = (),
    known: Known | None = None,
    progress: Progress = unheard,
) -> LedgerReading:
    """The ledger that some files make, in whatever order they come; touches no disk.

    A file that is `known` with the same bytes is not read again.
    """
    known = {} if known is None else known
    every = list(files)
    read = []
    for done, file in enumerate(every):
        read.append(_read(file, config, known))
        progress("reading files", done, len(every))
    return put_together(read, config, faults)


def put_together(
    files: Iterable[FileReading], config: Config, faults: Iterable[Fault] = ()
) -> LedgerReading:
    """The ledger that some files make which are read already, in whatever order they come.

    What `headway.toml` says besides its settings, which checks are silenced at which of its
    lines, is taken from the text that the settings keep.
    """
    read = sorted(files, key=attrgetter("text.path"))
    found = [*faults, *(fault for one in read for fault in one.faults)]
    found.sort(key=lambda fault: (fault.location, fault.kind))
    silenced = list(_silenced_in_settings(config.text))
    silenced += (each for one in read for each in one.suppressions)
    silenced.sort(key=lambda one: one.location)
    records = tuple([one.record for one in read])
    texts = {text.path: text for text in map(attrgetter("text"), read)}
    return LedgerReading(Ledger(config, records, tuple(found), tuple(silenced)), texts)


def _read(file: SourceFile, config: Config, known: Known) -> FileReading:
    before = known.get(file.path)
    if before and (before[0] is file or before[0] == file):
        return before[1]
    made = read_file(file, config)
    known[file.path] = file, made
    return made


def _silenced_in_settings(text: str) -> tuple[Suppression, ...]:
    if MARK not in text:
        return ()
    from ledger.readers.suppressions import suppressions_in_settings  # noqa: PLC0415 - see above

    return suppressions_in_settings(Text(settings.FILE_NAME, text))


def read_file(file: SourceFile, config: Config) -> FileReading:
    """What one file says."""
    from ledger.readers.records import read_record  # noqa: PLC0415 - see above
    from ledger.readers.suppressions import suppressions_of  # noqa: PLC0415

    text, doubts = decode(file.path, file.data)
    reading = read_record(text, file.kind, config)
    # A file that a merge left in two minds has one thing wrong with it, not twenty.
    torn = any(doubt.kind is FaultKind.CONFLICT_MARKER for doubt in doubts)
    faults = doubts if torn else [*doubts, *reading.faults]
    return FileReading(text.put_away(), reading.record, tuple(faults), suppressions_of(text))
