"""HW110: the front matter uses a part of YAML that a ledger does not take."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._fixes import swap_end
from ledger.checks._text import quoted, shown
from ledger.model.fault import Fault, FaultKind

_LINE = re.compile(r"(?P<key>[\w-]+):\s+(?P<value>.+)$")
_MARK = re.compile(r"[!&*]\S*")
# A text within brackets, as far as it goes: `[?not sure, b]`, `{?a: b}`.
_IN_BRACKETS = re.compile(r"[^,\]}]*?(?=\s*(?:[,\]}]|:\s|$))")


@fault_check(
    "HW110",
    FaultKind.YAML_FEATURE,
    why="what YAML makes of it is not what you typed, so it is left out",
)
def yaml_feature(fault: Fault) -> Finding:
    """Front matter is flat text: what else YAML can do hides, repeats or runs things."""
    match = _LINE.match(fault.subject)
    if fault.detail.startswith(("the tag", "the alias", "the anchor")):
        return _mark(fault, match)
    if fault.detail == "a ? before a key":
        return _before_a_key(fault)
    if fault.detail == "a merge key":
        message = "`<<` takes keys over from elsewhere; a ledger says each where it holds"
        return Finding(fault.location, message, "type the keys out")
    if fault.detail == "a key that is a list":
        message = f"{shown(fault.subject)} makes a list or a mapping a key; it is not read"
        remedy = f"`{match['key']}: {quoted(match['value'])}`" if match else "use a word as the key"
        if match and "{{" in match["value"]:
            remedy = f"a template left this unfilled: type the value, or take `{match['key']}` out"
        return Finding(fault.location, message, remedy)
    if fault.detail == "a second document":
        message = "the front matter holds a second document, which is not read"
        return Finding(fault.location, message, "take the `---` or `...` in the middle out")
    message = f"the front matter is {_too_much(fault.detail)}; it is not read"
    remedy = "a value is a text, a number, a date, true or false, or a list of texts"
    return Finding(fault.location, message, remedy)


def _before_a_key(fault: Fault) -> Finding:
    """A text in brackets that begins with `?`, which is a part of it to whoever typed it."""
    match = _IN_BRACKETS.match(fault.subject, fault.location.column - 1)
    text = match[0] if match else fault.subject
    message = f"{shown(text)} begins with YAML's mark of a key, which a ledger does not take"
    return Finding(fault.location, message, f"put the text in quotes: `{quoted(text)}`")


def _mark(fault: Fault, match: re.Match[str] | None) -> Finding:
    """A value that begins with `!`, `*` or `&`, mostly without knowing what they are to YAML."""
    value = match["value"] if match else fault.subject[fault.location.column - 1 :]
    mark = _MARK.search(value)
    word = shown(mark[0] if mark else value)
    kind = fault.detail.split()[1]
    message = (
        f"{word} is {'a' if kind == 'tag' else 'an'} {kind} to YAML, which a ledger does not take"
    )
    remedy = "put the text in quotes"
    fix = None
    if match:
        remedy += f": `{match['key']}: {quoted(value)}`"
        if mark and mark.start() == 0 and " #" not in value:
            fix = swap_end(fault, value, quoted(value))
    return Finding(fault.location, message, remedy, fix=fix)


def _too_much(detail: str) -> str:
    return detail if detail.startswith("nested") else f"made of {detail}"
