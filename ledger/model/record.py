"""What every record has, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import starmap
from struct import Struct
from typing import ClassVar

from ledger.model.entry import Entry
from ledger.model.link import Link
from ledger.model.parts import StageLine
from ledger.source import Location
from ledger.value import Value

FieldText = str | tuple[str, ...] | None

# The folder, below the one of its kind, for what is done with.
ARCHIVE = "archive"


class RecordKind(StrEnum):
    """The kinds of file that a ledger holds."""

    CONTACT = "contact"
    ORGANIZATION = "organization"
    CAMPAIGN = "campaign"
    CHANNEL = "channel"
    SKILL = "skill"
    PROFILE = "profile"
    JOURNAL = "journal"


class Spot(Value, frozen=True):
    """Where a field stands: its value, the characters this takes, and the same of its key.

    A length counts quotes, and is 0 for what goes over more than one line.
    """

    line: int
    column: int
    length: int
    key_line: int
    key_column: int
    key_length: int


# A ledger holds a dozen for each of its files, and few of them are ever asked for.
_PLACE = Struct("<6I")
PLACE_SIZE = _PLACE.size


def packed_places(numbers: Iterable[tuple[int, ...]]) -> bytes:
    """What the spots of some fields are made of, each the numbers of one in its own order."""
    return b"".join(starmap(_PLACE.pack, numbers))


class Record(Value, frozen=True, kw_only=True, tag_field="record"):
    """One file of the ledger.

    `id` is the file's name without `.md`, as typed. `fields` holds every front-matter key
    as text, known or not, in the order typed, and `places` where each stands; `unknown` are the
    keys that the format does not name, `typed` what the file calls a key of ours that it has
    under another name. `notes` is the body without its dated lines and its comments.
    `prose_links` are the links in the notes, `field_links` those in the front matter.
    """

    kind: ClassVar[RecordKind]

    id: str
    path: str
    name: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    private: bool = False
    entries: tuple[Entry, ...] = ()
    prose_links: tuple[Link, ...] = ()
    field_links: tuple[Link, ...] = ()
    notes: str = ""
    fields: Mapping[str, FieldText] = {}
    places: bytes = b""
    unknown: tuple[str, ...] = ()
    typed: Mapping[str, str] = {}

    @property
    def location(self) -> Location:
        """The first line of the file."""
        return Location(self.path)

    @property
    def archived(self) -> bool:
        """Whether it was put away: nothing is advised about it, and all of it counts as before."""
        return any(part.casefold() == ARCHIVE for part in self.path.split("/")[1:-1])

    def spot(self, key: str) -> Spot | None:
        """Where a field stands, or None where there is no such field."""
        for at, name in enumerate(self.fields):
            if name == key:
                return Spot(*_PLACE.unpack_from(self.places, at * PLACE_SIZE))
        return None

    @property
    def spots(self) -> Mapping[str, Spot]:
        """Where each field stands."""
        made = (Spot(*numbers) for numbers in _PLACE.iter_unpack(self.places))
        return dict(zip(self.fields, made, strict=True))

    def place(self, key: str) -> Location:
        """Where a key's value stands, or the first line of the file."""
        spot = self.spot(key)
        return Location(self.path, spot.line, spot.column) if spot else self.location

    def key_place(self, key: str) -> Location:
        """Where a key stands, or the first line of the file."""
        spot = self.spot(key)
        return Location(self.path, spot.key_line, spot.key_column) if spot else self.location

    def links(self) -> Iterator[Link]:
        """Every link in the file."""
        yield from self.field_links
        yield from self.prose_links
        for entry in self.entries:
            yield from entry.links

    @property
    def stages(self) -> tuple[StageLine, ...]:
        """The stage lines, oldest first as typed; records without stages have none."""
        return ()

    def pipeline_name(self, default: str) -> str | None:
        """The pipeline that its stages belong to; `default` is the ledger's own."""
        return None
