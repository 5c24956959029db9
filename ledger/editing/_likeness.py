"""What a draft and a record are known by, and how alike the two are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.model.contact import Contact
from ledger.model.draft import RecordDraft
from ledger.model.organization import Organization
from ledger.model.record import FieldText, Record
from ledger.naming import slug
from ledger.wording import fold

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_SCHEME = re.compile(r"^[a-z]+://", re.IGNORECASE)


def as_texts(value: FieldText) -> tuple[str, ...]:
    """A value as a list of texts, as the reader takes it: a single text is cut at its commas."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(text.strip() for text in value or () if text.strip())


def plain_link(address: str) -> str:
    """An address without what does not tell two apart: scheme, `www.`, a final slash."""
    return fold(_SCHEME.sub("", address.strip())).removeprefix("www.").rstrip("/")


def target_of(value: str) -> str:
    """The folded id in a value that names a record, with or without brackets."""
    match = _LINK.search(value)
    return fold((match[1] if match else value).rsplit("/", 1)[-1])


def draft_emails(draft: RecordDraft) -> frozenset[str]:
    """The e-mail addresses of a draft."""
    return frozenset(fold(email) for email in as_texts(draft.field("email")))


def record_emails(record: Record) -> frozenset[str]:
    """The e-mail addresses of a record."""
    return frozenset(map(fold, record.email)) if isinstance(record, Contact) else frozenset()


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
    """The name of a draft."""
    return frozenset((fold(draft.name),)) - {""}


def record_names(record: Record) -> frozenset[str]:
    """Every name of a record."""
    return frozenset(map(fold, (record.name, record.id, *record.aliases)))


def draft_ids(draft: RecordDraft) -> frozenset[str]:
    """The id that a draft's name makes."""
    return frozenset((slug(draft.name),)) - {""}


def record_ids(record: Record) -> frozenset[str]:
    """The id of a record."""
    return frozenset((fold(record.id),))


def contradicts(draft: RecordDraft, record: Record) -> bool:
    """Whether both have an address at one site, and not the same one: two people of one name."""
    theirs, ours = draft_links(draft), record_links(record)
    if theirs & ours or not isinstance(record, Contact):
        return False
    return bool({_site(link) for link in theirs} & {_site(link) for link in ours})


def _site(link: str) -> str:
    return link.split("/", 1)[0]


def likeness(draft: RecordDraft, record: Record) -> int:
    """How many of a draft's values a record has too, its name among them."""
    alike = sum(
        set(map(_comparable, as_texts(value)))
        <= set(map(_comparable, as_texts(record.fields.get(key))))
        for key, value in draft.fields
    )
    return alike + (fold(draft.name) == fold(record.name))


def _comparable(text: str) -> str:
    return plain_link(target_of(text))
