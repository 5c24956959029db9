"""An interview within days that has not been prepared."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import CAMPAIGN, ago, northwind

OPEN = CAMPAIGN.replace("researching", "interviewing")


def ahead(body: str, text: str = OPEN, **more: str) -> int:
    files = northwind(**{"campaigns/nw.md": text + body, **more})
    return len(actions_of("interview-ahead", files))


@pytest.mark.parametrize(("days", "given"), [(0, 0), (1, 1), (3, 1), (4, 0)])
@pytest.mark.parametrize("box", ["", "[ ] "])
def test_within_three_days(days, given, box):
    assert ahead(f"- {box}{ago(-days)} interview 2 [[dana]]\n") == given


@pytest.mark.parametrize(
    ("line", "prepared"),
    [
        (f"{ago(0)} prepare 1h 2", True),
        (f"{ago(60)} prepare 1h 2", True),
        (f"{ago(1)} prepare 1h 1", False),
        (f"{ago(1)} prepare 1h", True),
        (f"{ago(5)} prepare 1h", True),
        (f"{ago(6)} prepare 1h", False),
        (f"{ago(1)} research 1h", False),
        (f"{ago(-1)} prepare 1h 2", False),
    ],
)
def test_a_prepare_for_the_round_or_in_the_week_before(line, prepared):
    assert ahead(f"- {ago(-2)} interview 2 [[dana]]\n- {line}\n") == (0 if prepared else 1)
    assert ahead(f"- {ago(-2)} interview 2\n- [ ] {ago(0)} prepare 1h 2\n") == 1


def test_an_interview_without_a_label():
    assert ahead(f"- {ago(-2)} interview\n- {ago(1)} prepare 1h\n") == 0
    assert ahead(f"- {ago(-2)} interview\n- {ago(1)} prepare 1h 1\n") == 1


def test_what_was_prepared_for_the_same_label_of_an_earlier_episode_is_past():
    text = OPEN.replace(
        "interviewing\n", f"interviewing\n  - {ago(30)} evaporated\n  - {ago(9)} reopened\n"
    )
    body = f"- {ago(-2)} interview 1 [[dana]]\n- {ago(60)} prepare 1h 1\n"
    assert ahead(body, text) == 1
    assert ahead(body + f"- {ago(8)} prepare 1h 1\n", text) == 0


def test_a_closed_campaign_wants_nothing():
    text = OPEN.replace("interviewing\n", f"interviewing\n  - {ago(1)} withdrawn\n")
    assert ahead(f"- {ago(-2)} interview 2\n", text) == 0


def test_what_to_bring():
    needs = "needs:\n  - privacy, must\n  - training\n  - a, must\n  - b, must\n  - c, must\nstages"
    body = (
        f"- {ago(9)} interview 1 [[lee]] [issue:: too junior] [issue:: no licence]\n"
        f"- {ago(8)} interview 1 [[dana]] [issue:: answered] \n"
        f"- {ago(7)} follow-up [[dana]] [addresses:: answered]\n"
        f"- {ago(-1)} interview 2 [[dana]] [[lee]]\n"
    )
    files = northwind(**{"campaigns/nw.md": OPEN.replace("stages", needs) + body})
    (one,) = actions_of("interview-ahead", files)
    assert one.message == (
        "Northwind: round 2 with Dana Kim and Lee Park tomorrow, nothing prepared; bring an answer "
        "to “too junior” and “no licence” and proof for privacy, a and b"
    )
    assert (one.tier, one.subject, one.due) == (0, "nw", date(2026, 11, 23))
    assert one.line == "- 2026-11-22 prepare 1h 2 [[nw]] "


def test_the_days_ahead_are_a_setting():
    settings = {"headway.toml": "[rules]\ninterview-ahead = 10\n"}
    assert ahead(f"- {ago(-10)} interview 2\n", **settings) == 1
