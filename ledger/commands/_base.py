"""Where a ledger lies in its repository, for those who name its files from there."""

from __future__ import annotations

import os
from pathlib import Path


def base_of(root: Path) -> str:
    """The ledger's folder from the top of its repository, with `/`; empty where it is the top.

    The top is the nearest folder upwards that holds a `.git`; where there is none, the
    working folder stands for it. Git is not asked.
    """
    real = Path(os.path.realpath(root))
    top = next((one for one in (real, *real.parents) if os.path.lexists(one / ".git")), Path.cwd())
    try:
        base = Path(os.path.relpath(real, os.path.realpath(top)))
    except ValueError:  # another drive
        base = real
    return "" if base == Path() else base.as_posix()
