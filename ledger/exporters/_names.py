"""What a file that leaves the ledger calls a record; whatever is private is not named in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.model.campaign import Campaign
from ledger.model.derived import per_ledger
from ledger.model.draft import one_line
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.pages._activities import WITHHELD, name_for_others
from ledger.wording import fold

__all__ = ["WITHHELD", "is_hidden", "name_of", "names_of", "source_of"]

# A shorter name or alias is too many other words as well.
_LEAST = 3
# Their files are called by a month and by the owner.
_NO_NAMES = (RecordKind.JOURNAL, RecordKind.PROFILE)


def is_hidden(ledger: Ledger, text: str) -> bool:
    """Whether a text names somebody or something private, by a whole name, an alias or an id."""
    hidden = _hidden_names(ledger)
    return hidden is not None and hidden.search(fold(text)) is not None


def name_of(ledger: Ledger, record: Record) -> str:
    """The name of a record on one line; of one that is private, or named after one, not.

    A campaign that has somebody private among its people is called as in the statement of
    activity: it may be named after them by their first name alone.
    """
    if record.private or is_hidden(ledger, record.name):
        return WITHHELD
    name = record.name
    if isinstance(record, Campaign) and any(one.private for one in ledger.people_of(record)):
        name = name_for_others(ledger, record)
    return one_line(name) or record.id


def names_of(ledger: Ledger, records: Iterable[Record]) -> list[str]:
    """The names of some records, each once, in their order."""
    return list(dict.fromkeys(name_of(ledger, one) for one in records))


def source_of(ledger: Ledger, record: Record, place: str) -> str:
    """Where something stands; nothing where the file's name would name what is private."""
    return "" if name_of(ledger, record) == WITHHELD else place


@per_ledger
def _hidden_names(ledger: Ledger) -> re.Pattern[str] | None:
    private = [one for one in ledger.records if one.private and one.kind not in _NO_NAMES]
    every = {fold(name) for one in private for name in (one.name, one.id, *one.aliases)}
    names = sorted(name for name in every if len(name) >= _LEAST)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None
