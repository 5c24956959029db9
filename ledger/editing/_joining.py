"""Two records of one person, or of one of anything else, made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ledger.config import Config
from ledger.diagnostic import Edit
from ledger.editing._joined_fields import join_fields, refuse_unclear, said_by
from ledger.editing._page import Page
from ledger.editing._renaming import Reshaping, Shift, with_snoozes
from ledger.editing._splice import Additions, EditRefusedError, splice
from ledger.editing._trial import refusal
from ledger.editing._values import added_to_list
from ledger.editing._writing import FileChange
from ledger.model.record import Record
from ledger.readers import LedgerReading, Sources
from ledger.readers.front_matter import bounds_of
from ledger.readers.text import Text, decode
from ledger.value import Value
from ledger.wording import fold


class _Joined(Value, frozen=True):
    """The bytes that two records make, and what of the one went into the notes of the other."""

    data: bytes
    left: tuple[str, ...]
    lines: int


class Joining(Value, frozen=True):
    """What making two records one comes to: the changes, what is kept beside, how many lines."""

    reshaping: Reshaping
    left: tuple[str, ...]
    lines: int


def join(shift: Shift, into: Record) -> Joining:
    """A record put into another one, and every link to it leading there; its file goes.

    Raises EditRefusedError where the two contradict each other, or a file cannot be changed
    soundly.
    """
    gone, config, sources = shift.successor.record, shift.reading.ledger.config, shift.sources

    def joined(made: Sources) -> Sources:
        both = _join(made.of(gone.path), made.of(into.path), gone, into, config)
        return _without(made.having({into.path: both.data}), gone.path)

    made = with_snoozes(shift, joined=joined)
    pointed = sources.having(made.made)
    both = _join(pointed.of(gone.path), pointed.of(into.path), gone, into, config)
    files = {**made.made, into.path: both.data}
    files.pop(gone.path, None)
    changes = [
        FileChange(path, sources.of(path), data)
        for path, data in sorted(files.items())
        if data != sources.of(path)
    ]
    changes.append(FileChange(gone.path, sources.of(gone.path), None))
    after = _without(sources.having(files), gone.path)
    return Joining(Reshaping(tuple(changes), made.places, after), both.left, both.lines)


def _without(sources: Sources, path: str) -> Sources:
    return replace(
        sources, records={key: file for key, file in sources.records.items() if key != path}
    )


def _join(theirs: bytes, ours: bytes, gone: Record, into: Record, config: Config) -> _Joined:
    """The bytes of one file with all that another says. Doing it once more changes nothing."""
    for path, data in ((gone.path, theirs), (into.path, ours)):
        if why := refusal(path, data):
            raise EditRefusedError(f"{path}: {why}: settle that first")
    text = decode(gone.path, theirs)[0]
    other, before = (
        said_by(gone.path, theirs, gone, config),
        said_by(into.path, ours, into, config),
    )
    try:
        refuse_unclear(gone.path, text)
    except EditRefusedError as error:
        raise EditRefusedError(f"{gone.path} {error}") from None
    try:
        fields = join_fields(text, other, ours, before, config)
        data = added_to_list(into, fields.data, config, "aliases", _names(other, before))
        lines = _missing_lines(other, before)
        if lines:
            data = splice(into.path, data, into.kind, config, Additions(lines=lines))
        data = _with_notes(into.path, data, gone.id, fields.left, _notes(text, other))
    except EditRefusedError as error:
        raise EditRefusedError(f"{into.path} {error}") from None
    _compare(other, before, said_by(into.path, data, into, config))
    return _Joined(data, tuple(fields.left), len(lines))


def _names(other: Record, into: Record) -> list[str]:
    """What the one that goes was called, and is called from now on besides."""
    own = {fold(into.id), fold(into.name)}
    found: dict[str, str] = {}
    for name in (other.name, *other.aliases, other.id):
        found.setdefault(fold(name), name)
    return [name for folded, name in found.items() if folded not in own]


def _missing_lines(other: Record, into: Record) -> tuple[str, ...]:
    """The dated lines of one that the other has not; what both have to the byte stands once."""
    known = Counter(entry.raw.strip() for entry in into.entries)
    missing = []
    for entry in other.entries:
        raw = entry.raw.strip()
        known[raw] -= 1
        if known[raw] < 0:
            missing.append(raw)
    return tuple(missing)


def _notes(text: Text, record: Record) -> str:
    """A body without its dated lines, and without the heading that is no more than the name."""
    lines = text.text.split("\n")
    begin = text.location(bounds_of(text)[2])
    lines[: begin.line - 1] = [""] * (begin.line - 1)
    lines[begin.line - 1] = lines[begin.line - 1][begin.column - 1 :]
    taken = {
        number
        for entry in record.entries
        for number in range(entry.location.line - 1, entry.end_line)
    }
    kept: list[str] = []
    after_entry = False
    for number, line in enumerate(lines):
        if number in taken:
            after_entry = True
        elif line.strip() or not after_entry or (kept and kept[-1].strip()):
            # What stood around a line that is gone is parted by one blank line, not by two.
            kept.append(line)
            after_entry = after_entry and not line.strip()
    heading = next((at for at, line in enumerate(kept) if line.strip()), None)
    if heading is not None and kept[heading].strip() == f"# {record.name}":
        del kept[heading]
    return "\n".join(kept).strip("\n")


def _with_notes(path: str, data: bytes, name: str, left: list[str], notes: str) -> bytes:
    """The bytes with what found no other place, under a heading at their end."""
    parts = ["\n".join(f"- {one}" for one in left), notes]
    section = "\n\n".join([f"## From {name}", *(part for part in parts if part)])
    text = decode(path, data)[0]
    if not any(parts) or section in text.text:
        return data
    last = len(text.text)
    ended = not text.text or text.text.endswith("\n")
    blank = "" if text.text.endswith("\n\n") else "\n" if ended else "\n\n"
    edit = Edit(text.location(last), 0, f"{blank}{section}" + ("\n" if ended else ""))
    return Page(data.decode()).with_edits([edit]).encode()


def _compare(other: Record, before: Record, after: Record) -> None:
    """Refuse what does not say everything that the two said, and nothing else."""
    lines = _raw(before) | _raw(other)
    keys = {*before.fields, *(key for key in other.fields if key in after.fields)}
    if _raw(after) != lines or not keys <= set(after.fields) or after.kind is not before.kind:
        raise EditRefusedError(
            f"{before.path} and {other.path} cannot be put together so that both read as before"
        )
    for key, value in other.fields.items():
        if key not in (*before.fields, "aliases") and after.fields.get(key, value) != value:
            raise EditRefusedError(f"{other.path} says `{key}` in a way that cannot be taken over")


def _raw(record: Record) -> Counter[str]:
    return Counter(entry.raw.strip() for entry in record.entries)


def contradictions(one: Record, into: Record, reading: LedgerReading) -> Iterator[str]:
    """Why two records cannot be one."""
    ledger = reading.ledger
    if one.kind is not into.kind:
        yield f"{one.path} is {_a(one)}, {into.path} {_a(into)}"
    homes = [ledger.organization_of(record) for record in (one, into)]
    if one.kind.value == "campaign" and all(homes) and homes[0] is not homes[1]:
        names = [home.id for home in homes if home]
        yield f"they are aimed at two organizations, `{names[0]}` and `{names[1]}`"


def _a(record: Record) -> str:
    return f"{'an' if record.kind.value[0] in 'aeiou' else 'a'} {record.kind.value}"
