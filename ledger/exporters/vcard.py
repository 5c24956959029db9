"""Contacts as vCards, for a telephone, a mail program or another address book."""

from __future__ import annotations

import re

from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._identities import identity
from ledger.exporters._person_name import name_parts
from ledger.markdown import is_safe
from ledger.model.contact import Contact
from ledger.model.draft import one_line
from ledger.model.ledger import Ledger
from ledger.vcards.person import PersonCard
from ledger.wording import fold

# `linkedin.com/in/dana-kim`: an address without its scheme.
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)


@exporter("vcard", "Contacts as vCards (3.0), for telephones and address books", ".vcf")
def vcard(request: ExportRequest) -> bytes:
    """A card for every contact that is not private, in the order of their files.

    What is thought of somebody stays in the ledger: notes, intents, judgements, dated lines.
    """
    from ledger.vcards.writing import written  # noqa: PLC0415 - takes long, and few need it

    ledger = request.reading.ledger
    return written(_card(ledger, one) for one in ledger.contacts if not one.private)


def _card(ledger: Ledger, one: Contact) -> PersonCard:
    name = one_line(one.name) or one.id
    return PersonCard(
        uid=f"urn:uuid:{identity('contact', fold(one.id))}",
        name=name,
        parts=name_parts(name),
        organization=_organization(ledger, one),
        title=one_line(one.title),
        emails=_lines(one.email),
        phones=_phones(one),
        urls=tuple(filter(None, (_url(url) for url in one.urls))),
        categories=_lines(one.tags),
        note=_note(ledger, one),
    )


def _phones(one: Contact) -> tuple[str, ...]:
    """The numbers; those under a label of the owner's own, as imports keep them, without it."""
    labelled = one.fields.get("other-phones") or ()
    more = (labelled,) if isinstance(labelled, str) else labelled
    numbers = (text.rpartition(": ")[2] for text in more)
    return tuple(dict.fromkeys((*_lines(one.phone), *_lines(tuple(numbers)))))


def _organization(ledger: Ledger, one: Contact) -> str:
    """The organization's name, or what was typed where it has no file."""
    home = ledger.organization_of(one)
    if home:
        return "" if home.private else one_line(home.name)
    return one_line(one.organization.target) if one.organization else ""


def _note(ledger: Ledger, one: Contact) -> str:
    """How I came to know them: `Met 2026-09-28 through Ines Bakker`."""
    via = ledger.resolve(one.via)
    known = via.name if via else (one.via.target if one.via else "")
    through = f"through {one_line(known)}" if known and not (via and via.private) else ""
    met = f"Met {one.met}" if one.met else ("Met" if through else "")
    return " ".join(filter(None, (met, through)))


def _url(typed: str) -> str:
    """An address with its scheme; empty where it has one that is not to be followed, or is none."""
    url = "".join(one_line(typed).split())
    if is_safe(url):
        return url
    return f"https://{url}" if _HOST.fullmatch(url) else ""


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, texts)))
