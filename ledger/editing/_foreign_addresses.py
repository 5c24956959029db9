"""Addresses of a draft that are those of another contact than the one it is taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ledger.editing._likeness import as_texts, draft_emails, draft_links
from ledger.model.address import is_profile, is_shared, plain_email, plain_link
from ledger.model.contact import Contact
from ledger.model.draft import RecordDraft
from ledger.model.record import Record
from ledger.wording import listing

_FORMS: dict[str, Callable[[str], str]] = {"email": plain_email, "links": plain_link}


class ForeignAddresses:
    """Whose alone each e-mail address and each profile is, among some contacts."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._owners: dict[tuple[str, str], Contact] = {}
        for one in contacts:
            for place in _places(one):
                self._owners.setdefault(place, one)

    def without(self, draft: RecordDraft, record: Record) -> tuple[RecordDraft, str]:
        """A draft without what is another's, and what is said of it; empty where nothing is.

        Copied over, an address would be two people's, and neither would be known by it again.
        """
        if not isinstance(record, Contact) or not (draft_emails(draft) or draft_links(draft)):
            return draft, ""
        own = _places(record)
        others: dict[str, Contact] = {}
        for key, plain in _FORMS.items():
            for text in as_texts(draft.field(key)):
                place = key, plain(text)
                if place not in own and (other := self._owners.get(place)):
                    others[text] = other
        if not others:
            return draft, ""
        fields = tuple(
            (key, tuple(one for one in as_texts(value) if one not in others))
            if key in _FORMS
            else (key, value)
            for key, value in draft.fields
        )
        kept = tuple((key, value) for key, value in fields if value)
        return replace(draft, fields=kept), _told(draft.name, others, record)


def _told(name: str, others: dict[str, Contact], record: Contact) -> str:
    """Which addresses were left out, and how two records become one."""
    left = listing([f"`{text}`, which `{one.path}` has" for text, one in others.items()])
    first = next(iter(others.values()))
    return (
        f"{name} is taken for `{record.path}`, without {left} "
        f"(if they are one: headway merge {first.id} {record.id})"
    )


def _places(contact: Contact) -> set[tuple[str, str]]:
    """What is one person's alone: an address that nobody shares, a page at a network."""
    emails = {("email", plain_email(one)) for one in contact.email if not is_shared(one)}
    return emails | {("links", plain_link(one)) for one in contact.urls if is_profile(one)}
