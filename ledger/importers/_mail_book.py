"""The people in some mail: who is one person, who is known, whom the owner wrote to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.importers._mail_people import Mailbox
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.wording import fold


@dataclass
class Book:
    """Everybody's addresses and names, as the headers have them.

    Two addresses are one person where the ledger says so, or where both go with one name of two
    words or more.
    """

    ledger: Ledger
    _names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _by_address: dict[str, Contact] = field(default_factory=dict)
    _by_name: dict[str, Contact | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for contact in self.ledger.contacts:
            for address in contact.email:
                self._by_address.setdefault(fold(address), contact)
            for name in {fold(contact.name), *map(fold, contact.aliases)}:
                # Of two with one name neither is meant.
                self._by_name[name] = None if name in self._by_name else contact

    def note(self, people: Iterable[Mailbox]) -> None:
        """Remember what people are called."""
        for one in people:
            self._names[one.address][one.name] += 1

    def name(self, address: str) -> str:
        """What the person at an address is called most; the address where there is no name."""
        named = [(count, name) for name, count in self._names[address].items() if name]
        return min(named, key=lambda one: (-one[0], one[1]))[1] if named else address

    def record(self, address: str) -> Contact | None:
        """The contact of the ledger at an address, by that or by the full name."""
        if known := self._by_address.get(address):
            return known
        name = self.name(address)
        return self._by_name.get(fold(name)) if " " in name else None

    def person(self, address: str) -> str:
        """One text for each person, whichever address is used."""
        if record := self.record(address):
            return record.path
        name = self.name(address)
        return f"name:{fold(name)}" if " " in name else address
