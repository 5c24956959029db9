"""The dated lines of a ledger by what they are."""

from __future__ import annotations

from datetime import date

from ledger.config import Way
from ledger.model.entry_index import (
    dated,
    every_introduction,
    of_kind,
    of_way,
    with_field,
    with_fields,
)
from tests.support import ledger_of

LEDGER = ledger_of(
    {
        "contacts/dana-kim.md": "---\nname: Dana Kim\n---\n"
        "- 2026-11-03 email about terms\n"
        "- 2026-11-01 meeting [got:: introduction to [[eli-wu]]] [next:: 2026-11-09]\n",
        "contacts/eli-wu.md": "---\nname: Eli Wu\n---\n"
        "- 2026-11-02 call 20m [got:: a book]\n"
        "- 2026-11-05 emial about terms\n",
    }
)


def days(entries):
    return [entry.date.day for entry in entries]


def test_each_kind_and_each_way_is_there_by_date():
    assert days(of_kind(LEDGER, "email")) == [3]
    assert days(of_way(LEDGER, Way.TWO)) == [1, 2]
    assert days(of_way(LEDGER, Way.NOTE)) == [5]
    assert of_kind(LEDGER, "offer") == of_way(LEDGER, Way.SETBACK) == ()


def test_a_field_leads_to_the_lines_that_have_it():
    assert days(with_fields(LEDGER)) == days(with_field(LEDGER, "got")) == [1, 2]
    assert days(with_field(LEDGER, "next")) == [1]
    assert with_field(LEDGER, "gave") == ()


def test_an_introduction_names_somebody():
    assert days(every_introduction(LEDGER)) == [1]


def test_both_days_of_a_span_belong_to_it():
    assert days(dated(LEDGER, date(2026, 11, 2), date(2026, 11, 3))) == [2, 3]
    assert not dated(LEDGER, date(2026, 11, 6), date(2026, 11, 2))
