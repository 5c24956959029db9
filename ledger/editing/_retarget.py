"""A record under another id or in another folder, with every file that names it, in memory.

What is read afterwards has to be what was read before, but for the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote

from ledger.diagnostic import Edit
from ledger.editing._page import Page
from ledger.editing._references import references
from ledger.editing._splice import EditRefusedError
from ledger.editing._successor import Successor
from ledger.editing._trial import refusal
from ledger.model.entry import Entry
from ledger.model.link import Link
from ledger.model.record import FieldText, Record, RecordKind
from ledger.readers import LedgerReading, Sources
from ledger.readers.records import Reading, read_record
from ledger.readers.text import Text, decode
from ledger.source import Location
from ledger.value import Value
from ledger.wording import fold


class Respelling(Value, frozen=True):
    """One place that changes: what stands there, and what will."""

    location: Location
    old: str
    new: str


class Retargeting(Value, frozen=True):
    """The bytes of the files that change, by the path that they have now, and each place."""

    made: Mapping[str, bytes]
    places: tuple[Respelling, ...]


def retarget(
    sources: Sources,
    reading: LedgerReading,
    successor: Successor,
    more: Iterable[Edit] = (),
) -> Retargeting:
    """Every file that names a record naming its successor in its place, and some edits more.

    Raises EditRefusedError, with the file's name, where one cannot be changed soundly.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    for edit in more:
        edits[edit.location.path].append(edit)
    mentions = _mentioning(successor)
    made: dict[str, bytes] = {}
    places: list[Respelling] = []
    for record in reading.ledger.records:
        text = reading.texts[record.path]
        try:
            if record.path == successor.record.path or mentions(record, text):
                edits[record.path] += references(text, record, successor)
            if edits[record.path]:
                file = sources.records[record.path]
                changed = _changed(record.path, file.data, edits[record.path])
                was = read_record(text, file.kind, reading.ledger.config)
                _compare(was, changed, file.kind, reading, successor)
                made[record.path] = changed
        except EditRefusedError as error:
            raise EditRefusedError(f"{record.path} {error}") from None
        places += [_told(text, edit) for edit in edits[record.path]]
    return Retargeting(made, tuple(places))


def _mentioning(successor: Successor) -> Callable[[Record, Text], bool]:
    """Whether a file may name the record at all: most do not, and are not looked into."""
    own = successor.record.id
    wanted = {fold(own), fold(quote(own)), fold(own.replace(" ", "%20"))}

    def mentions(record: Record, text: Text) -> bool:
        folded = fold(text.text)
        if " " in own:
            # A name of several words may go on in the next line.
            folded = " ".join(folded.split())
        if any(word in folded for word in wanted):
            return True
        # YAML can spell a name so that it is not seen.
        return "\\" in folded and any(map(successor.is_named, _targets(record)))

    return mentions


def _targets(record: Record) -> Iterator[str]:
    return (link.target for link in record.field_links)


def _changed(path: str, data: bytes, edits: list[Edit]) -> bytes:
    if why := refusal(path, data):
        raise EditRefusedError(f"names it, and {why.removeprefix('the file ')}: settle that first")
    return Page(data.decode()).with_edits(edits).encode()


def _told(text: Text, edit: Edit) -> Respelling:
    start = text.offset(edit.location)
    return Respelling(edit.location, text.text[start : start + edit.length], edit.text)


def _compare(
    was: Reading, changed: bytes, kind: RecordKind, reading: LedgerReading, successor: Successor
) -> None:
    """Refuse a change after which a file says anything else than before, but for the name."""
    text = decode(was.record.path, changed)[0]
    now = read_record(text, kind, reading.ledger.config)
    expected = [_respelled(link, successor) for link in was.record.links()]
    if expected != [_plain(link) for link in now.record.links()] or _shape(was) != _shape(now):
        raise EditRefusedError(
            f"would not read as meant with `{successor.id}` in place of `{successor.record.id}`"
        )


def _respelled(link: Link, successor: Successor) -> tuple[str, str, str]:
    target, shown, key = _plain(link)
    change = successor.respell(target)
    return (change.new if change else target, shown, key)


def _plain(link: Link) -> tuple[str, str, str]:
    return (link.target, link.shown, link.field)


def _shape(reading: Reading) -> object:
    """What a record says without the names in it."""
    record = reading.record
    needs = tuple((need.name, need.must, need.level) for need in getattr(record, "needs", ()))
    stages = tuple((line.stage, line.date) for line in record.stages)
    return (
        record.kind,
        record.private,
        [(key, _size(value)) for key, value in record.fields.items()],
        needs,
        stages,
        [_line(entry) for entry in record.entries],
        sorted(fault.kind for fault in reading.faults),
    )


def _size(value: FieldText) -> int:
    """How many texts a value has; none, one or a list of so many."""
    return -1 if value is None else len(value) if isinstance(value, tuple) else -2


def _line(entry: Entry) -> object:
    modifiers = (entry.minutes, entry.days, entry.round, entry.count, entry.todo, entry.ticked)
    keys = tuple(field.key for field in entry.fields)
    return (entry.date, entry.time, entry.kind.name, modifiers, keys, entry.end_line)
