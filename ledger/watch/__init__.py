"""The report while it is written: built on each save, served to this machine, kept up to date.

`watcher` hears of saves, `saves` says when to build, `standing` is what the last build left,
`shelf` and `server` hand it out. One thread builds: the one that calls `watch`.
"""

from __future__ import annotations

from ledger.watch.loop import LostError, Watched, watch
from ledger.watch.server import Server, listen
from ledger.watch.shelf import Shelf
from ledger.watch.standing import Said, Standing
from ledger.watch.telling import Told, stopped

__all__ = [
    "LostError",
    "Said",
    "Server",
    "Shelf",
    "Standing",
    "Told",
    "Watched",
    "listen",
    "stopped",
    "watch",
]
