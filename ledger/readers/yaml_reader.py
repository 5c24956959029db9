"""Reads a block of YAML strictly, into nodes that keep their places; the only owner of PyYAML."""

from __future__ import annotations

import re

import yaml

from ledger.model.fault import FaultKind
from ledger.readers.text import BOM
from ledger.readers.yaml_nodes import Listing, Mappings, Node, Scalar

# libyaml's parser; where PyYAML was built without it the one in Python, which is slower.
_Parser: type[yaml.Loader] = getattr(getattr(yaml, "cyaml", None), "CParser", yaml.Loader)

MOST_DEPTH = 12
MOST_NODES = 20_000
MOST_ALIASES = 100

# What YAML refuses to read at all. It has a finding of its own, so the rest is read without it.
_NO_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NULLS = ("", "~", "null", "Null", "NULL")


class Refusal(Exception):  # noqa: N818 - it is no error of ours
    """Something that the strict reader does not take, at an offset of the block."""

    def __init__(self, kind: FaultKind, offset: int, subject: str = "", detail: str = "") -> None:
        self.kind = kind
        self.offset = offset
        self.subject = subject
        self.detail = detail


def read_yaml(block: str, base: int) -> Mappings:
    """One YAML document as a mapping of nodes. Raises Refusal at the first thing not taken."""
    block, base = _without_bom(block, base)
    try:
        node = _Composer(_NO_YAML.sub("\ufffd", block), base).document()
    except yaml.MarkedYAMLError as error:
        offset = base + _blamed(error, len(block.rstrip()))
        detail = (error.problem or "cannot be read").strip()
        raise Refusal(FaultKind.YAML_SYNTAX, offset, detail=detail) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        detail = str(error).split("\n", 1)[0]
        raise Refusal(FaultKind.YAML_SYNTAX, base, detail=detail) from None
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return Mappings((), base)
    if not isinstance(node, Mappings):
        shape = "a list" if isinstance(node, Listing) else "a single text"
        raise Refusal(FaultKind.FRONT_MATTER_SHAPE, node.start, detail=shape)
    return node


def _without_bom(block: str, base: int) -> tuple[str, int]:
    """A block as YAML counts it, without the mark of its encoding, and where that begins."""
    bare = block.lstrip(BOM)
    return bare, base + len(block) - len(bare)


def texts_in(block: str, base: int) -> tuple[list[tuple[int, int]], bool]:
    """Where each text of a block begins and ends, and whether all of it could be read."""
    found: list[tuple[int, int]] = []
    depth = 0
    block, base = _without_bom(block, base)
    parser = _Parser(_NO_YAML.sub("\ufffd", block))
    try:
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):  # type: ignore[no-untyped-call]
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_DEPTH:
                return found, False
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                found.append((base + event.start_mark.index, base + event.end_mark.index))
    except (yaml.YAMLError, ValueError, OverflowError):
        return found, False
    finally:
        parser.dispose()
    return found, True


def _blamed(error: yaml.MarkedYAMLError, end: int) -> int:
    """Where to look: at the problem, or where the thing began that nothing ended."""
    mark = error.problem_mark or error.context_mark
    if mark and mark.index >= end and error.context_mark:
        mark = error.context_mark
    return int(mark.index) if mark else 0


class _Composer:
    """Builds nodes from the parser's events, counting as it goes.

    Working from events and not from the parser's own tree keeps the depth of nesting in our
    hands: the C library builds its tree by recursion and can be made to run off its stack.
    """

    def __init__(self, block: str, base: int) -> None:
        self.block = block
        self.base = base
        self.anchors: dict[str, Node] = {}
        self.aliases = 0
        self.nodes = 0

    def document(self) -> Node | None:
        """The one document of the block; None where it is empty."""
        parser = _Parser(self.block)
        try:
            return self._document(parser)
        finally:
            parser.dispose()

    def _document(self, parser: yaml.Loader) -> Node | None:
        root: Node | None = None
        open_nodes: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        while True:
            event = parser.get_event()  # type: ignore[no-untyped-call]
            if isinstance(event, yaml.StreamEndEvent):
                return root
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                self._guard(event)
                open_nodes.append((event, []))
                if len(open_nodes) > MOST_DEPTH:
                    raise self._refusal(event, f"nested deeper than {MOST_DEPTH} levels")
                continue
            if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                start, children = open_nodes.pop()
                node = self._collection(start, event, children)
            elif isinstance(event, yaml.ScalarEvent):
                self._guard(event)
                node = self._scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                node = self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self._refusal(event, "a second document")
            else:
                continue
            self._count(event, node)
            if open_nodes:
                open_nodes[-1][1].append(node)
            else:
                root = node

    def _guard(self, event: yaml.NodeEvent) -> None:
        before = _offset(event) - 1
        # libyaml takes a `?` in brackets for the mark of a key with no blank behind it, too.
        if before >= 0 and self.block[before] == "?" and not _is_empty(event):
            raise Refusal(FaultKind.YAML_FEATURE, self.base + before, "", "a ? before a key")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise self._refusal(event, f"the tag {tag}")
        if event.anchor:
            after = _offset(event) + 1 + len(event.anchor)
            # libyaml ends an anchor earlier than YAML does, and takes the rest for the value.
            if self.block[after : after + 1].strip(" \t\n,[]{}"):
                raise self._refusal(event, f"the anchor &{event.anchor} with more behind it")

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        plain = not event.style
        text = None if plain and event.value in NULLS else event.value
        if event.anchor and text is None:
            raise self._refusal(event, f"the anchor &{event.anchor}, which names nothing")
        node = Scalar(text, self.base + _offset(event), _length(event, event))
        self._remember(event.anchor, node)
        return node

    def _collection(
        self, start: yaml.CollectionStartEvent, end: yaml.Event, children: list[Node]
    ) -> Node:
        offset, length = self.base + _offset(start), _length(start, end)
        size = 1 + sum(child.size for child in children)
        node: Node
        if isinstance(start, yaml.SequenceStartEvent):
            node = Listing(tuple(children), offset, length, size)
        else:
            pairs = []
            for key, value in zip(children[::2], children[1::2], strict=True):
                if not isinstance(key, Scalar):
                    raise Refusal(FaultKind.YAML_FEATURE, key.start, "", "a key that is a list")
                if key.text == "<<":
                    raise Refusal(FaultKind.YAML_FEATURE, key.start, "<<", "a merge key")
                pairs.append((key if key.text is not None else self._as_typed(key), value))
            node = Mappings(tuple(pairs), offset, length, size)
        self._remember(start.anchor, node)
        return node

    def _as_typed(self, key: Scalar) -> Scalar:
        """A key that is none to YAML, `null` or `~`, as the text that it is to its author."""
        return Scalar(self.block[key.start - self.base :][: key.length], key.start, key.length)

    def _remember(self, anchor: str | None, node: Node) -> None:
        if anchor:
            self.anchors[anchor] = node

    def _alias(self, event: yaml.AliasEvent) -> Node:
        node = self.anchors.get(event.anchor or "")
        if node is None:
            raise self._refusal(event, f"the alias *{event.anchor}, which names nothing before it")
        self.aliases += 1
        if self.aliases > MOST_ALIASES:
            raise self._refusal(event, f"more than {MOST_ALIASES} aliases")
        return node

    def _count(self, event: yaml.Event, node: Node) -> None:
        """Count an alias as all that it stands for, so that a bomb is refused, not built."""
        self.nodes += node.size if isinstance(event, yaml.AliasEvent) else 1
        if self.nodes > MOST_NODES:
            raise self._refusal(event, f"more than {MOST_NODES} values")

    def _refusal(self, event: yaml.Event, detail: str) -> Refusal:
        return Refusal(FaultKind.YAML_FEATURE, self.base + _offset(event), "", detail)


def _offset(event: yaml.Event) -> int:
    """Where an event begins in its block, in characters."""
    return event.start_mark.index if event.start_mark else 0


def _is_empty(event: yaml.NodeEvent) -> bool:
    """Whether nothing was typed where YAML has a value."""
    return isinstance(event, yaml.ScalarEvent) and not (event.value or event.style)


def _length(start: yaml.Event, end: yaml.Event) -> int:
    """The characters from one event to the end of another on its line; 0 across lines."""
    first, last = start.start_mark, end.end_mark
    if not first or not last or first.line != last.line:
        return 0
    return int(last.index - first.index)
