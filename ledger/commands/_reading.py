"""Reading a ledger for a command, with its failures said in one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.commands._options import CouldNotError
from ledger.commands._progress import progress_shown
from ledger.commands._user_folders import cache_folder
from ledger.model.fault import FaultKind
from ledger.readers import read_ledger
from ledger.source import Location
from ledger.terminal import visible
from ledger.wording import plural

if TYPE_CHECKING:
    # What it is made with reads front matter and words, which is not needed where nothing is read.
    from ledger.model.ledger import Ledger
    from ledger.readers import LedgerReading


def read(root: Path) -> LedgerReading:
    """The ledger in a folder. Raises CouldNotError where the disk does not give it."""
    try:
        with progress_shown() as progress:
            return read_ledger(root, cache_folder(), progress)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or root} cannot be read: {reason}") from None


def left_out(ledger: Ledger) -> Iterator[str]:
    """The files that could not be read: they are in no export and in no answer."""
    unread = [one for one in ledger.faults if one.kind is FaultKind.UNREADABLE_FILE]
    for fault in unread:
        yield f"{visible(str(fault.location.path))} is left out: {visible(fault.detail)}"
    if unread:
        yield f"{plural(len(unread), 'file')} could not be read; `headway check` says why"


def line_at(reading: LedgerReading, place: Location) -> str:
    """The text of a line of the ledger; empty where there is none."""
    text = reading.texts.get(place.path)
    return text.line(place.line) if text else ""
