"""A held round to which nothing has been sent."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import CAMPAIGN, ago, northwind

OPEN = CAMPAIGN.replace("researching", "interviewing")


def owed(body: str, text: str = OPEN, **more: str) -> list[str]:
    """The labels of the rounds that are owed a word."""
    files = northwind(**{"campaigns/nw.md": text + body, **more})
    return [one.line.split()[4] for one in actions_of("round-unanswered", files)]


def test_a_round_of_yesterday():
    files = northwind(
        **{"campaigns/nw.md": f"{OPEN}- {ago(1)} interview 1 [[dana]] [issue:: no licensing]\n"}
    )
    (one,) = actions_of("round-unanswered", files)
    assert (one.tier, one.subject, one.due) == (0, "nw", date(2026, 11, 23))
    assert one.message == (
        "Round 1 with Dana Kim at Northwind was yesterday; “no licensing” is still open and "
        "nothing was sent"
    )
    assert one.line == "- 2026-11-22 follow-up 30m 1 [[dana]] [addresses:: no licensing]"
    assert one.evidence == ("campaigns/nw.md:9",)


def test_a_round_without_label_people_or_issue():
    files = northwind(**{"campaigns/nw.md": f"{OPEN}- {ago(1)} interview 1h\n"})
    (one,) = actions_of("round-unanswered", files)
    assert one.message == "The interview at Northwind was yesterday; nothing was sent"
    assert one.line == "- 2026-11-22 follow-up 30m"


@pytest.mark.parametrize(("days", "given"), [(0, 0), (1, 1), (28, 1), (29, 0), (-1, 0)])
def test_it_was_held_before_today_and_within_the_window(days, given):
    assert len(owed(f"- {ago(days)} interview 1 [[dana]]\n")) == given


def test_a_box_is_no_round_held():
    assert owed(f"- [ ] {ago(1)} interview 1 [[dana]]\n") == []


@pytest.mark.parametrize(
    ("line", "resolved"),
    [
        ("follow-up 1", True),
        ("follow-up [[dana]]", True),
        ("thanks [[dana]]", True),
        ("email [[dana]]", True),
        ("email", True),
        ("follow-up 2 [[dana]]", False),
        ("email [[lee]]", False),
        ("application ×9", False),
        ("reply [[dana]]", False),
        ("call [[dana]]", False),
        ("prepare 1h 2", False),
    ],
)
def test_what_is_sent_resolves_it(line, resolved):
    body = f"- {ago(3)} interview 1 [[dana]]\n- {ago(2)} {line}\n"
    assert (owed(body) == []) is resolved


def test_what_was_sent_before_or_is_still_to_do_does_not():
    assert owed(f"- {ago(3)} email [[dana]]\n- {ago(2)} interview 1 [[dana]]\n") == ["1"]
    assert owed(f"- {ago(3)} interview 1 [[dana]]\n- [ ] {ago(2)} email [[dana]]\n") == ["1"]


def test_a_word_in_their_own_file_resolves_it():
    more = {"contacts/dana.md": f"- {ago(2)} email thank you\n"}
    assert owed(f"- {ago(3)} interview 1 [[dana]]\n", **more) == []


def test_a_word_that_serves_another_campaign_alone_does_not():
    body = f"- {ago(3)} interview 1 [[dana]]\n"
    more = {"campaigns/other.md": CAMPAIGN}
    assert owed(body, **more, **{"contacts/dana.md": f"- {ago(2)} email [[other]]\n"}) == ["1"]
    assert owed(body, **more, **{"contacts/dana.md": f"- {ago(2)} email [[other]] [[nw]]\n"}) == []


def test_parallel_rounds_are_each_owed_a_word():
    body = f"- {ago(5)} interview 2a [[dana]]\n- {ago(4)} interview 2b [[lee]]\n"
    assert owed(body) == ["2a", "2b"]
    assert owed(body + f"- {ago(3)} follow-up 2b [[lee]]\n") == ["2a"]


def test_a_later_round_has_overtaken_an_earlier_one():
    body = f"- {ago(9)} interview 1 [[dana]]\n- {ago(4)} interview 2 [[lee]]\n"
    assert owed(body) == ["2"]
    assert owed(body + f"- {ago(3)} follow-up 2\n") == []


def test_a_round_of_an_earlier_episode_is_past():
    text = OPEN.replace(
        "interviewing\n", f"interviewing\n  - {ago(9)} evaporated\n  - {ago(2)} reopened\n"
    )
    assert owed(f"- {ago(12)} interview 1 [[dana]]\n", text) == []
    assert owed(f"- {ago(1)} interview 1 [[dana]]\n", text) == ["1"]


@pytest.mark.parametrize("stage", ["rejected", "accepted", "parked"])
def test_a_closed_campaign_is_owed_nothing(stage):
    text = OPEN.replace("interviewing\n", f"interviewing\n  - {ago(1)} {stage}\n")
    assert owed(f"- {ago(3)} interview 1 [[dana]]\n", text) == []


def test_the_same_cause_has_the_same_id_wherever_its_line_stands():
    files = northwind(**{"campaigns/nw.md": f"{OPEN}- {ago(1)} interview 1 [[dana]]\n"})
    moved = {**files, "campaigns/nw.md": f"{OPEN}\nA word.\n\n- {ago(1)} interview 1 [[dana]]\n"}
    (one,), (other,) = (actions_of("round-unanswered", each) for each in (files, moved))
    assert (one.id, one.evidence != other.evidence) == (other.id, True)
