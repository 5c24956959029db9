"""A metric and a rule say which kinds of record they are about, and speak of no others.

The page of a saved record is made from those alone that may be about it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ledger import actions, metrics
from ledger.model.ledger import Ledger
from ledger.readers import read_ledger
from tests.benchmarks.made_ledger import files
from tests.support import AS_OF, ledger_of

EXAMPLES = Path(__file__).parents[2] / "examples"
LEDGERS = ("made", "job-search", "book-of-business")


@cache
def ledger_called(name: str) -> Ledger:
    return ledger_of(dict(files(300))) if name == "made" else read_ledger(EXAMPLES / name).ledger


@pytest.mark.parametrize("name", LEDGERS)
def test_the_rows_of_a_metric_name_records_of_its_kinds_first(name):
    ledger = ledger_called(name)
    measured = metrics.measure(ledger, AS_OF)
    for metric in metrics.all_metrics():
        if metric.about is None:
            continue
        firsts = [next(iter(row.cells.items()), None) for row in measured[metric.name].rows]
        for key, value in filter(None, firsts):
            record = ledger.find(value) if isinstance(value, str) else None
            assert (key in {"id", "campaign"}) == bool(metric.about), metric.name
            assert record is None or metric.names_any(ledger.kinds_called([record])), metric.name


@pytest.mark.parametrize("name", LEDGERS)
def test_a_rule_advises_on_records_of_its_kinds(name):
    ledger = ledger_called(name)
    measured = metrics.measure(ledger, AS_OF)
    given = 0
    for rule in actions.all_rules():
        for action in rule.actions(ledger, measured, AS_OF):
            record = ledger.find(action.subject) if action.subject else None
            assert record is None or rule.is_about_any(ledger.kinds_called([record])), rule.name
            given += 1
    assert given


@pytest.mark.parametrize("name", LEDGERS)
def test_what_is_advised_on_a_record_is_what_is_advised_on_all(name):
    ledger = ledger_called(name)
    measured = metrics.measure(ledger, AS_OF)
    every = actions.advise(ledger, measured, AS_OF)
    told = {record.kind: record for record in ledger.records}.values()
    subjects = [ledger.find(one.subject) for one in every if one.subject]
    for record in [*told, *filter(None, subjects)]:
        own = tuple(one for one in every if one.subject and ledger.find(one.subject) is record)
        assert actions.advise_on([record], ledger, measured, AS_OF) == own
    assert subjects
