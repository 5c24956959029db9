"""A dated line: the one thing that a person types every day."""

from __future__ import annotations

import datetime

from ledger.config import EntryKind
from ledger.model.link import Link
from ledger.source import Location
from ledger.value import Value

# The fields of a dated line, as the format names them. Others are kept and shown.
FIELDS = (
    "got", "gave", "for", "step", "via", "values-us", "next", "issue", "addresses", "mode",
    "segment", "depth", "reach", "rated", "cause", "auto",
)  # fmt: skip

IN_PERSON = "in-person"
_AWAY = ("video", "call")


class EntryField(Value, frozen=True):
    """`[key:: value]` on a dated line; `key` in lower case, `value` as typed."""

    key: str
    value: str
    location: Location
    length: int


class Entry(Value, frozen=True, kw_only=True):
    """One dated line, with the lines that continue it.

    `holder` is the id of the record whose file it stands in. `word` is its first word as
    typed, empty where there is none; `kind` what that word means (a note where it is no
    kind). `minutes`, `round` and `days` are None where none were typed; `count` is the N
    of `×N`. `todo` is an open checkbox: a next action, counted as nothing done. `text` is
    what remains, links as typed, fields and comments taken out; `raw` the whole entry as typed.
    """

    location: Location
    end_line: int
    holder: str
    date: datetime.date
    time: datetime.time | None
    word: str
    kind: EntryKind
    minutes: int | None
    days: int | None
    round: str | None
    count: int
    todo: bool
    ticked: bool
    text: str
    raw: str
    fields: tuple[EntryField, ...]
    links: tuple[Link, ...]

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.time, str, int]:
        """Date, time (none first), path, line."""
        return (self.date, self.time or datetime.time.min, self.location.path, self.location.line)

    @property
    def evidence(self) -> str:
        """`path:line`, the place that a figure made from this entry leads back to."""
        return str(self.location)

    def field(self, key: str) -> str | None:
        """The value of the first field with this key, or None."""
        for field in self.fields:
            if field.key == key:
                return field.value
        return None

    def all_fields(self, key: str) -> tuple[str, ...]:
        """The values of every field with this key, in order."""
        if not self.fields:  # as most lines have none, and this is asked of all of them
            return ()
        return tuple([field.value for field in self.fields if field.key == key])

    def links_in(self, field: str = "") -> tuple[Link, ...]:
        """The links in one field, or those in running text."""
        return tuple(link for link in self.links if link.field == field)

    def done_by(self, as_of: datetime.date) -> bool:
        """Whether it has happened by a day: dated then or before, and not still to do."""
        return self.date <= as_of and not self.todo

    @property
    def automatic(self) -> bool:
        """Whether it is an automatic answer (`[auto:: yes]`), or sent in bulk (`×N`)."""
        if self.count > 1:
            return True
        said = self.field("auto") if self.fields else None
        return said is not None and said.strip().lower() != "no"

    @property
    def mode(self) -> str | None:
        """`in-person`, `video` or `call` for a meeting or an interview; None for the rest."""
        if not self.kind.in_person:
            return None
        said = (self.field("mode") or "").strip().lower()
        return said if said in _AWAY else IN_PERSON
