"""A record's front matter as typed, every key of it, with its links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger import markdown
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.organization import Organization
from ledger.model.profile import Profile
from ledger.model.record import FieldText, Record
from ledger.pages._links import Links, Place
from ledger.readers.records import keys_of

# What the head of the page and its stages show already.
_ELSEWHERE = ("name", "stages", "stage", "advocate")
# Keys whose absence says nothing.
_OPTIONAL = ("aliases", "tags", "private", "kind", "scope", "pipeline", "watch", "significant")


@dataclass(frozen=True, slots=True)
class FactItem:
    """One value of a key, with the anchor of its line where it has one to itself."""

    anchor: str
    text: Html


@dataclass(frozen=True, slots=True)
class Fact:
    """One key of the front matter. `known` is false for a key that the format does not name."""

    key: str
    items: tuple[FactItem, ...]
    source: Place
    known: bool


class Anchors:
    """Gives each line of a page its anchor once, to whatever shows it first."""

    def __init__(self, lines: frozenset[int], mark: str = "l") -> None:
        self._left = set(lines)
        self._mark = mark

    def take(self, line: int) -> str:
        """The anchor of a line; empty where it is taken or has none."""
        if line not in self._left:
            return ""
        self._left.discard(line)
        return f"{self._mark}{line}"

    def left(self) -> tuple[str, ...]:
        """The anchors that nothing on the page has taken; it places them at its top."""
        return tuple(f"{self._mark}{line}" for line in sorted(self._left))


def facts(links: Links, record: Record, anchors: Anchors) -> tuple[Fact, ...]:
    """Every key but those shown elsewhere on the page, in the order typed."""
    return tuple(
        Fact(
            key=key,
            items=tuple(_items(links, record, key, value, anchors)),
            source=links.location(record.place(key)),
            known=key not in record.unknown,
        )
        for key, value in record.fields.items()
        if not _is_elsewhere(record, key, value)
    )


def _is_elsewhere(record: Record, key: str, value: FieldText) -> bool:
    """Whether the page shows a key already: the name, and stages that could all be read."""
    if key not in _ELSEWHERE or key in record.unknown:
        return False
    count = len(value) if isinstance(value, tuple) else 1
    return key == "name" or count == len(record.stages)


def not_recorded(record: Record) -> tuple[str, ...]:
    """The keys that its kind knows and its file does not have."""
    return tuple(
        key
        for key in keys_of(record.kind)
        if key not in record.fields and key not in (*_ELSEWHERE, *_OPTIONAL)
    )


def _items(
    links: Links, record: Record, key: str, value: FieldText, anchors: Anchors
) -> Iterator[FactItem]:
    values = value if isinstance(value, tuple) else (value or "",)
    own = _lines(record, key)
    lines = own if len(own) == len(values) else [record.place(key).line] * len(values)
    for text, line in zip(values, lines, strict=True):
        yield FactItem(anchors.take(line), _value(links, record, key, text))


def _lines(record: Record, key: str) -> Sequence[int]:
    """The lines of a list whose items keep their places."""
    if key == "needs" and isinstance(record, (Campaign, Organization)):
        return [need.location.line for need in record.needs]
    if key == "offers" and isinstance(record, Profile):
        return [offer.location.line for offer in record.offers]
    return []


def _value(links: Links, record: Record, key: str, text: str) -> Html:
    """A value with its links: records, web addresses, a mail address, a telephone number."""
    if key == "email" and "@" in text:
        return markdown.anchor(f"mailto:{text}", text)
    if key == "phone" and any(one.isdigit() for one in text):
        number = "".join(one for one in text if one.isdigit() or one == "+")
        return markdown.anchor(f"tel:{number}", text)
    targets = {link.target for link in record.field_links if link.field == key}
    if isinstance(record, (Campaign, Organization)) and key == "needs":
        targets |= {need.source for need in record.needs if need.source_link}
    named = sorted((name for name in targets if name in text), key=lambda name: (-len(name), name))
    return links.line(text, named)
