"""A message as who wrote to whom, on which day; and whether a person wrote it at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.message import Message
from email.parser import HeaderParser
from email.utils import parsedate_tz

from ledger.importers._importer import Told
from ledger.importers._mail_files import RawMessage
from ledger.importers._mail_people import Mailbox, decoded, mailboxes
from ledger.importers._mail_text import first_words
from ledger.value import Value

EARLIEST = date(1971, 1, 1)
LISTS = "of mailing lists and newsletters"
AUTOMATIC = "automatic"
NOREPLY = "from addresses that nobody reads"
UNSENT = "drafts, spam or thrown away"

_LIST_HEADERS = (
    "List-Id", "List-Unsubscribe", "List-Post", "X-Mailing-List", "Mailing-List", "X-Campaign-Id",
)  # fmt: skip
_AUTOMATIC_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Failed-Recipients")
_IN_BULK = frozenset(("bulk", "list", "junk"))
_NOREPLY = re.compile(
    r"(?:.*[._+-])?(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|donotreply|mailer-daemon|postmaster"
    r"|bounces?|notifications?|alerts?|newsletters?|unsubscribe|auto-?reply|automailer)"
    r"(?:[._+=-].*)?"
)
_NOT_MAIL = re.compile(r"\b(?:spam|trash|drafts?|junk|bin)\b", re.IGNORECASE)
_EXPUNGED = 0x0008
_ANSWER = re.compile(
    r"\s*+(?:(?:re|fwd?|aw|wg|sv|vs|antw|tr|rif|ref|res|enc|odp|ynt)\s*+(?:\[\d+\]\s*+)?[:：]\s*+)+",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset(
    ("", "no subject", "(no subject)", "hi", "hello", "hey", "hallo", "none", "test", "(none)")
)
_POST = re.compile(r"<mailto:([^>?]+)", re.IGNORECASE)


class Letter(Value, frozen=True, kw_only=True):
    """What is taken of a message.

    `moment` is the time it was sent at in seconds, by which it is put in order. `answers` is
    whether it says that it answers another. `reason` is why it is none between people, empty
    where it is one; `post` is the address of the list that it came through. `subject` is empty
    where it says nothing, `text` where none is asked for.
    """

    id: str
    day: date | None
    moment: float
    sender: Mailbox | None
    to: tuple[Mailbox, ...]
    delivered: tuple[Mailbox, ...]
    answers: bool
    reason: str
    post: str
    subject: str
    text: str


def read_letter(raw: RawMessage, as_of: date, told: Told, *, unsent: bool) -> Letter:
    """A message from its bytes, whatever they are. Never raises."""
    headers = _headers(raw)
    senders = mailboxes(_all(headers, "From")) or mailboxes(_all(headers, "Sender"))
    sender = senders[0] if senders else None
    moment, day = _sent(headers, raw.separator, as_of)
    posts = _POST.findall(_first(headers, "List-Post"))
    return Letter(
        id=_first(headers, "Message-ID").strip() or _first(headers, "Message-Id").strip(),
        day=day,
        moment=moment,
        sender=sender,
        to=mailboxes([*_all(headers, "To"), *_all(headers, "Cc"), *_all(headers, "Bcc")]),
        delivered=mailboxes([*_all(headers, "Delivered-To"), *_all(headers, "X-Original-To")]),
        answers=bool(
            _first(headers, "In-Reply-To").strip() or _first(headers, "References").strip()
        ),
        reason=UNSENT if unsent else _reason(headers, sender),
        post=posts[0].strip().casefold() if posts else "",
        subject=_subject(headers) if told is not Told.NOTHING else "",
        text=first_words(raw) if told is Told.TEXT else "",
    )


def is_noreply(address: str) -> bool:
    """Whether an address is one that nobody reads."""
    return _NOREPLY.fullmatch(address.rpartition("@")[0]) is not None


def _headers(raw: RawMessage) -> Message:
    """The headers as texts: UTF-8 where they are that, else Windows-1252; never refused."""
    try:
        text = raw.headers.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.headers.decode("cp1252", errors="replace")
    # One field is lost and not all that follow it, where a line is none.
    lines = [line for line in text.splitlines() if line[:1] in " \t" or ":" in line]
    return HeaderParser().parsestr("\n".join(lines).lstrip(" \t") + "\n\n")


def _all(headers: Message, name: str) -> list[str]:
    return [str(value) for value in headers.get_all(name, [])]


def _first(headers: Message, name: str) -> str:
    return next(iter(_all(headers, name)), "")


def _subject(headers: Message) -> str:
    """What a message is about, without what says that it answers; empty where it says nothing."""
    typed = decoded(_first(headers, "Subject"))
    answers = _ANSWER.match(typed)
    said = typed[answers.end() :] if answers else typed
    return "" if said.strip(" .!").casefold() in _SAYS_NOTHING else said


def _reason(headers: Message, sender: Mailbox | None) -> str:
    """Why a message is none between people; empty where it is one."""
    labels = decoded(_first(headers, "X-Gmail-Labels"))
    status = _first(headers, "X-Mozilla-Status").strip()
    expunged = re.fullmatch(r"[0-9a-fA-F]{4}", status) and int(status, 16) & _EXPUNGED
    if _NOT_MAIL.search(labels) or expunged or _first(headers, "X-Spam-Flag").strip() == "YES":
        return UNSENT
    precedence = _first(headers, "Precedence").strip().casefold()
    if any(_first(headers, name) for name in _LIST_HEADERS) or precedence in _IN_BULK:
        return LISTS
    submitted = _first(headers, "Auto-Submitted").split(";")[0].strip().casefold()
    reports = _first(headers, "Content-Type").strip().casefold().startswith("multipart/report")
    automatic = any(_first(headers, name) for name in _AUTOMATIC_HEADERS)
    bounced = _first(headers, "Return-Path").strip() == "<>"
    if submitted not in ("", "no") or reports or automatic or bounced or "auto" in precedence:
        return AUTOMATIC
    return NOREPLY if sender and is_noreply(sender.address) else ""


def _sent(headers: Message, separator: bytes, as_of: date) -> tuple[float, date | None]:
    """When it was sent: by its own date, else by the clock of the last server or of the folder.

    A day that is still to come, or lies before there was mail, is none.
    """
    told = [_first(headers, "Date")]
    told += [value.rpartition(";")[2] for value in _all(headers, "Received")[:1]]
    told.append(separator.decode("ascii", errors="replace").removeprefix("From ").partition(" ")[2])
    for one in told:
        found = _moment(one)
        if found and EARLIEST <= found.date() <= as_of:
            return found.timestamp(), found.date()
    return 0.0, None


def _moment(typed: str) -> datetime | None:
    """A moment in the zone that the text names."""
    try:
        parsed = parsedate_tz(" ".join(typed.split())[:200])
        if parsed is None:
            return None
        offset = timedelta(seconds=parsed[9] or 0)
        zone = timezone(offset) if abs(offset) < timedelta(hours=24) else UTC
        return datetime(*parsed[:6], tzinfo=zone)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
