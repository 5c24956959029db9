"""Who is who in a shared ledger: random ids, and names or numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from enum import Enum

from ledger.config import Share
from ledger.model.contact import Contact
from ledger.model.draft import one_line
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.profile import Journal, Profile
from ledger.model.record import Record, RecordKind
from ledger.sharing._hidden import HiddenNames, tokens
from ledger.value import Value
from ledger.wording import fold

# No vowels: chance spells no words with these.
_LETTERS = "bcdfghjkmnpqrstvwxz"
_SIGNS = _LETTERS + "23456789"
_LENGTH = 14
_IN_NO_LINK = re.compile(r"[\[\]|]+")
_NOT_PRIVATE = ("false", "no", "off", "")


class Leads(Enum):
    """Where a link leads: to a record that is shown, to one of a kind that is not, to nobody.

    A record that is marked private is nobody, as if its file were not there.
    """

    SHOWN = "shown"
    NOT_SHOWN = "not shown"
    NOBODY = "nobody"


class Identity(Value, frozen=True):
    """A record in a shared ledger: its random id, its name there, and whether it is its own."""

    id: str
    name: str
    own: bool


def token(chance: random.Random) -> str:
    """A random word of 14 signs (65 bits) that begins with a letter."""
    rest = (chance.choice(_SIGNS) for _ in range(_LENGTH - 1))
    return chance.choice(_LETTERS) + "".join(rest)


def is_private(record: Record) -> bool:
    """Whether a record is kept out of every share; a key such as `Private` counts too."""
    return record.private or any(
        fold(key) == "private" and fold(str(value or "")) not in _NOT_PRIVATE
        for key, value in record.fields.items()
    )


class Identities:
    """The records that are shown, each with its identity, and the names that are hidden."""

    def __init__(self, ledger: Ledger, share: Share, chance: random.Random) -> None:
        self._ledger = ledger
        self._share = share
        self._private = {one.path for one in ledger.records if is_private(one)}
        self.records = tuple(
            one
            for one in ledger.records
            if one.path not in self._private and one.kind in share.kinds
        )
        self.hidden = self._hidden()
        self._known = dict(self._draw(chance))

    def of(self, record: Record) -> Identity | None:
        """The identity of a record that is shown; None for another."""
        return self._known.get(record.path)

    def kept_out(self) -> Iterator[Record]:
        """The records that are not shown because of their kind; private ones are in no count."""
        shown = {one.path for one in self.records}
        for one in self._ledger.records:
            if one.path not in shown and one.path not in self._private:
                yield one

    def leads(self, name: str) -> Leads:
        """Where a link of this name leads."""
        record = self._ledger.find(name)
        if record is None or record.path in self._private:
            return Leads.NOBODY
        return Leads.SHOWN if record.path in self._known else Leads.NOT_SHOWN

    def link(self, name: str) -> str:
        """The link to the shown record that a name leads to; empty where it leads elsewhere."""
        record = self._ledger.find(name)
        found = self._known.get(record.path) if record else None
        if found is None:
            return ""
        shown = _IN_NO_LINK.sub(" ", one_line(found.name)).strip()
        return f"[[{found.id}|{shown}]]"

    def _hidden(self) -> HiddenNames:
        """The names of everybody and everything that is not to be named.

        Of people, and of what is private, each word of a name tells.
        """
        hidden = HiddenNames()
        keys = self._share.fields.get(RecordKind.CONTACT.value, ())
        for record in self._ledger.records:
            private = record.path in self._private
            named = record.kind in self._share.names and record.kind in self._share.kinds
            if not private and (named or isinstance(record, Journal)):
                continue
            person = isinstance(record, (Contact, Profile))
            _hide(hidden, record, each_word=private or person, always=private)
        for contact in self._ledger.contacts:
            private = contact.path in self._private
            for key, values in (("email", contact.email), ("phone", contact.phone)):
                for value in values if private or key not in keys else ():
                    hidden.add(value, each_word=False)
        return hidden

    def _draw(self, chance: random.Random) -> Iterator[tuple[str, Identity]]:
        """An identity for each record, the numbers of a kind dealt in no order."""
        companies = self._company_words()
        for kind in RecordKind:
            dealt = [one for one in self.records if one.kind is kind]
            chance.shuffle(dealt)
            for number, record in enumerate(dealt, start=1):
                own = kind in self._share.names and self._may_be_named(record, companies)
                if not own and kind in self._share.names:
                    _hide(self.hidden, record, each_word=False)
                name = record.name if own else _number(kind, number)
                yield record.path, Identity(f"{kind.value}-{token(chance)}", name, own)

    def _may_be_named(self, record: Record, companies: frozenset[str]) -> bool:
        """Whether a name says no hidden one: `Northwind, through Dana` does.

        A word that an organization is called by is not taken for a person's.
        """
        but = companies if record.kind in self._share.names else frozenset()
        return bool(record.name.strip()) and not self.hidden.said_in(record.name, but)

    def _company_words(self) -> frozenset[str]:
        if RecordKind.ORGANIZATION not in self._share.names:
            return frozenset()
        named = (one for one in self.records if isinstance(one, Organization))
        return frozenset(word for one in named for word in tokens(one.name))


def _hide(hidden: HiddenNames, record: Record, *, each_word: bool, always: bool = False) -> None:
    for name in (record.name, record.id, *record.aliases):
        hidden.add(name, each_word=each_word, always=always)


def _number(kind: RecordKind, number: int) -> str:
    """What a record without a name of its own is called."""
    return "The owner" if kind is RecordKind.PROFILE else f"{kind.value.capitalize()} {number}"
