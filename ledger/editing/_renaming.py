"""A record's file under another name or in another folder, and every link to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from ledger.diagnostic import Edit
from ledger.editing._retarget import Respelling, Retargeting, retarget
from ledger.editing._snoozes import followed, in_force, snooze_edits
from ledger.editing._splice import EditRefusedError
from ledger.editing._successor import Successor
from ledger.editing._trial import refusal
from ledger.editing._values import added_to_list, new_name
from ledger.editing._writing import FileChange
from ledger.model.link import Link
from ledger.readers import LedgerReading, Sources
from ledger.value import Value, changed


class Shift(Value, frozen=True):
    """What is asked for: a ledger's files as read, and what becomes of one of its records.

    `as_of` is the day on which what was put off stays put off.
    """

    sources: Sources
    reading: LedgerReading
    successor: Successor
    as_of: date


class Reshaping(Value, frozen=True):
    """What a record's new name, place or owner comes to.

    `places` are the stretches that change, `changes` the files to write, `after` the ledger
    as it will be. `caught` are links that led nowhere and lead to the record now.
    """

    changes: tuple[FileChange, ...]
    places: tuple[Respelling, ...]
    after: Sources
    caught: tuple[Link, ...] = ()


def rename(shift: Shift, name: str = "", *, keep_alias: bool = False) -> Reshaping:
    """A record with another id, and with another name where one is given.

    Its folder stays. Raises EditRefusedError where a file cannot be changed soundly.
    """
    record, config = shift.successor.record, shift.reading.ledger.config
    own = list(new_name(shift.reading.texts[record.path], record, name)) if name else []
    made = with_snoozes(shift, own)
    data = made.made.get(record.path, shift.sources.of(record.path))
    if keep_alias:
        spoken = [record.name] if name and record.name not in (name, record.id) else []
        aliases = [record.id, *spoken]
        data = added_to_list(record, data, config, "aliases", aliases)
    if name and not own and record.name != name:
        data = added_to_list(record, data, config, "name", [name])
    reshaping = _reshaped(shift, {**made.made, record.path: data}, made.places)
    renamed = reshaping.after.read().ledger.find(shift.successor.id) if name else None
    if renamed and renamed.name != name:
        raise EditRefusedError(f"{record.path} cannot be named `{name}` so that it reads as meant")
    return reshaping


def move(shift: Shift) -> Reshaping:
    """A record in another folder, under the id that it has."""
    made = retarget(shift.sources, shift.reading, shift.successor)
    return _reshaped(shift, made.made, made.places)


def with_snoozes(
    shift: Shift, more: Iterable[Edit] = (), joined: Callable[[Sources], Sources] | None = None
) -> Retargeting:
    """Every file that names a record, and the lines that put off what is advised about it.

    `joined` makes of the changed files what the ledger will be; without it the file moves.
    """
    sources, reading, successor = shift.sources, shift.reading, shift.successor
    own = tuple(more)
    made = retarget(sources, reading, successor, own)
    held = in_force(reading.ledger, shift.as_of)
    if not held or successor.id == successor.record.id:
        return made
    changed = sources.having(made.made)
    after = (joined(changed) if joined else moved(changed, successor)).read().ledger
    ids = followed(held, after, successor, shift.as_of)
    lines = snooze_edits(held, ids, reading.texts)
    return retarget(sources, reading, successor, [*own, *lines]) if ids else made


def moved(sources: Sources, successor: Successor) -> Sources:
    """The files of a ledger with one of them at its new place."""
    records = dict(sources.records)
    file = records.pop(successor.record.path)
    records[successor.path] = changed(file, path=successor.path)
    return replace(sources, records=records)


def _reshaped(
    shift: Shift, files: Mapping[str, bytes], places: tuple[Respelling, ...]
) -> Reshaping:
    """The changes that some new bytes come to where a record's file moves to its new place."""
    sources, successor = shift.sources, shift.successor
    path = successor.record.path
    moves = successor.path != path
    if moves and (why := refusal(path, sources.of(path))):
        raise EditRefusedError(f"{path}: {why}: settle that first")
    every = {path: sources.of(path), **files}
    changes = tuple(
        FileChange(one, sources.of(one), data, to=successor.path if moves and one == path else "")
        for one, data in sorted(every.items())
        if data != sources.of(one) or (moves and one == path)
    )
    after = moved(sources.having(every), successor)
    return Reshaping(changes, places, after, tuple(_caught(shift)))


def _caught(shift: Shift) -> Iterable[Link]:
    """The links that lead nowhere now and to the record then."""
    ledger, successor = shift.reading.ledger, shift.successor
    if ledger.find(successor.id):
        return ()
    others = (one for one in ledger.records if one is not successor.record)
    named = changed(successor.record, id=successor.id, path=successor.path)
    after = replace(ledger, records=(*others, named))
    links = (link for record in ledger.records for link in record.links())
    return (one for one in links if ledger.resolve(one) is None and after.resolve(one) is named)


def path_of(path: str, new: str) -> str:
    """The path of a record's file under a new id, with the ending as it is typed."""
    old = PurePosixPath(path)
    return (old.parent / f"{new}{old.suffix}").as_posix()
