"""Findings for a person: the line as typed with a mark below, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.diagnostic import Diagnostic, Severity
from ledger.formats._context import Context
from ledger.terminal import visible, width

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LONGEST_LINE = 160


def render(findings: tuple[Diagnostic, ...], context: Context) -> str:
    """A block for each finding, with an empty line between them; coloured with ANSI codes.

    Why a rule is one is said the first time that it is broken.
    """
    told: set[str] = set()
    blocks = []
    for one in findings:
        why = "" if one.code in told else one.why
        told.add(one.code)
        blocks.append("\n".join(_block(one, why, context)))
    return "\n\n".join(blocks)


def _block(finding: Diagnostic, why: str, context: Context) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    place = finding.location
    label = _paint(f"{finding.severity.value}[{finding.code}]", f"1;{colour}")
    yield f"{label} {_paint(visible(finding.message), '1')}"
    gutter = " " * len(str(place.line))
    yield f"{gutter}{_paint('-->', '34')} {visible(place.path)}:{place.line}:{place.column}"
    line = context.line_of(place)
    if line.strip():
        yield from _excerpt(finding, line, gutter)
    for note in _notes(finding, why):
        yield f"{gutter}{_paint('  =', '34')} {visible(note)}"


def _notes(finding: Diagnostic, why: str) -> Iterator[str]:
    """What is said below a line: why it matters, the remedy, and what else belongs to it."""
    if why:
        yield f"why: {why}"
    remedy = f"{finding.help} (`--fix` can do it)" if finding.fix else finding.help
    yield from remedy.splitlines()
    for related in finding.related:
        yield f"{related.message}: {related.location}"


def _excerpt(finding: Diagnostic, line: str, gutter: str) -> Iterator[str]:
    """The line as typed, cut where it is very long, with a mark under what is meant."""
    place = finding.location
    start = max(0, place.column - 1 - _LONGEST_LINE // 2)
    shown = line[start : start + _LONGEST_LINE]
    before = width(visible(line[start : place.column - 1].replace("\t", " ")))
    meant = line[place.column - 1 : place.column - 1 + max(1, finding.length)]
    mark = "^" * max(1, min(width(visible(meant)), _LONGEST_LINE - before))
    bar = _paint("|", "34")
    text = visible(shown.replace("\t", " "))
    yield f"{gutter} {bar}"
    yield f"{_paint(str(place.line), '34')} {bar} {text}".rstrip()
    yield f"{gutter} {bar} {' ' * before}{_paint(mark, _COLOURS[finding.severity])}"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
