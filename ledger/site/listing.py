"""What lies in a folder of ours: which files are ours, by name alone, and which are not."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ledger.site.manifest import MANIFEST, PART


@dataclass(slots=True)
class Listing:
    """What a folder holds, its marker apart, by path.

    `files` are the regular files that are ours, reached through no link, with their numbers on
    the disk: two of the same number are one file. `folders` are the folders that hold or held
    some of ours. `foreign` is all else, a folder in which nothing can be ours as a whole.
    """

    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    foreign: list[str] = field(default_factory=list)


def listing(folder: Path, ours: frozenset[str]) -> Listing:
    """What a folder holds, told from the names of its files that are ours; none is opened."""
    found = Listing()
    folders = folders_of(ours)
    waiting = [""]
    while waiting:
        within = waiting.pop()
        before = f"{within}/" if within else ""
        with os.scandir(f"{folder}/{within}") as scan:
            for item in scan:
                path = before + item.name
                if path in ours and item.is_file(follow_symlinks=False):
                    found.files[path] = item.inode()
                elif path in folders and item.is_dir(follow_symlinks=False):
                    found.folders.add(path)
                    waiting.append(path)
                elif path not in (MANIFEST, PART):
                    found.foreign.append(path)
    found.foreign.sort()
    return found


def folders_of(paths: frozenset[str]) -> set[str]:
    """Every folder on the way to some paths, the one that they are relative to apart."""
    found: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:
        here = folder
        while here and here not in found:
            found.add(here)
            here = here.rpartition("/")[0]
    return found
