"""vCards, versions 2.1 to 4.0: the contacts of a phone or a mail program, `.vcf`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.importers._drafts import Drafts
from ledger.importers._importer import ColumnUse, ImportPlan, Note, Request, importer
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
    shared_links,
    tags,
)
from ledger.importers._vcard_rest import (
    MOST_CHARACTERS,
    is_binary,
    is_left_out,
    is_too_long,
    rest_of,
)
from ledger.model.draft import DraftValue, one_line
from ledger.model.record import RecordKind
from ledger.vcards.reading import Card, read_cards
from ledger.wording import plural, shorten

NAME = "vcard"
TITLE = "vCards"

_BEGIN = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t]*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
_NOBODY = {
    "group": "a list of people",
    "location": "a place",
    "application": "a program",
    "device": "a device",
}
_MOST_SAMPLES = 3
_SAMPLE_WIDTH = 28


def recognises(request: Request) -> float:
    """Nothing else begins a line with `BEGIN:VCARD`."""
    return 1.0 if _BEGIN.search(_plain_bytes(request)) else 0.0


def _plain_bytes(request: Request) -> bytes:
    wide = request.file.encoding.startswith("utf-16")
    return request.file.text.encode() if wide else request.file.data


@importer(NAME, TITLE, (), recognises, tabular=False, large=True)
def vcard(request: Request) -> ImportPlan:
    """A contact for each card of a person, an organization for each company.

    Of the cards that one `UID` has, the one last revised is taken.
    """
    read = read_cards(request.file.data, request.file.encoding)
    made = _Made(shared_links(read.cards))
    first: dict[tuple[object, ...], int] = {}
    for card in read.cards:
        first.setdefault(_content(card), card.line)
    newest = _newest(card for card in read.cards if first[_content(card)] == card.line)
    for card in sorted(read.cards, key=_is_person):
        same = first[_content(card)]
        later = newest.get(card.text("uid"), card)
        if same != card.line:
            made.note(card.line, f"the same as line {same}: not taken")
        elif later is not card:
            made.note(card.line, f"line {later.line} has the same UID and is newer: not taken")
        else:
            made.take(card)
    for fault in read.faults:
        made.note(fault.line, fault.message)
    made.tell_left_out(read.cards)
    return ImportPlan(
        format=NAME,
        title=TITLE,
        columns=_uses(read.cards),
        unit="card",
        rows=len(read.cards) + sum(fault.message.endswith("not taken") for fault in read.faults),
        drafts=made.drafts.finished(),
        notes=tuple(sorted(made.notes, key=lambda note: note.line)),
    )


def _is_person(card: Card) -> bool:
    """Companies come first, so that the people of one find its record."""
    return not is_organization(card)


def _content(card: Card) -> tuple[object, ...]:
    return tuple((one.name, one.parameters, one.value) for one in card.properties)


def _newest(cards: Iterable[Card]) -> dict[str, Card]:
    """The card of each UID that was revised last; of two alike the later one."""
    newest: dict[str, Card] = {}
    for card in cards:
        uid = card.text("uid")
        if uid and card.text("rev") >= newest.get(uid, card).text("rev"):
            newest[uid] = card
    return newest


def _uses(cards: tuple[Card, ...]) -> tuple[ColumnUse, ...]:
    """What becomes of each property, with the first of its values."""
    held: dict[str, dict[str, None]] = {}
    fills: dict[str, str] = {}
    for card in cards:
        for one in card.properties:
            if one.name not in FILLS and is_left_out(one):
                continue
            fills.setdefault(one.name, FILLS.get(one.name, "keep"))
            shown = one_line(" ".join(text for part in card.parts(one) for text in part))
            held.setdefault(one.name, {})[shorten(shown, _SAMPLE_WIDTH)] = None
    return tuple(
        ColumnUse(name.upper(), fills[name], tuple(filter(None, values))[:_MOST_SAMPLES])
        for name, values in held.items()
    )


@dataclass
class _Made:
    """The drafts of the cards taken so far, and the notes about cards."""

    shared: frozenset[str]
    drafts: Drafts = field(default_factory=Drafts)
    notes: list[Note] = field(default_factory=list)

    def note(self, line: int, message: str) -> None:
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
        self.drafts.named(RecordKind.ORGANIZATION, name, fields.items(), _notes(card))

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
            "organization": self.drafts.named(RecordKind.ORGANIZATION, organization),
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
        self.drafts.add(RecordKind.CONTACT, name, fields.items(), notes=_notes(card))

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
