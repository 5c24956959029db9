"""The ledger that a share is made of, from the owner's."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ledger import config as settings
from ledger.config import Config
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.readers.files import SourceFile
from ledger.readers.reading import LedgerReading, read_sources
from ledger.sharing._dated_lines import DatedLines
from ledger.sharing._front_matter import front_matter
from ledger.sharing._identities import Identities, Identity, token
from ledger.sharing._shared import Shared
from ledger.sharing._values import Source
from ledger.sharing._words import Words
from ledger.wording import plural

NOTES = "notes"

# What is counted of what was left out, and how it is said, for one and for many.
_COUNTED = (
    ("field", "1 field", "{} fields"),
    ("note", "1 note", "{} notes"),
    ("words", "the words of 1 dated line", "the words of {} dated lines"),
    ("entry field", "1 field of a dated line", "{} fields of dated lines"),
    ("stage", "the evidence of 1 stage", "the evidence of {} stages"),
    ("source", "the source of 1 need", "the sources of {} needs"),
    ("proof", "the proof of 1 offer", "the proof of {} offers"),
    ("entry", "1 dated line that links to nobody here", "{} dated lines that link to nobody here"),
)
_MANY = {RecordKind.JOURNAL: "journal files", RecordKind.PROFILE: "profiles"}


def redacted(ledger: Ledger, chance: random.Random) -> tuple[LedgerReading, Shared]:
    """What `[share]` lets be seen of a ledger, as a ledger of its own, and what was left out.

    Every id is drawn from `chance`, and so is the order in which what has no name of its own
    is numbered: nothing of it can be traced to the owner's files, or from one share to the
    next. Records marked private are left out before anything else, and are in no count.
    """
    share = ledger.config.share
    identities = Identities(ledger, share, chance)
    words = Words(share, identities)
    source = Source(ledger, words)
    lines = DatedLines(ledger, words)
    known = {one.path: found for one in identities.records if (found := identities.of(one))}
    files = [_file(source, lines, one, known[one.path]) for one in identities.records]
    reading = read_sources(files, _settings(ledger.config))
    return reading, Shared(
        pages=share.pages,
        labels=_labels(identities, known),
        mark=f"{token(chance)}-",
        left_out=tuple(_left_out(identities, known, words.left_out)),
        actions=share.actions,
    )


def _file(source: Source, lines: DatedLines, record: Record, identity: Identity) -> SourceFile:
    typed = _prose(record)
    notes = source.words.notes(typed) if NOTES in source.words.share.words else ""
    if typed and not notes:
        source.words.left_out["note"] += 1
    body = "\n".join(["", *lines.of(record), "", notes, ""])
    text = front_matter(source, record, identity.name) + body
    return SourceFile(_path(record, identity), record.kind, text.encode("utf-8", "replace"))


def _prose(record: Record) -> str:
    """The notes of a record without the heading that it has its name from."""
    first, _, rest = record.notes.strip().partition("\n")
    named = first.removeprefix("# ").strip() == record.name
    return rest.strip() if named else record.notes.strip()


def _path(record: Record, identity: Identity) -> str:
    return f"{record.kind.value}/{identity.id}.md"


def _settings(own: Config) -> Config:
    """The owner's stages, rules and colours; no text of theirs besides."""
    plain = settings.defaults()
    site = replace(
        plain.site,
        title=own.share.title,
        colours=own.site.colours,
        dark_colours=own.site.dark_colours,
    )
    return replace(plain, pipelines=own.pipelines, rules=own.rules, site=site)


def _labels(identities: Identities, known: Mapping[str, Identity]) -> dict[str, str]:
    """What stands in place of a file's name, no two the same."""
    names = Counter(one.name for one in known.values())
    labels: dict[str, str] = {}
    for number, record in enumerate(identities.records, start=1):
        identity = known[record.path]
        alone = names[identity.name] == 1
        label = identity.name if alone else f"{identity.name} ({record.kind.value} {number})"
        labels[_path(record, identity)] = label
    return labels


def _left_out(
    identities: Identities, known: Mapping[str, Identity], counts: Counter[str]
) -> Iterator[str]:
    """What was left out, as kinds and counts."""
    absent = Counter(record.kind for record in identities.kept_out())
    nameless = Counter(one.kind for one in identities.records if not known[one.path].own)
    for kind in RecordKind:
        if absent[kind]:
            yield plural(absent[kind], kind.value, _MANY.get(kind))
        if nameless[kind] and kind is RecordKind.PROFILE:
            yield "the owner's name"
        elif nameless[kind] and kind is not RecordKind.JOURNAL:
            names = "name" if nameless[kind] == 1 else "names"
            yield f"the {names} of {plural(nameless[kind], kind.value)}"
    for key, one, many in _COUNTED:
        if counts[key]:
            yield one if counts[key] == 1 else many.format(counts[key])
