"""Mail: mbox files, single messages, Maildir and folders of these, as who wrote to whom when."""

from __future__ import annotations

from collections import Counter

from ledger.importers._importer import (
    ImportPlan,
    Note,
    Request,
    Told,
    importer,
)
from ledger.importers._mail_files import mail_in, messages_of, never_sent, shape_of
from ledger.importers._mail_message import Letter, read_letter
from ledger.importers._mail_owner import owner_of
from ledger.importers._mail_taken import Taken
from ledger.importers._member import Member
from ledger.wording import listing, plural

NAME = "mail"
TITLE = "mail"


def recognises(request: Request) -> float:
    """A mailbox begins with its separator, a message with headers that only mail has."""
    return 1.0 if next(iter(mail_in(request.members)), None) else 0.0


def _is_mail(member: Member) -> bool:
    """Whether a file holds mail, be it what was thrown away."""
    return shape_of(member.head) is not None


@importer(NAME, TITLE, (), recognises, tabular=False, gathers=_is_mail)
def mail(request: Request) -> ImportPlan:
    """A dated line for each message, with the person who wrote it or whom it was written to."""
    letters, unread = _letters(request)
    owner = owner_of(request, [one for one in letters if not one.reason])
    if owner.refusal:
        return ImportPlan(
            format=NAME, title=TITLE, rows=len(letters), unit="message",
            refusal=_nothing(request, letters) or f"{request.file.name}: {owner.refusal}",
        )  # fmt: skip
    taken = Taken(request, owner)
    taken.take(letters)
    drafts = taken.drafts.finished()
    doubts = [owner.guessed] if owner.guessed else []
    doubts += taken.doubts
    doubts += [f"`{name}` cannot be read: not taken" for name in unread]
    return ImportPlan(
        format=NAME,
        title=TITLE,
        columns=taken.uses(),
        rows=len(letters),
        unit="message",
        drafts=drafts,
        notes=tuple(Note(0, doubt) for doubt in doubts),
        left_out=tuple(taken.left.most_common()),
        refusal="" if drafts else _none(request, len(letters), taken.left),
    )


def _letters(request: Request) -> tuple[list[Letter], list[str]]:
    """Every message, by the moment it was sent at, and the files that could not be read."""
    letters: list[Letter] = []
    unread = []
    for member, shape in mail_in(request.members):
        unsent = never_sent(member.name)
        try:
            for raw in messages_of(member, shape, text=request.told is Told.TEXT):
                letters.append(read_letter(raw, request.as_of, request.told, unsent=unsent))
        except OSError:
            unread.append(member.name)
    return sorted(letters, key=lambda one: (one.moment, one.id)), unread


def _nothing(request: Request, letters: list[Letter]) -> str:
    """Why there is nothing, where no message is one between people."""
    reasons = Counter(one.reason for one in letters)
    return "" if reasons[""] else _none(request, len(letters), reasons)


def _none(request: Request, total: int, left: Counter[str]) -> str:
    why = listing(f"{count} {reason}" for reason, count in left.most_common()) or "it holds none"
    name = request.file.name
    return f"none of the {plural(total, 'message')} of {name} could be taken: {why}"
