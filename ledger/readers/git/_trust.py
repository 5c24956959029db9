"""The few of a user's own settings of git that are asked about: whom to trust, where hooks are."""

from __future__ import annotations

import os
from pathlib import Path

from ledger.readers.git._program import Git, GitError


def trusted_folders(folder: Path) -> tuple[str, ...]:
    """The `safe.directory` of the user's own settings of git, and nothing else of them."""
    git = Git(folder, settings=own_settings())
    try:
        said = git.ask("config", "--null", "--get-all", "safe.directory", ok=(0, 1))
    except GitError:
        return ()
    return tuple(os.fsdecode(one) for one in said.split(b"\0") if one)


def own_settings() -> str:
    """The file of the user's own settings of git, whether it is there or not."""
    named = os.environ.get("GIT_CONFIG_GLOBAL")
    plain = Path.home() / ".gitconfig"
    if named or plain.is_file():
        return named or str(plain)
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return str(Path(base) / "git" / "config")
