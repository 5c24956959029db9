"""Drafts of the cards of one file: a contact for a person's, an organization for a company's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.importers._drafts import Drafts, same_name
from ledger.importers._importer import Note
from ledger.importers._organizations import Organizations
from ledger.importers._people import Found, People
from ledger.importers._quoted import quoted
from ledger.importers._vcard_fields import (
    FILLS,
    addresses,
    anniversary,
    day,
    emails,
    is_organization,
    links,
    messengers,
    name_of,
    organization_of,
    other_organizations,
    phones,
    tags,
)
from ledger.importers._vcard_rest import MOST_CHARACTERS, is_binary, is_too_long, rest_of
from ledger.model.draft import DraftValue, one_line
from ledger.model.record import RecordKind
from ledger.vcards.reading import Card
from ledger.wording import plural

_NOBODY = {
    "group": "a list of people",
    "location": "a place",
    "application": "a program",
    "device": "a device",
}


@dataclass
class CardDrafts:
    """The drafts of the cards taken so far, and the notes about cards."""

    shared: frozenset[str]
    people: People = field(default_factory=People)
    notes: list[Note] = field(default_factory=list)

    @property
    def organizations(self) -> Organizations:
        """The organizations that the cards name."""
        return self.people.organizations

    @property
    def drafts(self) -> Drafts:
        """The drafts, of people and of organizations."""
        return self.people.drafts

    def note(self, line: int, message: str) -> None:
        """Tell the owner about a card."""
        self.notes.append(Note(line, message))

    def take(self, card: Card) -> None:
        """Make a record of a card, or say why not."""
        nobody = _NOBODY.get((card.text("kind") or card.text("x-addressbookserver-kind")).lower())
        if nobody:
            self.note(card.line, f"{nobody}: not taken")
        elif is_organization(card):
            self._organization(card)
        else:
            self._person(card)

    def _organization(self, card: Card) -> None:
        organization, unit = organization_of(card)
        name = organization or name_of(card)
        if not name:
            self.note(card.line, "no name: not taken")
            return
        own, work = links(card, frozenset())
        every = (*own, *work)
        fields: dict[str, DraftValue] = {
            "website": every[0] if every else "",
            "also-at": every[1:],
            "department": unit,
            "email": _one_or_more(emails(card)),
        }
        fields |= {key: _one_or_more(value) for key, value in phones(card).items()}
        fields |= _common(card)
        fields |= rest_of(card, RecordKind.ORGANIZATION, fields)
        made = self.organizations.named(name)
        for key, value in self.organizations.extend(made, fields).items():
            left = value if isinstance(value, str) else "; ".join(value)
            self.note(card.line, f"`{key}` of {name} is otherwise above: `{left}` left")
        self.drafts.add_notes(made, _notes(card))

    def _person(self, card: Card) -> None:
        addressed = emails(card)
        called = phones(card)
        name = name_of(card) or next(iter((*addressed, *called.get("phone", ()))), "")
        if not name:
            self.note(card.line, "no name, no address and no number: not taken")
            return
        if not name_of(card):
            self.note(card.line, "no name: called by the address or the number")
        organization, unit = organization_of(card)
        own, work = links(card, self.shared)
        title, role = one_line(card.text("title")), one_line(card.text("role"))
        fields: dict[str, DraftValue] = {
            **self.organizations.employer(organization),
            "title": title or role,
            "email": _one_or_more(addressed),
            "phone": _one_or_more(called.pop("phone", ())),
            "links": own,
            "tags": tags(card),
            "department": unit,
            "role": role if title else "",
            "also-at": other_organizations(card),
            "homepage": _one_or_more(work),
        }
        fields |= {key: _one_or_more(value) for key, value in called.items()}
        fields |= {"nickname": one_line(card.text("nickname"))}
        fields |= _common(card)
        if card.text("class").lower() in ("private", "confidential"):
            fields["private"] = "true"
        fields |= rest_of(card, RecordKind.CONTACT, fields)
        fields = {key: value for key, value in fields.items() if value}
        known = self._same_address(name, fields)
        if known:
            for key, value in self.people.extend(known, fields).items():
                left = value if isinstance(value, str) else "; ".join(value)
                self.note(card.line, f"`{key}` of {name} is otherwise above: `{left}` left")
        made = known or self.people.add(name, fields)
        self.drafts.add_notes(made, _notes(card))

    def _same_address(self, name: str, fields: Mapping[str, DraftValue]) -> str:
        """The draft of an earlier card with an e-mail address of this one and its name."""
        addressed = {"email": fields["email"]} if "email" in fields else {}
        found = self.people.find(name, addressed) if addressed else Found()
        same = found.id and same_name(self.drafts.name(found.id)) == same_name(name)
        return found.id if same and "address" in found.why else ""

    def tell_left_out(self, cards: tuple[Card, ...]) -> None:
        """Say once that pictures and what is too long were left out."""
        every = [one for card in cards for one in card.properties if one.name not in FILLS]
        pictures = sum(is_binary(one) for one in every)
        if pictures:
            self.note(0, f"{plural(pictures, 'picture, sound or key', _MANY)} left out")
        for one in filter(is_too_long, every):
            length = f"more than {MOST_CHARACTERS} characters"
            self.note(one.line, f"{one.name.upper()} has {length}: left out")


_MANY = "pictures, sounds and keys"


def _common(card: Card) -> dict[str, DraftValue]:
    """What a card of a company and one of a person keep alike."""
    return {
        "birthday": day(card, "bday"),
        "anniversary": anniversary(card),
        "address": _one_or_more(addresses(card)),
        "messengers": messengers(card),
        "uid": one_line(card.text("uid")),
    }


def _notes(card: Card) -> str:
    every = dict.fromkeys(card.plain(one) for one in card.all("note"))
    return quoted("\n\n".join(every))


def _one_or_more(values: DraftValue) -> DraftValue:
    """A text for one, a list for more; a list too where a text would be cut at its comma."""
    texts = (values,) if isinstance(values, str) else values
    return texts[0] if len(texts) == 1 and "," not in texts[0] else texts
