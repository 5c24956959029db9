"""The front matter of two records of one person in one: nothing that either says is lost.

What the one that stays says, stays. Lists are united. A value that both have otherwise is told
beside, for the notes to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ledger.config import Config
from ledger.diagnostic import Edit
from ledger.editing._forms import hints
from ledger.editing._joined_stages import joined_stages
from ledger.editing._page import Page
from ledger.editing._readable import UNREADABLE, readable
from ledger.editing._splice import Additions, EditRefusedError, splice
from ledger.editing._values import added_to_list
from ledger.model.fault import FaultKind
from ledger.model.record import FieldText, Record
from ledger.readers.front_matter import bounds_of, keys_in, read_front_matter, texts_of
from ledger.readers.key_shapes import list_keys, naming_keys
from ledger.readers.records import read_record
from ledger.readers.text import Text, decode
from ledger.readers.yaml_reader import Refusal, read_yaml
from ledger.source import Location
from ledger.wording import fold

# What the two have in common by being one, or what is seen to elsewhere.
_APART = ("name", "aliases", "kind")
_STAGES = ("stages", "advocate")
# What another program knows each of the two by: its next export has both.
_UID = "uid"
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")


@dataclass
class JoinedFields:
    """The bytes with the other record's keys in them, and what found no place there."""

    data: bytes
    left: list[str] = field(default_factory=list)


def join_fields(
    text: Text, other: Record, data: bytes, into: Record, config: Config
) -> JoinedFields:
    """Put the keys of a record, whose file is `text`, into the bytes of another's file.

    Raises EditRefusedError where they contradict each other so that only the owner can tell.
    """
    made = JoinedFields(data)
    text = _at_the_left_edge(other.path, text)
    whole: list[str] = []
    comments: list[str] = []
    ours = {typed: key for key, typed in other.typed.items()}
    form = set(hints(other.kind, config).values())
    for typed, chunk in _chunks(text):
        key = ours.get(typed, typed)
        into = said_by(into.path, made.data, into, config)
        new = bool(key) and key not in into.fields and key not in _APART
        if new and not _names_itself(other, key, into):
            whole += [line for line in chunk if line.rstrip() not in form]
            continue
        comments += [one for one in _comments(text, chunk) if one not in form]
        if key in other.fields and key not in _APART:
            _join_key(made, key, other, into, config)
    made.data = _with_lines(into.path, made.data, [*whole, *_new(comments, made.data)])
    return made


def refuse_unclear(path: str, text: Text) -> None:
    """Refuse front matter of which something would be lost, for it cannot be taken apart."""
    start, end, _ = bounds_of(text)
    block = text.text[start:end]
    if any(one.kind is FaultKind.UNCLOSED_FRONT_MATTER for one in read_front_matter(text).faults):
        raise EditRefusedError("has front matter that nothing closes: close it with `---` first")
    if block.lstrip().startswith("{"):
        raise EditRefusedError("has its front matter in braces: give each key a line of its own")
    try:
        read_yaml(block, 0)
    except Refusal:
        raise EditRefusedError(UNREADABLE) from None
    for key, chunk in _chunks(_at_the_left_edge(path, text)):
        if not key and any(line.strip() and not line.lstrip().startswith("#") for line in chunk):
            raise EditRefusedError(
                "has a value that goes on where a key would begin: put it on one line first"
            )


def _join_key(made: JoinedFields, key: str, other: Record, into: Record, config: Config) -> None:
    theirs, ours = other.fields[key], into.fields.get(key)
    if not theirs or _same(theirs, ours):
        return
    if _names_itself(other, key, into) or key == "stage":
        made.left.append(_told(other, key, theirs))
    elif key == "private":
        raise EditRefusedError("says otherwise than the other whether it is private: settle that")
    elif not ours and key in into.fields:
        more = Additions(keys=((key, theirs),))
        made.data = splice(into.path, made.data, into.kind, config, more)
    elif key in _STAGES:
        made.data = joined_stages(made.data, key, other, into, config)
    elif (
        key in list_keys(into.kind)
        or key == _UID
        or (isinstance(theirs, tuple) and isinstance(ours, tuple))
    ):
        texts, left = _divided(key, theirs, other, into)
        made.left += [_told(other, key, one) for one in left]
        made.data = added_to_list(into, made.data, config, key, texts)
    else:
        made.left.append(_told(other, key, theirs))


def _divided(
    key: str, theirs: FieldText, other: Record, into: Record
) -> tuple[Sequence[str], Sequence[str]]:
    """The items of a list that can be added, and those that say otherwise what is there."""
    texts = theirs if isinstance(theirs, tuple) else tuple((theirs or "").split(","))
    texts = tuple(one.strip() for one in texts)
    if key != "needs":
        return texts, ()
    known = {fold(need.name): need for need in getattr(into, "needs", ())}
    own = {need.location: fold(need.name) for need in getattr(other, "needs", ())}
    if len(own) != len(texts):
        return texts, ()
    ours = into.fields.get(key) or ()
    added: list[str] = []
    left: list[str] = []
    for one, name in zip(texts, own.values(), strict=True):
        (left if name in known and one not in ours else added).append(one)
    return added, left


def _same(theirs: FieldText, ours: FieldText) -> bool:
    if isinstance(theirs, tuple) or isinstance(ours, tuple):
        return theirs == ours
    return fold(theirs or "") == fold(ours or "")


def _names_itself(other: Record, key: str, into: Record) -> bool:
    """Whether a key names the record that the two become: nobody comes through themselves."""
    if key not in naming_keys(other.kind) or key in list_keys(other.kind):
        return False
    links = [link for link in other.field_links if link.field == key]
    return any(fold(link.target.rsplit("/", 1)[-1]) == fold(into.id) for link in links)


def _told(other: Record, key: str, value: FieldText) -> str:
    shown = value if isinstance(value, str) else "; ".join(value or ())
    return f"{other.typed.get(key, key)}: {shown}"


def _chunks(text: Text) -> Iterator[tuple[str, list[str]]]:
    """Each key with the lines from its own to the next one's; the first lines have none."""
    start, end, _ = bounds_of(text)
    if end <= start:
        return
    for key, begin, stop in keys_in(text):
        yield key, text.text[begin:stop].removesuffix("\n").split("\n")


def _at_the_left_edge(path: str, text: Text) -> Text:
    """A file whose keys are all indented, as it is without that."""
    start, end, _ = bounds_of(text)
    if not (indent := _indent(text)):
        return text
    lines = text.text[start:end].split("\n")
    block = "\n".join(line.removeprefix(indent) for line in lines)
    return decode(path, (text.text[:start] + block + text.text[end:]).encode())[0]


def _indent(text: Text) -> str:
    """What stands before each key, where they are all indented."""
    fields = read_front_matter(text).fields.values()
    place = text.location(min((one.key.start for one in fields), default=0))
    indent = text.line(place.line)[: place.column - 1]
    return "" if indent.strip() else indent


def _comments(text: Text, chunk: Sequence[str]) -> Iterator[str]:
    """The comments among the lines of a key whose own lines are not taken over."""
    block = "\n".join(chunk)
    begin = text.text.index(block, bounds_of(text)[0])
    bare = block
    for start, end in texts_of(text):
        if begin <= start < begin + len(block):
            at, to = start - begin, end - begin
            bare = bare[:at] + re.sub(r"[^\n]", "x", bare[at:to]) + bare[to:]
    for line, shown in zip(block.split("\n"), bare.split("\n"), strict=True):
        if found := _COMMENT.search(shown):
            yield line[found.start() :].rstrip()


def _new(comments: Sequence[str], data: bytes) -> list[str]:
    """The comments that are not there yet, at the end of a line or on one of their own."""
    there = [line.rstrip() for line in data.decode().splitlines()]
    return [one for one in comments if not any(line.endswith(one) for line in there)]


def _with_lines(path: str, data: bytes, lines: Sequence[str]) -> bytes:
    """The bytes with some lines at the end of the front matter."""
    if not lines:
        return data
    text = decode(path, data)[0]
    start, end, body = bounds_of(text)
    indent = _indent(text)
    shown = "".join(f"{indent if line else ''}{line}\n" for line in lines)
    if body and end >= start > 0:
        edit = Edit(text.location(end), 0, shown)
    elif body:
        raise EditRefusedError("has front matter that nothing closes: close it with `---` first")
    else:
        gap = "" if not text.text.strip() or text.text.startswith("\n") else "\n"
        edit = Edit(Location(path), 0, f"---\n{shown}---\n{gap}")
    made = Page(data.decode()).with_edits([edit]).encode()
    if readable(decode(path, made)[0]) < readable(text):
        raise EditRefusedError(UNREADABLE)
    return made


def said_by(path: str, data: bytes, like: Record, config: Config) -> Record:
    """What some bytes say, as a record of the same kind as another."""
    return read_record(decode(path, data)[0], like.kind, config).record
