"""Files that are the owner's alone: what is kept between runs and can be worked out again."""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_SUM = 4


def keep(path: Path, data: bytes) -> None:
    """Put bytes into a private file, whole or not at all; where that fails nothing is lost."""
    temporary = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 - by its handle
                file.write(zlib.crc32(data).to_bytes(_SUM, "big") + data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def kept(path: Path) -> bytes | None:
    """The bytes that were kept in a file; None where there are none, or the disk lost some."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    whole = int.from_bytes(data[:_SUM], "big") == zlib.crc32(data[_SUM:])
    return data[_SUM:] if len(data) >= _SUM and whole else None
