"""The first words that a person wrote in a message, without what they answer."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from html.parser import HTMLParser

from ledger.importers._mail_files import RawMessage
from ledger.model.draft import one_line

MOST_WORDS = 400
_MOST_PARTS = 200

_QUOTED = re.compile(r"^\s*>")
# From here on it is what they answer, or a signature.
_THE_REST = re.compile(
    r"^\s*(?:-- ?$|_{10,}|-{3,} ?(?:original|forwarded|ursprüngliche|weitergeleitete)"
    r"|on .{5,200} wrote:\s*$|am .{5,200} schrieb.*:\s*$|le .{5,200} a écrit\s?:\s*$)",
    re.IGNORECASE,
)
_UNSEEN_TAGS = frozenset(("style", "script", "head", "blockquote", "title"))


def first_words(raw: RawMessage) -> str:
    """What the text of a message begins with, on one line; empty where it has none."""
    try:
        whole = message_from_bytes(raw.headers + b"\n" + raw.text)
        parts = [part for _, part in zip(range(_MOST_PARTS), whole.walk(), strict=False)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and part.get_filename() is None:
                text = _text_of(part)
                if said := _own(text if kind == "text/plain" else _without_tags(text)):
                    return said
    return ""


def _text_of(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError, TypeError):
        return ""
    if not isinstance(payload, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return payload.decode(charset, errors="strict")
        except (LookupError, ValueError):
            continue
    return payload.decode("cp1252", errors="replace")


def _own(text: str) -> str:
    kept: list[str] = []
    for line in text.splitlines():
        if _THE_REST.match(line):
            break
        if not _QUOTED.match(line):
            kept.append(line)
    said = one_line(" ".join(kept))
    return said if len(said) <= MOST_WORDS else f"{said[:MOST_WORDS].rsplit(' ', 1)[0]} …"


class _Words(HTMLParser):
    """Gathers what a page shows, without what it quotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what hides its words; a new block is a new line."""
        if tag in _UNSEEN_TAGS:
            self._hidden.append(tag)
        self.words.append("\n" if tag in ("br", "p", "div", "tr", "li") else "")

    def handle_endtag(self, tag: str) -> None:
        """What hid its words ends, and whatever was left open in it."""
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take words that are shown."""
        if not self._hidden:
            self.words.append(data)


def _without_tags(page: str) -> str:
    reader = _Words()
    try:
        reader.feed(page)
        reader.close()
    except (ValueError, AssertionError):
        pass
    return "".join(reader.words)
