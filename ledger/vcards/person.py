"""A person as a card that we write has them, and a name taken apart."""

from __future__ import annotations

from ledger.value import Value


class NameParts(Value, frozen=True, kw_only=True):
    """A person's name taken apart, in the parts that a card has for it."""

    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""


class PersonCard(Value, frozen=True, kw_only=True):
    """One person. Every text is a single line; `uid` is the same in each card of this person.

    `urls` are written as they are: they have a scheme, and nothing in them is to be escaped.
    """

    uid: str
    name: str
    parts: NameParts
    organization: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    note: str = ""
