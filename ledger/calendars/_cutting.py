"""A calendar file cut into its components, each with its line, so that a broken one is alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.value import Value

_MARK = re.compile(rb"[ \t]*(BEGIN|END)[ \t]*:[ \t]*([\w-]+)[ \t]*\r*", re.IGNORECASE)
_LINE_END = re.compile(rb"\r{0,2}\n|\r")

CALENDAR = "vcalendar"


class Component(Value, frozen=True):
    """A component of a calendar: its kind in lower case, its line, its bytes.

    `calendar` numbers the calendar of the file that it is in. The calendar's own properties are
    a component of the kind `vcalendar`. One that nothing ends has no bytes.
    """

    kind: str
    line: int
    calendar: int
    data: bytes


def components(data: bytes) -> Iterator[Component]:
    """The components of a file that stand in no other but a calendar, in order."""
    calendar, begun, kind = 0, 0, ""
    inner: list[str] = []
    lines: list[bytes] = []
    own: list[bytes] = []
    own_line = 0
    for number, line in enumerate(_LINE_END.split(data), start=1):
        mark = _MARK.fullmatch(line)
        name = mark[2].decode("ascii", "replace").lower() if mark else ""
        begins = bool(mark and mark[1].lower() == b"begin")
        if mark and name == CALENDAR:
            if kind:
                yield Component(kind, begun, calendar, b"")
            if own_line:
                yield Component(CALENDAR, own_line, calendar, _whole(own))
            calendar += begins
            own, own_line, kind, inner = [], number if begins else 0, "", []
        elif mark and not kind:
            if begins:
                kind, begun, lines, inner = name, number, [line], [name]
        elif kind:
            if mark and begins and name == kind:
                # One of its own kind cannot be in it: nothing ended the one before.
                yield Component(kind, begun, calendar, b"")
                begun, lines, inner = number, [line], [name]
                continue
            lines.append(line)
            if mark and begins:
                inner.append(name)
            elif mark and name in inner:
                while inner.pop() != name:
                    pass
                if not inner:
                    yield Component(kind, begun, calendar, _whole(lines))
                    kind = ""
        elif own_line:
            own.append(line)
    if kind:
        yield Component(kind, begun, calendar, b"")
    if own_line:
        yield Component(CALENDAR, own_line, calendar, _whole(own))


def _whole(lines: list[bytes]) -> bytes:
    return b"\r\n".join([*lines, b""])
