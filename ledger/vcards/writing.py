"""Writes cards as vCard 3.0 (RFC 2426), which every address book reads.

Version 4.0 says nothing more of what a card holds here, and some widely used address books read
it in part or not at all. The library escapes and folds; what it is given is one line each.
"""

from __future__ import annotations

from collections.abc import Iterable

from vobject import vCard
from vobject.vcard import Name

from ledger.vcards.person import PersonCard

_PRODUCT = "-//Headway//Headway//EN"


def written(cards: Iterable[PersonCard]) -> bytes:
    """The cards as one file, in their order; the same cards give the same bytes."""
    return "".join(_card(one) for one in cards).encode()


def _card(one: PersonCard) -> str:
    made = vCard()
    parts = one.parts
    made.add("n").value = Name(
        family=parts.family,
        given=parts.given,
        additional=parts.additional,
        prefix=parts.prefix,
        suffix=parts.suffix,
    )
    texts = (
        ("fn", one.name),
        ("prodid", _PRODUCT),
        ("uid", one.uid),
        ("title", one.title),
        ("note", one.note),
        *(("tel", phone) for phone in one.phones),
    )
    for name, text in texts:
        if text:
            made.add(name).value = text
    for name, several in (("org", [one.organization]), ("categories", list(one.categories))):
        if any(several):
            made.add(name).value = several
    for email in one.emails:
        line = made.add("email")
        line.value, line.type_param = email, "INTERNET"
    for url in one.urls:
        line = made.add("url")
        # An address is no text: the library would put a backslash before its commas.
        line.value, line.encoded = url, True
    written_out: str = made.serialize(validate=False)
    return written_out
