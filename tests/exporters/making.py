"""Exports made of a few files, and names that no format may stumble over."""

from __future__ import annotations

import json
from datetime import date

from ledger.exporters import ExportRequest, all_exporters
from tests.support import AS_OF, Files, reading_of

# Each holds what one of the formats gives a meaning.
NAUGHTY = (
    'Dana "D" Kim', "Kim [the one] {x} (y)", "end", "subgraph", "a%%b", "%%{init: {}}%%", "x --- y",
    "&lt;&amp;", "back\\slash\\", "\\N\\l", "semi;colon, comma: x", "`code` *b* _i_ ~~s~~", "<b>",
    "a|b|c", "1. first", "- x", "--> y", "---", "日本 太郎", "Ünïcode Ñandú", "😀 Kim", "x\u2028y",
    "www.example.com", "http://x.example/a", "a@b.example", "style x:y#1;", "graph TD; A-->B",
    "O'Brien", "BEGIN:VCARD", "\u202eabc", "$x^2$", "=cmd()", "a" * 300, "é" * 90, "![x](y)",
    "#1; #quot;", "[[no]]", "# a #", "1) x", "+ x", "AT&T", "x.y-z", "(c) 2026", "o--o", "a  b",
)  # fmt: skip


def made(
    name: str,
    files: Files,
    as_of: date = AS_OF,
    since: date | None = None,
    until: date | None = None,
) -> str:
    """What an exporter makes of a ledger's files, as text."""
    request = ExportRequest(reading=reading_of(files), as_of=as_of, since=since, until=until)
    one = next(one for one in all_exporters() if one.name == name)
    return one.make(request).decode()


def named(name: str, front: str = "", body: str = "") -> str:
    """The file of a record of that name, whatever it is."""
    return f"---\nname: {quoted(name)}\n{front}---\n{body}"


def quoted(text: str) -> str:
    """A text as YAML takes it, which knows no pairs of surrogates."""
    return json.dumps(text, ensure_ascii=all(ord(one) < 0x10000 for one in text))
