"""The words of a running text as names are made of them, each with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from ledger.model.name_words import ABBREVIATED
from ledger.naming import slug
from ledger.value import Value

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*['’ʼ]?|&|\+(?=\s)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_URL = re.compile(r"\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:)[^\s<>\]]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# `northwind.com`, `contacts/dana-kim.md`: what ends in a lower-case label is an address or a file.
_FILE = re.compile(r"(?<!\S)[(\"']?[.\w/~-]*[\w/~-](?:\.[\w/-]+)*\.[a-z][a-z0-9]{1,9}\b(?:/\S*)?")
_KEY = re.compile(r"\[(?!\[)\s*[A-Za-z][\w -]{0,40}?\s*::")
_TAG = re.compile(r"(?<![\w\[\]/|-])#[\w/-]+")
_GUARDED = (_CODE, _URL, _MAIL, _FILE, _KEY, _TAG)
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_OPENING = re.compile(r"[.!?:;(\[|\x00•]|\n\s*\n|\n\s*[-*+>]|\s[-–—]+\s")


class Gap(Enum):
    """What stands between two words: what may stand inside a name, or not."""

    SOFT = "soft"
    DOT = "dot"
    COMMA = "comma"
    BREAK = "break"


class Piece(Value, frozen=True):
    """One word of a text between two offsets.

    `plain` is the form in which words are compared: lower-case ASCII without apostrophes;
    `bare` the same without a possessive ending, where it has one. `gap` is what stands
    between it and the word before; `joined` says that a hyphen or the like makes the two
    one word. `opens` says that a sentence, a clause or a field begins with it.
    """

    start: int
    end: int
    typed: str
    plain: str
    bare: str
    gap: Gap
    joined: bool
    opens: bool

    @property
    def bare_end(self) -> int:
        """Where it ends without its possessive ending."""
        return self.end - len(self.typed) + len(_POSSESSIVE.sub("", self.typed))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or a letter of a script that has none."""
        first = self.typed[0]
        return first.isupper() or (first.isalpha() and not first.islower())

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals alone, two or more: `DPA`, `GCs`."""
        letters = self.typed.removesuffix("s")
        return len(letters) > 1 and letters.isupper()


@lru_cache(maxsize=65536)
def plain_form(word: str) -> str:
    """A word as it is compared: `Guérin` as `guerin`, `O'Brien` as `obrien`, `&` as `and`."""
    if word in ("&", "+"):
        return "and"
    return slug(word).replace("-", "")


def guarded(text: str) -> str:
    """The text with code, addresses, tags and the keys of fields blanked out, at its offsets."""
    for pattern in _GUARDED:
        text = pattern.sub(lambda match: "\x00" * len(match[0]), text)
    return text


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The words of a text in which nothing more is to be blanked out."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    before: Piece | None = None
    for match in _WORD.finditer(text):
        typed = match[0]
        # A closing quote is no part of the word.
        quoted = text[match.start() - 1 : match.start()] in ("'", "‘", "’")
        if typed[-1] in "'’ʼ" and (quoted or not _POSSESSIVE.search(typed)):
            typed = typed[:-1]
        plain = plain_form(typed)
        if not plain:
            continue
        gap = _gap(text[at : match.start()])
        between = text[at : match.start()]
        short = before is not None and _abbreviation(before)
        opens = before is None or (
            gap is not Gap.SOFT
            and bool(_OPENING.search(between))
            and not (gap is Gap.DOT and short)
        )
        joined = before is not None and between in ("-", "_", "'", "’", "‐", "‑")
        bare = _POSSESSIVE.sub("", typed)
        before = Piece(
            start=match.start(),
            end=match.start() + len(typed),
            typed=typed,
            plain=plain,
            bare=plain_form(bare) if bare != typed else "",
            gap=gap,
            joined=joined,
            opens=opens,
        )
        yield before
        at = before.end


def _abbreviation(piece: Piece) -> bool:
    """Whether a dot behind a word may belong to it: `Dr.`, `J.`, `St.`."""
    return len(piece.plain) == 1 or piece.plain in ABBREVIATED


def _gap(between: str) -> Gap:
    stripped = between.strip(" \t\r\n*")
    if (not stripped and "\n\n" not in between) or between in ("-", "‐", "‑"):
        return Gap.SOFT
    if stripped in (".", ".-"):
        return Gap.DOT
    return Gap.COMMA if stripped == "," else Gap.BREAK
