"""One input: a file, or the files of a folder, by path; as bytes, and as files to keep."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from random import Random

# What is judged: each file's path with `/`, and its bytes.
Case = tuple[tuple[str, bytes], ...]


def case_of(files: Mapping[str, str | bytes]) -> Case:
    """The case that some files are."""
    return tuple(
        (path, data.encode() if isinstance(data, str) else data) for path, data in files.items()
    )


def size_of(case: Case) -> int:
    """How many bytes its files hold."""
    return sum(len(data) for _, data in case)


def chance_of(case: Case) -> Random:
    """What is drawn while a case is judged: the same for the same case, wherever it came from."""
    return Random(_bytes_of(case))  # noqa: S311 - it has to be repeatable


def digest_of(case: Case) -> str:
    """A short name of a case."""
    return hashlib.sha256(_bytes_of(case)).hexdigest()[:12]


def _bytes_of(case: Case) -> bytes:
    return b"\0".join(part for path, data in case for part in (path.encode(), data))


def write_case(folder: Path, case: Case) -> None:
    """Write the files of a case below a folder."""
    for path, data in case:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def read_case(place: Path) -> Case:
    """The case that was written below a folder, or that one file is."""
    if place.is_file():
        return ((place.name, place.read_bytes()),)
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return tuple((path.relative_to(place).as_posix(), path.read_bytes()) for path in files)
