"""Additions to a file that change no byte but those they add.

Every addition becomes text put in at a line and a column. The result is read again and kept
only if it says what the file said before, and what was added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from ledger.config import Config
from ledger.editing._inline_list import add_inline, is_inline
from ledger.editing._yaml_text import item_text, key_lines, value_text
from ledger.model.draft import DraftValue
from ledger.model.entry import Entry
from ledger.model.fault import FaultKind
from ledger.model.record import FieldText, Record, RecordKind
from ledger.readers.front_matter import FrontMatter, Handler
from ledger.readers.head import Head, read_head
from ledger.readers.records import read_record
from ledger.readers.text import BOM, Text, decode
from ledger.readers.yaml_reader import Listing, Refusal, read_yaml

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DASH = re.compile(r"([ \t]*)-(?=[ \t]|$)")


class EditRefusedError(Exception):
    """Why a file cannot be added to, in words that follow its name."""


@dataclass(frozen=True, slots=True)
class Additions:
    """What a file is to say besides: keys, items at the end of lists, dated lines."""

    keys: tuple[tuple[str, DraftValue], ...] = ()
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lines: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.keys or self.items or self.lines)


NOTHING = Additions()


def splice(path: str, data: bytes, kind: RecordKind, config: Config, additions: Additions) -> bytes:
    """The bytes of a file with some additions. Raises EditRefusedError where they cannot be made.

    Keys go to the end of the front matter, or after an empty key's colon; items after the
    last of their list; a dated line after the last one of its day or before, or ahead of
    those where the file has its newest first.
    """
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditRefusedError("is not UTF-8: save it as UTF-8 first") from None
    text, faults = decode(path, data)
    if any(fault.kind is FaultKind.CONFLICT_MARKER for fault in faults):
        raise EditRefusedError("holds the marks of a merge: settle it first")
    before = read_record(text, kind, config).record
    page = _Page(raw)
    head = read_head(text, kind, config)
    front = head.front
    for place in (
        *_keys(page, text, head, config, additions.keys),
        *_items(page, text, front, additions.items),
        *_entries(page, before.entries, additions.lines),
    ):
        page.put(*place)
    made = page.result().encode()
    new_text = decode(path, made)[0]
    after = read_record(new_text, kind, config).record
    sound = _is_yaml(new_text) or not (additions.keys or additions.items) or not _is_yaml(text)
    if not sound or not _says(before, additions, after):
        raise EditRefusedError("cannot be added to without changing what it says")
    return made


@dataclass
class _Page:
    """A file's text as it is, and what is to be put in where."""

    raw: str
    _places: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        body = self.raw.removeprefix(BOM)
        self.lines = [line for line in _LINE.findall(body) if line] or [""]
        skipped = len(self.raw) - len(body)
        self.starts = list(accumulate((len(line) for line in self.lines), initial=skipped))
        ends = Counter(re.findall(r"\r\n|\r|\n", body))
        self.newline = ends.most_common(1)[0][0] if ends else "\n"

    def put(self, line: int, column: int, text: str) -> None:
        r"""Put a text with `\n` ends before a character; lines and columns count from 1."""
        offset = self.starts[line - 1] + column - 1
        self._places.append((offset, text.replace("\n", self.newline)))

    def whole_lines(self, after: int, texts: list[str]) -> tuple[int, int, str]:
        """Where and how lines of their own go in after a line; 0 is the top of the file."""
        joined = "".join(f"{text}\n" for text in texts)
        if after == 0:
            return 1, 1, joined
        last = self.lines[after - 1]
        if last.endswith(("\n", "\r")):
            return after + 1, 1, joined
        return after, len(last) + 1, "\n" + joined.removesuffix("\n")

    def result(self) -> str:
        """The text with everything put in; what goes to one place stays in order."""
        shown, at = [], 0
        for offset, text in sorted(self._places, key=lambda place: place[0]):
            shown += [self.raw[at:offset], text]
            at = offset
        return "".join([*shown, self.raw[at:]])


def _keys(
    page: _Page,
    text: Text,
    head: Head,
    config: Config,
    keys: tuple[tuple[str, DraftValue], ...],
) -> Iterator[tuple[int, int, str]]:
    front = head.front
    if any(fault.kind is FaultKind.UNCLOSED_FRONT_MATTER for fault in front.faults):
        raise EditRefusedError("has front matter that nothing closes: close it with `---` first")
    new: list[str] = []
    for key, value in keys:
        blank = front.fields.get(key)
        if blank is None:
            new += key_lines(config.vocabulary.typed(head.kind, key), value)
            continue
        if blank.value.length:
            raise EditRefusedError(f"says `{blank.name}` is nothing: delete that line first")
        place = text.location(text.text.index(":", blank.key.start + blank.key.length) + 1)
        if isinstance(value, str):
            yield place.line, place.column, f" {value_text(value)}"
        else:
            yield page.whole_lines(place.line, key_lines(key, value)[1:])
    if not new:
        return
    if front.body_start:
        fence = text.location(front.body_start).line
        yield page.whole_lines(fence - 1, new)
    else:
        separator = [] if not text.text.strip() or text.text.startswith("\n") else [""]
        yield page.whole_lines(0, ["---", *new, "---", *separator])


def _items(
    page: _Page, text: Text, front: FrontMatter, items: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[tuple[int, int, str]]:
    for key, texts in items:
        field_ = front.fields.get(key)
        listing = field_.value if field_ else None
        if not isinstance(listing, Listing):
            raise EditRefusedError(f"has no list of lines under `{key}`")
        if is_inline(text, listing):
            try:
                yield from add_inline(text, listing, texts)
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


def _run_together(key: str) -> EditRefusedError:
    return EditRefusedError(f"has the items under `{key}` run together: give each its own line")


def _continues(line: str, indent: int) -> bool:
    stripped = line.lstrip(" \t")
    return bool(stripped) and len(line) - len(stripped) > indent and stripped[0] != "#"


def _entries(
    page: _Page, entries: tuple[Entry, ...], lines: tuple[str, ...]
) -> Iterator[tuple[int, int, str]]:
    if not lines:
        return
    if not entries:
        last = len(page.lines)
        gap = [""] if page.lines[-1].strip() else []
        yield page.whole_lines(last if page.lines[-1] else 0, [*gap, *lines])
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
        indent = _indent(page.lines[beside.location.line - 1])
        after = beside.location.line - 1 if ahead else beside.end_line
        yield page.whole_lines(after, [indent + line])


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _is_yaml(text: Text) -> bool:
    """Whether the front matter of a text is read as a whole; one without any is."""
    try:
        block, _ = Handler(text).split(text.text)
        read_yaml(block, 0)
    except ValueError:
        return not text.text.lstrip().startswith("---")
    except Refusal:
        return False
    return True


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
        and after.notes.strip() == before.notes.strip()
        and after.kind is before.kind
    )
