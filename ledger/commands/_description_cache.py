"""What is described of the commands, kept between completions in the user's own folder.

It holds for the files that it was made of: where one of them has changed, it is as if nothing
were kept. Losing it loses nothing, and of two that write at once one is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from ledger import __version__
from ledger.commands._user_folders import cache_folder

# What is said of one parameter.
Said: TypeAlias = dict[str, Any]

_PROGRAM = Path(__file__).parents[1]
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700


def kept() -> dict[str, list[Said]]:
    """What is said of each command described so far; nothing where it cannot be used."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        commands: dict[str, list[Said]] = found["commands"]
        return dict(commands) if found["program"] == _fingerprint() else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def keep(commands: Mapping[str, list[Said]]) -> None:
    """Keep what is said, whole or not at all; where that fails nothing is lost."""
    with suppress(OSError):
        target = _file()
        text = json.dumps({"program": _fingerprint(), "commands": commands})
        if not target.is_absolute():  # there is no home, and the ledger's folder is none
            return
        temporary = target.with_suffix(f".{secrets.token_hex(8)}")
        target.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        try:
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle has no path
                file.write(text)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def _file() -> Path:
    """One for each place where the program is installed."""
    place = hashlib.sha256(os.fsencode(_PROGRAM)).hexdigest()
    return cache_folder() / f"commands-{place[:24]}.json"


@cache
def _fingerprint() -> str:
    """What tells the program as it is from any other: its version, and its files at a glance.

    All of them, for what a parameter takes may be said in any: the formats, the importers.
    """
    digest = hashlib.sha256(__version__.encode())
    for folder, folders, names in os.walk(_PROGRAM):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(folder, name)  # noqa: PTH118 - some hundred files
                status = os.stat(path)  # noqa: PTH116
                digest.update(os.fsencode(path))
                digest.update(f"\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
    return digest.hexdigest()
