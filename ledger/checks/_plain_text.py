"""What of a dated line is running text, at its offsets, and what stands before a name in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.model.entry import Entry
from ledger.model.name_pieces import guarded
from ledger.source import Location
from ledger.value import Value

NOTHING = "\x00"
PARTY = "\x01"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]')
_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_FIELD = re.compile(r"\[(?!\[)\s*(?P<key>[A-Za-z][\w -]{0,40}?)\s*::")
_BRACKET = re.compile(r"[\[\]]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:\s+\d{1,2}:\d\d)?")
# Durations, rounds and counts behind the kind.
_MODIFIERS = re.compile(r"(?:\s+[\d×]\S*)*\s*")


class FieldText(Value, frozen=True):
    """The value of a field, in a text of the whole entry in which all else is blanked out."""

    key: str
    start: int
    text: str


class EntryText(Value, frozen=True):
    """A dated line as typed: its running text, its fields, and where its text begins.

    In `running` a link is blanked out as a party, everything that is no running text (code,
    addresses, quotations, comments, fields) as nothing.
    """

    entry: Entry
    start: int
    running: str
    fields: tuple[FieldText, ...]

    def place(self, offset: int) -> Location:
        """Where an offset of the entry is in its file."""
        before = self.entry.raw[:offset]
        line = self.entry.location.line + before.count("\n")
        return Location(self.entry.location.path, line, offset - before.rfind("\n"))


def text_of(entry: Entry) -> EntryText:
    """What of an entry is running text, and what its fields hold."""
    shown = entry.raw
    for pattern in (_COMMENT, _QUOTED):
        shown = pattern.sub(lambda match: NOTHING * len(match[0]), shown)
    fields = tuple(_fields(shown))
    # The keys of fields are blanked out with code and addresses.
    shown = guarded(shown)
    running = shown
    for begin, end, _ in fields:
        running = running[:begin] + NOTHING * (end - begin) + running[end:]
    running = _LINK.sub(lambda match: PARTY * len(match[0]), running)
    values = tuple(_value(shown, begin, end, key) for begin, end, key in fields)
    return EntryText(entry, _start(entry), running, values)


def _fields(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each field begins and ends, and its key."""
    at = 0
    while match := _FIELD.search(text, at):
        depth, at = 0, len(text)
        for bracket in _BRACKET.finditer(text, match.start()):
            depth += 1 if bracket[0] == "[" else -1
            if depth == 0:
                at = bracket.end()
                break
        yield match.start(), at, match["key"].lower()


def _value(shown: str, begin: int, end: int, key: str) -> FieldText:
    inside = shown[begin : end - 1]
    start = begin + len(inside) - len(inside.lstrip("[" + NOTHING))
    value = _LINK.sub(lambda match: NOTHING * len(match[0]), shown[start : end - 1])
    return FieldText(key, start, NOTHING * start + value)


def _start(entry: Entry) -> int:
    """Where the text begins: behind the kind and what goes with it."""
    day = _DAY.search(entry.raw)
    at = day.end() if day else 0
    if entry.text and entry.word and not entry.text.startswith(entry.word):
        at = entry.raw.find(entry.word, at) + len(entry.word)
        at += entry.raw[at : at + 1] in (":", ",")
        modifiers = _MODIFIERS.match(entry.raw, at)
        at = modifiers.end() if modifiers else at
    return at
