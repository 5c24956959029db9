"""Weeks that are over are not taken again: what is known of them is what would be found."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics import Known, Metric, all_metrics, weekly
from ledger.metrics._unchanged import EVER, NEVER, differ_since
from ledger.model.ledger import Ledger
from ledger.value import changed
from tests.metrics.generated import FRONTS, bodies, files_of, lines
from tests.metrics.measuring import AS_OF, ago
from tests.metrics.test_time_travel import EXAMPLES
from tests.metrics.test_time_travel import files_of as files_of_example
from tests.support import ledger_of

WEEKS = 12
PLANNED = ("works", "resilience", "pace")


@cache
def known_of(example: str) -> Known:
    ledger = ledger_of(files_of_example(example))
    return Known(ledger, weekly(replace(ledger), AS_OF, WEEKS))


def taken_anew(ledger: Ledger, known: Known, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many days of each metric are taken, the day itself not counted."""
    asked: Counter[str] = Counter()

    def counted(one: Metric) -> Metric:
        def take(of, as_of):
            asked[one.name] += as_of != AS_OF
            return one.take(of, as_of)

        return changed(one, take=take, count=None)

    metrics = tuple(counted(one) for one in all_metrics())
    monkeypatch.setattr("ledger.metrics.all_metrics", lambda: metrics)
    weekly(ledger, AS_OF, WEEKS, known)
    return +asked


def edited(draw, files: dict[str, str]) -> dict[str, str]:
    """The files with a line typed, changed, moved or taken away somewhere."""
    path = draw(st.sampled_from(sorted(path for path in files if path.endswith(".md"))))
    rows = files[path].splitlines()
    at = draw(st.integers(0, len(rows)))
    match draw(st.sampled_from(("end", "end", "end", "insert", "delete", "shift", "swap", "date"))):
        case "end":
            rows.append(draw(lines))
        case "insert":
            rows.insert(at, draw(lines))
        case "delete":
            rows = rows[:at] + rows[at + 1 :]
        case "shift":
            rows.insert(at, "")
        case "swap":
            rows[at : at + 2] = reversed(rows[at : at + 2])
        case "date":
            old, new = (ago(draw(st.integers(-10, 120))) for _ in range(2))
            rows = [row.replace(old, new) for row in rows]
    return {**files, path: "".join(f"{row}\n" for row in rows)}


@pytest.mark.parametrize("example", EXAMPLES)
@given(st.data())
def test_after_any_edit_of_a_story_the_weeks_are_what_each_day_gives(example, data):
    files = edited(data.draw, files_of_example(example))
    day = AS_OF + timedelta(days=data.draw(st.sampled_from((0, 0, 7, -7))))
    found = weekly(ledger_of(files), day, WEEKS, known_of(example))
    assert found == weekly(ledger_of(files), day, WEEKS)


@given(bodies, st.data())
def test_after_any_edit_of_any_ledger_the_weeks_are_what_each_day_gives(typed, data):
    before = files_of(typed)
    after = edited(data.draw, before)
    if data.draw(st.booleans()):
        after = edited(data.draw, after)
    known = Known(ledger_of(before), weekly(ledger_of(before), AS_OF, WEEKS))
    assert weekly(ledger_of(after), AS_OF, WEEKS, known) == weekly(ledger_of(after), AS_OF, WEEKS)


def test_a_line_of_today_leaves_every_week_that_is_over(monkeypatch):
    for example in EXAMPLES:
        files = files_of_example(example)
        path = next(one for one in sorted(files) if one.startswith("contacts"))
        more = {**files, path: f"{files[path]}- {AS_OF} email about the weather\n"}
        assert not taken_anew(ledger_of(more), known_of(example), monkeypatch)
        monkeypatch.undo()


def test_a_conversation_of_today_is_looked_up_where_it_may_have_been_planned(monkeypatch):
    files = files_of_example("job-search")
    path = next(one for one in sorted(files) if one.startswith("campaigns"))
    more = {**files, path: f"{files[path]}- {AS_OF} call 20m about the weather\n"}
    asked = taken_anew(ledger_of(more), known_of("job-search"), monkeypatch)
    assert asked == dict.fromkeys(PLANNED, WEEKS - 1)
    assert {one.name for one in all_metrics() if one.looks_ahead} == set(PLANNED)


def test_a_line_of_three_weeks_ago_leaves_the_weeks_before_it(monkeypatch):
    files = files_of_example("job-search")
    more = {**files, "journal/new.md": files.get("journal/new.md", "")}
    known = Known(ledger_of(more), weekly(ledger_of(more), AS_OF, WEEKS))
    more["journal/new.md"] += f"- {ago(21)} email to nobody\n"
    asked = taken_anew(ledger_of(more), known, monkeypatch)
    assert set(asked.values()) == {3}


FRONT = FRONTS["campaigns/nw.md"]


@pytest.mark.parametrize(
    ("before", "after", "since"),
    [
        ("", "", NEVER.done),
        ("", f"- {ago(3)} email\n", date.fromisoformat(ago(3))),
        (f"- {ago(9)} email\n", "", date.fromisoformat(ago(9))),
        (f"- {ago(9)} email\n", f"- {ago(5)} email\n", date.fromisoformat(ago(9))),
        (f"- {ago(9)} email\n", f"\n- {ago(9)} email\n", date.fromisoformat(ago(9))),
        (f"- {ago(9)} email\n", f"- {ago(9)} email\n\nA note.\n", EVER.done),
    ],
)
def test_two_states_differ_from_the_earliest_line_that_one_has_alone(before, after, since):
    old, new = (ledger_of({"campaigns/nw.md": FRONT + one}) for one in (before, after))
    assert differ_since(old, new).done == since


@pytest.mark.parametrize(
    "more",
    [
        {"contacts/new.md": "---\nname: New\n---\n"},
        {"headway.toml": "[rules]\nwindow = 14\n"},
        {"campaigns/nw.md": FRONT.replace("Counsel", "Officer")},
        {"campaigns/nw.md": FRONT.replace("2026-10-20 interviewing", "2026-10-21 interviewing")},
    ],
)
def test_what_has_no_day_differs_on_every_day(more):
    files = {"campaigns/nw.md": FRONT}
    assert differ_since(ledger_of(files), ledger_of({**files, **more})) == EVER
