"""vCards, versions 2.1 to 4.0: the contacts of a phone or a mail program, `.vcf`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.importers._importer import ColumnUse, ImportPlan, Request, importer
from ledger.importers._vcard_drafts import CardDrafts
from ledger.importers._vcard_fields import FILLS, is_organization, shared_links
from ledger.importers._vcard_rest import is_left_out
from ledger.model.draft import one_line
from ledger.vcards.reading import Card, read_cards
from ledger.wording import shorten

NAME = "vcard"
TITLE = "vCards"

_BEGIN = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t]*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
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
    made = CardDrafts(shared_links(read.cards))
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
