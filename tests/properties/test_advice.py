"""Advice on any ledger: what is logged honestly never reads worse than silence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.actions import Counsel, all_rules, counsel
from ledger.metrics import measure
from tests.metrics.generated import FRONTS, ledgers
from tests.metrics.measuring import AS_OF, ago
from tests.support import Files, ledger_of

JOURNAL = "journal/j.md"
DAYS = st.integers(0, 40)
UPKEEP = 3


def added(files: Files, line: str) -> dict[str, str]:
    return {**files, JOURNAL: f"{files[JOURNAL]}{line}\n"}


def advised(files: Files) -> Counsel:
    ledger = ledger_of(files)
    return counsel(ledger, measure(ledger, AS_OF), AS_OF)


def given_by_rules(files: Files) -> set[tuple[str, str]]:
    """Each rule that speaks, and about what, before anything is ranked; upkeep left out."""
    ledger = ledger_of(files)
    measurements = measure(ledger, AS_OF)
    return {
        (one.name, action.subject)
        for one in all_rules()
        if one.tier < UPKEEP
        for action in one.actions(ledger, measurements, AS_OF)
    }


@given(ledgers, DAYS, st.sampled_from(["", "15m", "2h", "8h"]), st.sampled_from(["", "[[nw]]"]))
def test_busy_work_that_is_logged_brings_no_advice_that_silence_spares(files, day, spent, link):
    line = f"- {ago(day)} busy {spent} fonts {link}"
    assert given_by_rules(added(files, line)) <= given_by_rules(files)


@given(ledgers, DAYS, st.sampled_from(["off", "off 2d", "off 1w", "life 3h"]))
def test_a_day_off_brings_no_advice_that_silence_spares(files, day, typed):
    assert given_by_rules(added(files, f"- {ago(day)} {typed}")) <= given_by_rules(files)


@given(ledgers)
def test_on_a_day_off_nothing_is_said_that_is_not_said_otherwise(files):
    before = {one.id for one in advised(files).actions if one.tier == 0}
    after = advised(added(files, f"- {ago(0)} off")).actions
    assert {one.id for one in after} == before


@given(ledgers, st.sampled_from(["nw", "hf"]))
def test_a_stop_brings_no_advice_about_anybody(files, name):
    path = f"campaigns/{name}.md"
    front = FRONTS[path]
    stopped = front.replace("\n---\n", f"\n  - {ago(0)} stopped, nobody answers\n---\n")
    after = given_by_rules({**files, path: files[path].replace(front, stopped, 1)})
    assert {one for one in after - given_by_rules(files) if one[1]} == set()


@given(ledgers, st.data())
def test_whatever_is_shown_can_be_put_off_and_the_rest_stays(files, data):
    before = advised(files).actions
    if not before:
        return
    one = data.draw(st.sampled_from(before))
    after = advised(added(files, f"- {ago(0)} snooze {one.id} until {ago(-9)}, not now"))
    assert [each.action.id for each in after.snoozed] == [one.id]
    assert {each.id for each in before} - {one.id} <= {each.id for each in after.actions}
    if one.subject:
        about = [each for each in after.actions if each.subject == one.subject]
        assert all(each.sort_key < one.sort_key for each in about)
