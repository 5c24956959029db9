"""Which state of the program this is: what it made before belongs to the state that made it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import ledger
from ledger import __version__

_PACKAGE = Path(ledger.__file__).parent


@cache
def state_of_program(folders: tuple[str, ...] = ("",)) -> str:
    """A digest of the versions, Python's too, and of what the disk says of the program's files.

    With `folders`, of those below some folders of the package alone. A version is told apart
    from the next one by its number; one that is being worked on by its files.
    """
    said = "\n".join(word for folder in folders for word in words_of(_PACKAGE / folder))
    return hashlib.sha256(f"{__version__}\n{sys.version}\n{said}".encode()).hexdigest()


def words_of(folder: Path, endings: Iterable[str] = ("",)) -> Iterator[str]:
    """What the disk says of each file below a folder, in the order of their paths."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(files):
            if name.endswith(tuple(endings)):
                status = os.stat(f"{here}/{name}")  # noqa: PTH116 - once for each file
                yield f"{here}/{name} {status.st_size} {status.st_mtime_ns}"
