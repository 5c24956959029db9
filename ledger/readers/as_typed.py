"""A value of the front matter as the texts that it shows, whatever its shape."""

from __future__ import annotations

from ledger.model.record import FieldText
from ledger.readers.yaml_nodes import Listing, Node, Scalar


def as_typed(node: Node) -> FieldText:
    """A value as the texts that it shows."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return tuple(_flat(item) for item in node.items)
    return tuple(f"{key.text}: {_flat(value)}" for key, value in node.pairs)


def _flat(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text or ""
    shown = as_typed(node)
    if isinstance(node, Listing) and len(node.items) == 1 and isinstance(node.items[0], Listing):
        return f"[[{_flat(node.items[0])}]]"
    return ", ".join(shown) if isinstance(shown, tuple) else shown or ""
