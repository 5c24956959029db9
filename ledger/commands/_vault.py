"""The notes beside a ledger that link to a record and are left alone, so that they are told of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ledger.config import Config
from ledger.editing import Successor
from ledger.readers.file_bytes import MOST_BYTES
from ledger.readers.files import PROFILE, kind_of
from ledger.readers.links import find_links, target_of, without_code
from ledger.readers.text import Text, decode
from ledger.wording import fold

MOST_LISTED = 5
_VAULT = ".obsidian"
_TEXTS = (".md", ".markdown")
_OTHERS = (".canvas", ".base")


def left_behind(root: Path, config: Config, successor: Successor) -> Iterator[str]:
    """What to say of the notes in the vault that name a record and belong to no ledger."""
    places = list(_places(root, config, successor))
    if not places:
        return
    yield "no part of the ledger, and left as it is:"
    for place in places[:MOST_LISTED]:
        yield f"  {place} links to `{successor.record.id}`"
    if len(places) > MOST_LISTED:
        yield f"  and {len(places) - MOST_LISTED} places more"


def _places(root: Path, config: Config, successor: Successor) -> Iterator[str]:
    top = _vault_of(root)
    own = fold(successor.record.id)
    for path in _beside(top, root, config):
        try:
            data = (top / path).read_bytes() if (top / path).stat().st_size < MOST_BYTES else b""
        except OSError:
            continue
        text = decode(path, data)[0]
        if own not in fold(text.text):
            continue
        if path.endswith(_OTHERS):
            yield from _named(text, Path(successor.record.path).name)
            continue
        for link in find_links(text, 0, len(text.text), without_code(text.text)):
            if fold(target_of(link.target).rsplit("/", 1)[-1]) == own:
                yield str(link.location)


def _named(text: Text, name: str) -> Iterator[str]:
    for number, line in enumerate(text.text.splitlines(), 1):
        if name in line:
            yield f"{text.path}:{number}"


def _vault_of(root: Path) -> Path:
    """The Obsidian vault that a ledger lies in; the ledger's own folder where there is none."""
    real = Path(os.path.realpath(root))
    # It is looked for once the ledger is written: what cannot be looked at is no failure then.
    return next(
        (one for one in (real, *real.parents) if os.path.isdir(one / _VAULT)),  # noqa: PTH112
        real,
    )


def _beside(top: Path, root: Path, config: Config) -> Iterator[str]:
    """The files of a vault that are none of the ledger's, hidden folders left out."""
    base = os.path.relpath(os.path.realpath(root), top).replace(os.sep, "/")
    prefix = "" if base == "." else f"{base}/"
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = (Path(folder) / name).relative_to(top).as_posix()
            if not path.lower().endswith((*_TEXTS, *_OTHERS)):
                continue
            own = path.removeprefix(prefix) if path.startswith(prefix) else ""
            if own != PROFILE and (not own or kind_of(own, config.folders) is None):
                yield path
