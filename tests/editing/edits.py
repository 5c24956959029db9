"""Every edit that a command makes of a file that is there, for the tests that try each on any file.

An edit that comes later joins by a function with `@edit`. Those that are of several files at
once are in `reshapings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from ledger import checks
from ledger.config import defaults
from ledger.editing import (
    Additions,
    EditRefusedError,
    splice,
    stretch_put_in,
    without_line,
    work_out_fixes,
)
from ledger.model.draft import dated_line
from ledger.model.record import Record, RecordKind
from ledger.model.snooze import KIND, snooze_text
from ledger.readers import Sources
from ledger.readers.files import SourceFile
from ledger.readers.reading import read_sources
from tests.support import AS_OF

PATH = "campaigns/a.md"
DASHES = "Nobody: at all, #1"


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit makes of a file, and what may differ.

    `keys` are the values that PyYAML is to read where they are new or other than before; `body`
    says whether the edit is one of the body. What is put in (or taken out) is at most `stretches`
    stretches; an edit that replaces something has none, and names the `lines` that may differ.
    One that is `joined` may put in as much as it likes beside those. `undo` is the edit that
    takes it back.
    """

    after: bytes
    keys: dict[str, object] = field(default_factory=dict)
    body: bool = False
    stretches: int = 1
    taken_out: bool = False
    lines: frozenset[int] = frozenset()
    joined: bool = False
    undo: Callable[[bytes], bytes] | None = None


# An edit of a file's bytes; None where the file has nothing that it is made for.
Edit = Callable[[bytes], Edited | None]

EDITS: dict[str, Edit] = {}


def edit(make: Edit) -> Edit:
    """Have an edit tried on every file."""
    EDITS[make.__name__] = make
    return make


def added(data: bytes, kind: RecordKind = RecordKind.CAMPAIGN, **additions: object) -> bytes:
    return splice(PATH, data, kind, defaults(), Additions(**additions))  # type: ignore[arg-type]


@lru_cache(maxsize=2)
def record_of(data: bytes) -> Record:
    return read_sources([SourceFile(PATH, RecordKind.CAMPAIGN, data)], defaults()).ledger.records[0]


@edit
def key(data: bytes) -> Edited | None:
    if "difference" in record_of(data).fields:
        return None
    return Edited(added(data, keys=(("difference", DASHES),)), {"difference": DASHES})


@edit
def key_of_a_list(data: bytes) -> Edited:
    return Edited(added(data, keys=(("zones", ("a: b", "c")),)), {"zones": ["a: b", "c"]})


@edit
def key_filled_in(data: bytes) -> Edited | None:
    name = _first(key for key, value in record_of(data).fields.items() if value is None)
    return Edited(added(data, keys=((name, DASHES),)), {name: DASHES}) if name else None


@edit
def key_filled_with_a_list(data: bytes) -> Edited | None:
    name = _first(key for key, value in record_of(data).fields.items() if value is None)
    if not name:
        return None
    return Edited(added(data, keys=((name, ("x", "y: z")),)), {name: ["x", "y: z"]})


@edit
def item(data: bytes) -> Edited | None:
    """An item more of every list, one after the other."""
    lists = [key for key, value in record_of(data).fields.items() if isinstance(value, tuple)]
    if not lists:
        return None
    name = lists[len(data) % len(lists)]
    made = added(data, items=((name, ("rejected, as: said",)),))
    return Edited(made, {name: [..., "rejected, as: said"]}, stretches=2)


@edit
def stage_line(data: bytes) -> Edited | None:
    """What `move` does."""
    stages, line = record_of(data).fields.get("stages"), f"{AS_OF} rejected, because"
    if isinstance(stages, str):
        return None
    if stages is None:
        return Edited(added(data, keys=(("stages", (line,)),)), {"stages": [line]})
    made = added(data, items=(("stages", (line,)),))
    return Edited(made, {"stages": [..., line]}, stretches=2)


@edit
def line_of_today(data: bytes) -> Edited:
    return _line(data, AS_OF)


@edit
def line_of_long_ago(data: bytes) -> Edited:
    return _line(data, date(1999, 1, 1))


@edit
def line_between_others(data: bytes) -> Edited | None:
    days = [entry.date for entry in record_of(data).entries]
    return _line(data, max(days) - timedelta(days=1)) if days else None


@edit
def snooze_line(data: bytes) -> Edited:
    text = snooze_text("chased-1a2b3c", date(2026, 12, 1), "they are away")
    return _line(data, AS_OF, KIND, text, RecordKind.JOURNAL)


def _line(
    data: bytes,
    day: date,
    kind: str = "reply",
    text: str = "thanks, [x",
    holder: RecordKind = RecordKind.CAMPAIGN,
) -> Edited:
    line = dated_line(day, kind, text)
    made = added(data, holder, lines=(line,))

    def undo(after: bytes) -> bytes:
        came = stretch_put_in(data, made)
        return without_line(SourceFile(PATH, holder, after), defaults(), line, came)

    return Edited(made, body=True, undo=undo)


@edit
def line_taken_out(data: bytes) -> Edited | None:
    """What `log --undo` does where nothing else is known than the line."""
    entries = record_of(data).entries
    if not entries:
        return None
    entry = entries[len(data) % len(entries)]
    place = SourceFile(PATH, RecordKind.CAMPAIGN, data)
    made = without_line(place, defaults(), entry.raw.strip())
    return Edited(made, body=True, taken_out=True)


@edit
def fixes(data: bytes) -> Edited | None:
    """What `check --fix` does with all that it can."""
    sources = Sources(b"", {PATH: SourceFile(PATH, RecordKind.CAMPAIGN, data)})
    found = [one for one in checks.run(sources.read().ledger, AS_OF) if one.fix]
    if not found:
        return None
    fixing = work_out_fixes(sources, AS_OF, lambda finding: finding.location.path == PATH)
    if not fixing.changes:
        reasons = ", ".join(sorted({left.reason for left in fixing.left}))
        raise EditRefusedError(re.sub(r"in \S+:\d+:\d+", "in a place", reasons))
    lines = frozenset(
        edit.location.line + more
        for one in (*found, *fixing.fixed)
        for edit in (one.fix.edits if one.fix else ())
        for more in range(edit.text.count("\n") + edit.length + 1)
        if more < 3
    )
    return Edited(fixing.changes[0].after, body=True, stretches=0, lines=lines)


def _first(names: Iterable[str]) -> str:
    return next(iter(names), "")
