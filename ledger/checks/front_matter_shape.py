"""HW108: the front matter, or a line of it, is not made of keys and values."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._fixes import shifted, swap
from ledger.checks._text import as_value, shown
from ledger.diagnostic import Fix
from ledger.model.fault import Fault, FaultKind
from ledger.model.keys import EVERY_KEY

_NO_SPACE = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?P<value>\S.*)$")
_EQUALS = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*=\s*(?P<value>.+)$")
_DATED = re.compile(r"\s*- (?:\[[ xX]\] )?\d{4}-\d{2}-\d{2}\b")
_EXAMPLE = "write each as `key: value`, for example `name: Northwind`"


@fault_check(
    "HW108",
    FaultKind.FRONT_MATTER_SHAPE,
    why="what has no key cannot be looked up, so nothing counts it",
)
def front_matter_shape(fault: Fault) -> Finding:
    """Front matter is lines of `key: value`."""
    if fault.detail == "a list":
        message = "the front matter is a list without keys, so none of it is read"
        dated = _DATED.match(fault.subject)
        remedy = "dated lines go below the closing `---`" if dated else _EXAMPLE
        return Finding(fault.location, message, remedy)
    line = fault.subject.strip()
    message = f"{shown(line)} is no `key: value` line, so it is not read"
    return Finding(fault.location, message, _remedy(line), len(line), fix=_fix(fault, line))


def _fix(fault: Fault, line: str) -> Fix | None:
    """The sign between a key of the format and its value; any other word may be no key at all."""
    match = _NO_SPACE.match(line) or _EQUALS.match(line)
    if match is None or match["key"] not in EVERY_KEY or " #" in line:
        return None
    if match["value"].startswith("//"):
        return None
    value = as_value(match["value"])
    title = f"{shown(line)} to {shown(match['key'] + ': ' + value)}"
    typed, text = line[match.end("key") :], f": {value}"
    if value == match["value"]:
        typed, text = typed.removesuffix(value), ": "
    return swap(shifted(fault.location, match.end("key")), typed, text, title)


def _remedy(line: str) -> str:
    if match := _NO_SPACE.match(line):
        return f"put a space after the colon: `{match['key']}: {as_value(match['value'])}`"
    if match := _EQUALS.match(line):
        return f"`{match['key']}: {as_value(match['value'])}`"
    return _EXAMPLE
