"""Reads a ledger again and again, and of its files only those that changed."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ledger import config as settings
from ledger.config import Config
from ledger.model.fault import Fault
from ledger.processes import Progress, spread_out, unheard
from ledger.readers.disk_state import FRESH
from ledger.readers.files import (
    RecordFile,
    looked_at,
    read_record_file,
    read_settings,
    record_files,
)
from ledger.readers.logo import read_logo
from ledger.readers.packing import Packer, SpoiltError
from ledger.readers.reading import FileReading, LedgerReading, put_together, read_file
from ledger.readers.store import Row, Store
from ledger.readers.text import decode
from ledger.value import Packing, Value

# Fewer files than this are read sooner than another process is started.
_WORTH_SHARING = 400
_CHUNK = 50
# So many are kept at a time: a row is as long as its file, and there may be many.
_ROWS = 2_000


class _Held(Value, frozen=True):
    """What is known of one file: the disk's word of it, its digest, and what it says.

    `seen` is empty where the disk's word may not change when the file does.
    """

    seen: str
    digest: bytes
    reading: FileReading


class _Told(Value, frozen=True):
    """What a process tells of a file: its digest, and what it says, packed.

    Nothing packed means that it cannot be: half a character has no form in bytes.
    """

    path: str
    digest: bytes
    packed: bytes


class _Chunk(Value, frozen=True):
    files: tuple[_Told, ...]
    faults: tuple[Fault, ...]


class LedgerReader:
    """Reads the ledger in a folder whenever it is asked; with `cache`, a folder, faster at first.

    What it gives equals what reading every file anew would give.
    """

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self._root = root
        self._cache = cache
        self._settings: bytes | None = None
        self._held: dict[str, _Held] = {}
        self._walked: tuple[list[RecordFile], list[Fault]] | None = None

    def read(
        self, progress: Progress = unheard, saved: Collection[str] | None = None
    ) -> LedgerReading:
        """The ledger as it is now. Raises OSError only where the folder itself cannot be read.

        `saved` are the paths of all files that may be others than they were at the last reading,
        where that is known; the others are then not looked at.
        """
        data = read_settings(self._root)
        text, doubts = decode(settings.FILE_NAME, data)
        config = settings.parse(text.text)
        faults = list(doubts) if text.text.strip() else []
        faults += self._renew(config, data, progress, saved)
        logo, unusable = read_logo(self._root, config)
        read = (one.reading for one in self._held.values())
        reading = put_together(read, config, [*faults, *unusable])
        return LedgerReading(reading.ledger, {**reading.texts, text.path: text}, logo)

    def _renew(
        self, config: Config, data: bytes, progress: Progress, saved: Collection[str] | None
    ) -> list[Fault]:
        """Know every file as it is now; gives what is wrong with those that cannot be read."""
        store = Store(self._cache, self._root, data) if self._cache else None
        packer = Packer(config)
        if data != self._settings:
            self._held = dict(_kept(store, packer)) if store else {}
            self._settings, self._walked = data, None
        # Taken before a file is opened: whatever is written while we read is newer than this.
        now = store.clock() if store else 0
        files, unlisted = self._walk(config, saved)
        faults = list(unlisted)
        before = self._held
        self._held = {
            one.path: before[one.path]
            for one in files
            if one.seen and one.path in before and before[one.path].seen == one.seen
        }
        opened = {one.path: one for one in files if one.path not in self._held}
        rows = []
        reading = _Opening(self._root, list(opened.values()), before, config, packer)
        for told, read in reading.read(faults, progress):
            file = opened[told.path]
            seen = file.seen if file.changed < now - FRESH else ""
            self._held[told.path] = _Held(seen, told.digest, read)
            rows.append(Row(told.path, seen, told.digest, told.packed))
            if len(rows) == _ROWS:
                _keep(store, rows, before)
                rows = []
        _keep(store, rows, before, before.keys() - self._held.keys())
        self._walked = files, unlisted
        return faults

    def _walk(
        self, config: Config, saved: Collection[str] | None
    ) -> tuple[list[RecordFile], list[Fault]]:
        """Every record file; only those saved are looked at, where no other file came or went."""
        # None while it is being read: what was saved is lost where that fails.
        walked, self._walked = self._walked, None
        if (
            walked is None
            or saved is None
            or not (files := looked_at(self._root, walked[0], saved))
        ):
            files, faults = record_files(self._root, config)
        else:
            faults = walked[1]
        return files, faults


def _keep(
    store: Store | None,
    rows: Sequence[Row],
    before: Mapping[str, _Held],
    gone: Collection[str] = (),
) -> None:
    """Put some rows into the store, and take others out, if that is news to it."""
    if store and (gone or any(_is_news(row, before.get(row.path)) for row in rows)):
        store.keep((row for row in rows if row.packed), gone)


def _is_news(row: Row, known: _Held | None) -> bool:
    """Whether a row says anything that was not kept before."""
    return known is None or known.seen != row.seen or known.digest != row.digest


def _kept(store: Store, packer: Packer) -> Iterator[tuple[str, _Held]]:
    """What an earlier run kept of each file, as far as it can still be read."""
    for row in store.rows():
        try:
            yield row.path, _Held(row.seen, row.digest, packer.unpack(row.packed))
        except SpoiltError:
            continue


class _Opening:
    """Opens some files and reads those whose bytes are not the ones that are known."""

    def __init__(
        self,
        root: Path,
        files: Sequence[RecordFile],
        known: Mapping[str, _Held],
        config: Config,
        packer: Packer,
    ) -> None:
        self._root = root
        self._files = files
        self._known = known
        self._config = config
        self._packer = packer
        self._chunks = Packing(_Chunk)
        self._here: dict[str, FileReading] = {}

    def read(self, faults: list[Fault], progress: Progress) -> Iterator[tuple[_Told, FileReading]]:
        """What each file says, packed and as it is; what cannot be opened is one more fault."""
        if self._files:
            # What parses is brought in once, before any process is started that needs it.
            importlib.import_module("ledger.readers.records")
        chunks = -(-len(self._files) // _CHUNK)
        most = None if len(self._files) >= _WORTH_SHARING else 1
        total = len(self._files)

        def heard(done: int) -> None:
            progress("reading files", min(done * _CHUNK, total), total)

        for _, packed in spread_out(self._read_chunk, chunks, most, heard):
            chunk = self._chunks.unpack(packed)
            faults += chunk.faults
            for told in chunk.files:
                yield told, self._reading(told)

    def _read_chunk(self, number: int) -> bytes:
        """Some of the files, in whatever process this is, for this one or another."""
        told, faults = [], []
        for file in self._files[number * _CHUNK : (number + 1) * _CHUNK]:
            source = read_record_file(self._root, file)
            if isinstance(source, Fault):
                faults.append(source)
                continue
            digest = hashlib.blake2b(source.data, digest_size=16).digest()
            known = self._known.get(file.path)
            same = known is not None and known.digest == digest
            read = known.reading if known and same else read_file(source, self._config)
            self._here[file.path] = read
            told.append(_Told(file.path, digest, self._packer.pack(read) or b""))
        return self._chunks.pack(_Chunk(tuple(told), tuple(faults))) or b""

    def _reading(self, told: _Told) -> FileReading:
        if told.path in self._here:
            return self._here[told.path]
        if told.packed:
            return self._packer.unpack(told.packed)
        # It was read elsewhere and could not be handed over.
        self._read_chunk(self._number_of(told.path))
        return self._here[told.path]

    def _number_of(self, path: str) -> int:
        return next(at for at, one in enumerate(self._files) if one.path == path) // _CHUNK
