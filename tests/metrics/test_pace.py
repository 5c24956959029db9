"""M19: what has stalled, and how long a stage takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics import Measurement
from tests.metrics.generated import ledgers, places
from tests.metrics.measuring import CAMPAIGN, ago, measured, northwind, row_of, rows_of

STALL = 21  # of the stage `researching`


def taken(body: str = "", since: int = 100, **more: str) -> Measurement:
    text = CAMPAIGN.replace("2026-08-01", ago(since)) + body
    return measured("pace", {**northwind(), "campaigns/nw.md": text, **more})


def row(body: str = "", since: int = 100, **more: str) -> dict[str, object]:
    return dict(row_of(taken(body, since, **more), "id", "nw"))


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ("reply", True), ("inbound", True), ("call 20m", True), ("coffee 1h", True),
        ("interview 1", True), ("decline", True), ("offer", True), ("email", False),
        ("research 1h", False), ("follow-up", False), ("reply [auto:: yes]", False),
        ("event 2h", False), ("setback", False), ("busy 1h", False),
    ],
)  # fmt: skip
def test_what_is_a_move_of_theirs(line, moved):
    assert row(f"- {ago(5)} {line}\n")["days_since"] == (5 if moved else None)


@pytest.mark.parametrize(("days", "stalled"), [(STALL, False), (STALL + 1, True)])
def test_longer_than_the_stall_of_the_stage(days, stalled):
    found = row(f"- {ago(days)} reply\n")
    assert (found["days_since"], found["silent"], found["limit"]) == (days, days, STALL)
    assert found["stalled"] is stalled


def test_the_stall_is_that_of_the_stage_and_a_setting():
    settings = "[pipelines.job.stages.researching]\nstall = 4\n"
    assert row(f"- {ago(5)} reply\n", **{"headway.toml": settings})["stalled"] is True


@pytest.mark.parametrize(("since", "stalled"), [(STALL, False), (STALL + 1, True)])
def test_where_they_never_moved_it_counts_from_the_stage(since, stalled):
    found = row(since=since)
    assert (found["days_since"], found["silent"], found["stalled"]) == (None, since, stalled)


def test_a_stage_without_a_day_stalls_only_by_their_silence():
    text = "---\norganization: northwind\nstage: researching\n---\n"
    for body, silent, stalled in (("", None, False), (f"- {ago(40)} reply\n", 40, True)):
        found = row_of(measured("pace", northwind(**{"campaigns/nw.md": text + body})), "id", "nw")
        assert (found["silent"], found["stalled"]) == (silent, stalled)


def test_their_people_move_a_campaign_where_no_other_is_meant():
    for link, days in (("", 3), ("[[nw]]", 3), ("[[other]]", None)):
        more = {
            "campaigns/other.md": "---\nindustry: freight\n---\n",
            "contacts/dana.md": f"- {ago(3)} reply {link}\n",
        }
        assert row(**more)["days_since"] == days


@pytest.mark.parametrize(("gaps", "median"), [([8] * 5, 8), ([8] * 4, None), ([6, 8, 30, 9, 7], 8)])
def test_the_own_median_from_five_gaps_on(gaps, median):
    days, lines = 3, [f"- {ago(3)} reply\n"]
    for gap in gaps:
        days += gap
        lines.append(f"- {ago(days)} reply\n")
    assert row("".join(lines))["median"] == median


@pytest.mark.parametrize(("days", "stalled"), [(30, False), (31, True)])
def test_one_and_a_half_of_a_slow_rhythm_is_waited_for(days, stalled):
    body = "".join(f"- {ago(days + 20 * step)} reply\n" for step in range(6))
    found = row(body, since=300)
    assert (found["median"], found["limit"], found["stalled"]) == (20, 30, stalled)


def test_two_moves_of_one_day_are_no_gap():
    body = "".join(
        f"- {ago(3 + 4 * step)} reply\n- {ago(3 + 4 * step)} call\n" for step in range(5)
    )
    assert row(body)["median"] is None


def test_the_rhythm_is_that_of_the_episode():
    lines = f"researching\n  - {ago(60)} parked\n  - {ago(50)} reopened\n  - {ago(50)} researching"
    body = "".join(f"- {ago(70 + 4 * step)} reply\n" for step in range(9))
    text = CAMPAIGN.replace("researching", lines) + body
    found = row_of(measured("pace", northwind(**{"campaigns/nw.md": text})), "id", "nw")
    assert (found["median"], found["days_since"]) == (None, 70)


@pytest.mark.parametrize(
    ("line", "coming"),
    [
        (f"- {ago(-5)} interview 1", True), (f"- {ago(-5)} call", True),
        (f"- {ago(-5)} event", True), (f"- {ago(-90)} coffee", True),
        (f"- [ ] {ago(-5)} coffee", False), (f"- {ago(-5)} email", False),
        (f"- {ago(-5)} reply", False), (f"- {ago(-5)} off 1d", False),
        (f"- {ago(40)} email [next:: {ago(-1)}]", True),
        (f"- {ago(40)} email [next:: {ago(0)}]", True),
        (f"- {ago(40)} email [next:: {ago(1)}]", False),
        (f"- [ ] {ago(40)} email [next:: {ago(-1)}]", False),
        (f"- {ago(-2)} email [next:: {ago(-4)}]", False),
    ],
)  # fmt: skip
def test_none_with_a_coming_date_stalls(line, coming):
    found = row(f"- {ago(40)} reply\n{line}\n")
    assert (found["coming"], found["stalled"]) == (coming, not coming)


@pytest.mark.parametrize(
    ("typed", "silent"),
    [
        (f"- {ago(10)} off 5d", 17), (f"- {ago(3)} off 1w", 18), (f"- {ago(24)} off 4d", 21),
        (f"- {ago(10)} off 2h", 22), (f"- {ago(10)} life", 22), (f"- {ago(-1)} off 1w", 22),
        (f"- [ ] {ago(10)} off 5d", 22),
    ],
)  # fmt: skip
def test_declared_time_off_is_no_silence(typed, silent):
    found = row(f"- {ago(22)} reply\n", **{"journal/j.md": typed + "\n"})
    assert (found["days_since"], found["silent"]) == (22, silent)
    assert found["stalled"] is (silent > STALL)


def test_what_is_said_of_those_that_stalled():
    body = f"- {ago(25)} reply\n"
    second = CAMPAIGN.replace("Northwind", "Orchard") + f"- {ago(30)} reply\n"
    one = taken(
        body, **{"campaigns/or.md": second, "campaigns/z.md": CAMPAIGN + f"- {ago(2)} reply\n"}
    )
    assert (one.value, one.k, one.n, one.verdict, one.interval) == (2, 2, 3, None, None)
    assert one.reading == "2 of 3 open campaigns stalled: Orchard (30 days) and Northwind (25 days)"
    assert [cells["id"] for cells in rows_of(one)] == ["or", "nw", "z"]
    assert one.evidence == (
        "campaigns/or.md:9", "campaigns/or.md:7", "campaigns/nw.md:9", "campaigns/nw.md:7",
    )  # fmt: skip


def test_nothing_open_is_not_recorded():
    assert measured("pace", {}).value is None
    ended = CAMPAIGN.replace("researching", f"researching\n  - {ago(3)} stopped")
    one = measured("pace", northwind(**{"campaigns/nw.md": ended}))
    assert (one.value, one.k, one.n, one.reading) == (None, None, None, "no campaign is open")
    won = CAMPAIGN.replace("researching", f"negotiating\n  - {ago(3)} accepted")
    one = measured("pace", northwind(**{"campaigns/nw.md": won}))
    assert one.reading == "nothing is open: Northwind was won"


def stay(days: int | None, ended: bool = True, stage: str = "researching") -> str:
    if days is None:
        return f"---\nindustry: x\nstage: {stage}\n---\n"
    if not ended:
        return f"---\nindustry: x\nstages:\n  - {ago(days)} {stage}\n---\n"
    return (
        f"---\nindustry: x\nstages:\n  - {ago(90)} {stage}\n  - {ago(90 - days)} withdrawn\n---\n"
    )


def lasts(*campaigns: str) -> list[str]:
    files = {f"campaigns/c{at}.md": text for at, text in enumerate(campaigns)}
    return [said for said in measured("pace", files).aside if said.startswith("time at")]


def test_time_in_stage_with_those_still_there_censored():
    said = lasts(stay(6), stay(9), stay(20), stay(8, False), stay(41, False))
    assert said == ["time at researching: half are over after 20 days (5 stays, 2 still there)"]


def test_time_in_stage_where_more_than_half_go_on():
    said = lasts(stay(6), stay(9), *[stay(30, False)] * 4)
    assert said == [
        "time at researching: more than half go on after 30 days (6 stays, 4 still there)"
    ]


def test_below_five_stays_nothing_is_said_of_them():
    assert lasts(*[stay(6)] * 4, stay(None), stay(3, stage="targeted")) == []


def test_a_line_that_repeats_the_stage_is_one_stay():
    twice = stay(30).replace("researching\n", f"researching\n  - {ago(80)} researching\n")
    assert lasts(*[twice] * 5) == [
        "time at researching: half are over after 30 days (5 stays, 0 still there)"
    ]


def test_several_pipelines_are_named():
    client = [
        one.replace("---\n", "---\npipeline: client\n", 1)
        for one in [stay(4, stage="identified")] * 5
    ]
    said = lasts(*client, *[stay(6)] * 5)
    assert [one.split(" half")[0] for one in said] == [
        "time at job: researching:",
        "time at client: identified:",
    ]


@given(ledgers, places, st.integers(-5, 40), st.sampled_from(["off", "off 3d", "off 1w", "life"]))
def test_a_day_off_never_makes_a_campaign_stall(files, path, days, typed):
    more = {**files, path: f"{files[path]}- {ago(days)} {typed}\n"}
    before, after = (measured("pace", one) for one in (files, more))
    stalled = {cells["id"] for cells in rows_of(before) if cells["stalled"]}
    assert {cells["id"] for cells in rows_of(after) if cells["stalled"]} <= stalled
