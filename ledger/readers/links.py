"""Links in running text: `[[id]]`, `[[id|shown]]`, `[[folder/id]]`, `[[id#heading]]`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.readers.text import Text

LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_CODE = re.compile(r"(`+)(?!`)(?:.(?!\n[ \t]*\n))*?(?<!`)\1(?!`)", re.DOTALL)
_OPEN = re.compile(r"\[\[(?![^\[\]\n]+\]\])[^\[\]\n]{0,60}")


def without_code(text: str) -> str:
    """The text with every code span blanked out, at the same offsets."""
    if "`" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def target_of(typed: str) -> str:
    """The name in a link as typed: NFC, without a heading or the `.md` that editors may add."""
    name = unicodedata.normalize("NFC", typed.split("#", 1)[0]).strip()
    return name.removesuffix(".md")


def find_links(text: Text, start: int, end: int, visible: str, field: str = "") -> Iterator[Link]:
    """The links between two offsets; `visible` is the whole text with code blanked out."""
    for match in LINK.finditer(visible, start, end):
        target = target_of(match[1])
        if target:
            place = text.location(match.start())
            yield Link(target, place, len(match[0]), (match[2] or "").strip(), field)


def find_unclosed(text: Text, start: int, end: int, visible: str) -> Iterator[Fault]:
    """The `[[` that nothing closes on their line."""
    for match in _OPEN.finditer(visible, start, end):
        place = text.location(match.start())
        yield Fault(FaultKind.UNCLOSED_LINK, place, match[0].rstrip(), length=len(match[0]))
