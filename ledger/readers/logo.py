"""The picture that `[site] logo` names, as bytes."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from ledger.config import FILE_NAME, Config
from ledger.config.place import place_of
from ledger.model.fault import Fault, FaultKind
from ledger.source import Location

# A picture beside a title is a small one; the whole first page has to stay below 200 kB.
MOST_BYTES = 100_000

# How the bytes of each kind begin; a drawing is text and may begin with anything.
_BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}


def read_logo(root: Path, config: Config) -> tuple[bytes | None, tuple[Fault, ...]]:
    """The picture, or why it is not used; neither where none is named."""
    name = config.site.logo
    if not name:
        return None, ()
    try:
        data = _bytes_of(root, name)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
    except ValueError as refusal:
        why = str(refusal)
    else:
        return data, ()
    place = Location(FILE_NAME, *place_of(config.text, ("site", "logo")))
    return None, (Fault(FaultKind.UNUSABLE_LOGO, place, name, why, len("logo")),)


def _bytes_of(root: Path, name: str) -> bytes:
    """The bytes of a picture. Raises ValueError with the reason where it is not to be used."""
    path = root / name
    if not os.path.lexists(path):
        raise ValueError("there is no such file")
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise ValueError("it lies outside the ledger")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is no file")
    if status.st_size > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 1000} kB")
    data = path.read_bytes()
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _BEGINNINGS and not data.startswith(_BEGINNINGS[suffix]):
        raise ValueError(f"it is no picture of the kind `{suffix}`")
    if suffix == ".svg" and b"<svg" not in data:
        raise ValueError("it holds no drawing")
    return data
