"""Additions to a file that change no byte but those they add.

Every addition becomes text put in at a line and a column. The result is read again and kept
only if it says what the file said before, and what was added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ledger.config import Config
from ledger.diagnostic import Edit
from ledger.editing._inline_list import add_inline, is_inline
from ledger.editing._page import Page
from ledger.editing._readable import UNREADABLE, WHOLLY, readable
from ledger.editing._yaml_text import item_text, key_lines, value_text
from ledger.model.draft import DraftValue
from ledger.model.entry import Entry
from ledger.model.fault import FaultKind
from ledger.model.record import FieldText, Record, RecordKind
from ledger.readers.front_matter import FrontMatter, bounds_of
from ledger.readers.head import Head, read_head
from ledger.readers.records import read_record
from ledger.readers.text import Text, decode
from ledger.readers.yaml_nodes import Listing
from ledger.value import Value

_COLON = re.compile(r"[ \t]*:")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DASH = re.compile(r"([ \t]*)-(?=[ \t]|$)")


class EditRefusedError(Exception):
    """Why a file cannot be added to, in words that follow its name."""


class Additions(Value, frozen=True):
    """What a file is to say besides: keys, items at the end of lists, dated lines, notes."""

    keys: tuple[tuple[str, DraftValue], ...] = ()
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lines: tuple[str, ...] = ()
    notes: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.keys or self.items or self.lines or self.notes)


NOTHING = Additions()


def splice(path: str, data: bytes, kind: RecordKind, config: Config, additions: Additions) -> bytes:
    """The bytes of a file with some additions. Raises EditRefusedError where they cannot be made.

    Keys go to the end of the front matter, or after an empty key's colon; items after the
    last of their list; a dated line after the last one of its day or before, or ahead of
    those where the file has its newest first; notes to the end of the file.
    """
    text, raw = read_to_edit(path, data)
    before = read_record(text, kind, config).record
    page = Page(raw, path)
    head = read_head(text, kind, config)
    edits = (
        *_keys(page, text, head, config, additions.keys),
        *_items(page, text, head.front, additions.items),
        *_entries(page, before.entries, additions.lines),
        *_notes(page, additions),
    )
    made = page.with_edits(edits).encode()
    new_text = decode(path, made)[0]
    after = read_record(new_text, kind, config).record
    sound = not (additions.keys or additions.items) or readable(new_text) >= readable(text)
    if not sound or not _says(before, additions, after):
        if readable(text) < WHOLLY:
            raise EditRefusedError(UNREADABLE)
        raise EditRefusedError("cannot be added to without changing what it says")
    return made


def read_to_edit(path: str, data: bytes) -> tuple[Text, str]:
    """A file's text as the readers have it and as it is; EditRefusedError where none is edited."""
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditRefusedError("is not UTF-8: save it as UTF-8 first") from None
    text, faults = decode(path, data)
    if any(fault.kind is FaultKind.CONFLICT_MARKER for fault in faults):
        raise EditRefusedError("holds the marks of a merge: settle it first")
    return text, raw


def _keys(
    page: Page, text: Text, head: Head, config: Config, keys: tuple[tuple[str, DraftValue], ...]
) -> Iterator[Edit]:
    front = head.front
    if any(fault.kind is FaultKind.UNCLOSED_FRONT_MATTER for fault in front.faults):
        raise EditRefusedError("has front matter that nothing closes: close it with `---` first")
    new: list[str] = []
    for key, value in keys:
        blank = front.fields.get(key)
        if blank is None:
            new += key_lines(config.vocabulary.typed(head.kind, key), value)
            continue
        typed = blank.name
        _refuse_twice(front, typed)
        if blank.value.length:
            raise EditRefusedError(f"says `{typed}` is nothing: delete that line first")
        colon = _COLON.match(text.text, blank.key.start + blank.key.length)
        if colon is None:
            raise EditRefusedError(
                f"has `{typed}` without a colon after it: write `{typed}:` first"
            )
        place = text.location(colon.end())
        if isinstance(value, str):
            yield page.put(place.line, place.column, f" {value_text(value)}")
        else:
            indent = _indent(page.line(place.line))
            yield page.whole_lines(
                place.line, [indent + line for line in key_lines(key, value)[1:]]
            )
    if not new:
        return
    if front.body_start:
        if text.text[bounds_of(text)[0] :].lstrip().startswith("{"):
            raise EditRefusedError(
                "has its front matter in braces: give each key a line of its own"
            )
        fence = text.location(front.body_start).line
        first = min((one.key.start for one in front.fields.values()), default=0)
        place = text.location(first)
        # Keys that are all indented are followed by one that is too.
        indent = text.line(place.line)[: place.column - 1]
        yield page.whole_lines(fence - 1, [("" if indent.strip() else indent) + one for one in new])
    else:
        separator = [] if not text.text.strip() or text.text.startswith("\n") else [""]
        yield page.whole_lines(0, ["---", *new, "---", *separator])


def _items(
    page: Page, text: Text, front: FrontMatter, items: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[Edit]:
    for key, texts in items:
        field_ = front.fields.get(key)
        listing = field_.value if field_ else None
        if field_ is None or not isinstance(listing, Listing):
            raise EditRefusedError(f"has no list of lines under `{key}`")
        _refuse_twice(front, field_.name)
        _refuse_shared(front, key, listing)
        if is_inline(text, listing):
            try:
                for place in add_inline(text, listing, texts):
                    yield page.put(*place)
            except ValueError:
                raise _run_together(key) from None
            continue
        line = text.location(listing.items[-1].start).line if listing.items else 0
        dash = _DASH.match(text.line(line))
        if dash is None:
            raise _run_together(key)
        while _continues(text.line(line + 1), len(dash[1])):
            line += 1
        yield page.whole_lines(line, [f"{dash[1]}- {item_text(item)}" for item in texts])


def _refuse_twice(front: FrontMatter, key: str) -> None:
    """Which of two is meant nobody knows, and other readers take the other one."""
    twice = FaultKind.DUPLICATE_KEY
    if any(fault.kind is twice and fault.subject == key for fault in front.faults):
        raise EditRefusedError(f"has `{key}` twice: leave one of them first")


def _refuse_shared(front: FrontMatter, key: str, listing: Listing) -> None:
    """A value that an alias stands for is in two places, and one of them alone is meant."""
    starts = [listing.start, *(item.start for item in listing.items)]
    shared = any(one.value is listing for name, one in front.fields.items() if name != key)
    if shared or starts != sorted(set(starts)):
        raise EditRefusedError(
            f"has an alias (`*name`) for what is under `{key}`: write it out first"
        )


def _run_together(key: str) -> EditRefusedError:
    return EditRefusedError(f"has the items under `{key}` run together: give each its own line")


def _continues(line: str, indent: int) -> bool:
    stripped = line.lstrip(" \t")
    return bool(stripped) and len(line) - len(stripped) > indent and stripped[0] != "#"


def _entries(page: Page, entries: tuple[Entry, ...], lines: tuple[str, ...]) -> Iterator[Edit]:
    if not lines:
        return
    if not entries:
        shown = page.line(page.last)
        gap = [""] if shown.strip() else []
        yield page.whole_lines(page.last if shown or page.ends else 0, [*gap, *lines])
        return
    newest_first = entries[0].date > entries[-1].date
    for line in reversed(lines) if newest_first else lines:
        day = _DAY.search(line)
        if day is None:
            raise EditRefusedError("takes dated lines alone")
        earlier = [entry for entry in entries if entry.date.isoformat() <= day[0]]
        if newest_first:
            beside = earlier[0] if earlier else entries[-1]
        else:
            beside = earlier[-1] if earlier else entries[0]
        ahead = newest_first if earlier else not newest_first
        indent = _indent(page.line(beside.location.line))
        after = beside.location.line - 1 if ahead else beside.end_line
        yield page.whole_lines(after, [indent + line])


def _notes(page: Page, additions: Additions) -> Iterator[Edit]:
    if additions.notes:
        shown = page.line(page.last)
        gap = [""] if shown.strip() or additions.lines else []
        yield page.whole_lines(
            page.last if shown or page.ends else 0, [*gap, *additions.notes.split("\n")]
        )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _says(before: Record, additions: Additions, after: Record) -> bool:
    """Whether a record says what it said, and what was added, and nothing else."""
    fields: dict[str, FieldText] = dict(before.fields) | dict(additions.keys)
    for key, texts in additions.items:
        own = fields.get(key)
        fields[key] = (*(own if isinstance(own, tuple) else ()), *texts)
    lines = Counter(entry.raw.strip() for entry in before.entries)
    lines.update(additions.lines)
    return (
        dict(after.fields) == fields
        and Counter(entry.raw.strip() for entry in after.entries) == lines
        and after.notes.split() == [*before.notes.split(), *additions.notes.split()]
        and after.kind is before.kind
    )
