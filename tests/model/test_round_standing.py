"""How far each round has come, with several of them open at once."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model.round_standing import RoundStanding, Standing, standings_of
from tests.support import AS_OF, ledger_of

LINES = ["2026-10-01 targeted", "2026-10-06 interviewing"]
PEOPLE = {"contacts/dana.md": "x", "contacts/lee.md": "x"}


def standings(
    body: str, *more: str, as_of: date = AS_OF, **files: str
) -> tuple[RoundStanding, ...]:
    lines = "".join(f"  - {line}\n" for line in [*LINES, *more])
    text = f"---\nstages:\n{lines}---\n{body}"
    ledger = ledger_of({**PEOPLE, **files, "campaigns/a.md": text})
    return standings_of(ledger, ledger.find("a"), as_of)


def stands(body: str, *more: str, **keywords) -> dict[str, str]:
    return {one.label: one.standing.value for one in standings(body, *more, **keywords)}


FIRST = "- 2026-10-06 interview 1 [[dana]]\n"
FRESH = "- 2026-11-16 interview 1 [[dana]]\n"


def test_ahead_held_followed_up_and_silent():
    assert stands("- 2026-11-23 interview 1\n") == {"1": "scheduled"}
    assert stands(FRESH) == {"1": "held"}
    assert stands(FRESH + "- 2026-11-17 follow-up 1\n") == {"1": "followed-up"}
    assert stands(FIRST + "- 2026-10-07 follow-up 1\n") == {"1": "silent"}


def test_patience_counts_from_the_follow_up():
    body = "- 2026-11-02 interview 1\n"
    assert stands(body) == {"1": "silent"}
    assert stands(body + "- 2026-11-08 follow-up 1\n") == {"1": "followed-up"}
    assert stands(body, as_of=date(2026, 11, 16)) == {"1": "held"}
    assert stands(body, as_of=date(2026, 11, 17)) == {"1": "silent"}


@pytest.mark.parametrize(
    "later",
    ["- 2026-10-13 interview 2\n", "- 2026-12-01 interview 2\n", "- 2026-10-13 interview\n"],
)
def test_a_later_round_held_or_to_come_advances(later):
    one, *_ = standings(FIRST + later)
    assert one.standing is Standing.ADVANCED
    assert one.decided is not None
    assert str(one.decided.date) in later


def test_a_later_stage_advances():
    one, *_ = standings(FIRST, "2026-10-20 negotiating")
    assert one.standing is Standing.ADVANCED
    assert one.decided.stage == "negotiating"
    assert stands(FIRST, "2026-10-06 negotiating") == {"1": "advanced"}


@pytest.mark.parametrize("line", ["2026-10-09 interviewing", "2026-10-09 applied"])
def test_the_stage_that_a_round_is_evidence_for_is_no_advance(line):
    text = f"---\nstages:\n  - 2026-10-01 networking-in\n  - {line}\n---\n{FIRST}"
    ledger = ledger_of({**PEOPLE, "campaigns/a.md": text})
    (one,) = standings_of(ledger, ledger.find("a"), AS_OF)
    assert one.standing is Standing.SILENT


def test_parallel_rounds_stand_each_for_itself():
    body = (
        "- 2026-11-16 interview 2a [[dana]]\n"
        "- 2026-11-17 interview 2b [[lee]]\n"
        "- 2026-11-18 follow-up 2a\n"
    )
    assert stands(body) == {"2a": "followed-up", "2b": "held"}
    declined = body + "- 2026-11-19 decline 2a\n"
    assert stands(declined) == {"2a": "rejected", "2b": "held"}
    assert stands(declined + "- 2026-11-30 interview 3\n") == {
        "2a": "rejected",
        "2b": "advanced",
        "3": "scheduled",
    }


def test_a_decline_by_its_people_rejects_what_had_not_advanced():
    body = FIRST + "- 2026-10-13 interview 2 [[lee]]\n- 2026-10-20 interview 3 [[dana]]\n"
    told = {"contacts/dana.md": "- 2026-10-30 decline [[a]] somebody else\n"}
    assert stands(body, **told) == {"1": "advanced", "2": "advanced", "3": "rejected"}
    other = {"contacts/dana.md": "- 2026-10-30 decline [[b]]\n", "campaigns/b.md": "x"}
    assert stands(body, **other)["3"] == "silent"


def test_a_decline_that_names_nobody_answers_the_round_held_last():
    body = "- 2026-11-10 interview 1 [[dana]]\n- 2026-11-12 interview 1b [[lee]]\n"
    assert stands(body + "- 2026-11-13 decline we are sorry\n") == {"1": "held", "1b": "rejected"}


def test_what_was_said_before_a_round_or_is_still_to_come_decides_nothing():
    assert stands(FRESH + "- 2026-11-15 decline 1\n") == {"1": "held"}
    assert stands(FRESH + "- 2026-11-25 decline 1\n") == {"1": "held"}


@pytest.mark.parametrize(
    ("stage", "standing"),
    [("rejected", "rejected"), ("stopped", "silent"), ("evaporated", "silent")],
)
def test_the_end_of_a_campaign_ends_its_rounds(stage, standing):
    assert stands(FRESH, f"2026-11-20 {stage}") == {"1": standing}


def test_a_decline_of_one_round_leaves_the_campaign_open():
    body = FRESH + "- 2026-11-18 decline 1\n- 2026-11-30 interview 2b\n"
    ahead = [one for one in standings(body) if one.standing.is_open]
    assert [one.label for one in ahead] == ["2b"]


def test_rounds_belong_to_their_own_episode():
    lines = ["2026-10-20 evaporated", "2026-11-10 reopened", "2026-11-11 interviewing"]
    body = FIRST + "- 2026-11-16 interview 2 [[dana]]\n"
    assert [(one.episode, one.standing.value) for one in standings(body, *lines)] == [
        (1, "silent"),
        (2, "held"),
    ]


def test_a_campaign_without_stages_or_of_no_pipeline():
    for head in ("", "---\npipeline: none\n---\n"):
        ledger = ledger_of({**PEOPLE, "campaigns/a.md": head + FIRST})
        (one,) = standings_of(ledger, ledger.find("a"), AS_OF)
        assert (one.episode, one.standing) == (1, Standing.SILENT)
