"""Front-matter values as the model has them: texts, links, dates, money, lines with parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.model.parts import Money
from ledger.readers.amounts import plain_money, plain_number
from ledger.readers.days import day_of
from ledger.readers.front_matter import Field
from ledger.readers.links import LINK, target_of
from ledger.readers.stage_words import StageWords
from ledger.readers.text import Text
from ledger.readers.yaml_nodes import Listing, Mappings, Node, Scalar

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}$")
_DRESSED_DAY = re.compile(r"(?:\[\[)?(\d{4}-\d{2}-\d{2})(?:\]\]|[T ]\d{1,2}:[\d:.+Z-]+)?")
# `Sarah Müller <sarah@example.org>` names Sarah Müller.
_ADDRESS = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>$")
# What stands between commas, `[[dana-kim|Kim, Dana]]` being of one piece.
BETWEEN_COMMAS = re.compile(r"(?:\[\[[^\[\]\n]*+\]\]|[^,])++")
_CADENCE = re.compile(r"(\d{1,4})\s*([dwm]?)$")
_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")


@dataclass
class Values:
    """Reads the fields of one file's front matter, gathering links and faults on the way.

    `names_as_text` is whether a record may be named by a plain name, commas and all; `stages`
    are the words of another tool for stages, where the settings have any.
    """

    text: Text
    fields: dict[str, Field]
    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    names_as_text: bool = False
    stages: StageWords | None = None

    def blame(self, kind: FaultKind, node: Node, typed: str, detail: str = "") -> None:
        """Leave a fault at a value."""
        place = self.text.location(node.start)
        self.faults.append(Fault(kind, place, typed, detail, node.length))

    # One value a key

    def text_of(self, key: str) -> str:
        """A text; empty where the key is missing."""
        if key not in self.fields:
            return ""
        node = self._single(key, "a text")
        return node.text or "" if node else ""

    def link_of(self, key: str) -> Link | None:
        """A record, as `id`, `"[[id]]"` or an unquoted `[[id]]`. Raises KeyError as `links_of`."""
        node = self.fields[key].value
        if isinstance(node, Scalar):
            text = node.text or ""
            if "," not in text or (self.names_as_text and not LINK.search(text)):
                return self.link(node, text, key)
        links = self.links_of(key)
        if len(links) > 1:
            self.blame(FaultKind.WRONG_TYPE, self.fields[key].value, key, "one record")
        return links[0] if links else None

    def date_of(self, key: str) -> date | None:
        """A calendar date."""
        return self.date(node, key) if (node := self._single(key, "a date")) and node.text else None

    def day_in(self, key: str) -> tuple[Node, date | None] | None:
        """The day that a key of another tool holds, a time or the marks of a link beside it."""
        node = self._single(key, "a date")
        if node is None or not node.text:
            return None
        typed = _DRESSED_DAY.fullmatch(node.text.strip())
        return node, self.date(node, key, typed[1] if typed else None)

    def flag_of(self, key: str, unclear: bool = False) -> bool:
        """True or false; false where the key is missing, `unclear` where it says neither."""
        if key not in self.fields:
            return False
        before = len(self.faults)
        node = self._single(key, "true or false")
        word = (node.text or "").strip().lower() if node else ""
        if node and word and word not in _TRUE + _FALSE:
            self.blame(FaultKind.WRONG_TYPE, node, key, "true or false")
        return unclear if len(self.faults) > before else word in _TRUE

    def number_of(self, key: str) -> float | None:
        """A number that is not negative."""
        node = self._single(key, "a number")
        if node is None or not node.text:
            return None
        number = plain_number(node.text)
        if number is None:
            self.blame(FaultKind.WRONG_TYPE, node, key, "a number")
        return number

    def money_of(self, key: str) -> Money | None:
        """An amount with or without its currency."""
        node = self._single(key, "an amount of money")
        return self.money(node, node.text) if node and node.text else None

    def cadence_of(self, key: str) -> int | None:
        """A rhythm in days: `30d`, `2w`, `1m`; a bare number counts days."""
        node = self._single(key, "a rhythm such as 30d")
        if node is None or not node.text:
            return None
        match = _CADENCE.match(node.text.strip().lower())
        if match is None or not int(match[1]):
            self.blame(FaultKind.WRONG_TYPE, node, key, "a rhythm such as 30d")
            return None
        return int(match[1]) * {"d": 1, "": 1, "w": 7, "m": 30}[match[2]]

    # Several values a key

    def texts_of(self, key: str) -> tuple[str, ...]:
        """A list of texts, none where the key is missing; a single text is cut at its commas."""
        if key not in self.fields:
            return ()
        return tuple([text for _, text in self._items(key)])

    def links_of(self, key: str) -> tuple[Link, ...]:
        """Records as `id` or `[[id]]`, as in `texts_of`; KeyError where the key is missing."""
        made = [self.link(node, text, key) for node, text in self._items(key)]
        return tuple([link for link in made if link])

    def lines_of(self, key: str) -> Iterator[tuple[Node, str | dict[str, Scalar]]]:
        """The items of a list of short lines, each as its text or as a mapping of its parts.

        A line with a colon in its text is a mapping to YAML; one whose only key holds
        spaces is put together again.
        """
        node = self._value(key)
        if node is None:
            return
        items = node.items if isinstance(node, Listing) else (node,)
        for item in items:
            if isinstance(item, Scalar):
                if item.text:
                    yield item, item.text
            elif isinstance(item, Mappings):
                yield from self._mapping_line(key, item)
            else:
                self.blame(FaultKind.WRONG_TYPE, item, key, "a short line")

    def _mapping_line(
        self, key: str, item: Mappings
    ) -> Iterator[tuple[Node, str | dict[str, Scalar]]]:
        parts: dict[str, Scalar] = {}
        for name, value in item.pairs:
            if not isinstance(value, Scalar):
                self.blame(FaultKind.WRONG_TYPE, value, key, "a short line")
                return
            parts[(name.text or "").strip().lower()] = value
        names = list(parts)
        if len(names) == 1 and " " in names[0]:
            first, value = item.pairs[0]
            assert isinstance(value, Scalar)  # noqa: S101 - the loop above left nothing else
            whole = f"{first.text}: {value.text or ''}".strip()
            yield Scalar(whole, first.start, item.length_within), whole
        elif parts:
            yield item, parts

    # Parts of a value

    def link(self, node: Node, text: str, key: str) -> Link | None:
        """A text that names a record, as a link of the field `key`."""
        text = text.strip()
        match = LINK.fullmatch(text) if text[:2] == "[[" else None
        target = target_of(match[1] if match else _ADDRESS.sub("", text) if "@" in text else text)
        if not target:
            return None
        shown = (match[2] or "").strip() if match else ""
        found = Link(target, self.text.location(node.start), node.length, shown, key)
        self.links.append(found)
        return found

    def date(self, node: Node, key: str, typed: str | None = None) -> date | None:
        """The date that a text spells, or a fault at its node."""
        spelled = (typed if typed is not None else getattr(node, "text", "") or "").strip()
        if not _ISO.match(spelled):
            self.blame(FaultKind.WRONG_TYPE, node, key, "a date such as 2026-09-28")
            return None
        try:
            return day_of(spelled)
        except ValueError:
            self.blame(FaultKind.BAD_DATE, node, spelled)
            return None

    def money(self, node: Node, typed: str) -> Money | None:
        """The amount that a text spells, or a fault at its node."""
        amount = plain_money(typed)
        if amount is None:
            self.blame(FaultKind.BAD_MONEY, node, typed)
        return amount

    def _value(self, key: str) -> Node | None:
        found = self.fields.get(key)
        return found.value if found else None

    def _single(self, key: str, wanted: str) -> Scalar | None:
        node = self._value(key)
        if isinstance(node, Scalar):  # as nearly all are
            return node
        while isinstance(node, Listing) and len(node.items) == 1:
            node = node.items[0]
        if node is None or isinstance(node, Scalar):
            return node
        if isinstance(node, Listing) and not node.items:
            return None
        self.blame(FaultKind.WRONG_TYPE, node, key, wanted)
        return None

    def _items(self, key: str) -> list[tuple[Node, str]]:
        """The texts under a key. `[[x]]` unquoted is a list in a list to YAML: a link."""
        node = self.fields[key].value
        if isinstance(node, Scalar):
            text = node.text or ""
            parts = BETWEEN_COMMAS.findall(text) if "," in text else (text,)
            return [(node, part.strip()) for part in parts if part.strip()]
        if isinstance(node, Mappings):
            self.blame(FaultKind.WRONG_TYPE, node, key, "a list of texts")
            return []
        return self._flat(key, node)

    def _flat(self, key: str, node: Listing) -> list[tuple[Node, str]]:
        """The texts of a list, and of the lists in it."""
        found: list[tuple[Node, str]] = []
        typed = self.text.text[node.start : node.start + node.length]
        if typed.startswith("[[") and LINK.fullmatch(typed):
            return [(node, typed)]
        for item in node.items:
            if isinstance(item, Scalar):
                if item.text and (text := item.text.strip()):
                    found.append((item, text))
            elif isinstance(item, Listing):
                found += self._flat(key, item)
            else:
                self.blame(FaultKind.WRONG_TYPE, item, key, "a list of texts")
        return found
