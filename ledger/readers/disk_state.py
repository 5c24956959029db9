"""What the disk says of a whole ledger: whether it may be other than it was, with nothing read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ledger import config as settings
from ledger.readers.files import read_settings, record_files
from ledger.readers.logo import read_logo
from ledger.readers.store import Store
from ledger.readers.text import decode

# A file that was written so many nanoseconds before it is read, or less, may be written again
# without the disk's word of it changing: no disk's clock ticks slower than this.
FRESH = 2_000_000_000


def state_of_ledger(root: Path, cache: Path) -> str:
    """A digest of the disk's word of every file; empty where it may be as it was, and yet not.

    While it is the same, so is what is read of the ledger. The disk's clock is asked in the
    folder `cache`. Raises OSError where the ledger's folder cannot be read.
    """
    data = read_settings(root)
    config = settings.parse(decode(settings.FILE_NAME, data)[0].text)
    now = Store(cache, root, data).clock()
    files, faults = record_files(root, config)
    if any(one.changed >= now - FRESH for one in files):
        return ""
    logo, unusable = read_logo(root, config)
    said = [f"{one.path} {one.kind} {one.seen}" for one in files]
    told = "\n".join([*said, repr((data, logo, faults, unusable))])
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
