"""From the bytes of a file to the cards in it; whatever the bytes are, nothing is raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.value import Value
from ledger.vcards._lines import Property, RawLine, content_lines, property_of

__all__ = ["Card", "Cards", "Fault", "Property", "read_cards", "text_of", "texts_of"]

_CARD = "vcard"
_BEGIN = re.compile(rb"\s*(?:[\w-]+\.)?(begin|end)\s*:\s*([\w-]*)\s*\Z", re.IGNORECASE)
_OLD = "2.1"
# What a backslash may stand before. Version 2.1 has no other way to say `;`, and says `\n` with
# quoted-printable, so a backslash before a letter is one there.
_ESCAPED = re.compile(r"\\([\\,;:nN\"])")
_ESCAPED_IN_OLD = re.compile(r"\\([\\,;:])")
_ESCAPE_OR_END = re.compile(r"\\.|[,;]", re.DOTALL)


class Fault(Value, frozen=True):
    """What could not be read, and the line of the file that it begins on."""

    line: int
    message: str


class Card(Value, frozen=True):
    """One card: the line that it begins on, its version, its properties in order."""

    line: int
    version: str
    properties: tuple[Property, ...]

    def all(self, *names: str) -> tuple[Property, ...]:
        """The properties of some names that hold anything; the preferred first."""
        found = [one for one in self.properties if one.name in names and one.value.strip(" ;,")]
        return tuple(sorted(found, key=_preference))

    def text(self, name: str) -> str:
        """The text of the preferred property of a name; empty where there is none."""
        return next((self.plain(one) for one in self.all(name)), "")

    def plain(self, one: Property) -> str:
        """The value of a property as one text."""
        return text_of(one.value, self.version).strip()

    def parts(self, one: Property) -> tuple[tuple[str, ...], ...]:
        """The parts of a value that `;` separates, each as the texts that commas separate."""
        cut = _cut(one.value, ";")
        return tuple(texts_of(part, self.version) for part in cut)

    def label(self, one: Property) -> str:
        """What the owner calls a property: `item1.X-ABLabel`, Apple's own words unwrapped."""
        if not one.group:
            return ""
        for other in self.properties:
            if other.name == "x-ablabel" and other.group == one.group:
                return text_of(other.value, self.version).removeprefix("_$!<").removesuffix(">!$_")
        return ""


class Cards(Value, frozen=True):
    """The cards of a file that could be read, and what could not."""

    cards: tuple[Card, ...]
    faults: tuple[Fault, ...]


def read_cards(data: bytes, encoding: str) -> Cards:
    """The cards in the bytes of a file; `encoding` is the one that most of it is in.

    A card that nothing closes is not taken: what it holds may be another's. A line that is no
    property is left out of its card, and said.
    """
    if encoding.startswith("utf-16"):
        data, encoding = data.decode(encoding, errors="replace").encode(), "utf-8"
    data = data.removeprefix(b"\xef\xbb\xbf")
    reader = _Reader("utf-8" if encoding == "utf-8-sig" else encoding)
    for raw in content_lines(data):
        reader.take(raw)
    return reader.finished()


@dataclass
class _Reader:
    """Puts lines into cards. `depth` counts the cards within the one that is open."""

    encoding: str
    cards: list[Card] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _begun: int = 0
    _depth: int = 0
    _outside: bool = False
    _within: list[Property] = field(default_factory=list)
    _broken: list[int] = field(default_factory=list)

    def take(self, raw: RawLine) -> None:
        mark = _BEGIN.match(raw.data) if len(raw.data) < 100 else None
        if mark and mark[2].lower() == _CARD.encode():
            if mark[1].lower() == b"begin":
                self._begin(raw.line)
            else:
                self._end(raw.line)
        elif not self._begun:
            self._stray(raw.line)
        elif not self._depth:
            if found := property_of(raw, self.encoding):
                self._within.append(found)
            else:
                self._broken.append(raw.line)

    def finished(self) -> Cards:
        """What was read, with the card that the end of the file cuts off."""
        self._lose()
        return Cards(tuple(self.cards), tuple(sorted(self.faults, key=lambda one: one.line)))

    def _begin(self, line: int) -> None:
        within = self._begun and self._within and self._within[-1].name == "agent"
        if within or self._depth:
            self._depth += 1
            self.faults.append(Fault(line, "a card within a card: left out"))
            return
        self._lose()
        self._begun, self._within, self._outside = line, [], False

    def _end(self, line: int) -> None:
        if self._depth:
            self._depth -= 1
        elif not self._begun:
            self.faults.append(Fault(line, "ends a card that nothing begins: left out"))
        else:
            named = (one.value for one in self._within if one.name == "version")
            self.cards.append(Card(self._begun, next(named, ""), tuple(self._within)))
            self._begun = 0
            self._tell_broken()

    def _tell_broken(self) -> None:
        """Say once for a card that it has lines that are none of a card's."""
        if self._broken:
            also = f", nor {_are(len(self._broken) - 1)} behind it" if self._broken[1:] else ""
            message = f"is no line of a card{also}: left out"
            self.faults.append(Fault(self._broken[0], message))
        self._broken = []

    def _lose(self) -> None:
        """Say that the card that is open was never closed."""
        if self._begun:
            self.faults.append(Fault(self._begun, "begins a card that nothing ends: not taken"))
        self._begun = self._depth = 0
        self._broken = []

    def _stray(self, line: int) -> None:
        if not self._outside:
            self.faults.append(Fault(line, "stands in no card: left out"))
        self._outside = True


def _are(count: int) -> str:
    return "is another one" if count == 1 else f"are {count} others"


def text_of(value: str, version: str = "") -> str:
    """A value as it is meant, without the backslashes that escape in it."""
    escaped = _ESCAPED_IN_OLD if version == _OLD else _ESCAPED
    plain = escaped.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def texts_of(value: str, version: str = "") -> tuple[str, ...]:
    """The texts of a value that commas separate."""
    return tuple(text_of(part, version).strip() for part in _cut(value, ",") if part.strip())


def _cut(value: str, separator: str) -> Iterator[str]:
    """A value cut where a separator stands without a backslash before it."""
    begun = 0
    for match in _ESCAPE_OR_END.finditer(value):
        if match[0] == separator:
            yield value[begun : match.start()]
            begun = match.end()
    yield value[begun:]


_NO_PREFERENCE = 101


def _preference(one: Property) -> int:
    """`PREF=1` comes before `PREF=2`, and either before what states none (RFC 6350, 5.3)."""
    if "pref" in one.types:
        return 1
    said = next(iter(one.values_of("pref")), "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else _NO_PREFERENCE
