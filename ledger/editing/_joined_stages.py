"""The stage lines of two records of one pursuit in one list, by date."""

from __future__ import annotations

import re

from ledger.config import Config
from ledger.diagnostic import Edit
from ledger.editing._page import Page
from ledger.editing._splice import Additions, EditRefusedError, splice
from ledger.editing._yaml_text import item_text
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.readers.text import decode
from ledger.source import Location

_DASH = re.compile(r"([ \t]*)-(?=[ \t]|$)")


def joined_stages(data: bytes, key: str, other: Record, into: Record, config: Config) -> bytes:
    """The bytes of a file with the stage lines of another record in its list.

    A day and a stage that both have stand once. Raises EditRefusedError where the two say
    different things of one day, or one has no day; what comes of the rest is for the check.
    """
    typed = other.fields[key]
    texts = typed if isinstance(typed, tuple) else (typed or "",)
    if len(texts) != len(other.stages) or not all(line.date for line in other.stages):
        raise EditRefusedError(f"has lines under `{key}` without a day: put it in first")
    if not all(line.date for line in into.stages):
        raise EditRefusedError(f"has lines under `{key}` without a day: put it in first")
    known = {(line.date, line.stage) for line in into.stages}
    more = [
        (line, text)
        for line, text in zip(other.stages, texts, strict=True)
        if (line.date, line.stage) not in known
    ]
    days = {line.date: line.stage for line in into.stages}
    for line, _ in more:
        if line.date in days:
            raise EditRefusedError(
                f"and the other contradict each other: {days[line.date]} and {line.stage} on "
                f"{line.date}: settle that in one of the two first"
            )
    return _put_in(data, key, into, more, config)


def _put_in(
    data: bytes, key: str, into: Record, more: list[tuple[StageLine, str]], config: Config
) -> bytes:
    last = into.stages[-1].date
    late = tuple(text for line, text in more if last and line.date and line.date > last)
    early = [(line, text) for line, text in more if text not in late]
    edits: dict[int, str] = {}
    text = decode(into.path, data)[0]
    for line, said in early:
        later = next(one for one in into.stages if one.date and line.date and one.date > line.date)
        dash = _DASH.match(text.line(later.location.line))
        if dash is None or dash.end() > later.location.column:
            raise EditRefusedError(f"has its `{key}` run together: give each its own line")
        at = later.location.line
        edits[at] = edits.get(at, "") + f"{dash[1]}- {item_text(said)}\n"
    places = [Edit(Location(into.path, at), 0, said) for at, said in edits.items()]
    made = Page(data.decode()).with_edits(places).encode()
    if late:
        made = splice(into.path, made, into.kind, config, Additions(items=((key, late),)))
    return made
