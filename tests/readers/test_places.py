"""Line and column of everything that a finding or a figure may lead back to."""

from __future__ import annotations

import pytest

from ledger.model.fault import FaultKind
from tests.support import faults_of, ledger_of, record_of

TEXT = """\
---
# the first line is a comment
name: "Ünïcode \U0001f600"
organization: [[northwind-gc]]
stages:
  - 2026-08-03 researching
  -   2026-08-19 targeted, told by [[dana-kim]]
needs: [privacy, "training, must, from [[lee-park]]"]
influencers:
  - dana-kim
  - "[[lee-park]]"
unknown : x
---
Prose [[one]] and \U0001f600 [[two|2]].

1. 2026-09-20 email [[three]] [got:: introduction to [[four]]]
   more [[five]] [for::x]
"""
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_the_place_of_everything_is_that_of_its_text(end, mark):
    record = record_of(mark + TEXT.replace("\n", end))
    lines = TEXT.split("\n")

    def typed(place, length):
        return lines[place.line - 1][place.column - 1 : place.column - 1 + length]

    assert typed(record.place("name"), 11) == '"Ünïcode \U0001f600"'
    assert typed(record.place("unknown"), 1) == "x"
    assert [typed(line.location, 10) for line in record.stages] == ["2026-08-03", "2026-08-19"]
    assert [typed(need.location, 8) for need in record.needs] == ["privacy,", '"trainin']
    assert typed(record.organization.location, record.organization.length) == "[[northwind-gc]]"
    assert [typed(link.location, link.length) for link in record.influencers] == [
        "dana-kim",
        '"[[lee-park]]"',
    ]
    assert [typed(link.location, link.length) for link in record.prose_links] == [
        "[[one]]",
        "[[two|2]]",
    ]
    (entry,) = record.entries
    assert typed(entry.location, 13) == "1. 2026-09-20"
    assert [typed(link.location, link.length) for link in entry.links] == [
        "[[three]]",
        "[[four]]",
        "[[five]]",
    ]
    assert [typed(field.location, field.length) for field in entry.fields] == [
        "[got:: introduction to [[four]]]",
        "[for::x]",
    ]
    assert (entry.location.line, entry.end_line) == (16, 17)


BROKEN = """\
---
name: a
name: b
title: [x, y]
met: x
closes: soon
value: lots
kind: thing
dream: maybe
stages:
  - nonsense line here
  - applied
  - 2026-02-30 x
needs:
  - a, b
title2: a: b
---
\x07
- 2026-02-30 call
- 2026-9-1 call
- 2026-09-20 call 45min x
- 2026-09-20 call [got:: x
prose [[open
"""


def test_every_fault_stands_at_its_line():
    lines = {fault.location.line: fault.kind for fault in faults_of(BROKEN)}
    assert lines == {
        3: FaultKind.DUPLICATE_KEY,
        4: FaultKind.WRONG_TYPE,
        6: FaultKind.WRONG_TYPE,
        7: FaultKind.BAD_MONEY,
        8: FaultKind.UNKNOWN_RECORD_KIND,
        11: FaultKind.BAD_STAGE_LINE,
        12: FaultKind.UNDATED_STAGE,
        13: FaultKind.BAD_DATE,
        15: FaultKind.BAD_NEED,
        16: FaultKind.YAML_SYNTAX,
        18: FaultKind.CONTROL_CHARACTER,
        19: FaultKind.BAD_DATE,
        20: FaultKind.NEAR_DATE,
        21: FaultKind.BAD_DURATION,
        22: FaultKind.UNCLOSED_FIELD,
        23: FaultKind.UNCLOSED_LINK,
    }


def test_faults_are_in_the_order_of_their_places():
    ledger = ledger_of({"contacts/b.md": BROKEN, "campaigns/a.md": BROKEN, "journal/c.md": ""})
    places = [fault.location for fault in ledger.faults]
    assert places == sorted(places)
    assert {place.path for place in places} == {"contacts/b.md", "campaigns/a.md", "journal/c.md"}


@pytest.mark.parametrize(
    ("line", "column", "length"),
    [
        ("met: 2026-02-30", 6, 10),
        ("met:    '2026-02-30'", 9, 12),
        ("met: [2026-02-30]", 7, 10),
        ("met:\n  2026-02-30", 3, 10),
    ],
)
def test_a_fault_spans_its_value(line, column, length):
    (fault,) = faults_of(f"---\n{line}\n---\n", "contacts/a.md")
    assert (fault.location.column, fault.length) == (column, length)
