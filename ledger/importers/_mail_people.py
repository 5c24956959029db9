"""Names and addresses in the headers of a message, however they are written."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses

from ledger.model.draft import one_line
from ledger.value import Value
from ledger.wording import fold

MOST_ADDRESS = 254
MOST_NAME = 80

# One begins where a word does: to look for its `@` from each letter of a long word on takes
# the square of the word's length.
_ADDRESS = re.compile(
    r"(?<![^\s<>()\[\],;:\"'])"
    r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"'@]+\.[^\s<>()\[\],;:\"'@.]{2,}"
)
# Encoded words that follow each other are one text: a letter may begin in one and end in the next.
_ENCODED = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=(?:\s*=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)*")
_NOT_THEIRS = re.compile(r"\s*\((?:via|über|par|por) [^)]*\)\s*$|\s+via\s+\S.*$", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"(?P<family>[^\W\d_][^,]*),\s*(?P<given>[^\W\d_][^,]*)")
_AFTER_A_NAME = frozenset(
    ("inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "jr", "jr.", "sr", "sr.", "phd", "md", "mba",
     "esq", "esq.", "ii", "iii", "cpa", "plc", "ag", "corp", "corp.")
)  # fmt: skip


class Mailbox(Value, frozen=True):
    """A person in a header: the name, empty where there is none, and the address, folded."""

    name: str
    address: str


def mailboxes(values: list[str]) -> tuple[Mailbox, ...]:
    """The people whom some headers name, each address once; what has no address is left out."""
    found: dict[str, Mailbox] = {}
    for value in values:
        typed = one_line(value)
        for name, address in _pairs(typed):
            if is_address(address):
                found.setdefault(fold(address), Mailbox(_name(name, address), fold(address)))
    return tuple(found.values())


def is_address(typed: str) -> bool:
    """Whether a text is an e-mail address as they are used between people."""
    return len(typed) <= MOST_ADDRESS and _ADDRESS.fullmatch(typed) is not None


def _pairs(typed: str) -> list[tuple[str, str]]:
    """Name and address of each; of a header that cannot be taken apart the addresses alone."""
    try:
        parsed = getaddresses([typed])
    except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
        parsed = []
    pairs = [(name, address.strip("<>'\" ")) for name, address in parsed]
    known = {address for _, address in pairs}
    return pairs + [("", one) for one in _ADDRESS.findall(typed) if one not in known]


def _name(typed: str, address: str) -> str:
    """A name as people say it; empty where it is no more than the address again."""
    name = one_line(decoded(typed)).strip("'\"").strip()
    name = _NOT_THEIRS.sub("", name)
    local = address.rpartition("@")[0]
    if "@" in name or fold(name) == fold(local) or not re.search(r"[^\W\d_]", name):
        return ""
    if (turned := _FAMILY_FIRST.fullmatch(name)) and _is_given(turned["given"]):
        name = f"{turned['given']} {turned['family']}"
    return one_line(name)[:MOST_NAME].strip()


def _is_given(typed: str) -> bool:
    words = typed.casefold().split()
    return len(words) <= 3 and not any(word in _AFTER_A_NAME for word in words)


def decoded(typed: str) -> str:
    """A header's text, its encoded words (RFC 2047) read; as typed where that fails."""
    return one_line(_ENCODED.sub(_decoded_run, typed))


def _decoded_run(run: re.Match[str]) -> str:
    try:
        parts = decode_header(run[0])
    except (HeaderParseError, ValueError, AssertionError):
        return run[0]
    return "".join(_part(part, charset) for part, charset in parts)


def _part(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "ascii", errors="replace")
    except (LookupError, ValueError):
        return part.decode("utf-8", errors="replace")
