"""Links in running text: `[[id]]`, `[[id|shown]]`, `[[folder/id]]`, `[[id#heading]]`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from sys import intern

from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.readers.text import Text

LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_TICKS = re.compile(r"`+")
# What ends a code span or a comment that nothing has closed: a blank line, a list item, a heading.
BLOCK_END = re.compile(
    r"\n(?=[ \t]*(?:\n|$|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]))|^[ \t]*#{1,6}[ \t][^\n]*\n",
    re.MULTILINE,
)
_OPEN = re.compile(r"\[\[(?![^\[\]\n]+\]\])[^\[\]\n]{0,60}")


# What a vault shows inside a note and is no note: `![[photo.png]]`, with a width or not.
_ATTACHMENT = re.compile(
    r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp|heic|flac|m4a|mp3|ogg|wav|3gp|mkv|mov|mp4|ogv|webm|pdf"
    r"|docx?|xlsx?|pptx?|csv|canvas|base|excalidraw)$",
    re.IGNORECASE,
)


def without_code(text: str, start: int = 0) -> str:
    """The text with every code span from `start` on blanked out, at the same offsets."""
    if "`" not in text:
        return text
    shown = [text[:start]]
    edges = [start, *(match.end() for match in BLOCK_END.finditer(text, start)), len(text)]
    for begin, end in pairwise(edges):
        block = text[begin:end]
        at = 0
        for opening, closing in _code_spans(block) if "`" in block else ():
            shown += block[at:opening], re.sub(r"[^\n]", " ", block[opening:closing])
            at = closing
        shown.append(block[at:])
    return "".join(shown)


def _code_spans(block: str) -> Iterator[tuple[int, int]]:
    """Where each code span of a block begins and ends: at two equal runs of backticks."""
    runs = list(_TICKS.finditer(block))
    later: dict[int, list[int]] = defaultdict(list)
    for number in reversed(range(len(runs))):
        later[len(runs[number][0])].append(number)
    number = 0
    while number < len(runs):
        same = later[len(runs[number][0])]
        while same and same[-1] <= number:
            same.pop()
        if same:
            yield runs[number].start(), runs[same[-1]].end()
            number = same[-1]
        number += 1


def target_of(typed: str) -> str:
    """The name in a link as typed: NFC, without a heading or the `.md` that editors may add.

    One name is typed many times; it is held once.
    """
    name = typed if typed.isascii() else unicodedata.normalize("NFC", typed)
    return intern(name.partition("#")[0].strip().removesuffix(".md"))


def find_links(text: Text, start: int, end: int, visible: str, field: str = "") -> Iterator[Link]:
    """The links between two offsets; `visible` is the whole text with code blanked out."""
    for match in LINK.finditer(visible, start, end):
        target = target_of(match[1])
        if target and not is_attachment(visible, match.start(), target):
            place = text.location(match.start())
            yield Link(target, place, len(match[0]), (match[2] or "").strip(), field)


def is_attachment(visible: str, start: int, target: str) -> bool:
    """Whether a link is a file that is shown in its place, which no record can be."""
    return visible[start - 1 : start] == "!" and _ATTACHMENT.search(target) is not None


def has_unclosed(visible: str, start: int) -> bool:
    """Whether any `[[` from an offset on is not closed on its line."""
    return bool(_OPEN.search(visible, start))


def find_unclosed(text: Text, start: int, end: int, visible: str) -> Iterator[Fault]:
    """The first `[[` of each line that nothing closes there; those behind it hang on that one."""
    told = 0
    for match in _OPEN.finditer(visible, start, end):
        place = text.location(match.start())
        if place.line > told:
            told = place.line
            yield Fault(FaultKind.UNCLOSED_LINK, place, match[0].rstrip(), length=len(match[0]))
