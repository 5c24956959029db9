"""What the machine says of a folder: who can come in, and what kind of disk it lies on."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

# Where Linux lists what is mounted; other systems have no such file.
_MOUNTED = Path("/proc/self/mountinfo")
_ESCAPE = re.compile(r"\\([0-7]{3})")
# What programs that synchronise put at the top of a folder of theirs.
_MARKERS = (".stfolder", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log")


def is_open_to_others(place: Path) -> bool:
    """Whether other users may list a folder, and pass through every folder above it."""
    try:
        return (
            os.name != "nt"
            and place.stat().st_mode & 0o005 == 0o005
            and all(one.stat().st_mode & stat.S_IXOTH for one in place.parents)
        )
    except OSError:
        return False


def open_files(folder: Path) -> Iterator[str]:
    """The files in a folder of the owner's own that other users can read."""
    if not is_open_to_others(folder):
        return
    for path in sorted(folder.iterdir()):
        with suppress(FileNotFoundError):  # it went while we looked
            status = path.lstat()
            if stat.S_ISREG(status.st_mode) and status.st_mode & stat.S_IROTH:
                yield str(path)


def markers_above(place: str) -> Iterator[str]:
    """The names of the markers that lie in a folder or in one above it."""
    for folder in (Path(place), *Path(place).parents):
        yield from (name for name in _MARKERS if os.path.lexists(folder / name))


def type_of_disk(place: str, mounted: Path = _MOUNTED) -> str:
    """The type of the file system that a folder lies on, as in `ext4`; empty where unknown.

    The form of the lines is that of proc(5): the fifth word is where it is mounted, and the
    first after ` - ` is its type.
    """
    try:
        lines = os.fsdecode(mounted.read_bytes()).split("\n")
    except OSError:
        return ""
    found, depth = "", -1
    for line in lines:
        words, _, rest = line.partition(" - ")
        parts = words.split(" ")
        if len(parts) < 5 or not rest:
            continue
        point = Path(_ESCAPE.sub(lambda match: chr(int(match[1], 8)), parts[4]))
        # Of two that are mounted at one place the later one is seen.
        if Path(place).is_relative_to(point) and len(point.parts) >= depth:
            found, depth = rest.split(" ")[0], len(point.parts)
    return found
