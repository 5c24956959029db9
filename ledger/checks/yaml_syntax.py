"""HW109: a line of the front matter is no YAML."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._fixes import swap_end
from ledger.checks._text import quoted, shown
from ledger.checks._yaml_lines import ITEM, PAIR, QUOTED_LIST, RESERVED, in_quotes
from ledger.model.fault import Fault, FaultKind

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")

Wording = tuple[str, str]


@fault_check(
    "HW109",
    FaultKind.YAML_SYNTAX,
    why="what YAML takes for something else is lost, here or in the next program that reads it",
)
def yaml_syntax(fault: Fault) -> Finding:
    """Said in terms of what was typed; the parser's own words are for those who write parsers."""
    message, remedy = _wording(fault.subject, fault.detail)
    clear = in_quotes(fault.subject, fault.detail)
    fix = swap_end(fault, *clear) if clear else None
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


def _wording(line: str, detail: str) -> Wording:
    """What is wrong with a line, and the line to type instead."""
    indent = line[: len(line) - len(line.lstrip())]
    pair = PAIR.match(line)
    if "\t" in indent:
        spaced = line.strip() if pair else indent.replace("\t", "  ") + line.lstrip()
        return "the line begins with a tab; YAML indents with spaces", f"`{spaced}`"
    if pair and not pair["head"].lstrip().startswith("- "):
        if indent:
            message = f"{shown(line)} is indented, so it belongs to no key of its own"
            return message, f"begin it at the left edge: `{line.strip()}`"
        return _value(pair["key"], pair["head"], pair["value"], detail)
    if item := ITEM.match(line):
        return _item(item, line)
    message = f"{shown(line)} belongs to no key"
    return message, "write it as `key: value`, or put it in the line above that it continues"


def _item(item: re.Match[str], line: str) -> Wording:
    """A list item: its text, or its place among the others."""
    value = item["value"]
    if ": " in value or value.endswith(":"):
        message = f"{shown(value)} has a colon in its text, which YAML takes for a key's"
        return message, f"put the text in quotes: `- {quoted(value)}`"
    if value[0] in "\"'" or value[0] in RESERVED:
        return _value(shown(line), item["head"].lstrip(), value, "")
    message = f"{shown(line)} does not line up with the list or the key it belongs to"
    return message, "put the same spaces before every `-` of a list, below its key"


def _value(key: str, head: str, value: str, detail: str) -> Wording:
    """A `key: value` line (or a list item), by how its value begins."""
    whole = f"`{head}{quoted(value)}`"
    if detail.startswith("a comment"):
        return _comment(key, value)
    if value.startswith("[["):
        return _links(key, value)
    if value[0] in "\"'":
        return _quotes(key, head, value, detail)
    if value[0] in "[{":
        return _brackets(key, head, value)
    if value[0] in RESERVED:
        mark = "a backtick" if value[0] == "`" else f"`{value[0]}`"
        message = f"{mark} at the beginning of a value means something else to YAML"
        return message, f"put the text in quotes: {whole}"
    if ": " in value or value.endswith(":"):
        message = f"`{key}` has a colon in its text, which YAML takes for another key's"
        return message, f"put the text in quotes: {whole}"
    message = f"{shown(head + value)} does not go together with the lines above it"
    return message, "write every key as `key: value`, at the left edge and on its own line"


def _comment(key: str, value: str) -> Wording:
    message = f"`{key}` is empty: to YAML {shown(value)} is a comment"
    if key == "tags":
        names = ", ".join(re.findall(r"#([^\s#,]+)", value))
        return message, f"tags go without the `#`: `tags: [{names}]`"
    return message, f"put the text in quotes: `{key}: {quoted(value)}`"


def _links(key: str, value: str) -> Wording:
    """Links in a row, or a link with text after it."""
    targets = [target.strip() for target in _LINK.findall(value)]
    if _LINK.sub("", value).strip(" ,"):
        message = f"{shown(value)} is a link and more, which YAML cannot read"
        alone = f"`{key}: {targets[0]}`" if targets else f"`{key}: ID`"
        return message, f"keep the link alone, {alone}, or put a text in quotes"
    message = f"`{key}` holds {len(targets)} links in a row, which YAML cannot read"
    return message, f"name them in one list: `{key}: [{', '.join(targets)}]`"


def _quotes(key: str, head: str, value: str, detail: str) -> Wording:
    mark = value[0]
    if "escape" in detail:
        message = r"within double quotes YAML takes `\` for the beginning of a special character"
        return message, f"use single quotes: `{head}{quoted(value.strip(mark))}`"
    if value.find(mark, 1) < 0:
        message = f"the quote that opens the value of `{key}` is never closed"
        return message, f"`{head}{quoted(value[1:])}`"
    message = f"text goes on after the quote that closes the value of `{key}`"
    if QUOTED_LIST.fullmatch(value):
        return message, f"put several texts in a list: `{head}[{value}]`"
    inner = value[1:-1] if value.endswith(mark) else value
    return message, f"put one pair of quotes around it all: `{head}{quoted(inner)}`"


def _brackets(key: str, head: str, value: str) -> Wording:
    opening = value[0]
    closing = {"[": "]", "{": "}"}[opening]
    missing = value.count(opening) - value.count(closing)
    if missing > 0:
        message = f"the `{opening}` that opens the value of `{key}` is never closed"
        return message, f"`{head}{value}{closing * missing}`"
    if missing < 0:
        message = f"the value of `{key}` has a `{closing}` too many"
        return message, f"take one out, or put the text in quotes: `{head}{quoted(value)}`"
    message = f"text goes on after the `{closing}` that closes the value of `{key}`"
    return message, f"put the text in quotes: `{head}{quoted(value)}`"
