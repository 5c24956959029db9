"""The messages of mail folders: mbox files, files of one message, Maildir; read as streams.

A mailbox is read a line at a time, so that its size does not matter: of each message the
headers are kept, and of its text no more than is asked for. The module of the standard library
opens a mailbox for writing and takes each message whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import BinaryIO

from ledger.importers._member import Member
from ledger.value import Value

MOST_HEADERS = 512_000
MOST_TEXT = 1_000_000
_MOST_LINE = 65_536

# The line before each message of an mbox file ends with a time of day and a year, in any order.
_SEPARATOR = re.compile(rb"From \S.*\d\d:\d\d.*")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_LENGTH = re.compile(rb"\d{1,12}[ \t]*\r?\n")
_TELLING = frozenset(
    (
        b"from", b"to", b"date", b"subject", b"message-id", b"received", b"return-path",
        b"delivered-to", b"mime-version", b"cc",
    )
)  # fmt: skip
# Folders in which nothing is said to anybody.
_NO_LETTERS = frozenset(("trash", "junk", "spam", "drafts", "deleted", "deleted messages"))
_MAILDIR_FLAGS = re.compile(r"[:;!]2,(?P<flags>[A-Za-z]*)$")
_NOT_SENT = frozenset("DT")


class Shape(Enum):
    """How a file holds messages."""

    MBOX = auto()
    MESSAGE = auto()


class RawMessage(Value, frozen=True):
    """A message as bytes: the line before it in an mbox file, its headers, its text if wanted."""

    separator: bytes
    headers: bytes
    text: bytes


def shape_of(head: bytes) -> Shape | None:
    """How a file that begins with these bytes holds mail; None where it is no mail."""
    first = _LENGTH.match(head)
    begun = head[first.end() :] if first else head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    line = begun.split(b"\n", 1)[0]
    if _SEPARATOR.match(line) and not first:
        return Shape.MBOX
    named = set()
    for number, line in enumerate(begun.split(b"\n")):
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t") and number:
            continue
        if field := _FIELD.match(line):
            named.add(field[1].lower())
        elif not number:
            break
    return Shape.MESSAGE if len(named & _TELLING) >= 2 else None


def mail_in(members: Iterable[Member]) -> tuple[tuple[Member, Shape], ...]:
    """The files that hold mail, by name; what was thrown away or never sent is passed over."""
    found = [(one, shape) for one in members if _is_kept(one) and (shape := shape_of(one.head))]
    return tuple(sorted(found, key=lambda one: one[0].name))


def _is_kept(member: Member) -> bool:
    *above, name = member.name.casefold().split("/")
    if "tmp" in above[-1:] or _NO_LETTERS & {
        part.removesuffix(".mbox").strip(".") for part in above
    }:
        return False
    return name.removesuffix(".mbox") not in _NO_LETTERS


def never_sent(name: str) -> bool:
    """Whether the flags in a file's name in a Maildir say that it is a draft, or thrown away."""
    flags = _MAILDIR_FLAGS.search(name)
    return bool(flags and _NOT_SENT & set(flags["flags"]))


def messages_of(member: Member, shape: Shape, *, text: bool) -> Iterator[RawMessage]:
    """The messages of a file, in their order. May raise OSError."""
    with member.open() as stream:
        if shape is Shape.MBOX:
            yield from _of_mbox(stream, text)
        else:
            yield _of_message(stream, text)


def _of_message(stream: BinaryIO, text: bool) -> RawMessage:
    first = stream.readline(_MOST_LINE)
    made = _Gathered(b"", text)
    if not _LENGTH.fullmatch(first):
        made.take(first.removeprefix(b"\xef\xbb\xbf"))
    while not made.full and (line := stream.readline(_MOST_LINE)):
        made.take(line)
    return made.message


def _of_mbox(stream: BinaryIO, text: bool) -> Iterator[RawMessage]:
    made: _Gathered | None = None
    after_blank, whole = True, True
    while line := stream.readline(_MOST_LINE):
        if whole and after_blank and line.startswith(b"From ") and _SEPARATOR.match(line):
            if made:
                yield made.message
            made = _Gathered(line, text)
        elif made:
            made.take(line)
        after_blank = whole and not line.strip()
        # A line that is longer than a piece goes on in the next one.
        whole = line.endswith(b"\n")
    if made:
        yield made.message


class _Gathered:
    """A message, as its lines come in."""

    def __init__(self, separator: bytes, text: bool) -> None:
        self._separator = separator
        self._headers: list[bytes] = []
        self._text: list[bytes] = []
        self._wanted = MOST_TEXT if text else 0
        self._left = MOST_HEADERS
        self._in_headers = True

    @property
    def full(self) -> bool:
        """Whether nothing that follows is wanted."""
        return not self._in_headers and self._wanted <= 0

    def take(self, line: bytes) -> None:
        """Add a line: to the headers up to the first blank one, then to the text."""
        if self._in_headers:
            if not line.strip():
                self._in_headers = not self._headers
            elif self._left > 0:
                self._headers.append(line)
                self._left -= len(line)
        elif self._wanted > 0:
            self._text.append(line)
            self._wanted -= len(line)

    @property
    def message(self) -> RawMessage:
        """What came in."""
        return RawMessage(self._separator, b"".join(self._headers), b"".join(self._text))
