"""A record's front matter as typed, every key of it, with its links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from ledger import markdown
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.organization import Organization
from ledger.model.profile import Profile
from ledger.model.record import FieldText, Record, RecordKind
from ledger.pages._links import Links, Place
from ledger.readers.records import keys_of
from ledger.value import Value

# What the head of the page and its stages show already.
_ELSEWHERE = ("name", "stages", "stage", "advocate")
# Lists whose items keep their places.
_LISTED = ("needs", "offers")
# Keys whose absence says nothing.
_OPTIONAL = ("aliases", "tags", "private", "kind", "scope", "pipeline", "watch", "significant")


class FactItem(Value, frozen=True):
    """One value of a key, with the anchor of its line where it has one to itself.

    The last value has the key's place beside it.
    """

    anchor: str
    text: Html
    source: Place | None = None


class Fact(Value, frozen=True):
    """One key of the front matter. `known` is false for a key that the format does not name."""

    key: str
    items: tuple[FactItem, ...]
    source: Place
    known: bool


class Anchors:
    """Gives each line of a page its anchor once, to whatever shows it first."""

    def __init__(self, lines: Iterable[int], mark: str = "l") -> None:
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
    targets = _targets(record)
    made = []
    for key, value in record.fields.items():
        if key in _ELSEWHERE and _is_elsewhere(record, key, value):
            continue
        place = record.place(key)
        source = links.location(place)
        linked = targets.get(key, ())
        items: tuple[FactItem, ...]
        if isinstance(value, tuple):
            own = _lines(record, key) if key in _LISTED else ()
            lines = own if len(own) == len(value) else [place.line] * len(value)
            taken = [anchors.take(line) for line in lines]
            texts = [_value(links, key, text, linked) for text in value]
            items = tuple(map(FactItem, taken, texts, (*[None] * (len(value) - 1), source)))
        else:
            text = _value(links, key, value or "", linked)
            items = (FactItem(anchors.take(place.line), text, source),)
        made.append(Fact(key, items, source, key not in record.unknown))
    return tuple(made)


def _is_elsewhere(record: Record, key: str, value: FieldText) -> bool:
    """Whether the page shows a key already: the name, and stages that could all be read."""
    if key in record.unknown:
        return False
    count = len(value) if isinstance(value, tuple) else 1
    return key == "name" or count == len(record.stages)


def not_recorded(record: Record) -> tuple[str, ...]:
    """The keys that its kind knows and its file does not have."""
    fields = record.fields
    return tuple([key for key in _worth_saying(record.kind) if key not in fields])


@cache
def _worth_saying(kind: RecordKind) -> tuple[str, ...]:
    """The keys of a kind whose absence says something."""
    return tuple(key for key in keys_of(kind) if key not in (*_ELSEWHERE, *_OPTIONAL))


def _targets(record: Record) -> dict[str, set[str]]:
    """What the keys of a record link to, by the key."""
    found: dict[str, set[str]] = {}
    for link in record.field_links:
        key = link.field
        if key in found:
            found[key].add(link.target)
        else:
            found[key] = {link.target}
    if isinstance(record, (Campaign, Organization)):
        sources = {need.source for need in record.needs if need.source_link}
        found["needs"] = found.get("needs", set()) | sources
    return found


def _lines(record: Record, key: str) -> Sequence[int]:
    """The lines of a list whose items keep their places."""
    if key == "needs" and isinstance(record, (Campaign, Organization)):
        return [need.location.line for need in record.needs]
    if key == "offers" and isinstance(record, Profile):
        return [offer.location.line for offer in record.offers]
    return []


def _value(links: Links, key: str, text: str, targets: Collection[str]) -> Html:
    """A value with its links: records, web addresses, a mail address, a telephone number."""
    if key == "email" and "@" in text:
        return markdown.anchor(f"mailto:{text}", text)
    if key == "phone" and any(one.isdigit() for one in text):
        number = "".join(one for one in text if one.isdigit() or one == "+")
        return markdown.anchor(f"tel:{number}", text)
    if not targets:
        return links.line(text)
    if text in targets and (known := links.by_name(text)):
        return known
    named = [name for name in targets if name in text]
    if len(named) > 1:
        named.sort(key=lambda name: (-len(name), name))
    return links.line(text, named)
