"""Metrics taken when they are asked for are the metrics that are taken all at once."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.metrics import Asked, all_metrics, measure
from tests.support import ledger_of

AS_OF = date(2026, 11, 22)
LEDGER = ledger_of(
    {
        "contacts/dana.md": "---\nname: Dana\n---\n\n- 2026-11-02 coffee 1h\n- 2026-11-20 call\n",
        "campaigns/acme.md": "---\nname: Acme\nstages:\n  - 2026-11-01 researching\n---\n",
    }
)


def test_each_is_as_on_the_day_without_the_window_before() -> None:
    asked = Asked(LEDGER, AS_OF)
    assert list(asked) == list(measure(LEDGER, AS_OF))
    assert dict(asked) == {one.name: one.take(LEDGER, AS_OF) for one in all_metrics()}


def test_one_is_taken_once() -> None:
    asked = Asked(LEDGER, AS_OF)
    assert asked["works"] is asked["works"]


def test_what_is_no_metric_is_not_there() -> None:
    assert "wroks" not in Asked(LEDGER, AS_OF)
    with pytest.raises(KeyError):
        Asked(LEDGER, AS_OF)["wroks"]
