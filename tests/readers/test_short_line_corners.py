"""Short lines that say too little or the same twice: what is there is read, the rest is told."""

from __future__ import annotations

import time
from datetime import date

import pytest

import ledger.readers
from ledger.model.fault import FaultKind
from ledger.readers.revisions import touched_lines
from ledger.readers.text import Text
from tests.support import ledger_of, reading_of


def record(path, front):
    reading = reading_of({path: f"---\n{front}\n---\n"})
    (one,) = reading.ledger.records
    return one, [(fault.kind, fault.subject) for fault in reading.ledger.faults]


def needs(*lines):
    one, faults = record("campaigns/a.md", "needs:\n" + "\n".join(f"  - {line}" for line in lines))
    return [(need.name, need.must, need.level, need.source) for need in one.needs], faults


def test_a_comma_too_many_in_a_need_or_an_offer_means_nothing():
    assert needs("'privacy,, must,'") == ([("privacy", True, 1, "")], [])
    one, faults = record("me.md", "offers:\n  - 'drafting,, level 2,'")
    assert [(offer.name, offer.level) for offer in one.offers] == [("drafting", 2)]
    assert faults == []


def test_a_need_s_source_is_all_that_stands_behind_from():
    assert needs("'privacy, From annual report, page 4, must 2026-10-01'") == (
        [("privacy", False, 1, "annual report, page 4, must")], [],
    )  # fmt: skip
    assert needs("'privacy, from'")[1] == [(FaultKind.BAD_NEED, "from")]


@pytest.mark.parametrize(
    ("said", "source", "day"),
    [
        ("from\tthe report", "the report", None),
        ("FROM a talk  2026-10-01 ", "a talk", date(2026, 10, 1)),
        ("from [[a]] from b", "[[a]] from b", None),
        ("from 2026-10-01 2026-10-02", "2026-10-01", date(2026, 10, 2)),
    ],
)
def test_where_a_need_is_known_from_and_since_when(said, source, day):
    one, faults = record("campaigns/a.md", f'needs: ["privacy, must, {said}"]')
    assert [(need.source, need.source_date, need.must) for need in one.needs] == [
        (source, day, True)
    ]
    assert faults == []


MANY = 200_000
LONG = {
    "a need's commas": ("campaigns/a.md", f"needs: ['a{',' * MANY}']"),
    "a need's source": ("campaigns/a.md", f"needs: ['a, from b{' ' * MANY}c']"),
    "an offer's commas": ("me.md", f"offers: ['a{',' * MANY}']"),
    "my number": ("me.md", f"number: 1{' ' * MANY}x"),
    "money": ("campaigns/a.md", f"value: 1{' ' * MANY}x"),
    "a stage": ("campaigns/a.md", f"stages: ['a{' ' * MANY}x']"),
}


@pytest.mark.parametrize(("path", "front"), LONG.values(), ids=LONG)
def test_no_short_line_takes_long(path, front):
    began = time.process_time()
    words = '[stages]\nApplied = "applied"\n'
    reading = reading_of({"headway.toml": words, path: f"---\n{front}\n---\n"})
    assert time.process_time() - began < 10
    assert path in reading.texts


def test_a_need_from_a_day_alone_has_no_source():
    found, _ = needs("'privacy, from  2026-10-01'")
    assert [name for name, *_ in found] == ["privacy"]


def test_an_empty_mapping_is_no_need():
    assert needs("{}", "privacy") == ([("privacy", False, 1, "")], [])


def test_a_capacity_from_a_day_that_is_none_is_told_of_and_counts_from_no_day():
    one, faults = record("me.md", "capacity:\n  - 2026-13-45 3\n  - 2026-10-01 5")
    assert [(line.count, line.since) for line in one.capacity] == [(5, date(2026, 10, 1))]
    assert [kind for kind, _ in faults] == [FaultKind.BAD_DATE]


def test_a_second_document_is_told_of_and_the_first_is_read():
    one, faults = record("contacts/a.md", "name: A\n--- b")
    assert one.name == "A"
    assert faults


def test_a_line_of_a_new_file_is_touched_and_of_an_old_one_where_it_is_another():
    after = Text("a.md", "a\nb\nc\n")
    assert touched_lines(None, after) == {1, 2, 3, 4}
    assert touched_lines(Text("a.md", "a\nx\nc\n"), after) == {2}


def test_a_name_that_the_package_has_not_is_no_name_of_it():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        ledger.readers.nothing  # noqa: B018


def test_the_day_of_a_stage_line_is_not_overridden_by_another_key():
    files = {
        "headway.toml": '[fields.campaign]\nsent = "applied"\n',
        "campaigns/a.md": "---\nstages:\n  - 2026-08-03 applied\nsent: 2026-09-09\n---\n",
    }
    (one,) = ledger_of(files).campaigns
    assert [(line.date, line.stage) for line in one.stages] == [(date(2026, 8, 3), "applied")]
