"""The page for users: what is promised, how it is tried, how often, and what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import fill

from tests.assurance.promises import PROMISES, Promise
from tests.assurance.tally import Tally

_WIDTH = 115
_BEGINNING = (
    "A ledger is a private record about other people, written by hand over months. So there are"
    " things that Headway promises, and each has tests that fail where it is broken. They run in a"
    " short form at every change; the long form tries each promise many times, and this page is"
    " written from what it counted.",
    "What it says of a run is what happened, faults included. In the source folder `make"
    " assurance` runs all of it and writes this page again; `SECURITY.md` there says what is"
    " protected against whom.",
)


def page(tallies: Iterable[Tally], promises: Sequence[Promise] = PROMISES) -> str:
    """The page in Markdown."""
    every = list(tallies)
    parts = ["# What is promised, and how that is tried (`assurance`)"]
    parts += [fill(one, _WIDTH) for one in _BEGINNING]
    parts.append(_overview(every, promises))
    for one in promises:
        parts += _section(one, [tally for tally in every if one.key in keys_of(tally)])
    return "\n\n".join(parts) + "\n"


def keys_of(tally: Tally) -> list[str]:
    """The promises that a run tried: `P2, P7` are two."""
    return re.findall(r"P\d|preview", tally.promise)


def _overview(tallies: list[Tally], promises: Sequence[Promise]) -> str:
    known = {one.key for one in promises}
    tried = [one for one in tallies if known & set(keys_of(one))]
    lacking = [one.title for one in promises if not any(one.key in keys_of(t) for t in tried)]
    said = [f"{_number(sum(one.tried for one in tried))} tries in all, {_failed(tried)}."]
    if lacking:
        said.append("Without a long run so far, and held by the tests of every change alone:")
    text = fill(" ".join(said), _WIDTH)
    return "\n\n".join([text, *(["\n".join(f"- {one}" for one in lacking)] if lacking else [])])


def _section(promise: Promise, tallies: list[Tally]) -> list[str]:
    parts = [f"## {promise.title}", fill(promise.words, _WIDTH)]
    parts.append(fill(f"How it is tried: {_small(promise.how)}", _WIDTH))
    if tallies:
        rows = [
            f"| {_cell(one.unit)} | {_cell(one.how)} | {_number(one.tried)} |"
            f" {_number(one.failures)} | {_time(one.seconds)} |"
            for one in tallies
        ]
        head = ["| tries of | how | tried | failed | took |", "|---|---|--:|--:|--:|"]
        parts.append("\n".join([*head, *rows]))
    else:
        parts.append("A long run of this is not in this page yet.")
    if promise.mended:
        found = [fill(f"- {one}", _WIDTH, subsequent_indent="  ") for one in promise.mended]
        parts.append("\n".join(["Found by trying, and mended:", "", *found]))
    tests = ", ".join(f"`{one}`" for one in promise.tests)
    parts.append(fill(f"Held by {tests}.", _WIDTH, break_on_hyphens=False))
    return parts


def _failed(tallies: list[Tally]) -> str:
    count = sum(one.failures for one in tallies)
    return f"{_number(count)} of them failed" if count else "none of which failed"


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _cell(text: str) -> str:
    """A text in a cell of a table, where a bar and a line end would be taken for its edges."""
    return " ".join(text.split()).replace("|", "\\|")


def _number(count: int) -> str:
    return f"{count:,}"


def _time(seconds: float) -> str:
    return f"{seconds:,.0f} s" if seconds < 600 else f"{seconds / 60:,.0f} min"
