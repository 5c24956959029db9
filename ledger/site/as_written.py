"""Whether a folder still holds the report as it was written: the disk is asked, nothing is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ledger.site.folders import alone, clear, is_whole, siblings
from ledger.site.manifest import RefusedError, read_manifest


def word_of(status: os.stat_result) -> str:
    """Another text whenever a file was written, though its time was set back, or replaced."""
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def is_as_written(out: Path, words: Mapping[str, str]) -> bool:
    """Whether a folder holds the owner's report, its files as `Publication.words` told of each."""
    try:
        manifest = read_manifest(out)
        folders = {path.rpartition("/")[0] for path in words}
        return (
            manifest.complete
            and not manifest.shared
            and words.keys() == set(manifest.files)
            and all(os.path.realpath(out / one) == f"{out / one}" for one in folders)
            and all(word_of(os.lstat(f"{out}/{path}")) == word for path, word in words.items())
        )
    except (OSError, RefusedError):
        return False


def tidy(out: Path, words: Mapping[str, str]) -> Mapping[str, str] | None:
    """Remove the site before that was kept beside a folder; raises what `publication` raises.

    Gives the disk's word of every file of the report as it is then; None where the folder did
    not hold it as `words` tell.
    """
    out = Path(os.path.realpath(out))
    if not out.parent.is_dir():
        return None
    with alone(out.parent):
        whole = is_as_written(out, words)
        new, _ = siblings(out)
        if is_whole(new):
            clear(new, out)
        return {path: word_of(os.lstat(f"{out}/{path}")) for path in words} if whole else None
