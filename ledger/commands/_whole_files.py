"""Taking the files of an export into a ledger, with what the disk has where they go."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ledger.commands._options import CouldNotError
from ledger.commands._starter import starter_files
from ledger.commands._trial import Held
from ledger.config import FILE_NAME
from ledger.editing import Edition
from ledger.editing.whole_files import take_files
from ledger.model.draft import WholeFile
from ledger.readers.file_bytes import UnreadableError, bytes_of
from ledger.terminal import visible


def taken_whole(root: Path, files: Sequence[WholeFile], held: Held) -> Edition:
    """The changes that bring the files of an export into a ledger; writes nothing.

    Raises CouldNotError where something is in the place of one that is no file to be read.
    """
    there = {path: record.data for path, record in held.sources.records.items()}
    there[FILE_NAME] = held.sources.settings
    for file in files:
        if file.path not in there and os.path.lexists(root / file.path):
            there[file.path] = _bytes_of(root, file.path)
    return take_files(files, held.ledger, there, starter_files())


def _bytes_of(root: Path, path: str) -> bytes:
    try:
        return bytes_of(root, path)
    except UnreadableError as refusal:
        raise CouldNotError(f"{visible(path)} is {refusal}; nothing is written") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(
            f"{visible(path)} cannot be read: {reason}; nothing is written"
        ) from None
