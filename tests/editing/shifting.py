"""Renames, moves and merges worked out of a ledger's files in memory."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from ledger import config
from ledger.editing import Reshaping, Shift, Successor, join, move, path_of, rename
from ledger.model.record import Record
from ledger.readers import LedgerReading, Sources
from ledger.readers.files import SourceFile
from tests.support import AS_OF, Files, kind_of


def sources_of(files: Files) -> Sources:
    """The files of a ledger by path, `headway.toml` among them."""
    data = {
        path: content.encode() if isinstance(content, str) else content
        for path, content in files.items()
    }
    settings = data.pop(config.FILE_NAME, b"")
    folders = config.parse(settings.decode(errors="replace")).folders
    records = {
        path: SourceFile(path, kind, content)
        for path, content in data.items()
        if (kind := kind_of(path, folders))
    }
    return Sources(settings, records)


def named(reading: LedgerReading, id_: str) -> Record:
    """The record whose id is typed so."""
    return next(one for one in reading.ledger.records if one.id == id_)


def renamed(
    files: Files, old: str, new: str, name: str = "", as_of: date = AS_OF, *, alias: bool = False
) -> tuple[dict[str, bytes], Reshaping]:
    """The files with a record renamed, and what that came to."""
    sources = sources_of(files)
    reading = sources.read()
    record = named(reading, old)
    successor = Successor(reading.ledger, record, new, path_of(record.path, new))
    reshaping = rename(Shift(sources, reading, successor, as_of), name, keep_alias=alias)
    return written(files, reshaping), reshaping


def moved(files: Files, id_: str, path: str) -> tuple[dict[str, bytes], Reshaping]:
    """The files with a record's file in another place, and what that came to."""
    sources = sources_of(files)
    reading = sources.read()
    record = named(reading, id_)
    reshaping = move(Shift(sources, reading, Successor(reading.ledger, record, id_, path), AS_OF))
    return written(files, reshaping), reshaping


def merged(files: Files, one: str, into: str) -> dict[str, bytes]:
    """The files with a record put into another."""
    sources = sources_of(files)
    reading = sources.read()
    gone, kept = named(reading, one), named(reading, into)
    successor = Successor(reading.ledger, gone, kept.id, kept.path)
    return written(files, join(Shift(sources, reading, successor, AS_OF), kept).reshaping)


def written(files: Files, reshaping: Reshaping) -> dict[str, bytes]:
    """The files with the changes made."""
    made = {
        path: content.encode() if isinstance(content, str) else content
        for path, content in files.items()
    }
    for change in reshaping.changes:
        assert made.pop(change.path, None) == change.before
        if change.after is not None:
            made[change.to or change.path] = change.after
    return made


def stem(path: str) -> str:
    """The id of a file."""
    return PurePosixPath(path).stem
