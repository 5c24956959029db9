"""M6: the eight steps, those worked in the window, and the days since each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics import Verdict
from tests.metrics.generated import ledgers, places
from tests.metrics.measuring import CAMPAIGN, ago, measured, northwind, row_of, rows_of

ALL_EIGHT = "".join(
    f"- {ago(day)} {kind}\n"
    for day, kind in enumerate(
        ("assess", "research", "target", "email", "prepare", "interview", "follow-up", "negotiate"),
        start=1,
    )
)
CLIENT = {
    "me.md": "---\npipeline: client\n---\n",
    "campaigns/nw.md": (
        "---\norganization: northwind\ndecision-maker: dana\nstages:\n"
        "  - 2026-08-01 conversation\n---\n"
    ),
}


def step_of(line: str, **more: str) -> object:
    """The step that a line covers, or None."""
    files = northwind(**more, **{"journal/j.md": f"- {ago(3)} {line}\n"})
    taken = measured("step-coverage", files)
    worked = [row["step"] for row in rows_of(taken) if row["entries"]]
    assert len(worked) <= 1
    return worked[0] if worked else None


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("assess 1h", 1), ("learn 1h", 1), ("research 1h", 2), ("target", 3), ("email", 4),
        ("reply", 4), ("call", 4), ("coffee 1h", 4), ("event 2h", 4), ("post", 4),
        ("application", 5), ("prepare 1h", 5), ("proposal", 5), ("interview 1", 6), ("decline", 6),
        ("follow-up", 7), ("thanks", 7), ("negotiate", 8), ("offer", 8),
        ("coffee 1h [step:: 2]", 2), ("a plain note [step:: 3]", 3), ("a plain note", None),
        ("coffee 1h [step:: 9]", 4), ("coffee 1h [step:: soon]", 4), ("call [step:: ]", 4),
        ("review 1h", None), ("setback", None), ("busy 2h", None), ("busy 2h [step:: 3]", None),
        ("off 1d [step:: 3]", None), ("life 2h [step:: 1]", None), ("application ×14 2h", None),
        ("reply [auto:: yes]", None), ("response [depth:: like]", None),
        ("response [depth:: question]", 4), ("response", None),
    ],
)  # fmt: skip
def test_the_step_of_an_entry(line, step):
    assert step_of(line) == step


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("coffee 1h [[dana]]", 6), ("call 20m [[dana]]", 6), ("coffee 1h [[lee]]", 4),
        ("email [[dana]]", 4), ("reply [[dana]]", 4), ("coffee 1h [[dana]] [step:: 2]", 2),
        ("target 1h", 3), ("prepare 1h", 5), ("negotiate 1h", 8),
    ],
)  # fmt: skip
def test_for_clients_a_conversation_with_the_decision_maker_is_a_meeting(line, step):
    assert step_of(line, **CLIENT) == step


def test_the_decision_maker_may_be_met_without_a_link_to_the_campaign():
    files = northwind(**CLIENT, **{"contacts/dana.md": f"- {ago(2)} coffee 1h\n"})
    assert row_of(measured("step-coverage", files), "step", 6)["entries"] == 1


def test_a_client_who_decides_elsewhere_is_no_meeting_of_a_job():
    job = {"campaigns/job.md": f"{CAMPAIGN}- {ago(2)} coffee 1h [[dana]]\n"}
    client = {
        "campaigns/nw.md": CLIENT["campaigns/nw.md"].replace("---\n", "---\npipeline: client\n", 1)
    }
    assert row_of(measured("step-coverage", northwind(**job, **client)), "step", 4)["entries"] == 1


def test_each_pursuit_has_its_own_names():
    job = [row["name"] for row in rows_of(measured("step-coverage", northwind()))]
    client = [row["name"] for row in rows_of(measured("step-coverage", northwind(**CLIENT)))]
    assert (job[2], job[7]) == ("naming targets", "negotiating")
    assert (client[2], client[7]) == ("dream list", "terms")


def test_eight_of_eight_is_good():
    taken = measured("step-coverage", northwind(ALL_EIGHT))
    assert (taken.value, taken.k, taken.n, taken.verdict) == (8, 8, 8, Verdict.GOOD)
    assert taken.reading == "8 of 8 steps worked"
    assert taken.aside == ("longest untouched: negotiating, 8 days",)
    assert [row["days_since"] for row in rows_of(taken)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert len(taken.evidence) == 8


@pytest.mark.parametrize(("days", "state"), [(27, "worked"), (28, "neglected"), (0, "worked")])
def test_the_window(days, state):
    row = row_of(
        measured("step-coverage", northwind(f"- {ago(days)} target\n- {ago(1)} research\n")),
        "step",
        3,
    )
    assert (row["state"], row["days_since"]) == (state, days)


@pytest.mark.parametrize(
    ("lines", "state", "minutes"),
    [
        (["target"], "worked", 0),
        (["target 5m"], "worked", 5),
        (["target 5m", "target 10m"], "worked", 15),
        ([], "neglected", 0),
    ],
)
def test_fifteen_minutes_or_one_entry(lines, state, minutes):
    body = "".join(f"- {ago(2)} {line}\n" for line in [*lines, "research"])
    row = row_of(measured("step-coverage", northwind(body)), "step", 3)
    assert (row["state"], row["minutes"]) == (state, minutes)


@pytest.mark.parametrize(
    ("lines", "state"), [(["5m"] * 2, "neglected"), (["5m"] * 3, "worked"), (["15m"], "worked")]
)
def test_the_settings_move_the_boundary(lines, state):
    settings = "[rules]\nstep-entries = 3\nstep-minutes = 15\n"
    body = "".join(f"- {ago(2)} target {line}\n" for line in lines)
    taken = measured("step-coverage", northwind(body, **{"headway.toml": settings}))
    assert row_of(taken, "step", 3)["state"] == state


def test_nothing_is_worked_without_an_entry_whatever_the_settings():
    settings = "[rules]\nstep-entries = 0\nstep-minutes = 0\n"
    taken = measured(
        "step-coverage", northwind(f"- {ago(2)} target\n", **{"headway.toml": settings})
    )
    assert taken.value == 1


@pytest.mark.parametrize(
    ("stage", "beyond"),
    [
        ("researching", [6, 7, 8]),
        ("applied", [6, 7, 8]),
        ("interviewing", [8]),
        ("negotiating", []),
    ],
)
def test_what_no_open_campaign_has_reached_is_not_neglected(stage, beyond):
    files = northwind(**{"campaigns/nw.md": CAMPAIGN.replace("researching", stage)})
    rows = rows_of(measured("step-coverage", {**files, "journal/j.md": f"- {ago(1)} review 1h\n"}))
    assert [row["step"] for row in rows if row["state"] == "not reached"] == beyond
    assert all(row["state"] == "neglected" for row in rows if row["step"] not in beyond)


@pytest.mark.parametrize(
    ("stage", "beyond"), [("route-in", [6, 7, 8]), ("proposed", [8]), ("terms", [])]
)
def test_clients_have_their_own_last_steps(stage, beyond):
    text = CLIENT["campaigns/nw.md"].replace("conversation", stage)
    files = northwind(**{**CLIENT, "campaigns/nw.md": f"{text}- {ago(1)} review 1h\n"})
    rows = rows_of(measured("step-coverage", files))
    assert [row["step"] for row in rows if row["state"] == "not reached"] == beyond


def test_a_campaign_that_has_ended_has_reached_nothing_any_more():
    ended = CAMPAIGN.replace("researching", f"interviewing\n  - {ago(5)} rejected")
    rows = rows_of(
        measured(
            "step-coverage",
            northwind(
                f"- {ago(1)} review\n", **{"campaigns/nw.md": ended + f"- {ago(1)} review\n"}
            ),
        )
    )
    assert [row["state"] for row in rows[5:]] == ["not reached"] * 3


def test_what_is_worked_is_worked_wherever_the_campaigns_stand():
    assert (
        row_of(measured("step-coverage", northwind(f"- {ago(1)} thanks\n")), "step", 7)["state"]
        == "worked"
    )


def test_no_verdict_where_only_what_cannot_be_worked_is_missing():
    body = "".join(
        line
        for line in ALL_EIGHT.splitlines(keepends=True)
        if "interview" not in line and "negotiate" not in line
    )
    taken = measured("step-coverage", northwind(body))
    assert (taken.value, taken.verdict) == (6, None)
    assert taken.reading == "6 of 8 steps worked; not reached: interviewing and negotiating"


def test_a_search_that_is_won_gets_no_verdict():
    won = CAMPAIGN.replace("researching", f"negotiating\n  - {ago(2)} accepted")
    taken = measured("step-coverage", northwind(**{"campaigns/nw.md": f"{won}- {ago(1)} thanks\n"}))
    assert taken.verdict is None


@pytest.mark.parametrize(
    "line", [f"- [ ] {ago(1)} target", f"- {ago(-1)} target", f"- {ago(40)} target"]
)
def test_nothing_recorded_in_the_window_is_not_zero(line):
    taken = measured("step-coverage", northwind(line))
    assert (taken.value, taken.k, taken.n, taken.verdict) == (None, None, None, None)
    assert taken.reading == "nothing recorded in 28 days"
    assert len(taken.rows) == 8


def test_a_step_without_an_entry_has_no_days():
    taken = measured("step-coverage", northwind(f"- {ago(3)} research\n"))
    assert row_of(taken, "step", 1)["days_since"] is None
    assert taken.aside[0].startswith("no entry yet for self-assessment, naming targets")


@given(ledgers, places, st.integers(-5, 40), st.sampled_from(["", "[step:: 3]", "[[nw]]"]))
def test_busy_work_and_time_off_cover_no_step(files, path, days, more):
    before = measured("step-coverage", files)
    for kind in ("busy 2h", "off", "life 1h"):
        typed = {**files, path: f"{files[path]}- {ago(days)} {kind} {more}\n"}
        assert rows_of(measured("step-coverage", typed)) == rows_of(before)
