"""Every dated line of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ledger.metrics._steps import step_of
from ledger.metrics._timed import class_of, timed
from ledger.model.entry import Entry
from ledger.source import Location
from ledger.tables._columns import boolean, clock, day, integer, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "entries",
    "A dated line. One dated after the day asked for, or with an open box, is not `done`.",
    (
        text("entry", "where it stands, as `path:line`", key=True),
        day("date", "its day"),
        clock("time", "its time of day", null="none was typed"),
        text("holder", "the record whose file it stands in", refers="records.id"),
        text("kind", "its kind: email, meeting, interview and so on; note where it has none"),
        text("word", "its first word as typed, `coffee` for a meeting", null="it has none"),
        text(
            "way",
            "its direction: out, in, two (both sides spoke), group, own, content, response, look, "
            "setback, busy, off or note",
        ),
        integer("minutes", "how long it took, in minutes", null="not recorded"),
        text(
            "class",
            "what the time went to: goal, busy, unattributed or off",
            null="it took no time, or is not done",
        ),
        integer("step", "the step of the process that it is work on, 1 to 8", null="on none"),
        text("round", "the round of an interview: `1`, `2a`", null="it names none"),
        integer("count", "how many were sent at once, the N of `×N`; else 1"),
        integer("days", "how many days it goes on, of time off", null="none were typed"),
        boolean("done", "whether it had happened by the day asked for"),
        boolean("todo", "whether its box is open: a next action"),
        boolean("automatic", "whether it is an automatic answer, or sent in bulk"),
        text("mode", "in-person, video or call", null="it is no meeting and no interview"),
        text("text", "what is said, without its fields; links as typed", null="nothing is said"),
        text("path", "the file"),
        integer("line", "the line of the file"),
        integer("end_line", "the last line that continues it"),
    ),
)
def entries(source: TableSource) -> Iterator[Row]:
    """By date, time, path and line."""
    classes = _classes(source)
    holders = {one.path: source.ids[one.path] for one in source.ledger.records}
    for one in source.ledger.entries:
        yield _row(source, one, holders[one.location.path], classes.get(one.location))


def _classes(source: TableSource) -> Mapping[Location, str]:
    """What the time of each entry went to that is done and took some."""
    ledger, as_of = source.ledger, source.as_of
    took = timed(ledger, date.min, as_of)
    return {one.entry.location: class_of(ledger, one, as_of) for one in took}


def _row(source: TableSource, one: Entry, holder: str, spent_on: str | None) -> Row:
    return (
        one.evidence,
        one.date,
        one.time,
        holder,
        one.kind.name,
        said(one.word),
        one.kind.way.value,
        one.minutes,
        spent_on,
        step_of(source.ledger, one),
        one.round,
        one.count,
        one.days,
        one.done_by(source.as_of),
        one.todo,
        one.automatic,
        one.mode,
        said(one.text),
        one.location.path,
        one.location.line,
        one.end_line,
    )
