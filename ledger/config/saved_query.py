"""A question of the owner's own, as the settings keep it."""

from __future__ import annotations

from ledger.value import Value


class SavedQuery(Value, frozen=True):
    """A question that `headway query NAME` asks: its name, its title and its SQL.

    One with a `page` stands in the report.
    """

    name: str
    title: str
    sql: str
    page: bool = False
