"""How far long work is, on one line of standard error, from its second second on.

It is there for whoever sits and waits: shown on a terminal alone, and gone before anything else
is said. On a terminal that cannot go back to the beginning of a line (`TERM=dumb`) there is a
line for each kind of work instead, and no more than that. There are no colours in it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from ledger.processes import Progress, unheard

_AFTER = 1.0
# As often as eyes can follow.
_BETWEEN = 0.1
_WIDTH = 30
_USUAL_COLUMNS = 80
_BACK = "\r\x1b[K"


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """What long work tells how far it is; nothing may be printed before it is over."""
    if not sys.stderr.isatty():
        yield unheard
        return
    bar = _Bar(sys.stderr)
    try:
        yield bar.tell
    finally:
        bar.clear()


class _Bar:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._goes_back = os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + _AFTER
        self._shown = ""

    def tell(self, what: str, done: int, total: int) -> None:
        """Show what is being done, how much of it is, and of how much: 0 of 0 is unknown."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _BETWEEN
        if self._goes_back:
            self._show(_BACK + self._line(what, done, total))
            self._shown = what
        elif what != self._shown:
            self._show(_said(what, done, total) + "\n")
            self._shown = what

    def clear(self) -> None:
        """Leave the line as if nothing had been there."""
        if self._goes_back and self._shown:
            self._show(_BACK)

    def _line(self, what: str, done: int, total: int) -> str:
        """The bar with its words, or the words alone where a line has no room for both."""
        said = _said(what, done, total)
        room = self._columns() - 1
        if not total or len(said) + _WIDTH + 1 > room:
            return said[:room]
        filled = _WIDTH * min(done, total) // total
        full, empty = ("█", "·") if self._takes("█·") else ("#", ".")
        return f"{full * filled}{empty * (_WIDTH - filled)} {said}"

    def _takes(self, characters: str) -> bool:
        try:
            characters.encode(self._stream.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def _columns(self) -> int:
        with suppress(OSError):
            # A terminal that does not know its width says 0.
            return os.get_terminal_size(self._stream.fileno()).columns or _USUAL_COLUMNS
        return _USUAL_COLUMNS

    def _show(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _said(what: str, done: int, total: int) -> str:
    """`reading files: 3,200 of 10,000`."""
    return f"{what}: {done:,} of {total:,}" if total else what
