"""What must be so of any text that is read as a record, or as settings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from functools import cache, lru_cache
from random import Random

from ledger import checks
from ledger.config import FILE_NAME, Config, defaults, parse
from ledger.diagnostic import Diagnostic
from ledger.formats import FORMATS, Context
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.readers import read_sources
from ledger.readers.comments import without_comments
from ledger.readers.files import SourceFile
from ledger.readers.front_matter import bounds_of, read_front_matter
from ledger.readers.reading import FileReading, put_together, read_file
from ledger.readers.text import Text, decode
from ledger.source import Location
from tests.fuzz.case import Case, chance_of
from tests.support import AS_OF, kind_of

# Settings that read a file in other ways than the default ones.
_SETTINGS = (
    "",
    '[entries]\ndates = "loose"\n[links]\nunknown = "text"\n',
    '[fields.contact]\nEmployer = "organization"\n'
    '[fields.campaign]\nStatus = "stage"\nWhen = "stages"\n'
    '[stages.job]\nwaiting = "applied"\n[kinds]\nkaffee = "coffee"\n',
)  # fmt: skip
_KEY = re.compile(r"^([A-Za-z][\w-]*):[ \t]", re.MULTILINE)
# All checks and all forms of what they find, for one in so many: they take as long as the rest.
_CHECKED_ONE_IN = 20
_SHOWN_ONE_IN = 40


@cache
def _config(text: str) -> Config:
    return parse(text)


def judge_record(case: Case) -> Hashable:
    """One file is read: everything has its place, and nothing vanishes; gives what it came to."""
    ((path, data),) = case
    chance = chance_of(case)
    config = _config(chance.choice(_SETTINGS))
    kind = kind_of(path, config.folders) or chance.choice(list(RecordKind))
    read = read_file(SourceFile(path, kind, data), config)
    _has_places(read)
    _is_whole(read)
    told: Iterable[str] = {fault.kind.value for fault in read.faults}
    if chance.random() * _CHECKED_ONE_IN < 1:
        reading = put_together([read], config)
        found = judge_findings(reading.ledger, reading.texts, chance)
        told = {*told, *(one.code for one in found)}
    entries = read.record.entries
    kinds = frozenset(one.kind.name for one in entries[:8])
    return frozenset(told), kinds, min(len(entries), 3), len(read.record.fields)


def judge_settings(case: Case) -> Hashable:
    """One `headway.toml` is read, and a ledger with it; gives what it came to."""
    ((_, data),) = case
    chance = chance_of(case)
    text, _ = decode(FILE_NAME, data)
    config = parse(text.text)
    assert config.pipelines["job"].stages
    _lies_within((one.location for one in config.problems), {FILE_NAME: text})
    reading = read_sources(_a_few_records(), config)
    found = judge_findings(reading.ledger, {**reading.texts, FILE_NAME: text}, chance)
    return frozenset(one.code for one in found), frozenset(one.fault for one in config.problems)


def judge_findings(
    ledger: Ledger, texts: Mapping[str, Text], chance: Random
) -> tuple[Diagnostic, ...]:
    """All checks look; each finding has its place, its words, and is taken by every form."""
    found = checks.run(ledger, AS_OF)
    places = [one.location for one in found]
    places += [each.location for one in found for each in one.related]
    places += [each.location for one in found if one.fix for each in one.fix.edits]
    _lies_within(places, texts)
    for one in found:
        assert one.message, f"{one.code} says nothing"
        assert "\n" not in one.message, f"{one.code} is more than a line"
    if chance.random() * _SHOWN_ONE_IN < 1:
        show(found, texts)
    return found


def show(found: tuple[Diagnostic, ...], texts: Mapping[str, Text]) -> None:
    """Every form takes the findings, as text that can be written."""
    empty = Text("", "")
    context = Context(lambda place: texts.get(place.path, empty).line(place.line))
    for render in FORMATS.values():
        render(found, context).encode()


def _lies_within(places: Iterable[Location], texts: Mapping[str, Text]) -> None:
    for place in places:
        if place.path in texts:
            lines = _lines(texts[place.path].text)
            assert 1 <= place.line <= len(lines), f"{place} is of {len(lines)} lines"
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, f"column of {place}"
        else:
            assert place.line == place.column == 1, f"{place} is nowhere"


@lru_cache(maxsize=16)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _has_places(read: FileReading) -> None:
    """Faults, keys, values, entries and their fields are where they say they are."""
    texts = {read.text.path: read.text}
    record = read.record
    _lies_within((fault.location for fault in read.faults), texts)
    _lies_within((place for fault in read.faults for place in fault.related), texts)
    _lies_within((entry.location for entry in record.entries), texts)
    _lies_within((each.location for entry in record.entries for each in entry.fields), texts)
    _lies_within((link.location for entry in record.entries for link in entry.links), texts)
    _lies_within((link.location for link in record.prose_links), texts)
    for spot in record.spots.values():
        _lies_within(
            (
                Location(read.text.path, spot.line, spot.column),
                Location(read.text.path, spot.key_line, spot.key_column),
            ),
            texts,
        )
    for fault in read.faults:
        line = read.text.line(fault.location.line)
        assert fault.location.column - 1 + fault.length <= len(line), f"{fault.kind} is too long"


def _is_whole(read: FileReading) -> None:
    """Every line of the body is in an entry, the notes or a fault; every key is kept or told of."""
    text, record = read.text, read.record
    told = {fault.location.line for fault in read.faults}
    for entry in record.entries:
        first, last = entry.location.line, entry.end_line
        told.update(range(first, last + 1))
        typed = _lines(text.text)[first - 1 : last]
        assert entry.raw == "\n".join(typed), "an entry is not the lines that it was typed in"
    # The body may begin with what is left of its fence's line.
    _, _, at = bounds_of(text)
    shown = without_comments(text.text, at)[at:].split("\n")
    notes = Counter(line.strip() for line in record.notes.split("\n"))
    typed_notes = Counter(
        line.strip()
        for number, line in enumerate(shown, start=text.location(at).line)
        if number not in told and line.strip()
    )
    assert not (lost := typed_notes - notes), f"in no entry, no notes and no fault: {[*lost][:3]}"
    if at and not read.faults:
        kept = {field.name for field in read_front_matter(text).fields.values()}
        whole = " ".join(str(value) for value in record.fields.values())
        for key in _KEY.findall(text.text[:at]):
            assert key in kept or key in whole, f"the key {key} is nowhere"


@cache
def _a_few_records() -> tuple[SourceFile, ...]:
    made = {
        "contacts/dana-kim.md": "---\nname: Dana\n---\n- 2026-09-20 coffee 1h [got:: a tip]\n",
        "campaigns/a.md": "---\norganization: acme\ntitle: counsel\nstages:\n"
        "  - 2026-08-03 researching\n  - 2026-08-19 targeted\n  - 2026-10-30 evaporated, frozen\n"
        "Status: waiting\n---\n- 2026-10-06 interview 2a\n- 2026-10-07 ring x\n",
        "organizations/acme.md": "---\nname: Acme\n---\n",
        "people/lee.md": "# Lee\n- **2026-09-20**: call [[Dana]]\n",
        "me.md": "---\nname: Me\ncapacity: 3\nhours: 20\nnumber: 120k by 2026-12-31\n---\n",
    }  # fmt: skip
    config = defaults()
    return tuple(
        SourceFile(path, kind_of(path, config.folders) or RecordKind.CONTACT, data.encode())
        for path, data in made.items()
    )
