"""What `headway import` is given: one file, several, a folder of them, or what is piped in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from ledger.commands._options import CouldNotError
from ledger.importers import MOST_BYTES, Member, all_importers, gathered
from ledger.model.ledger import Ledger
from ledger.terminal import visible
from ledger.value import Value

MOST_FILES = 1_000_000
MOST_PIPED = 512 * 1024 * 1024
STANDARD_INPUT = Path("-")


class Part(Value, frozen=True):
    """What is imported as one thing: its name, its bytes, its files.

    `data` are the first bytes of a file that is too large, and none for several. One that is
    `found` in a folder, beside others, is passed over where nothing can be made of it.
    """

    name: str
    data: bytes
    members: tuple[Member, ...]
    found: bool = False


def parts_of(paths: Sequence[Path], ledger: Ledger, as_of: date, format_name: str) -> list[Part]:
    """The things to import, in the order named. Raises CouldNotError where one cannot be read.

    Files that only make sense together are one thing, such as messages, the notes of a vault
    or the parts of an archive; each other file is one.
    """
    piped = [path for path in paths if _is_stream(path)]
    paths = [path for path in paths if path not in piped]
    files = [path for path in paths if not path.is_dir()]
    parts: list[Part] = [_of_stream(path) for path in piped]
    if len(files) > 1 and len(files) == len(paths):
        members = tuple(_member(path, path.name) for path in files)
        groups = [] if format_name else gathered(files[0].name, members, ledger, as_of)
        parts = [_of_several(group) for group in groups if len(group) > 1]
        together = {id(one) for group in groups if len(group) > 1 for one in group}
        paths = [path for path, one in zip(files, members, strict=True) if id(one) not in together]
    for path in paths:
        if path.is_dir():
            parts += _of_folder(path, ledger, as_of, format_name)
        else:
            parts.append(_of_file(path))
    return parts


def _is_stream(path: Path) -> bool:
    """Whether something can be read once only: a pipe, or `-`."""
    try:
        mode = path.stat().st_mode if path != STANDARD_INPUT else stat.S_IFIFO
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _of_stream(path: Path) -> Part:
    name = "standard input" if path == STANDARD_INPUT else path.name
    try:
        with click.open_file(str(path), "rb") as stream:
            data = stream.read(MOST_PIPED + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(visible(f"{name} cannot be read: {reason}")) from None
    if len(data) > MOST_PIPED:
        raise CouldNotError(f"{visible(name)} is too long for a pipe: save it as a file first")
    return Part(name, data[: MOST_BYTES + 1], (Member.of(visible(name), data),))


def _of_file(path: Path, *, found: bool = False) -> Part:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(visible(f"{error.filename or path} cannot be read: {reason}")) from None
    return Part(path.name, data, (_member(path, path.name),), found)


def _of_folder(folder: Path, ledger: Ledger, as_of: date, format_name: str) -> list[Part]:
    name = folder.resolve().name or "the folder"
    paths = sorted(_walk(folder))
    members = tuple(_member(path, path.relative_to(folder).as_posix()) for path in paths)
    if not members:
        raise CouldNotError(visible(f"{folder} holds no files"))
    if _takes_folders(format_name):
        return [Part(name, b"", members)]
    groups = [] if format_name else gathered(name, members, ledger, as_of)
    together = {id(one) for group in groups for one in group}
    alone = [path for path, one in zip(paths, members, strict=True) if id(one) not in together]
    among = len(groups) + len(alone) > 1
    parts = [Part(name, b"", group, found=among) for group in groups]
    return parts + [_of_file(path, found=True) for path in alone]


def _of_several(members: tuple[Member, ...]) -> Part:
    return Part(f"{members[0].name} and {len(members) - 1} more", b"", members)


def _takes_folders(format_name: str) -> bool:
    return any(one.gathers is not None for one in all_importers() if one.name == format_name)


def _member(path: Path, name: str) -> Member:
    return Member(visible(name), lambda: path.open("rb"))


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder; what is hidden is passed over, and no link is followed."""
    count = 0
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in names:
            path = Path(above) / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                count += 1
                if count > MOST_FILES:
                    raise CouldNotError(visible(f"{folder} holds more than {MOST_FILES} files"))
                yield path
