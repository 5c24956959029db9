"""What of the report before still holds, for a process that makes one after another.

A save changes a file or two of ten thousand. While every record is still called what it was and
stands where it stood, what a name leads to is as before, and so whatever else is otherwise can
be told from the texts of those files, and from what was found, measured and advised. Where that
is not so, or the day or the settings are others, nothing is taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ledger.checks._stage_story import lives_of
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.record import Record
from ledger.readers.text import Text
from ledger.value import Digests

if TYPE_CHECKING:
    from ledger.model.history import History
    from ledger.pages._addresses import Addresses
    from ledger.pages._results import Results

_DIGESTS = Digests()


class Told(NamedTuple):
    """A digest of all that a record's page is made from, and the files whose texts are in it."""

    paths: frozenset[str]
    digest: bytes


@dataclass(frozen=True)
class Before:
    """What is kept of some results: nothing that leads to their ledger's indexes."""

    as_of: date
    settings: str
    shared: bool
    history: History | None
    texts: Mapping[str, Text]
    records: Mapping[str, Record]
    digests: Mapping[str, str]
    addresses: Addresses
    names_digest: str
    fronts_digest: bytes
    stories: Mapping[str, tuple[Entry, ...]]
    by_record: tuple[Mapping[str, object], ...]
    told: Mapping[str, Told]


class Since(NamedTuple):
    """What is otherwise than before: `files` have another text, `records` may show another page."""

    files: frozenset[str]
    records: frozenset[str]


def kept(results: Results) -> Before:
    """What the next results need to know of some."""
    return Before(
        as_of=results.as_of,
        settings=results.ledger.config.text,
        shared=results.shared is not None,
        history=results.history,
        texts=results.texts,
        records={one.path: one for one in results.ledger.records},
        digests=results.digests,
        addresses=results.addresses,
        names_digest=results.names_digest,
        fronts_digest=results.fronts_digest,
        stories=results.stories,
        by_record=_by_record(results),
        told=results.told,
    )


def digests_since(before: Before | None, texts: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    """The digests of those texts that are still the same object."""
    if before is not None:
        known = before.texts
        for path, text in texts.items():
            if known.get(path) is text:
                yield path, before.digests[path]


def files_since(results: Results) -> frozenset[str] | None:
    """The files that have another text than before, every name leading where it led.

    None where that is not so, or where the day, the settings or the owner's own file differ.
    """
    before, records = results.before, results.ledger.records
    if before is None or before.shared or results.shared or before.as_of != results.as_of:
        return None
    if before.settings != results.ledger.config.text or len(before.records) != len(records):
        return None
    if before.digests.keys() != results.digests.keys():
        return None
    then = before.digests
    files = frozenset(path for path, digest in results.digests.items() if then[path] != digest)
    if results.ledger.profile.path in files:
        return None
    for now in records:
        was = before.records.get(now.path)
        if was is not now and (was is None or _names(was) != _names(now)):
            return None
    return files


def since(results: Results) -> Since | None:
    """What is otherwise than before; None where that cannot be told from a few files."""
    before, files = results.before, results.files_since
    if before is None or files is None:
        return None
    touched = set(files)
    for path in files & before.records.keys():
        both = (before.records[path], results.ledger.by_path[path])
        found = (results.ledger.find(name) for one in both for name in _named(one))
        touched.update(record.path for record in found if record)
    for old, new in zip(before.by_record, _by_record(results), strict=True):
        touched.update(path for path in old.keys() | new.keys() if _differ(old, new, path))
    lived, lives = lives_of(before.history), lives_of(results.history)
    touched.update(path for path in lived.keys() | lives.keys() if _differ(lived, lives, path))
    return Since(files, frozenset(touched))


def told_since(results: Results) -> Iterator[tuple[str, Told]]:
    """What is told of each record's page that is made from the same as before."""
    if results.before is None or results.since is None:
        return
    files, records = results.since
    by_kind = results.ledger.config.names_as_text
    for path, told in results.before.told.items():
        is_campaign = isinstance(results.before.records[path], Campaign)
        # How far the rounds of a campaign have come rests on whatever names their people, and
        # whom a name as text leads to on who asks.
        if path in records or (is_campaign and by_kind):
            continue
        if told.paths.isdisjoint(records if is_campaign else files):
            yield path, told


def same_fronts(before: Before, results: Results) -> bool:
    """Whether each file says of its record what it did, dated lines and notes apart."""
    then = before.records
    return all(
        then[one.path] is one or _DIGESTS.of(*front(then[one.path])) == _DIGESTS.of(*front(one))
        for one in results.ledger.records
    )


def front(one: Record) -> tuple[object, ...]:
    """What a file says of its record, dated lines and notes apart."""
    return (one.path, one.kind, one.id, one.name, one.aliases, one.private, one.fields)


def _names(one: Record) -> tuple[object, ...]:
    """What decides which names lead to a record, and where its page is."""
    return (one.path, one.kind, one.id, one.name, one.aliases)


def _named(one: Record) -> Iterator[str]:
    """Every name that a record's file links, or gives outright in a field of a dated line."""
    for link in one.links():
        yield link.target
    for entry in one.entries:
        for field in entry.fields:
            yield field.value


def _by_record(results: Results) -> tuple[Mapping[str, object], ...]:
    return (results.findings_by_path, results.actions_by_subject, results.rows_by_path)


def _differ(old: Mapping[str, object], new: Mapping[str, object], path: str) -> bool:
    was, now = old.get(path), new.get(path)
    # A whole number equals one with a point, and is shown otherwise.
    return was is not now and (was != now or repr(was) != repr(now))
