"""What a draft and a record are known by, and how alike the two are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.model.address import is_profile, is_shared, plain_email, plain_link, plain_phone
from ledger.model.contact import Contact
from ledger.model.draft import RecordDraft
from ledger.model.known_people import are_relatives, may_be_one, untitled
from ledger.model.organization import Organization
from ledger.model.organization_names import body_and_form, one_body
from ledger.model.record import FieldText, Record, RecordKind
from ledger.naming import slug
from ledger.wording import fold

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")


def as_texts(value: FieldText) -> tuple[str, ...]:
    """A value as a list of texts, as the reader takes it: a single text is cut at its commas."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(text.strip() for text in value or () if text.strip())


def target_of(value: str) -> str:
    """The folded id in a value that names a record, with or without brackets."""
    match = _LINK.search(value)
    return fold((match[1] if match else value).rsplit("/", 1)[-1])


def draft_emails(draft: RecordDraft) -> frozenset[str]:
    """The e-mail addresses of a draft."""
    return frozenset(map(plain_email, as_texts(draft.field("email"))))


def record_emails(record: Record) -> frozenset[str]:
    """The e-mail addresses of a record."""
    return frozenset(map(plain_email, record.email)) if isinstance(record, Contact) else frozenset()


def draft_phones(draft: RecordDraft) -> frozenset[str]:
    """The phone numbers of a draft, as they are compared."""
    return frozenset(map(plain_phone, as_texts(draft.field("phone")))) - {""}


def record_phones(record: Record) -> frozenset[str]:
    """The phone numbers of a record, as they are compared."""
    if not isinstance(record, Contact):
        return frozenset()
    return frozenset(map(plain_phone, record.phone)) - {""}


def draft_uids(draft: RecordDraft) -> frozenset[str]:
    """What the program that a draft comes from knows it by."""
    return frozenset(map(fold, as_texts(draft.field("uid"))))


def record_uids(record: Record) -> frozenset[str]:
    """What other programs know a record by."""
    return frozenset(map(fold, as_texts(record.fields.get("uid"))))


def draft_links(draft: RecordDraft) -> frozenset[str]:
    """The addresses that a draft is found at."""
    values = (*as_texts(draft.field("links")), *as_texts(draft.field("website")))
    return frozenset(map(plain_link, values))


def record_links(record: Record) -> frozenset[str]:
    """The addresses that a record is found at."""
    values: Iterable[str] = ()
    if isinstance(record, Contact):
        values = record.urls
    elif isinstance(record, Organization):
        values = as_texts(record.website)
    return frozenset(map(plain_link, values))


def draft_names(draft: RecordDraft) -> frozenset[str]:
    """The name of a draft; of a person also without a title."""
    person = draft.kind is RecordKind.CONTACT
    names = (draft.name, untitled(draft.name)) if person else (draft.name,)
    return frozenset(map(fold, names)) - {""}


def record_names(record: Record) -> frozenset[str]:
    """Every name of a record; of a person also without a title."""
    names = (record.name, record.id, *record.aliases)
    more = map(untitled, names) if record.kind is RecordKind.CONTACT else ()
    return frozenset(map(fold, (*names, *more)))


def draft_ids(draft: RecordDraft) -> frozenset[str]:
    """The id that a draft's name makes."""
    return frozenset((slug(draft.name),)) - {""}


def record_ids(record: Record) -> frozenset[str]:
    """The id of a record."""
    return frozenset((fold(record.id),))


def draft_bodies(draft: RecordDraft) -> frozenset[str]:
    """The name of an organization's draft without its legal form."""
    organization = draft.kind is RecordKind.ORGANIZATION
    return frozenset((body_and_form(draft.name)[0],)) - {""} if organization else frozenset()


def record_bodies(record: Record) -> frozenset[str]:
    """The names of an organization without their legal form."""
    if not isinstance(record, Organization):
        return frozenset()
    return frozenset(body_and_form(name)[0] for name in (record.name, *record.aliases)) - {""}


def told_apart(draft: RecordDraft, record: Record) -> str:
    """What tells a draft from a record of the same name; empty where nothing does.

    Two people have addresses of one sort, and none in common; two organizations their legal
    forms.
    """
    if isinstance(record, Organization):
        own, theirs = body_and_form(draft.name), body_and_form(record.name)
        known = own[0] != theirs[0] or fold(draft.name) in record_names(record)
        return "" if known or one_body(own[1], theirs[1]) else "legal form"
    links, ours = draft_links(draft), record_links(record)
    if links & ours or not isinstance(record, Contact):
        return ""
    if {_site(link) for link in links} & {_site(link) for link in ours}:
        return "link"
    emails, held = draft_emails(draft), record_emails(record)
    same = emails & held or draft_phones(draft) & record_phones(record)
    return "e-mail address" if emails and held and not same else ""


def agrees(draft: RecordDraft, record: Record) -> bool:
    """Whether a draft that shares an address with a record may be it.

    What others may share as well, as a number, an `info@` or an employer's site, makes it the
    record where their names agree; an address of one person's, but not where they are relatives.
    """
    if draft.kind is not RecordKind.CONTACT or draft_uids(draft) & record_uids(record):
        return True
    if any(map(is_profile, draft_links(draft) & record_links(record))):
        return True
    names = (record.name, *record.aliases)
    own = {email for email in draft_emails(draft) & record_emails(record) if not is_shared(email)}
    if own and not are_relatives(draft.name, names):
        return True
    return may_be_one((draft.name,), names)


def share_an_address(draft: RecordDraft, record: Record) -> bool:
    """Whether a draft and a record are two relatives with one e-mail address."""
    return bool(draft_emails(draft) & record_emails(record)) and are_relatives(
        draft.name, (record.name, *record.aliases)
    )


def _site(link: str) -> str:
    return link.split("/", 1)[0]


def likeness(draft: RecordDraft, record: Record) -> tuple[int, int]:
    """How much of a draft a record has too; then, as a number below 0, how much it has besides.

    Its name, each of its keys, its dated lines and its notes count alike.
    """
    name, fields, lines, notes = draft_face(draft)
    own_name, own_fields, own_lines, own_notes = record_face(record)
    held = dict(own_fields)
    alike = sum(texts <= held.get(key, frozenset()) for key, texts in fields)
    alike += (name == own_name) + len(lines & own_lines) + bool(notes and notes == own_notes)
    asked = dict(fields)
    more = sum(len(texts - asked.get(key, frozenset())) for key, texts in own_fields)
    more += len(own_lines - lines) + bool(own_notes and not notes)
    return alike, -more


Face = tuple[str, frozenset[tuple[str, frozenset[str]]], frozenset[str], str]


def draft_face(draft: RecordDraft) -> Face:
    """All that a draft says, in a form that what a record says is compared with."""
    fields = frozenset((key, _comparable_texts(value)) for key, value in draft.fields)
    lines = frozenset(map(_comparable_line, draft.lines))
    return fold(draft.name), fields, lines, " ".join(draft.notes.split())


def record_face(record: Record) -> Face:
    """All that a record says, in the form of `draft_face`."""
    fields = frozenset(
        (key, _comparable_texts(value)) for key, value in record.fields.items() if key != "name"
    )
    lines = frozenset(_comparable_line(entry.raw) for entry in record.entries)
    return fold(record.name), fields, lines, " ".join(record.notes.split())


def _comparable_texts(value: FieldText) -> frozenset[str]:
    return frozenset(
        target_of(text) if _LINK.search(text) else plain_link(text) for text in as_texts(value)
    )


def _comparable_line(line: str) -> str:
    return " ".join(line.split())
