"""Values put into a key of front matter that has one already: another name, items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.config import Config
from ledger.diagnostic import Edit
from ledger.editing._page import Page
from ledger.editing._splice import Additions, EditRefusedError, splice
from ledger.editing._yaml_text import inline_item_text, value_text
from ledger.model.record import Record
from ledger.readers.front_matter import bounds_of
from ledger.readers.head import read_head
from ledger.readers.records import read_record
from ledger.readers.text import Text, decode
from ledger.readers.yaml_nodes import Scalar
from ledger.wording import fold

_NAME = "name"


def new_name(text: Text, record: Record, name: str) -> Iterator[Edit]:
    """The edit that gives a record another name, where its file states one.

    That is its `name`, between quotation marks as before, else the heading at its top.
    """
    if record.fields.get(_NAME):
        place, length = record.place(_NAME), record.spots[_NAME].length
        start = text.offset(place)
        typed = text.text[start : start + length]
        if not length:
            raise EditRefusedError("has a name of several lines: put it on one first")
        yield Edit(place, length, _quoted_as(typed, name))
    elif record.notes.startswith("# ") and record.name != record.id:
        start = text.text.index(f"# {record.name}", bounds_of(text)[2]) + len("# ")
        yield Edit(text.location(start), len(record.name), name)


def _quoted_as(typed: str, text: str) -> str:
    mark = typed[0]
    if mark in "\"'" and not set(text) & {'"', "'", "\\"}:
        return f"{mark}{text}{mark}"
    return value_text(text)


def added_to_list(
    owner: Record, data: bytes, config: Config, key: str, texts: Sequence[str]
) -> bytes:
    """The bytes of a record's file with the texts more under a key that are not there yet.

    A key that is missing is added, and a single text becomes a list. Raises EditRefusedError
    where that cannot be done.
    """
    path, kind = owner.path, owner.kind
    text = decode(path, data)[0]
    field = read_head(text, kind, config).front.fields.get(key)
    record = read_record(text, kind, config).record
    said = record.fields.get(key)
    there = {fold(one) for one in (said if isinstance(said, tuple) else (said or "").split(","))}
    more = tuple(one for one in dict.fromkeys(texts) if fold(one) not in there)
    if not more:
        return data
    if isinstance(said, tuple):
        return splice(path, data, kind, config, Additions(items=((key, more),)))
    if not said:
        value = more[0] if key == _NAME else more
        return splice(path, data, kind, config, Additions(keys=((key, value),)))
    node = field.value if field else None
    if not isinstance(node, Scalar) or not node.length:
        raise EditRefusedError(f"has `{key}` on several lines: make a list of it first")
    own = [inline_item_text(one.strip()) for one in said.split(",") if one.strip()]
    if len(own) == 1:
        own = [text.text[node.start : node.start + node.length]]
    shown = ", ".join([*own, *(inline_item_text(one) for one in more)])
    edit = Edit(text.location(node.start), node.length, f"[{shown}]")
    made = Page(data.decode()).with_edits([edit]).encode()
    after = read_record(decode(path, made)[0], kind, config).record
    if after.fields.get(key) != (*(one.strip() for one in said.split(",") if one.strip()), *more):
        raise EditRefusedError(f"cannot have more under `{key}` without changing what it says")
    return made
