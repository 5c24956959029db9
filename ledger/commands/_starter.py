"""What a new ledger holds, and where the worked examples are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import ledger
from ledger.config import FILE_NAME
from ledger.readers.files import PROFILE

FOLDERS = ("contacts", "organizations", "campaigns", "channels", "skills", "journal")

_SETTINGS = """\
# Settings. An empty file is fine: take the # away where you want it otherwise.

# [site]
# title = "My search"
# editor = "vscode"         # vscode, obsidian, or a URL with {path} and {line}

# [rules]
# window = 28               # days that the figures look back on
# busy-cap = 0.2            # share of hours that may be busy-work
# shown-actions = 7         # next actions shown before the rest is folded

# [kinds]
# zoom = "video"            # a word of your own for a kind of dated line

# [folders]
# people = "contact"        # another name for the folder of a kind of record

# [checks]
# unknown-key = "off"       # error, warning, info or off, by a check's code or name
"""

_PROFILE = """\
---
# Who you are and what you offer. All of it can wait; take the # away where it applies.
# name: Your name
# pipeline: job                 # job, client or leadership
# goal: what you are looking for, in a sentence
# offers:
#   - contract drafting, technical, level 3, proof two playbooks that clients adopted
# audience: [who should hear of you]
# industries: [health care]
# functions: [legal]
# levels: [general counsel]
# hours: 35                     # a week
# number: 120k by 2026-12-31    # for clients: what you want to bring in
---
"""

# What is made of the ledger, and what a writer that was killed may leave beside a file.
_IGNORED = "site/\nshared/\n.headway-*.tmp\n"

# Rendered, or the machine's own: no part of an example.
_LEFT_OUT = ("site", "shared", "__pycache__")


def starter_files() -> Mapping[str, bytes]:
    """The files of an empty ledger, by path."""
    texts = {FILE_NAME: _SETTINGS, PROFILE: _PROFILE, ".gitignore": _IGNORED}
    return {path: text.encode() for path, text in texts.items()}


def example_names() -> tuple[str, ...]:
    """The worked examples that came along."""
    return tuple(
        sorted(one.name for one in _examples().iterdir() if (one / FILE_NAME).is_file())
        if _examples().is_dir()
        else ()
    )


def example_files(name: str) -> Mapping[str, bytes]:
    """The files of a worked example, by path."""
    root = _examples() / name
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in _files(root)}


def _examples() -> Path:
    """Beside the package in an installed one, else in the folder that holds the package."""
    package = Path(ledger.__file__).parent
    inside = package / "examples"
    return inside if inside.is_dir() else package.parent / "examples"


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT:
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
