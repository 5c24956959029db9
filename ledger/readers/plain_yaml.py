"""Reads front matter that is plain beyond doubt, into the nodes that the strict reader gives.

Nearly every record is `key: text`, `key: [a, b]` and `key:` above a list of lines. One pattern
takes these, a key at a time, in a tenth of the time of a parser of all YAML. It takes nothing
that YAML could read in another way (a comment, a colon before a blank, an escape, a text over
two lines, a mapping in a list): such a block goes to the strict reader as a whole. That both
give the same is a property under test, for any block.
"""

from __future__ import annotations

import re

from ledger.readers.yaml_nodes import Listing, Mappings, Node, Scalar
from ledger.readers.yaml_reader import NULLS

# A larger one may hold more values than the strict reader lets in.
MOST_CHARACTERS = 20_000

_FIRST = r"[^\s\-?:,\[\]{}\#&*!|>'\"%@`]"
_PART = r"[^\n:\#,?'\"\[\]{}]*+"
# A text on one line, and one within a list in brackets. Both take the blanks behind them.
_TEXT = rf"{_FIRST}[^\n:\#]*+(?:(?::(?![ \n])|(?<![ ])\#)[^\n:\#]*+)*+"
_ITEM = rf"{_FIRST}{_PART}(?::(?![ \n:,?\[\]{{}}]){_PART})*+"
_QUOTED = r""" "[^"\\\n]*+"[ ]*+ | '[^'\n]*+'[ ]*+ """
_PAIR = re.compile(
    rf"""
    (?P<key>\w[\w-]{{0,60}}+(?:[ ][\w-]{{1,60}}+){{0,10}}+):
    (?: [ ]++
        (?: (?P<text>{_TEXT})
          | (?P<quoted>{_QUOTED})
          | (?P<nested>\[\[[ ]*+{_ITEM}\]\][ ]*+)
          | (?P<listing>\[[ ]*+(?:{_ITEM}(?:,[ ]*+{_ITEM})*+)?+\][ ]*+)
        )\n
      | [ ]*+\n
        (?P<lines>
            (?P<indent>[ ]*+)-[ ]++(?:{_TEXT}|{_QUOTED})\n
            (?:(?P=indent)-[ ]++(?:{_TEXT}|{_QUOTED})\n)*+
        )?+
    )\n*+
    """,
    re.VERBOSE,
)


def read_plain(block: str, base: int) -> Mappings | None:
    """The mapping of a block; None where there is none, or it is not plain beyond doubt."""
    # Of all that is no letter or mark that shows, only blanks and line ends are let in.
    if len(block) > MOST_CHARACTERS or not block.replace("\n", "").isprintable():
        return None
    pairs: list[tuple[Scalar, Node]] = []
    size, end = 1, 0
    for pair in _PAIR.finditer(block):
        start, stop = pair.span()
        if start != end:
            return None
        key, text = pair.group("key", "text")
        if text:  # as most are; without quotes, or it would have another form
            typed = text.rstrip(" ")
            at = base + pair.start("text")
            value: Node = Scalar(None if typed in NULLS else typed, at, len(typed))
        else:
            value = _value(pair, base)
        pairs.append((Scalar(key, base + end, len(key)), value))
        size += 1 + value.size
        end = stop
    if not pairs or end != len(block):
        return None
    return Mappings(tuple(pairs), base, 0, size)


def _value(pair: re.Match[str], base: int) -> Node:
    """The value of a pair, by the form that was found of it."""
    form = pair.lastgroup or "key"
    if form == "key":
        return Scalar(None, base + pair.end(form) + 1, 0)
    typed, start = pair[form], base + pair.start(form)
    if form == "lines":
        return _lines(typed, start)
    typed = typed.rstrip(" ")
    if form == "listing":
        return _listing(typed, start)
    if form == "nested":
        inner = _listing(typed[1:-1], start + 1)
        return Listing((inner,), start, len(typed), 1 + inner.size)
    return _scalar(typed, start)


def _scalar(typed: str, start: int) -> Scalar:
    """A text, with or without quotes around it."""
    if typed[0] in "\"'":
        return Scalar(typed[1:-1], start, len(typed))
    return Scalar(None if typed in NULLS else typed, start, len(typed))


def _listing(typed: str, start: int) -> Listing:
    """`[a, b]`, whose texts are without quotes."""
    items = []
    at = start + 1
    for part in typed[1:-1].split(","):
        if text := part.strip(" "):
            items.append(_scalar(text, at + part.index(text)))
        at += len(part) + 1
    return Listing(tuple(items), start, len(typed), 1 + len(items))


def _lines(typed: str, start: int) -> Listing:
    """Lines that each begin with a dash, at the same indentation."""
    items = []
    at = start
    for line in typed.splitlines():
        whole = line.rstrip(" ")
        text = whole.lstrip(" -")
        items.append(_scalar(text, at + len(whole) - len(text)))
        at += len(line) + 1
    return Listing(tuple(items), start + typed.index("-"), 0, 1 + len(items))
