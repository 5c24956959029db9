"""More fields behind dated lines that are there: `[outcome:: rejected]`."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.config import Config
from ledger.editing._dated_lines import FieldsBehind
from ledger.editing._page import Page
from ledger.editing._splice import EditRefusedError, read_to_edit
from ledger.model.draft import field_text
from ledger.model.record import RecordKind
from ledger.readers.records import read_record
from ledger.readers.text import decode


def with_fields(
    path: str, data: bytes, kind: RecordKind, config: Config, more: Sequence[FieldsBehind]
) -> bytes:
    """The bytes of a file with fields put at the end of the first lines of some entries.

    Raises EditRefusedError where they would not be read there.
    """
    text, raw = read_to_edit(path, data)
    before = read_record(text, kind, config).record
    page = Page(raw, path)
    edits = []
    for one in more:
        number = one.entry.location.line
        shown = "".join(f" [{key}:: {field_text(value)}]" for key, value in one.fields)
        edits.append(page.put(number, len(page.line(number).rstrip()) + 1, shown))
    made = page.with_edits(edits).encode()
    after = read_record(decode(path, made)[0], kind, config).record
    wanted = {one.entry.location.line: len(one.fields) for one in more}
    asked = [
        (one.text, len(one.fields) + wanted.get(one.location.line, 0)) for one in before.entries
    ]
    if asked != [(one.text, len(one.fields)) for one in after.entries]:
        raise EditRefusedError("has a line that no field can be put behind")
    return made
