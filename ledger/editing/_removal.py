"""A dated line taken out again, and no byte beside it."""

from __future__ import annotations

from collections import Counter

from ledger.config import Config
from ledger.editing._page import Page
from ledger.editing._splice import EditRefusedError, read_to_edit
from ledger.model.record import Record
from ledger.readers.files import SourceFile
from ledger.readers.records import read_record
from ledger.readers.text import decode


def without_line(file: SourceFile, config: Config, line: str, put_in: bytes = b"") -> bytes:
    """The bytes of a file without a dated line as it was written, the undoing of `splice`.

    `put_in` are the bytes that the line came with, a blank line before it among them: what
    `splice` put in, as `stretch_put_in` tells. Where the file still has them in one place
    alone they go, and the file is to the byte what it was. Else the line goes with its end.
    Raises EditRefusedError where the line is not there as it was written.
    """
    path, kind, data = file.path, file.kind, file.data
    text, raw = read_to_edit(path, data)
    before = read_record(text, kind, config).record
    ours = [entry for entry in before.entries if entry.raw.strip() == line.strip()]
    if not ours:
        raise EditRefusedError("does not hold the line as it was written")
    if put_in and data.count(put_in) == 1:
        made = data.replace(put_in, b"")
        if _lacks(before, read_record(decode(path, made)[0], kind, config).record, line):
            return made
    page = Page(raw, path)
    place = ours[-1]
    made = page.with_edits([page.without_line(place.location.line, place.end_line)]).encode()
    if not _lacks(before, read_record(decode(path, made)[0], kind, config).record, line):
        raise EditRefusedError("says something else without the line: take it out by hand")
    return made


def stretch_put_in(before: bytes, after: bytes) -> bytes:
    """The bytes that an addition of one stretch put in."""
    more = len(after) - len(before)
    at = 0
    while at < len(before) and before[at] == after[at]:
        at += 1
    return after[at : at + more]


def _lacks(before: Record, after: Record, line: str) -> bool:
    """Whether a record says what it said but for one dated line."""
    lines = Counter(entry.raw.strip() for entry in before.entries)
    lines[line.strip()] -= 1
    return (
        dict(after.fields) == dict(before.fields)
        and Counter(entry.raw.strip() for entry in after.entries) == +lines
        and after.notes.strip() == before.notes.strip()
    )
