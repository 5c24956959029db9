"""What git has of a ledger, and what it has not.

Whether a file is as it was committed is worked out from its bytes: git itself would run the
filters that a repository names.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from ledger import config
from ledger.readers.file_bytes import UnreadableError, walked_bytes
from ledger.readers.files import kind_of
from ledger.readers.git import GitError, Repository, open_repository
from ledger.readers.surroundings._walk import Entry
from ledger.readers.text import decode
from ledger.value import Value

_SHA1 = 40  # characters
_REMOTE = re.compile(r"remote\.(.+)\.(?:push)?url", re.DOTALL)
# Git's short form of an address, `git@example.org:maya/ledger.git`; `C:\ledger` is none.
_SHORT = re.compile(r"(?:[^@/\\]*@)?([^:/\\]{2,}):(?!//)/?(.*)", re.DOTALL)


class Remote(Value, frozen=True):
    """Where a repository is pushed to: what it is called, its host and its path there.

    A name or a word that an address holds for signing in is left out.
    """

    name: str
    host: str
    path: str


class Held(Value, frozen=True):
    """What a repository holds of a ledger.

    `tracked` are the paths of its index, `unsettled` those of a merge that is not settled;
    `waiting` are the files, but for hidden ones, that are not as they were committed last, or
    never were, `ignored` the records that git is told to pass over. `committed` is when the last
    commit was made, in seconds since 1970, None before the first. `adrift` says that it is on no
    branch or tag.
    """

    tracked: frozenset[str]
    unsettled: tuple[str, ...]
    waiting: tuple[str, ...]
    ignored: tuple[str, ...]
    committed: float | None
    remotes: tuple[Remote, ...]
    shallow: bool
    adrift: bool


def read_held(root: Path, entries: Sequence[Entry], settings: bytes) -> Held:
    """What git has of a ledger with these files and settings. Raises GitError."""
    repository = open_repository(root)
    tracked, unsettled = _index(repository)
    tip = _tip(repository)
    known = repository.tree(tip) if tip else {}
    untold = _paths(repository, "--others", "--exclude-standard")
    files = [one for one in entries if one.is_file and not one.name.startswith(".")]
    differing = [
        one.path for one in files
        if one.path in known and not _is_as_committed(root, one, known[one.path])
    ]  # fmt: skip
    added = [
        one.path for one in files
        if one.path not in known and (one.path in tracked or one.path in untold)
    ]  # fmt: skip
    folders = config.parse(decode(config.FILE_NAME, settings)[0].text).folders
    return Held(
        tracked=tracked,
        unsettled=unsettled,
        waiting=tuple(sorted([*added, *_unfiltered(repository, differing)])),
        ignored=tuple(
            one.path for one in files
            if one.path not in known and one.path not in tracked and one.path not in untold
            and kind_of(one.path, folders)
        ),
        committed=_committed(repository, tip) if tip else None,
        remotes=_remotes(repository),
        shallow=repository.shallow,
        adrift=_is_adrift(repository, tip) if tip else False,
    )  # fmt: skip


def _tip(repository: Repository) -> str | None:
    """The commit that is checked out; None before the first.

    Raises GitError where there is one, and its bytes are lost.
    """
    tip = repository.head()
    if tip is None:
        named = repository.git.ask("rev-parse", "--verify", "--quiet", "HEAD", ok=(0, 1, 128))
        if named.strip():
            raise GitError("the commit that is checked out cannot be read")
    return tip


def _index(repository: Repository) -> tuple[frozenset[str], tuple[str, ...]]:
    """The paths of the index, and those of which a merge left more than one version."""
    said = repository.git.ask("ls-files", "--stage", "-z", "--", ".")
    tracked, unsettled = set(), set()
    for line in said.split(b"\0"):
        facts, _, raw = line.partition(b"\t")
        if raw:
            path = os.fsdecode(raw)
            tracked.add(path)
            if not facts.endswith(b" 0"):
                unsettled.add(path)
    return frozenset(tracked), tuple(sorted(unsettled))


def _paths(repository: Repository, *words: str) -> frozenset[str]:
    said = repository.git.ask("ls-files", "-z", *words, "--", ".")
    return frozenset(os.fsdecode(one) for one in said.split(b"\0") if one)


def _is_as_committed(root: Path, file: Entry, blob: str) -> bool:
    """Whether a file has the bytes of a blob, or had them before git ended its lines otherwise.

    What is too large or may not be read is taken for what was committed.
    """
    try:
        data = walked_bytes(root, file.path)
    except (OSError, UnreadableError):
        return True
    if _name(data, blob) == blob:
        return True
    return b"\r\n" in data and _name(data.replace(b"\r\n", b"\n"), blob) == blob


def _name(data: bytes, like: str) -> str:
    """The name that git gives a file's bytes, by the digest that another name was made with."""
    made = hashlib.sha1 if len(like) == _SHA1 else hashlib.sha256
    return made(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _unfiltered(repository: Repository, paths: Iterable[str]) -> list[str]:
    """Those of some paths that git commits as they are: what a filter makes cannot be known."""
    asked = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    if not asked:
        return []
    said = repository.git.ask(
        "check-attr", "--stdin", "-z", "filter", "ident", "working-tree-encoding", given=asked
    )
    tokens = [os.fsdecode(one) for one in said.split(b"\0")[:-1]]
    plain: dict[str, bool] = {}
    for path, value in zip(tokens[::3], tokens[2::3], strict=True):
        plain[path] = plain.get(path, True) and value in ("unspecified", "unset")
    return [path for path, is_plain in plain.items() if is_plain]


def _committed(repository: Repository, tip: str) -> float:
    """When a commit was made, which is not always when its author wrote it."""
    said = repository.git.ask("rev-list", "--max-count=1", "--format=%ct", "--end-of-options", tip)
    with suppress(ValueError, IndexError):
        return float(said.split(b"\n")[1])
    return 0.0


def _is_adrift(repository: Repository, tip: str) -> bool:
    return bool(repository.git.ask(
        "rev-list", "--max-count=1", tip, "--not", "--branches", "--tags", "--remotes"
    ).strip())  # fmt: skip


def _remotes(repository: Repository) -> tuple[Remote, ...]:
    """The remotes that lie on another machine, by name."""
    said = repository.git.ask("config", "--null", "--get-regexp", r"^remote\..*url$", ok=(0, 1))
    found = set()
    for one in os.fsdecode(said).split("\0"):
        key, _, address = one.partition("\n")
        named = _REMOTE.fullmatch(key)
        if named and (parts := _host_and_path(address)):
            found.add((named[1], *parts))
    return tuple(Remote(*one) for one in sorted(found))


def _host_and_path(address: str) -> tuple[str, str] | None:
    """Where an address leads; None for a folder of this machine."""
    if "://" in address:
        try:
            parts = urlsplit(address)
            host, path = parts.hostname or "", parts.path
        except ValueError:
            return None
    elif short := _SHORT.fullmatch(address):
        host, path = short[1].lower(), short[2]
    else:
        return None
    return (host, path.strip("/").removesuffix(".git")) if host else None
