"""Holds once what the record of a file says again and again.

Whatever is unpacked is made anew: each place in a file with a path of its own, each line with
the id of the record that it stands in. Of a large ledger these take more than what it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from ledger.model.link import Link
from ledger.model.record import Record
from ledger.value import share


def share_parts(record: Record) -> None:
    """Hold each path, id and key of a record once; it says what it said."""
    path, identity = record.path, record.id
    share(record, "fields", {intern(key): value for key, value in record.fields.items()})
    for entry in record.entries:
        share(entry.location, "path", path)
        share(entry, "holder", identity)
        share(entry, "word", intern(entry.word))
        for field in entry.fields:
            share(field, "key", intern(field.key))
            share(field.location, "path", path)
        _share_links(entry.links, path)
    _share_links(record.prose_links, path)
    _share_links(record.field_links, path)


def _share_links(links: Iterable[Link], path: str) -> None:
    for link in links:
        share(link, "target", intern(link.target))
        share(link, "field", intern(link.field))
        share(link.location, "path", path)
