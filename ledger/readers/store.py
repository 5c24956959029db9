"""What was read of a ledger's files, kept between runs in a file of the owner's own.

A row a file: what the disk said of it (so that it need not be opened again), the digest of
its bytes, and what it says, packed. The rows belong to one state of the program and of the
settings; with another they are nobody's. It is a database, so that one changed file changes
one row and a run that is killed leaves the rows before it or those after; a sum in each row
tells of bytes that the disk lost. Whatever is wrong with it, it is thrown away and made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.readers.program import state_of_program
from ledger.value import Value

if TYPE_CHECKING:
    import sqlite3

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_WAIT = 2.0
_TABLES = """
    create table if not exists meaning (key text not null);
    create table if not exists files (
        path text primary key, seen text not null, digest blob not null,
        sum integer not null, packed blob not null
    ) without rowid;
"""
# What decides how a file is read; who changes one of these reads every file anew.
_DECIDING = ("config", "model", "readers")


class Row(Value, frozen=True):
    """What is kept of one file. `seen` is empty where the disk's word was too fresh to trust."""

    path: str
    seen: str
    digest: bytes
    packed: bytes


class Store:
    """The rows of one ledger in a folder of the owner's; of no use where that cannot be had."""

    def __init__(self, folder: Path, root: Path, settings: bytes) -> None:
        name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
        self._file = folder / f"ledger-{name}.sqlite"
        self._key = hashlib.sha256(state_of_program(_DECIDING).encode() + settings).hexdigest()

    def clock(self) -> int:
        """The time in nanoseconds as this disk tells it; 0 where it has nothing to say."""
        try:
            self._file.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY))
            os.utime(self._file)
            return self._file.stat().st_mtime_ns
        except OSError:
            return 0

    def rows(self) -> Iterator[Row]:
        """Every row that is whole, if they are of this program and these settings."""
        with self._database() as database:
            if database is None or not _means(database, self._key):
                return
            every = database.execute("select path, seen, digest, sum, packed from files")
            for path, seen, digest, told, packed in every:
                if zlib.crc32(packed) == told:
                    yield Row(path, seen, digest, packed)

    def keep(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        """Put rows in the place of those of their paths, and take others out."""
        with self._database() as database:
            if database is None:
                return
            with database:
                if not _means(database, self._key):
                    database.execute("delete from files")
                    database.execute("delete from meaning")
                    database.execute("insert into meaning values (?)", (self._key,))
                database.executemany("delete from files where path = ?", ((one,) for one in gone))
                database.executemany(
                    "insert or replace into files values (?, ?, ?, ?, ?)",
                    (
                        (one.path, one.seen, one.digest, zlib.crc32(one.packed), one.packed)
                        for one in rows
                    ),
                )

    def _throw_away(self) -> None:
        with contextlib.suppress(OSError):
            self._file.unlink()

    @contextlib.contextmanager
    def _database(self) -> Iterator[sqlite3.Connection | None]:
        """The open database; None where there is none to be had. What spoils it removes it."""
        import sqlite3  # noqa: PLC0415 - only a ledger with a cache asks for it

        try:
            if not self._file.exists():
                yield None
                return
            database = sqlite3.connect(self._file, timeout=_WAIT)
            database.executescript(_TABLES)
        except sqlite3.OperationalError:
            yield None
            return
        except (OSError, sqlite3.DatabaseError):
            self._throw_away()
            yield None
            return
        try:
            yield database
        except sqlite3.OperationalError:
            pass  # another run writes just now, or the disk is full: this one goes without
        except (sqlite3.DatabaseError, TypeError):
            self._throw_away()
        finally:
            database.close()


def _means(database: sqlite3.Connection, key: str) -> bool:
    return database.execute("select key from meaning").fetchall() == [(key,)]
