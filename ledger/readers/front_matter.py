"""The front matter of a file.

python-frontmatter finds the block and hands it to `Handler`, which reads it strictly: text
stays text, a key stands once, and nothing that YAML can do beyond a flat list of values
(tags, merge keys, aliases that explode) is let in. Every value keeps its place. Where the
block as a whole cannot be read, each of its keys is read alone, so that one bad line takes
no other with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from sys import intern

import frontmatter
from frontmatter.default_handlers import BaseHandler

from ledger.model.fault import Fault, FaultKind
from ledger.readers.links import LINK
from ledger.readers.plain_yaml import read_plain
from ledger.readers.text import Text
from ledger.readers.yaml_nodes import Listing, Mappings, Node, Scalar
from ledger.readers.yaml_reader import Refusal, read_yaml, texts_in
from ledger.value import Value, changed

_OPENING = re.compile(r"\s*---[ \t]*(?:\n|$)")
# With the line end before it, for a pattern that begins with a character is found fastest.
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_PLAIN_LINE = re.compile(r"([\w-]+):[ \t]+([^\n]*\S)\s*$")
_SWALLOWED = re.compile(r"^([\w-]+):[ \t]+(#[^\s#][^\n]*?)[ \t]*$", re.MULTILINE)
_TOP_KEY = re.compile(r"^(?![ \t\n#}\]]|- |-$).+", re.MULTILINE)

# A block of more lines than this is no record; its keys are not tried one by one.
MOST_KEYS = 2_000


class Field(Value, frozen=True):
    """One key of the front matter, its value, and the raw text of both."""

    key: Scalar
    value: Node

    @property
    def name(self) -> str:
        """The key's text."""
        return self.key.text or ""


class FrontMatter(Value, frozen=True):
    """A file's front matter by key, where its body begins, and what could not be read."""

    fields: Mapping[str, Field]
    body_start: int
    faults: tuple[Fault, ...] = ()


class Handler(BaseHandler):
    """python-frontmatter's way in: splits a text at its two fences and reads what is between."""

    FM_BOUNDARY = _CLOSING

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.block_start = 0
        self.body_start = 0
        self.fields: dict[str, Field] = {}
        self.faults: list[Fault] = []

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body; ValueError where there is no block, as the interface wants."""
        whole = self.text.text
        opening = _OPENING.match(whole)
        if opening is None:
            raise ValueError("no front matter")
        closing = _CLOSING.search(whole, opening.end() - 1)
        if closing is None:
            place = self.text.location(whole.index("---"))
            self.faults.append(Fault(FaultKind.UNCLOSED_FRONT_MATTER, place, length=3))
            self.body_start = opening.end()
            raise ValueError("unclosed front matter")
        self.block_start, self.body_start = opening.end(), closing.end()
        return whole[opening.end() : closing.start() + 1], whole[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """The fields of a block, each with its place; what cannot be read becomes a fault."""
        base, fields = self.block_start, self.fields
        if plain := read_plain(fm, base):
            self._add(fields, plain)
            return dict(fields)
        try:
            self._add(fields, read_yaml(fm, base))
        except Refusal as refusal:
            chunks = list(_chunks(fm))
            if refusal.kind is FaultKind.FRONT_MATTER_SHAPE or len(chunks) > MOST_KEYS:
                self._blame(refusal)
            else:
                before = len(self.faults)
                for start, chunk in chunks:
                    try:
                        self._add(fields, read_yaml(chunk, base + start))
                    except Refusal as partial:
                        self._blame(partial)
                        if partial.kind is FaultKind.YAML_SYNTAX:
                            self._add(fields, _first_line(chunk, base + start))
                if len(self.faults) == before:
                    # Each key can be read alone and all of them together cannot.
                    self._blame(refusal)
        self._blame_comments(fields, fm, base)
        return dict(fields)

    def _add(self, fields: dict[str, Field], pairs: Mappings) -> None:
        for key, value in pairs.pairs:
            name = intern((key.text or "").strip())
            if name not in fields:
                fields[name] = Field(key, value)
            else:
                first = self.text.location(fields[name].key.start)
                place = self.text.location(key.start)
                again = self._copy(key, value, fields[name].value)
                fault = Fault(FaultKind.DUPLICATE_KEY, place, name, again, key.length, (first,))
                self.faults.append(fault)

    def _copy(self, key: Scalar, value: Node, other: Node) -> str:
        """The line of a key, where it is all on one line and says what `other` says; else empty."""
        start, end = self.text.location(key.start), self.text.location(value.start + value.length)
        line = self.text.line(start.line)
        whole = start.column == 1 and not line[end.column - 1 :].strip()
        one_line = value.length > 0 and start.line == end.line
        return line if whole and one_line and _says(value) == _says(other) else ""

    def _blame(self, refusal: Refusal) -> None:
        offset = min(refusal.offset, len(self.text.text))
        place = self.text.location(offset)
        subject = refusal.subject or self.text.line(place.line).rstrip()
        if refusal.kind is FaultKind.FRONT_MATTER_SHAPE:
            # It is the whole line that is no `key: value`.
            place = changed(place, column=1 + len(subject) - len(subject.lstrip()))
        self.faults.append(Fault(refusal.kind, place, subject, refusal.detail))

    def _blame_comments(self, fields: Mapping[str, Field], block: str, base: int) -> None:
        """`tags: #a #b` has no value to YAML: what follows the `#` would be lost unsaid."""
        for match in _SWALLOWED.finditer(block):
            field = fields.get(match[1])
            if field and isinstance(field.value, Scalar) and field.value.text is None:
                place = self.text.location(base + match.start(2))
                detail = "a comment in place of a value"
                fault = Fault(FaultKind.YAML_SYNTAX, place, match[0], detail, len(match[2]))
                self.faults.append(fault)


def _says(node: Node) -> object:
    """What a value says, wherever it stands."""
    if isinstance(node, Listing):
        return [_says(item) for item in node.items]
    if isinstance(node, Mappings):
        return [(_says(key), _says(value)) for key, value in node.pairs]
    return node.text


def _first_line(chunk: str, start: int) -> Mappings:
    """What the first line of a chunk says that as a whole is no YAML."""
    line = chunk.split("\n", 1)[0]
    if line != chunk.rstrip("\n"):
        try:
            return read_yaml(line, start)
        except Refusal:
            pass
    return _as_plain_text(line, start)


def _as_plain_text(line: str, start: int) -> Mappings:
    """A `key: value` line that is no YAML, with its value as the text that was typed.

    A list or a mapping that is broken off is not one text; links in a row are.
    """
    match = _PLAIN_LINE.match(line)
    if match is None or (match[2][0] in "[{" and LINK.sub("", match[2]).strip(" ,")):
        return Mappings((), start)
    key = Scalar(match[1], start, len(match[1]))
    value = Scalar(match[2], start + match.start(2), len(match[2]))
    return Mappings(((key, value),), start)


def read_front_matter(text: Text) -> FrontMatter:
    """The front matter of a text. Never raises; a text without any has no fields."""
    handler = Handler(text)
    frontmatter.parse(text.text, handler=handler)
    return FrontMatter(handler.fields, handler.body_start, tuple(handler.faults))


def bounds_of(text: Text) -> tuple[int, int, int]:
    """Where the block of a front matter begins and ends, and where the body does; 0 for none."""
    handler = Handler(text)
    try:
        block, _ = handler.split(text.text)
    except ValueError:
        return 0, 0, handler.body_start
    start = handler.block_start
    return start, start + len(block), handler.body_start


def keys_in(text: Text) -> list[tuple[str, int, int]]:
    """Each key at the left edge of the block, and where its lines begin and end.

    What stands ahead of the first key has an empty one.
    """
    start, end, _ = bounds_of(text)
    block = text.text[start:end]
    found = read_front_matter(text).fields
    begins = {text.location(one.key.start).line: name for name, one in found.items()}
    return [
        (begins.get(text.location(start + at).line, ""), start + at, start + at + len(chunk))
        for at, chunk in _chunks(block)
    ]


def texts_of(text: Text) -> list[tuple[int, int]]:
    """Where each text of the front matter begins and ends; what lies between may be comments."""
    start, end, _ = bounds_of(text)
    block = text.text[start:end]
    found, whole = texts_in(block, start)
    chunks = [] if whole else list(_chunks(block))
    if 0 < len(chunks) <= MOST_KEYS:
        found = [one for at, chunk in chunks for one in texts_in(chunk, start + at)[0]]
    return found


def _chunks(block: str) -> Iterator[tuple[int, str]]:
    """The block cut before each line that begins a key at its left edge."""
    starts = [match.start() for match in _TOP_KEY.finditer(block)]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        if block[start:end].strip():
            yield start, block[start:end]
