"""Every place of a file that names a record, found with the readers that take it for one.

A place is an edit: the characters of the name alone, and what stands there from now on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ledger.diagnostic import Edit
from ledger.editing._file_links import file_links
from ledger.editing._splice import EditRefusedError
from ledger.editing._successor import Successor
from ledger.model.parts import Need
from ledger.model.record import Record
from ledger.readers.front_matter import bounds_of, read_front_matter, texts_of
from ledger.readers.key_shapes import naming_keys
from ledger.readers.links import LINK, target_of
from ledger.readers.text import Text
from ledger.readers.values import BETWEEN_COMMAS
from ledger.readers.yaml_nodes import Listing, Mappings, Node, Scalar

# The fields of a dated line whose whole value may be a record's bare id.
_NAMING_FIELDS = ("for", "got", "via")
_NEEDS = "needs"
_SOURCE_KEYS = ("from", "source")


def references(text: Text, record: Record, successor: Successor) -> list[Edit]:
    """The edits by which a file names the successor in place of the record.

    `record` is what the file was read as. Raises EditRefusedError where it names the record
    in a way that cannot be told from what is around it.
    """
    found = [
        *_links(text, record, successor),
        *_bare_fields(text, record, successor),
        *_FrontMatter(text, record, successor).edits(),
        *file_links(text, record, successor),
    ]
    return sorted({edit.location: edit for edit in found}.values(), key=lambda one: one.location)


def _edit(text: Text, successor: Successor, start: int, typed: str) -> Iterator[Edit]:
    """The edit of a name that is typed at an offset, if it has to change."""
    if change := successor.respell(typed):
        place = text.location(start + change.start)
        yield Edit(place, len(change.old), change.new)


def _links(text: Text, record: Record, successor: Successor) -> Iterator[Edit]:
    for link in (*record.prose_links, *(one for entry in record.entries for one in entry.links)):
        if not successor.is_named(link.target):
            continue
        start = text.offset(link.location)
        match = LINK.fullmatch(text.text, start, start + link.length)
        if match is None or target_of(match[1]) != link.target:
            raise _Unclear(text, start)
        yield from _edit(text, successor, match.start(1), match[1])


def _bare_fields(text: Text, record: Record, successor: Successor) -> Iterator[Edit]:
    for entry in record.entries:
        for field in entry.fields:
            if field.key in _NAMING_FIELDS and successor.is_named(field.value):
                start = text.text.index("::", text.offset(field.location)) + len("::")
                start += len(text.text[start:]) - len(text.text[start:].lstrip())
                if not text.text.startswith(field.value, start):
                    raise _Unclear(text, start)
                yield from _edit(text, successor, start, field.value)


def _Unclear(text: Text, start: int) -> EditRefusedError:  # noqa: N802 - it makes an exception
    line = text.location(start).line
    said = "names it in a way that cannot be taken apart"
    return EditRefusedError(f"{said} (line {line}): write a plain link there first")


class _FrontMatter:
    """The places in the front matter of a file."""

    def __init__(self, text: Text, record: Record, successor: Successor) -> None:
        self.text = text
        self.record = record
        self.successor = successor
        self.fields = read_front_matter(text).fields
        self.spans = dict(texts_of(text))
        for field in self.fields.values():
            for scalar in _scalars(field.value):
                self.spans.setdefault(scalar.start, scalar.start + scalar.length)

    def edits(self) -> Iterator[Edit]:
        """The edits: links in brackets under any key, bare ids where a record is named."""
        yield from self._in_brackets()
        for key in naming_keys(self.record.kind):
            if key in self.fields:
                yield from self._named(self.fields[key].value)
        if _NEEDS in self.fields:
            yield from self._sources(self.fields[_NEEDS].value)

    def _in_brackets(self) -> Iterator[Edit]:
        start, end, _ = bounds_of(self.text)
        begins = sorted(self.spans)
        for match in LINK.finditer(self.text.text, start, end):
            at = bisect_right(begins, match.start(1)) - 1
            # What lies in no text is a comment.
            if at >= 0 and match.start(1) < self.spans[begins[at]]:
                yield from _edit(self.text, self.successor, match.start(1), match[1])

    def _named(self, node: Node) -> Iterator[Edit]:
        """The bare names under a key: a single text is cut at its commas."""
        if isinstance(node, Scalar):
            for part in BETWEEN_COMMAS.finditer(node.text or ""):
                yield from self._bare(node, part.start(), part[0])
        else:
            for scalar in _scalars(node):
                yield from self._bare(scalar, 0, scalar.text or "")

    def _sources(self, node: Node) -> Iterator[Edit]:
        """The sources of needs, where they are bare."""
        places = {need.location: need for need in getattr(self.record, _NEEDS, ())}
        for item in node.items if isinstance(node, Listing) else (node,):
            need = places.get(self.text.location(item.start))
            if need and need.source_link and self.successor.is_named(need.source_link.target):
                for scalar in _saying(item):
                    yield from self._source(scalar, need)

    def _source(self, scalar: Scalar, need: Need) -> Iterator[Edit]:
        """The source ends its line, but for a date."""
        said = (scalar.text or "").rstrip()
        if need.source_date:
            said = said.removesuffix(str(need.source_date))
        at = said.rfind(need.source)
        if at >= 0:
            yield from self._bare(scalar, at, need.source)

    def _bare(self, scalar: Scalar, at: int, typed: str) -> Iterator[Edit]:
        """The edit of a part of a text; what stands in brackets was found with the others."""
        if "[[" in typed or self.successor.respell(typed) is None:
            return
        raw = self.text.text[scalar.start : self.spans.get(scalar.start, scalar.start)]
        begin = raw.find(scalar.text or "")
        if begin >= 0:
            start = scalar.start + begin + at
        elif raw.count(typed) == 1:
            start = scalar.start + raw.index(typed)
        else:
            raise _Unclear(self.text, scalar.start)
        if self.text.text.startswith("[[", start - 2) and self._is_link(start):
            return
        yield from _edit(self.text, self.successor, start, typed)

    def _is_link(self, start: int) -> bool:
        """Whether a text stands in an unquoted `[[id]]`, which is a list in a list to YAML."""
        match = LINK.match(self.text.text, start - 2)
        return match is not None and match.start(1) == start


def _saying(item: Node) -> Iterator[Scalar]:
    """The texts of a need that may say its source."""
    if isinstance(item, Scalar):
        yield item
    for key, value in item.pairs if isinstance(item, Mappings) else ():
        if isinstance(value, Scalar) and (key.text or "").strip().lower() in _SOURCE_KEYS:
            yield value


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    items = node.items if isinstance(node, Listing) else [value for _, value in node.pairs]
    for item in items:
        yield from _scalars(item)
