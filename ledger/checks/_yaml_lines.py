"""The lines of front matter that are no YAML, and those that only want quotes to be some."""

from __future__ import annotations

import re

from ledger.checks._text import quoted

PAIR = re.compile(r"(?P<head>\s*(?:- )?(?P<key>[\w-]+(?: [\w-]+)*):\s+)(?P<value>\S.*)$")
ITEM = re.compile(r"(?P<head>\s*- )(?P<value>\S.*)$")
QUOTED_LIST = re.compile(r"(?:\"[^\"]*\"|'[^']*')(?:\s*,\s*(?:\"[^\"]*\"|'[^']*'))+")
# What means something else to YAML at the beginning of a value.
RESERVED = "@`%&*!|>,]}?-#"

_PART = re.compile(r"[\w-]+:\s")
_TAG = re.compile(r"[^\s#,]+")
_TAGS = re.compile(r"(?:#[^\s#,]+[\s,]*)+")


def in_quotes(line: str, detail: str) -> tuple[str, str] | None:
    """The end of a line that YAML cannot read, and the same end as it can.

    None where the line may be meant in more than one way: a list or a link that is broken
    off, a comment, a line that is out of its place.
    """
    item = ITEM.match(line)
    pair = None if item else PAIR.match(line)
    if pair and not line[0].isspace():
        return _value(pair["value"], detail, pair["key"] == "tags")
    value = item["value"] if item else ""
    # `- need: privacy: must` has parts, and nobody knows which colon belongs to the text.
    if not value or value[0] in "\"'" or _PART.match(value) or "\t" in line:
        return None
    return _value(value, detail, False)


def _value(value: str, detail: str, tags: bool) -> tuple[str, str] | None:
    mended = None
    if detail.startswith("a comment"):
        if tags and _TAGS.fullmatch(value):
            mended = f"[{', '.join(_TAG.findall(value))}]"
    elif " #" in value:
        # What follows may be a comment of the owner's.
        mended = None
    elif value[0] in "\"'":
        mended = _one_pair(value, detail)
    elif value[0] in RESERVED or (value[0] not in "[{" and _has_colon(value)):
        mended = quoted(value)
    return (value, mended) if mended else None


def _one_pair(value: str, detail: str) -> str | None:
    """A value that begins with a quotation mark, between one pair of them."""
    mark, rest = value[0], value[1:]
    closed = rest.endswith(mark)
    if "escape" in detail:
        return quoted(rest[:-1]) if closed and mark not in rest[:-1] else None
    if mark not in rest:
        return quoted(rest)
    if QUOTED_LIST.fullmatch(value):
        return f"[{value}]"
    if not closed:
        return quoted(value)
    # An apostrophe within is one; two marks may as well be quotes within the quotes.
    return quoted(rest[:-1]) if rest.count(mark) == 2 else None


def _has_colon(value: str) -> bool:
    return ": " in value or value.endswith(":")
