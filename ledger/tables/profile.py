"""The owner of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.profile import Profile
from ledger.tables._columns import NOT_RECORDED, day, name, own_id, real, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "profile",
    "The owner of the ledger, from `me.md`: one row, none where there is no such file.",
    (
        own_id("profile"),
        name("owner"),
        text("pipeline", "the pipeline of campaigns that name none"),
        text("goal", "what it is all for", null=NOT_RECORDED),
        real("number", "my number, in `number_currency`", null=NOT_RECORDED),
        text("number_currency", "the currency as typed", null="none was typed"),
        day("number_by", "the day by which the number is to be there", null=NOT_RECORDED),
        real("capacity", "campaigns that I can carry on the day asked for", null=NOT_RECORDED),
        real("hours", "hours planned a week", null=NOT_RECORDED),
        real(
            "significant",
            "the value from which business counts as significant, in `significant_currency`",
            null=NOT_RECORDED,
        ),
        text("significant_currency", "the currency as typed", null="none was typed"),
    ),
)
def profile(source: TableSource) -> Iterator[Row]:
    """The file that counts."""
    for one in source.ledger.of_kind(Profile)[:1]:
        number = one.number
        yield (
            source.ids[one.path],
            one.name,
            source.ledger.pipeline,
            said(one.goal),
            number.money.amount if number else None,
            said(number.money.currency) if number else None,
            number.by if number else None,
            one.capacity_on(source.as_of),
            one.hours,
            one.significant.amount if one.significant else None,
            said(one.significant.currency) if one.significant else None,
        )
