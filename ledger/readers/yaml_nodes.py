"""What a block of YAML is read into: texts, lists and mappings, each with its place."""

from __future__ import annotations

from ledger.value import Value


class Scalar(Value, frozen=True):
    """A text as typed; `text` is None for an empty or null value. `start` is its offset."""

    text: str | None
    start: int
    length: int
    size: int = 1


class Listing(Value, frozen=True):
    """A list of values; `size` counts all that it stands for, what aliases repeat included."""

    items: tuple[Node, ...]
    start: int
    length: int
    size: int


class Mappings(Value, frozen=True):
    """A mapping within a value: pairs of key and value in the order typed."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: int
    length: int = 0
    size: int = 1

    @property
    def length_within(self) -> int:
        """The length from the first key on, less the braces; 0 where it is on several lines."""
        (first, _), (key, value) = self.pairs[0], self.pairs[-1]
        if not self.length or first.start == self.start:
            return self.length
        last = value if value.length else key
        return last.start + last.length - first.start


Node = Scalar | Listing | Mappings
