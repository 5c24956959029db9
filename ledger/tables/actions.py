"""What to do next, and what was put off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions import Action
from ledger.tables._columns import day, integer, real, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table

_NOT_PUT_OFF = "it is not put off"


@table(
    "actions",
    "An action of the day asked for, or one that was put off, as `headway next --all` has them.",
    (
        text("id", "its id, the same as long as its cause is", key=True),
        integer("rank", "its place, the most pressing first, from 1", null="it is put off"),
        text("rule", "the rule that advises it"),
        integer("tier", "0 owed, 1 at stake, 2 next, 3 upkeep"),
        text("subject", "what it is about, as the rule names it", null="the ledger as a whole"),
        text(
            "record",
            "the record that it is about",
            null="it is about no one record",
            refers="records.id",
        ),
        text("message", "what to do, and why"),
        day("due", "by when", null="by no day"),
        text("line", "what to type"),
        text("resolved_by", "what makes it go away"),
        real("stake", "the expected value at stake, in the campaign's currency; 0 for none"),
        day("put_off_until", "the day on which it is shown again", null=_NOT_PUT_OFF),
        text("put_off_why", "why it can rest", null=f"{_NOT_PUT_OFF}, or nothing is said"),
    ),
)
def actions(source: TableSource) -> Iterator[Row]:
    """The most pressing first, then those put off."""
    for rank, one in enumerate(source.counsel.actions, start=1):
        yield _row(source, one, rank)
    for resting in source.counsel.snoozed:
        yield _row(source, resting.action, None, resting.until, resting.snooze.why)


def _row(
    source: TableSource, one: Action, rank: int | None, until: date | None = None, why: str = ""
) -> Row:
    record = source.ledger.find(one.subject) if one.subject else None
    return (
        one.id,
        rank,
        one.rule,
        one.tier,
        said(one.subject),
        source.id_of(record),
        one.message,
        one.due,
        said(one.line),
        one.resolved_by,
        one.stake,
        until,
        said(why),
    )
