"""The messages between people as drafts: a contact a person, a dated line a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.config import Way
from ledger.importers._drafts import Drafts
from ledger.importers._importer import ColumnUse, Request, Told
from ledger.importers._mail_book import Book
from ledger.importers._mail_known import MailLine, missing
from ledger.importers._mail_message import Letter, is_noreply
from ledger.importers._mail_owner import Owner
from ledger.importers._mail_people import Mailbox
from ledger.model.draft import dated_line, one_line
from ledger.model.record import RecordKind
from ledger.wording import listing

# A message to more people than this is a circular: it was written to nobody in particular.
MOST_RECIPIENTS = 10
STRANGERS = "from people you never wrote to"
CIRCULARS = f"to more than {MOST_RECIPIENTS} people"
NO_DATE = "without a date that can be"
NOBODY = "with nobody but you in it"
NOT_YOURS = "neither from you nor to you"
TWICE = "that stand in another folder too"

_SAMPLES = 3


@dataclass
class Taken:
    """The drafts of the messages taken so far, and what was left out of them, by reason."""

    request: Request
    owner: Owner
    drafts: Drafts = field(default_factory=Drafts)
    left: Counter[str] = field(default_factory=Counter)
    doubts: list[str] = field(default_factory=list)
    _lists: set[str] = field(default_factory=set)
    _lines: dict[str, list[MailLine]] = field(default_factory=dict)
    _addresses: dict[str, list[str]] = field(default_factory=dict)
    _subjects: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._book = Book(self.request.ledger)

    def take(self, letters: list[Letter]) -> None:
        """Make the drafts of some messages, given in the order in which they were sent."""
        kept = list(self._between_people(letters))
        for letter in kept:
            if letter.sender:
                self._book.note((letter.sender, *letter.to))
        written_to = {
            self._book.person(one.address)
            for letter in kept
            if self._is_mine(letter)
            for one in self._others(letter)
        }
        so_far: set[str] = set()
        for letter in kept:
            if self._is_mine(letter):
                self._sent(letter, so_far)
            else:
                self._received(letter, written_to, so_far)
        self._draft()

    def uses(self) -> tuple[ColumnUse, ...]:
        """What becomes of what a message holds."""
        told = self.request.told
        names = [self._book.name(addresses[0]) for addresses in self._addresses.values()]
        subjects = tuple(self._subjects)[:_SAMPLES]
        text = ("the first words of each",) if told is Told.TEXT else ("not read",)
        return (
            ColumnUse("your address", "me", tuple(sorted(self.owner.addresses))),
            ColumnUse("From, To, Cc", "contacts", tuple(names[:_SAMPLES])),
            ColumnUse("Subject", "text" if told is not Told.NOTHING else "ignore",
                      subjects if told is not Told.NOTHING else ("not read",)),
            ColumnUse("the message", "text" if told is Told.TEXT else "ignore", text),
        )  # fmt: skip

    def _between_people(self, letters: list[Letter]) -> Iterator[Letter]:
        """The messages between people, each once; the others are counted by why they are none."""
        seen: set[str] = set()
        for letter in letters:
            self._lists.add(letter.post)
            reason = letter.reason or ("" if letter.day else NO_DATE)
            if not reason and letter.id:
                reason = TWICE if letter.id in seen else ""
                seen.add(letter.id)
            if reason:
                self.left[reason] += 1
            else:
                yield letter

    def _is_mine(self, letter: Letter) -> bool:
        return letter.sender is not None and letter.sender.address in self.owner.addresses

    def _others(self, letter: Letter) -> list[Mailbox]:
        """Whom a message of the owner's is to: people, no list; nobody where it is a circular."""
        others = [
            one
            for one in letter.to
            if one.address not in self.owner.addresses
            and one.address not in self._lists
            and not is_noreply(one.address)
        ]
        return others if len(others) <= MOST_RECIPIENTS else []

    def _sent(self, letter: Letter, so_far: set[str]) -> None:
        people = self._others(letter)
        if not people:
            self.left[CIRCULARS if len(letter.to) > MOST_RECIPIENTS else NOBODY] += 1
            return
        first, *others = dict.fromkeys(self._noted(one.address) for one in people)
        so_far.update((first, *others))
        self._line(letter, first, Way.OUT, "email", tuple(others))

    def _received(self, letter: Letter, written_to: set[str], so_far: set[str]) -> None:
        if letter.sender is None:
            self.left[NOBODY] += 1
            return
        address = letter.sender.address
        person = self._book.person(address)
        record = self._book.record(address)
        to_me = {one.address for one in (*letter.to, *letter.delivered)} & self.owner.addresses
        if not record and person not in written_to:
            self.left[STRANGERS] += 1
        elif not to_me and letter.to:
            self.left[NOT_YOURS] += 1
        else:
            self._noted(address)
            wrote = record and any(
                entry.kind.way is Way.OUT and letter.day and entry.date < letter.day
                for entry in self.request.ledger.entries_with(record)
            )
            answers = letter.answers or person in so_far or wrote
            self._line(letter, person, Way.IN, "reply" if answers else "inbound", ())

    def _noted(self, address: str) -> str:
        """The person at an address, which is remembered as one of theirs."""
        person = self._book.person(address)
        held = self._addresses.setdefault(person, [])
        if address not in held:
            held.append(address)
        return person

    def _line(
        self, letter: Letter, person: str, way: Way, kind: str, links: tuple[str, ...]
    ) -> None:
        if letter.day is None:
            return
        if letter.subject:
            self._subjects.setdefault(letter.subject)
        words = ": ".join(part for part in (letter.subject, letter.text) if part)
        self._lines.setdefault(person, []).append(MailLine(letter.day, way, kind, words, links))

    def _draft(self) -> None:
        """A contact for each person, then their lines: a line may name somebody who comes later."""
        ids: dict[str, str] = {}
        for person, addresses in self._addresses.items():
            record = self._book.record(addresses[0])
            name = record.name if record else self._book.name(addresses[0])
            if not record and len(addresses) > 1:
                these = listing(f"`{one}`" for one in addresses)
                self.doubts.append(f"{one_line(name)} writes from {these}: taken for one person")
            theirs = [one for one in addresses if not record or one not in record.email]
            known = [one for one in addresses if one not in theirs]
            email = tuple(known or theirs)
            fields = [("email", email if len(email) > 1 else "".join(email))]
            ids[person] = self.drafts.add(RecordKind.CONTACT, name, fields)
        for person, lines in self._lines.items():
            record = self._book.record(self._addresses[person][0])
            for one in missing(lines, record, self.request.ledger):
                self.drafts.add_line(ids[person], _typed(one.line, ids))


def _typed(line: MailLine, ids: dict[str, str]) -> str:
    links = " ".join(f"[[{ids[person]}]]" for person in line.links if person in ids)
    typed = dated_line(line.day, line.kind, line.words)
    return f"{typed} {links}" if links else typed
