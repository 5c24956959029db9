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
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ledger.readers.program import state_of_program
from ledger.value import Value

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_WAIT = 2.0
# How the errors are called that say nothing against what the file holds.
_NOT_NOW = tuple(
    f"SQLITE_{word}"
    for word in ("BUSY", "LOCKED", "READONLY", "FULL", "CANTOPEN", "IOERR", "PERM", "NOMEM")
)
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

    @property
    def sum(self) -> int:
        """A sum of all that it says. Raises TypeError where a part is of another kind."""
        said = f"{self.path}\n{self.seen}\n".encode("utf-8", "surrogateescape") + self.digest
        return zlib.crc32(self.packed, zlib.crc32(said))


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

    def rows(self) -> list[Row]:
        """Every row that is whole, if they are of this program and these settings."""

        def read(database: sqlite3.Connection) -> list[Row]:
            # Within one transaction: the rows belong to what they are said to.
            database.execute("begin")
            if not _means(database, self._key):
                return []
            every = database.execute("select sum, path, seen, digest, packed from files")
            return [row for told, *parts in every if (row := Row(*parts)).sum == told]

        return self._tried(read) or []

    def is_of_another(self, settings_written: float) -> bool:
        """Whether another state of the program was the last that read the ledger.

        Where the settings were written since (in seconds since 1970), rows of others tell
        nothing. Nothing is written, not even a lock.
        """
        try:
            import sqlite3  # noqa: PLC0415 - see `_tried`
        except ImportError:
            return False
        try:
            if self._file.stat().st_mtime <= settings_written:
                return False
            address = f"{self._file.absolute().as_uri()}?immutable=1"
            with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
                return not _means(database, self._key)
        except (OSError, sqlite3.Error):
            return False

    def keep(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        """Put rows in the place of those of their paths, and take others out."""

        def write(database: sqlite3.Connection) -> None:
            # Before anything is looked at: another run may write rows of other settings.
            database.execute("begin immediate")
            if not _means(database, self._key):
                database.execute("delete from files")
                database.execute("delete from meaning")
                database.execute("insert into meaning values (?)", (self._key,))
            database.executemany("delete from files where path = ?", ((one,) for one in gone))
            database.executemany(
                "insert or replace into files values (?, ?, ?, ?, ?)",
                ((one.path, one.seen, one.digest, one.sum, one.packed) for one in rows),
            )
            database.execute("commit")

        self._tried(write)

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What some work on the database gives; None where there is none to be had.

        A database that is spoilt is removed. One that cannot be had now (another run writes,
        the disk is full or write-protected) is left as it is.
        """
        try:
            import sqlite3  # noqa: PLC0415 - only a ledger with a cache asks for it
        except ImportError:  # some builds of Python have none
            return None
        try:
            if not self._file.exists():
                return None
            database = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
            with contextlib.closing(database):
                database.executescript(_TABLES)
                return work(database)
        except OSError:
            return None
        except (sqlite3.Error, TypeError, ValueError) as error:
            code = getattr(error, "sqlite_errorname", "")
            if not code.startswith(_NOT_NOW):
                with contextlib.suppress(OSError):
                    self._file.unlink()
            return None


def _means(database: sqlite3.Connection, key: str) -> bool:
    return bool(database.execute("select key from meaning").fetchall() == [(key,)])
