"""The sentence: read, check, measure, advise, lay out, write.

What does each of these is brought in where it is first asked for: a build of what has not
changed needs none of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from ledger.build.stopped import StoppedError
from ledger.build.summary import Summary

if TYPE_CHECKING:
    from ledger.build.builder import Builder, build
    from ledger.build.earlier import TEMPLATES
    from ledger.build.making import build_commit, build_shared, render
    from ledger.build.working_out import WEEKS, read_commits, share, work_out

__all__ = [
    "TEMPLATES",
    "WEEKS",
    "Builder",
    "StoppedError",
    "Summary",
    "build",
    "build_commit",
    "build_shared",
    "read_commits",
    "render",
    "share",
    "work_out",
]

_HOME = {
    "TEMPLATES": "earlier",
    "WEEKS": "working_out",
    "Builder": "builder",
    "build": "builder",
    "build_commit": "making",
    "build_shared": "making",
    "read_commits": "working_out",
    "render": "making",
    "share": "working_out",
    "work_out": "working_out",
}


def __getattr__(name: str) -> object:
    """A name of this package, from the file that has it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
