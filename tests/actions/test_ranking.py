"""What is at stake ranks the advice, and what was put off rests."""

from __future__ import annotations

import pytest

from ledger.actions import Counsel, counsel
from ledger.metrics import measure
from tests.metrics.measuring import CAMPAIGN, ago, northwind
from tests.support import AS_OF, ledger_of

VALUE = CAMPAIGN.replace("title:", "value: 60k\ntitle:")
ASKS = f"- {ago(26)} email [[dana]]\n- {ago(19)} email [[dana]]\n- {ago(12)} email [[dana]]\n"


def given(files: dict[str, str], as_of=AS_OF) -> Counsel:
    ledger = ledger_of(files)
    return counsel(ledger, measure(ledger, as_of), as_of)


def chased_id(files: dict[str, str]) -> str:
    return next(one.id for one in given(files).actions if one.rule == "chased")


def test_the_stake_is_what_the_campaign_is_worth_by_its_chance():
    advice = given(northwind(**{"campaigns/nw.md": VALUE + ASKS}))
    assert next(one.stake for one in advice.actions if one.rule == "chased") == 600


def test_with_a_person_the_campaigns_they_are_on_are_at_stake():
    files = northwind(**{"campaigns/nw.md": VALUE, "contacts/dana.md": f"- [ ] {ago(1)} email\n"})
    (one,) = [one for one in given(files).actions if one.rule == "promise-due"]
    assert (one.subject, one.stake) == ("dana", 600)


def test_of_two_of_a_tier_and_a_day_the_one_with_more_at_stake_comes_first():
    promise = f"- [ ] {ago(1)} email\n"
    files = northwind(
        **{
            "campaigns/a.md": CAMPAIGN.replace("title:", "value: 10k\ntitle:") + promise,
            "campaigns/b.md": VALUE + promise,
        }
    )
    assert [one.subject for one in given(files).actions][:2] == ["b", "a"]


def snoozed(until: str, day: int = 1, more: str = "", **files: str) -> Counsel:
    """What is advised where the chase was put off some days ago, and more was typed."""
    before = northwind(**{"campaigns/nw.md": VALUE + ASKS, **files})
    line = f"- {ago(day)} snooze {chased_id(before)} until {until}, one more try\n"
    return given({**before, "journal/j.md": line + more})


def test_what_was_put_off_rests_until_its_day():
    advice = snoozed(ago(-5))
    assert [one.action.rule for one in advice.snoozed] == ["chased"]
    assert (advice.snoozed[0].until.isoformat(), advice.snoozed[0].snooze.why) == (
        ago(-5), "one more try",
    )  # fmt: skip
    assert "chased" not in {one.rule for one in advice.actions}


def test_it_keeps_its_subjects_place():
    assert [one.rule for one in snoozed(ago(-5)).actions if one.subject == "nw"] == []
    more = f"- [ ] {ago(0)} [[nw]] send the papers\n"
    found = snoozed(ago(-5), more=more).actions
    assert [one.rule for one in found if one.subject == "nw"] == ["promise-due"]


@pytest.mark.parametrize(
    ("until", "day", "rests"),
    [
        (ago(-1), 1, True), (ago(0), 1, False), (ago(-29), 1, True), (ago(-60), 1, True),
        (ago(-60), 29, True), (ago(-60), 30, False), (ago(1), 3, False), (ago(-5), -1, False),
    ],
)  # fmt: skip
def test_it_ends_on_its_day_and_after_thirty_at_the_latest(until, day, rests):
    assert bool(snoozed(until, day).snoozed) is rests


@pytest.mark.parametrize(
    ("line", "wakes"),
    [
        (f"- {ago(1)} setback [[nw]] [cause:: budget]\n", True),
        (f"- {ago(3)} setback [[nw]] [cause:: budget]\n", False),
        (f"- {ago(1)} coffee 1h [[lee]] [[nw]] [got:: a name]\n", True),
        (f"- {ago(1)} email [[dana]]\n", False),
        (f"- {ago(1)} research 1h [[nw]]\n", False),
        (f"- {ago(1)} busy 1h [[nw]]\n", False),
        (f"- {ago(-1)} setback [[nw]]\n", False),
    ],
)
def test_something_new_on_the_subject_wakes_it(line, wakes):
    advice = snoozed(ago(-5), 3, line)
    assert bool(advice.snoozed) is not wakes
    assert ("chased" in {one.rule for one in advice.actions}) is wakes


def test_a_stage_line_since_wakes_it():
    text = VALUE.replace("researching\n", f"researching\n  - {ago(1)} targeted\n") + ASKS
    assert not snoozed(ago(-5), 3, **{"campaigns/nw.md": text}).snoozed


def test_a_new_cause_has_another_id_and_is_shown():
    files = northwind(**{"campaigns/nw.md": VALUE + ASKS})
    line = f"- {ago(3)} snooze {chased_id(files)} until {ago(-5)}, one more try\n"
    fourth = {**files, "campaigns/nw.md": f"{VALUE}{ASKS}- {ago(7)} email [[dana]]\n"}
    advice = given({**fourth, "journal/j.md": line})
    assert not advice.snoozed
    assert chased_id(fourth) in {one.id for one in advice.actions}


def test_a_setback_wakes_what_is_about_the_whole():
    files = {"journal/j.md": f"- {ago(30)} assess 1h\n"}
    first = given(files).actions[0]
    assert first.rule == "works-out-of-range"
    line = f"- {ago(3)} snooze {first.id} until {ago(-5)}, a week of exams\n"
    assert given({"journal/j.md": line}).snoozed
    assert not given({"journal/j.md": f"{line}- {ago(2)} setback [cause:: budget]\n"}).snoozed


def test_what_was_put_off_about_the_whole_makes_room():
    lines = (f"- {ago(60)} assess 1h", f"- {ago(20)} assess 20h", f"- {ago(9)} busy 20h fonts")
    files = {"journal/j.md": "\n".join(lines) + "\n"}
    before = [one.id for one in given(files).actions]
    line = f"- {ago(1)} snooze {before[0]} until {ago(-5)}, enough\n"
    after = [one.id for one in given({"journal/j.md": files["journal/j.md"] + line}).actions]
    assert (len(before), len(after)) == (3, 3)
    assert before[0] not in after


def test_the_last_line_for_an_id_holds():
    first = snoozed(ago(-5), 3).snoozed[0]
    again = f"- {ago(2)} snooze {first.action.id} until {ago(-9)}, she is away\n"
    assert snoozed(ago(-5), 3, again).snoozed[0].until.isoformat() == ago(-9)
    ended = f"- {ago(1)} snooze {first.action.id} until {ago(0)}, enough of that\n"
    assert not snoozed(ago(-5), 3, ended).snoozed


def test_a_snooze_counts_for_nothing():
    files = northwind(**{"campaigns/nw.md": VALUE})
    more = {"journal/j.md": f"- {ago(1)} snooze chased-1a2b3c until {ago(-5)}, [[nw]] can wait\n"}
    other = {"journal/j.md": f"- {ago(1)} life [[nw]]\n"}
    taken, same = (measure(ledger_of({**files, **one}), AS_OF) for one in (more, other))
    assert taken == same
