"""What is left of a sentence, in its own words and order, with its names as links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ledger.model.contact import Contact
from ledger.model.names import Mention

Stretch = tuple[int, int]

_BEFORE_HOLDER = re.compile(
    r"(?:^|(?<=[\s,;(]))(?:about|with|at|for|on|re:?|from|to)\s+(?:the\s+)?$", re.IGNORECASE
)
# What stands behind the name that a line begins with, where it says what the line is about.
_BEHIND_LABEL = re.compile(r"\s*:(?=\s)|\s+[-–—](?=\s)")
_JOINED = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*|\+\s*)", re.IGNORECASE)
_EDGE = re.compile(r"^(?:[\s,;:.–—-]|(?:and|then|but|so|i)\b(?!['’]))+|[\s,;:–—-]+$", re.IGNORECASE)
_LAST = re.compile(r"(?:\s|^)(?:and|but|then|on|with|for)$", re.IGNORECASE)


def compose(
    text: str,
    stretch: Stretch,
    links: Mapping[int, tuple[Mention, str]],
    out: Sequence[Stretch],
    kept: Sequence[Stretch] = (),
) -> str:
    """A stretch of a text with its names in brackets and without what is understood.

    `links` are the names by where they begin, each with the id that stands in its place; an
    empty one takes the name out. A name goes only where it is taken out itself.
    """
    parts: list[str] = []
    at, end = stretch
    while at < end:
        if at in links:
            mention, identity = links[at]
            parts.append(f"[[{identity}]]" if identity else " ")
            at = mention.end
            continue
        gone = _within(at, out) and not _within(at, kept)
        parts.append(" " if gone else text[at])
        at += 1
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """A text whose middle was taken out, with its commas and blanks put right."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,;:.!?])(?=\s|$)", r"\1", text)
    text = re.sub(r"([,;])(?:\s*[,;:])+(?=\s|$)", r"\1", text)
    text = re.sub(r"[,;:]\s+(?=(?:and|but|then)\s*[,;.])", "", text)
    text = re.sub(r":\s*,(?=\s)", ":", text)
    text = re.sub(r"\(\s*\)", "", text)
    before = None
    while before != text:
        before = text
        text = _EDGE.sub("", text)
        text = _LAST.sub("", text).rstrip()
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    return " ".join(text.split())


def drops_out(text: str, mention: Mention, others: Sequence[Mention]) -> Stretch | None:
    """The stretch of a name that says only which file it is; None where it says more.

    That is a preposition and the name, where `and` or a comma joins it to no other name; or,
    where it is no person, the name that the sentence begins with and its colon.
    """
    if getattr(mention, "possessive", False) or text[mention.end :].startswith(("'s", "’s")):
        return None
    label = _BEHIND_LABEL.match(text, mention.end)
    if (
        label
        and not text[: mention.start].strip()
        and not isinstance(mention.candidates[0], Contact)
    ):
        return mention.start, label.end()
    before = _BEFORE_HOLDER.search(text, 0, mention.start)
    if before is None:
        return None
    for other in others:
        if other.start >= mention.end and _JOINED.fullmatch(text, mention.end, other.start):
            return None
    return before.start(), mention.end


def _within(place: int, stretches: Sequence[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)
