"""A file that a command makes outside the records: whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ledger.commands._options import CouldNotError
from ledger.config import FILE_NAME, Config
from ledger.readers.files import PROFILE, kind_of


def refuse_place(place: Path, root: Path, config: Config, *, force: bool) -> None:
    """Raise CouldNotError where a file may not be: among the records, or over another."""
    real = Path(os.path.realpath(place))
    base = Path(os.path.realpath(root))
    if real.is_relative_to(base):
        path = real.relative_to(base).as_posix()
        within = any(path == one or path.startswith(f"{one}/") for one in config.folders)
        if path in (FILE_NAME, PROFILE) or within or kind_of(path, config.folders):
            raise CouldNotError(f"{place} is among the records of the ledger: choose another place")
    if real.is_dir():
        raise CouldNotError(f"{place} is a folder: name a file in it")
    if real.is_file() and not force:
        raise CouldNotError(f"{place} exists already: --force replaces it")
    if not real.parent.is_dir():
        raise CouldNotError(f"{place}: there is no folder {place.parent}")


def write_out(place: Path, data: bytes) -> None:
    """Write a file beside its place and rename it, so that none is ever cut short.

    Where a link stands its target is replaced; a pipe or a device is written to as it is.
    Raises CouldNotError where the disk refuses.
    """
    real = Path(os.path.realpath(place))
    try:
        if real.exists() and not real.is_file():
            real.write_bytes(data)
        else:
            _replace(real, data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{place} cannot be written: {reason}") from None


def _replace(real: Path, data: bytes) -> None:
    beside = real.with_name(f".headway-{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(real.stat().st_mode & 0o7777)
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)
