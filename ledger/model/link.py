"""A link from one record to another, as typed."""

from __future__ import annotations

from ledger.source import Location
from ledger.value import Value


class Link(Value, frozen=True):
    """`[[target|shown]]`, or a front-matter field that names a record.

    `field` is the key of the front matter or of the entry field that holds the link, and
    empty where it stands in running text. `length` spans the link as typed.
    """

    target: str
    location: Location
    length: int
    shown: str = ""
    field: str = ""
