"""A second opinion on an edit: the bytes before and after, and PyYAML's own reading of both.

Nothing of the editor or of the ledger's readers is used here.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from difflib import SequenceMatcher

import yaml

_FRONT = re.compile(r"\s*---[ \t]*(?:\n|\Z)(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ENDS = re.compile(rb"(?<=\n)|(?<=\r)(?!\n)")

Values = Mapping[str, object]


def put_in(before: bytes, after: bytes, most: int = 1) -> bool:
    """Whether `after` is `before` with at most so many stretches put in, and nothing taken out."""
    if before == after:
        return True
    if not most or len(after) <= len(before):
        return False
    same = 0
    while same < len(before) and before[same] == after[same]:
        same += 1
    if most == 1:
        rest = before[same:]
        return not rest or after.endswith(rest)
    tail = 0
    while tail < len(before) - same and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    middle = before[same : len(before) - tail]
    return middle in after[same : len(after) - tail]


def changed_lines(before: bytes, after: bytes) -> set[int]:
    """The numbers of the lines of `before` that are no more, or beside which there is a new one."""
    old, new = _ENDS.split(before), _ENDS.split(after)
    found: set[int] = set()
    for tag, start, end, _, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found.update(range(start + 1, max(end, start + 1) + 1))
    return found


def only_grows(before: bytes, after: bytes) -> bool:
    """Whether every line is there still, in its order, with nothing taken out of it."""
    old, new = (_ENDS.split(data.removeprefix(codecs.BOM_UTF8)) for data in (before, after))
    at = 0
    for line in old:
        left = range(at, len(new))
        found = next((number for number in left if new[number] == line), None)
        if found is None:
            found = next((number for number in left if _holds(new[number], line)), None)
        if found is None:
            return False
        at = found + 1
    return True


def _holds(grown: bytes, line: bytes) -> bool:
    """Whether a line is another one with something put in."""
    rest = iter(grown)
    return all(byte in rest for byte in line)


def values_grow(old: Values, new: Values) -> bool:
    """Whether every value is there still: as it was, or filled in, or in a list that goes on."""
    for key, value in old.items():
        now = new.get(key)
        ours = value if isinstance(value, list) else [value]
        theirs = now if isinstance(now, list) else [now]
        if value and theirs[: len(ours)] != ours:
            return False
    return True


def values_of(data: bytes) -> Values | None:
    """What PyYAML, taking everything for a text, reads in the front matter; None if it does not."""
    match = _FRONT.match(_text(data))
    try:
        read = yaml.load(match[1], Loader=yaml.BaseLoader) if match else None  # noqa: S506
    except (yaml.YAMLError, ValueError, TypeError):
        return None
    return read if isinstance(read, dict) else None


def body_of(data: bytes) -> str:
    """What follows the front matter."""
    text = _text(data)
    match = _FRONT.match(text)
    return text[match.end() :] if match else text


def _text(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")
