"""A person's home with a ledger in it, looked at before and after each command."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from ledger.config import FILE_NAME
from tests.faults.acts import FILES, TABLE
from tests.repositories import make_repo

LEDGER = "notes/ledger"
# What lies about in a home, in the ledger and in its report's folder, and is nobody's but theirs.
_OTHERS = {
    "notes/diary.md": "- 2026-11-02 coffee\n",
    "notes/applications.csv": TABLE,
    ".gitconfig": "[user]\n\tname = Maya\n",
    ".config/other/settings.toml": "a = 1\n",
    f"{LEDGER}/.obsidian/workspace.json": "{}\n",
    f"{LEDGER}/attachments/letter.txt": "Dear Lee,\n",
    f"{LEDGER}/contacts/.dana-kim.md.swp": "typed\n",
    "vault/People/Ada Grey.md": "---\ncompany: Elm\n---\nMet in May.\n",
    "vault/.obsidian/app.json": "{}\n",
    "vault/daily/2026-11-02.md": "Coffee with [[Ada Grey]].\n",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be seen of a file or a folder; a folder has no moment, a file has one."""

    mode: int
    data: str
    changed: int


def make_home(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """A home, its ledger committed and its report made; what goes to the cache goes elsewhere."""
    home = folder / "home"
    repo = make_repo(home / "notes", "ledger")
    repo.commit(FILES | {FILE_NAME: ""})
    for name, text in _OTHERS.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    (home / "tmp").mkdir()
    patch.setenv("HOME", str(home))
    patch.setenv("TMPDIR", str(home / "tmp"))
    patch.setattr("tempfile.tempdir", None)
    for name, place in {
        "STATE": ".local/state",
        "CONFIG": ".config",
        "DATA": ".local/share",
    }.items():
        patch.setenv(f"XDG_{name}_HOME", str(home / place))
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    return home


def seen(home: Path) -> dict[str, Seen]:
    """Everything below a home, by path; nothing is followed."""
    found = {}
    for path in home.rglob("*"):
        status = path.lstat()
        data, changed = "", 0
        if stat.S_ISREG(status.st_mode):
            data, changed = sha256(path.read_bytes()).hexdigest(), status.st_mtime_ns
        elif stat.S_ISLNK(status.st_mode):
            data = str(path.readlink())
        found[path.relative_to(home).as_posix()] = Seen(status.st_mode, data, changed)
    return found


def touched(before: dict[str, Seen], after: dict[str, Seen], may: str) -> list[str]:
    """The paths that differ and do not match a pattern; a folder made for one that does may be."""
    allowed = re.compile(may)
    differing = [
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    ]
    wanted = [path for path in differing if allowed.fullmatch(path)]
    return sorted(
        path
        for path in differing
        if not allowed.fullmatch(path) and not any(one.startswith(f"{path}/") for one in wanted)
    )
