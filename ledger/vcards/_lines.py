"""The content lines of vCards: folded lines put together again, and cut into their parts.

vobject, which writes our cards, does not read them: its pattern for a line takes twice as long
for every comma in a parameter (four seconds for 22 of them, months for 50), and the first line
that it cannot read takes every card behind it along. Here each byte is looked at once.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from ledger.value import Value

# `\r\r\n` too: what a program makes of a file that has `\r\n` already.
_LINE_END = re.compile(rb"\r{0,2}\n|\r")
_NAME = re.compile(r"(?:([\w-]+(?:\.[\w-]+)*)\.)?([A-Za-z][\w-]*)\Z", re.ASCII)
_BASE64_ALONE = re.compile(rb"[A-Za-z0-9+/]+=*\Z")
_MARKS = (b"begin:", b"end:")
_ENCODINGS = ("quoted-printable", "base64", "b", "8bit", "7bit")
_CARETS = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}

QUOTED_PRINTABLE = "quoted-printable"
BASE64 = ("base64", "b")


class RawLine(Value, frozen=True):
    """A content line put together from the lines it was folded into; the first one's number."""

    line: int
    data: bytes


class Property(Value, frozen=True):
    """`group.NAME;parameter=value:value`, with name and parameters' names in lower case.

    `parameters` pairs a name with its values; what stands without a name, as in version 2.1,
    is a `type`. `value` is decoded, but still has the backslashes that escape in it.
    """

    line: int
    name: str
    value: str
    group: str = ""
    parameters: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def values_of(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter, in order."""
        return tuple(value for key, values in self.parameters if key == name for value in values)

    @property
    def types(self) -> frozenset[str]:
        """Its types in lower case: `home`, `work`, `fax`."""
        return frozenset(value.lower() for value in self.values_of("type"))

    @property
    def is_binary(self) -> bool:
        """Whether its value is a picture, a sound or a key as text."""
        encodings = (value.lower() for value in self.values_of("encoding"))
        return any(one in BASE64 for one in encodings) or self.value.startswith("data:")


def content_lines(data: bytes) -> Iterator[RawLine]:
    """The content lines of a file, each with the number of the line that it begins on.

    A line that begins with a blank goes on the one before; version 2.1 keeps the blank, as it
    folds between words alone. A quoted-printable one also goes on where it ends in `=`, and one
    in Base64 where the next is nothing but that.
    """
    pieces: list[bytes] = []
    begun, old, soft, base64 = 0, False, False, False
    for number, line in enumerate(_LINE_END.split(data), start=1):
        mark = line.lstrip().lower().startswith(_MARKS)
        if pieces and soft and not mark:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
            soft = line.endswith(b"=")
        elif pieces and line[:1] in (b" ", b"\t"):
            pieces.append(line if old and not base64 else line[1:])
        elif pieces and base64 and _BASE64_ALONE.match(line):
            pieces.append(line)
        else:
            if pieces:
                yield RawLine(begun, b"".join(pieces))
            pieces, begun = ([line] if line.strip() else []), number
            soft = base64 = False
            if pieces:
                head = _head_of(line).lower()
                soft = b"quoted-printable" in head and line.endswith(b"=")
                base64 = b"base64" in head or b"encoding=b" in head
                if head.startswith(b"version"):
                    old = line.partition(b":")[2].strip() == b"2.1"
    if pieces:
        yield RawLine(begun, b"".join(pieces))


def property_of(raw: RawLine, encoding: str) -> Property | None:
    """The property that a content line is, None where it is none.

    Its text is in the charset that it names, else in `encoding`, else in UTF-8.
    """
    head = _head_of(raw.data)
    if len(head) == len(raw.data):
        return None
    parts = _cut(head.decode(encoding, errors="replace"), ";")
    match = _NAME.match(parts[0].strip())
    if match is None:
        return None
    parameters = tuple(_parameter(part) for part in parts[1:] if part.strip())
    found = Property(raw.line, match[2].lower(), "", (match[1] or "").lower(), parameters)
    value = raw.data[len(head) + 1 :]
    if any(one.lower() == QUOTED_PRINTABLE for one in found.values_of("encoding")):
        value = quopri.decodestring(value)
    charset = next(iter(found.values_of("charset")), encoding)
    shown = _decoded(value, charset, encoding).strip()
    return Property(raw.line, found.name, shown, found.group, parameters)


def _decoded(value: bytes, charset: str, encoding: str) -> str:
    try:
        return value.decode(charset)
    # UnicodeDecodeError is a ValueError; what no codec is called is a LookupError.
    except (ValueError, LookupError):
        return value.decode(encoding, errors="replace")


def _head_of(line: bytes) -> bytes:
    """A line up to its first colon that stands outside quotation marks."""
    quoted = False
    at = -1
    for match in re.finditer(rb'[":]', line):
        if match[0] == b'"':
            quoted = not quoted
        elif not quoted:
            return line[: match.start()]
        elif at < 0:
            at = match.start()
    # A mark that nothing closes hides no colon.
    return line if at < 0 else line[:at]


def _cut(text: str, separator: str) -> list[str]:
    """A text cut where a separator stands outside quotation marks."""
    parts: list[str] = []
    begun, quoted = 0, False
    for match in re.finditer(f'["{separator}]', text):
        if match[0] == '"':
            quoted = not quoted
        elif not quoted:
            parts.append(text[begun : match.start()])
            begun = match.end()
    return [*parts, text[begun:]]


def _parameter(part: str) -> tuple[str, tuple[str, ...]]:
    """`TYPE=home,work`, `TYPE="home,work"`, and `HOME` of version 2.1."""
    name, equals, said = part.partition("=")
    if not equals:
        alone = name.strip()
        return ("encoding" if alone.lower() in _ENCODINGS else "type"), (alone,)
    key = name.strip().lower()
    values = [_uncaret(value.strip().strip('"')) for value in _cut(said, ",")]
    if key == "type":
        values = [one.strip() for value in values for one in value.split(",")]
    return key, tuple(value for value in values if value)


def _uncaret(value: str) -> str:
    """RFC 6868: what a parameter cannot hold as it is."""
    return re.sub(r"\^[nN'^]", lambda match: _CARETS[match[0]], value)
