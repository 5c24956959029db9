"""What the files of a LinkedIn archive have in common: members, and which of them is the owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ledger.importers._columns import Layout
from ledger.importers._importer import ColumnUse, Note
from ledger.importers._table import Row
from ledger.model.address import plain_link
from ledger.model.draft import one_line
from ledger.model.ledger import Ledger
from ledger.value import Value
from ledger.wording import fold

TAG = "linkedin"
WHERE = "LinkedIn"

# What stands for somebody who has left, and for LinkedIn itself.
_NOBODY = frozenset(("", "linkedin member", "linkedin", "linkedin user"))


class Member(Value, frozen=True):
    """Somebody at LinkedIn: the name and the link to the profile, either of which may be empty."""

    name: str
    link: str

    @property
    def is_somebody(self) -> bool:
        """Whether it is a person with a name, and neither LinkedIn nor a page."""
        return fold(self.name) not in _NOBODY and "/company/" not in self.link


class Owner(Value, frozen=True):
    """Whose archive it is, by name and by the links to the profile."""

    name: str
    links: frozenset[str] = frozenset()

    def is_this(self, member: Member) -> bool:
        """Whether a member is the owner."""
        if self.links and member.link:
            return plain_link(member.link) in self.links
        return fold(member.name) == self.name


class Part(Value, frozen=True):
    """What one file of an archive came to; its people are with all others'."""

    columns: tuple[ColumnUse, ...]
    rows: int
    notes: tuple[Note, ...]
    refusal: str = ""


def cell(row: Row, layout: Layout, name: str) -> str:
    """What a row has for a field, on one line; empty where no column fills it."""
    column = layout.column(name)
    return one_line(row[column]) if column else ""


def owner_of(talks: Sequence[frozenset[Member]], ledger: Ledger, said: str = "") -> Owner | None:
    """Whose conversations they are: `said`, the one in all of them, or the profile's name.

    None where two people are in all of them and nothing says which is the owner.
    """
    counted = Counter(name for talk in talks for name in {fold(one.name) for one in talk} - _NOBODY)
    known = [fold(name) for name in (said, ledger.profile.name) if fold(name) in counted]
    ranked = counted.most_common(2)
    if known:
        name = known[0]
    elif ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        name = ranked[0][0]
    else:
        return None
    return Owner(name, _links_of(name, (one for talk in talks for one in talk)))


def _links_of(name: str, members: Iterable[Member]) -> frozenset[str]:
    return frozenset(plain_link(one.link) for one in members if one.link and fold(one.name) == name)
