"""One message at LinkedIn: who wrote to whom, when, in which conversation."""

from __future__ import annotations

import html
import re
from collections.abc import Container
from datetime import date

from ledger.importers._columns import Layout
from ledger.importers._contact_names import is_behind
from ledger.importers._dates import Dates
from ledger.importers._linkedin import Member, cell
from ledger.importers._table import Row
from ledger.model.draft import one_line
from ledger.value import Value
from ledger.wording import fold

_TAG = re.compile(r"<[^<>]*>")
_SPONSORED = re.compile(r"\bsponsored\b", re.IGNORECASE)


class Message(Value, frozen=True, kw_only=True):
    """What a row says. `day` is None where it has none; `typed` is the day as it stands."""

    line: int
    talk: str
    sender: Member
    recipients: tuple[Member, ...]
    day: date | None
    typed: str
    subject: str
    body: str
    why_not: str

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody in it."""
        return (self.sender, *self.recipients)


def read_message(row: Row, layout: Layout, dates: Dates, senders: Container[str]) -> Message:
    """The message of a row; `senders` are the folded names of all who wrote any."""
    typed = cell(row, layout, "date")
    return Message(
        line=row.line,
        talk=cell(row, layout, "conversation"),
        sender=Member(cell(row, layout, "from"), cell(row, layout, "from-link")),
        recipients=recipients(cell(row, layout, "to"), cell(row, layout, "to-links"), senders),
        day=dates.read(typed),
        typed=typed,
        subject=plain_text(cell(row, layout, "subject")),
        body=plain_text(cell(row, layout, "content")),
        why_not=_why_not(row, layout),
    )


def _why_not(row: Row, layout: Layout) -> str:
    """Why a row is no message of one person to another; empty where it is one."""
    if fold(cell(row, layout, "folder")) == "spam":
        return "spam"
    if fold(cell(row, layout, "draft")) in ("yes", "true"):
        return "a draft that was not sent"
    told = (cell(row, layout, "title"), cell(row, layout, "subject"))
    return "an advertisement" if any(map(_SPONSORED.search, told)) else ""


def plain_text(said: str) -> str:
    """What a text with the marks of a page says, on one line."""
    return one_line(html.unescape(_TAG.sub(" ", said))) if "<" in said or "&" in said else said


def recipients(names: str, links: str, senders: Container[str]) -> tuple[Member, ...]:
    """Those whom a message is to, whose names may have commas of their own.

    `Ada Whitlock, PhD` is one person: the links count them, and so does who wrote elsewhere.
    """
    addresses = [one.strip() for one in links.split(",") if one.strip()]
    if len(addresses) == 1 or fold(names) in senders:
        return (Member(names, addresses[0] if addresses else ""),)
    said: list[str] = []
    for part in (one.strip() for one in names.split(",")):
        if said and is_behind(part):
            said[-1] = f"{said[-1]}, {part}"
        elif part:
            said.append(part)
    if len(addresses) != len(said):
        addresses = [""] * len(said)
    return tuple(Member(name, link) for name, link in zip(said, addresses, strict=True))
