"""M7: what survives the loss that hurts most, and what stands beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledger.metrics import Measurement, Verdict
from ledger.metrics._backfill import backfill
from ledger.metrics._probability import prospects, stage_records
from ledger.metrics._setbacks import setbacks
from tests.metrics.measuring import ago, measured, row_of, rows_of
from tests.support import AS_OF, ledger_of

INDEPENDENT = "assumes that each campaign is won or lost independently of the others"


def job(
    stage: str = "interviewing", *more: str, since: int = 10, keys: str = "", body: str = ""
) -> str:
    lines = "".join(f"  - {line}\n" for line in (f"{ago(since)} {stage}", *more))
    return f"---\nindustry: x\n{keys}stages:\n{lines}---\n{body}"


def client(value: str, stage: str = "proposed", keys: str = "") -> str:
    stated = f"value: {value}\n" if value else ""
    return f"---\npipeline: client\n{stated}{keys}stages:\n  - {ago(10)} {stage}\n---\n"


def files(*campaigns: str, **more: str) -> dict[str, str]:
    return {f"campaigns/c{at}.md": text for at, text in enumerate(campaigns)} | more


def taken(*campaigns: str, **more: str) -> Measurement:
    return measured("resilience", files(*campaigns, **more))


def aside(one: Measurement, begins: str) -> str:
    return next((said for said in one.aside if said.startswith(begins)), "")


def test_jobs_by_the_settings():
    one = taken(job("negotiating"), job("interviewing"), job("targeted"))
    assert one.value == pytest.approx(0.221 / 0.6105)
    assert (one.k, one.n, one.interval, one.verdict) == (None, None, None, Verdict.ATTENTION)
    assert one.reading == "36% survives the loss of c0: 61% for at least one win, 22% without it"
    assert [row["id"] for row in rows_of(one)] == ["c0", "c1", "c2"]
    assert row_of(one, "id", "c1")["survival_without"] == pytest.approx(0.525 / 0.6105)
    assert one.evidence == ("campaigns/c0.md:4", "campaigns/c1.md:4", "campaigns/c2.md:4")


def test_leadership_is_weighed_with_the_jobs():
    other = job("negotiating").replace("industry", "pipeline: leadership\nindustry")
    one = taken(other, job("negotiating"))
    assert one.value == pytest.approx(0.5 / 0.75)
    assert aside(one, "this is over") == ""


@pytest.mark.parametrize(
    ("share", "verdict"), [("0.5", Verdict.ATTENTION), ("0.36", Verdict.GOOD), ("0", Verdict.GOOD)]
)
def test_what_is_good_is_a_setting(share, verdict):
    settings = {"headway.toml": f"[rules]\nsurvival-share = {share}\n"}
    one = taken(job("negotiating"), job("interviewing"), job("targeted"), **settings)
    assert one.verdict is verdict


def test_half_is_enough():
    assert taken(client("10k"), client("10k")).verdict is Verdict.GOOD


def test_one_alone_does_not_survive():
    one = taken(job())
    assert (one.value, one.verdict) == (0, Verdict.ATTENTION)
    assert one.reading == "nothing survives the loss of c0: no other campaign is open"


def test_nothing_open_is_not_recorded():
    assert (taken().value, taken().verdict, taken().aside) == (None, None, ())
    assert taken().reading == "no campaign is open"
    won = job("negotiating", f"{ago(3)} accepted")
    assert taken(won).reading == "nothing is open: c0 was won"


def test_no_chance_at_all_has_no_survival():
    settings = {"headway.toml": "[pipelines.job.stages.targeted]\nprobability = 0\n"}
    one = taken(job("targeted"), **settings)
    assert (one.value, one.reading) == (None, "no open campaign has any chance")
    assert row_of(one, "id", "c0")["survival_without"] is None


def test_two_alike_are_told_of_in_the_order_of_their_names():
    named = [job(keys=f"name: {name}\n") for name in ("Z", "A", "M")]
    assert "the loss of A:" in taken(*named).reading


# The chance of a stage


def test_the_own_record_by_stage():
    lost = job("interviewing", f"{ago(3)} rejected")
    won = job("interviewing", f"{ago(4)} negotiating", f"{ago(3)} accepted")
    records = stage_records(ledger_of(files(lost, lost, won, job())), AS_OF)
    assert {key: (one.wins, one.ended) for key, one in records.items()} == {
        ("job", "interviewing"): (1, 3),
        ("job", "negotiating"): (1, 1),
        ("job", "accepted"): (1, 1),
        ("job", "rejected"): (0, 2),
    }
    (open_one,) = prospects(ledger_of(files(lost, lost, won, job())), AS_OF)
    assert (open_one.p, open_one.p0) == (pytest.approx(2.8 / 13), 0.18)


@pytest.mark.parametrize(("last", "ended"), [((), 1), ((f"{ago(2)} rejected",), 2)])
def test_each_episode_is_a_case_of_its_own_and_counts_once_at_a_stage(last, ended):
    twice = job(
        "targeted", f"{ago(9)} interviewing", f"{ago(9)} targeted", f"{ago(8)} interviewing",
        f"{ago(8)} parked", f"{ago(7)} reopened", f"{ago(7)} interviewing", *last,
    )  # fmt: skip
    records = stage_records(ledger_of(files(twice)), AS_OF)
    assert records["job", "interviewing"].ended == ended
    assert records["job", "targeted"].ended == 1


def test_the_end_of_tomorrow_is_no_record_today():
    lost = job("interviewing", f"{ago(-1)} rejected")
    assert not stage_records(ledger_of(files(lost)), AS_OF)
    assert stage_records(ledger_of(files(lost)), AS_OF + timedelta(days=1))


def test_pipelines_keep_their_own_records():
    lost = client("1k", "conversation").replace(
        "conversation\n", f"conversation\n  - {ago(2)} lost\n"
    )
    records = stage_records(ledger_of(files(lost, job())), AS_OF)
    assert set(records) == {("client", "conversation"), ("client", "lost")}


def test_what_the_settings_alone_would_give_is_said_where_the_record_differs():
    lost = job("interviewing", f"{ago(3)} rejected")
    one = taken(job("negotiating"), job(), job("targeted"), lost)
    kept = (1 - 1.8 / 11) * 0.95
    assert one.value == pytest.approx((1 - kept) / (1 - 0.5 * kept))
    said = "36% by the settings' probabilities, before your own record"
    assert aside(one, "36%") == said
    assert aside(taken(job("negotiating"), job()), "18%") == ""


def test_the_weight_of_the_settings_is_one_of_them():
    lost = job("interviewing", f"{ago(3)} rejected")
    (one,) = prospects(
        ledger_of(files(job(), lost, **{"headway.toml": "[rules]\nprobability-weight = 1\n"})),
        AS_OF,
    )
    assert one.p == pytest.approx(0.09)


# Clients, and both kinds in one ledger


def test_clients_by_value():
    settings = {
        "me.md": "---\npipeline: client\n---\n",
        "headway.toml": "[pipelines.client.stages]\nproposed = { probability = 0.5 }\n",
    }
    stages = (
        "proposed",
        "need-confirmed",
        "need-confirmed",
        "conversation",
        "route-in",
        "route-in",
    )
    values = (60, 25, 25, 18, 12, 40)
    book = [client(f"{value}k", stage) for value, stage in zip(values, stages, strict=True)]
    one = taken(*book, **settings)
    assert one.value == pytest.approx(0.4424, abs=0.00005)
    assert one.reading == "44% survives the loss of c0: 53,800 expected, 23,800 without it"
    assert one.evidence[:2] == ("campaigns/c0.md:5", "campaigns/c0.md:3")


def test_a_client_without_a_value_is_in_no_sum():
    one = taken(client("10k"), client(""), client("10k"))
    assert one.value == pytest.approx(0.5)
    assert row_of(one, "id", "c1")["survival_without"] is None
    assert aside(one, "1 campaign") == "1 campaign without a `value` left out"
    nothing = taken(client(""))
    assert (nothing.value, nothing.reading) == (None, "1 campaign open, no `value` recorded")


@pytest.mark.parametrize(
    ("pipeline", "value", "said"),
    [
        ("client", 0.25, "for clients; 1 for jobs beside them, of which 0% survives"),
        ("job", 0, "for jobs; 2 for clients beside them, of which 25% survives"),
    ],
)
def test_both_kinds_are_measured_in_the_kind_of_the_ledger(pipeline, value, said):
    me = {"me.md": f"---\npipeline: {pipeline}\n---\n"}
    both = [client("30k"), client("10k"), job().replace("industry", "pipeline: job\nindustry")]
    one = taken(*both, **me)
    assert one.value == pytest.approx(value)
    assert aside(one, "this is over") == f"this is over the campaigns {said}"
    assert len(one.rows) == 3
    assert row_of(one, "id", "c0")["survival_without"] == pytest.approx(0.25)


def test_a_ledger_without_one_of_its_own_kind_is_measured_in_the_other():
    assert taken(client("10k"), client("10k")).value == pytest.approx(0.5)
    closed = job("interviewing", f"{ago(2)} rejected")
    assert taken(client("10k"), client("10k"), closed).value is None


# By organization and by advocate


def test_two_of_one_organization_are_lost_together():
    keys = "organization: northwind\n"
    more = {"organizations/northwind.md": "---\nname: Northwind\n---\n"}
    one = taken(job(keys=keys), job(keys=keys), job(), **more)
    whole = 1 - 0.82**3
    assert one.value == pytest.approx((1 - 0.82**2) / whole)
    assert aside(one, "by organization") == "by organization: 40% survives without Northwind"
    assert round(0.18 / whole, 2) == 0.4


ADVOCATES = {
    "contacts/ines.md": f"---\nname: Ines\nadvocate:\n  - {ago(20)} candidate\n---\n",
    "contacts/hollis.md": "---\nname: Hollis\nvia: ines\n---\n",
    "contacts/late.md": f"---\nname: Late\nadvocate:\n  - {ago(-1)} candidate\n---\n",
}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("advocates: [ines]\n", "by advocate: 50% survives without Ines"),
        ("via: ines\n", "by advocate: 50% survives without Ines"),
        ("via: hollis\n", "by advocate: 50% survives without Ines"),
        ("via: hollis\nadvocates: ines\n", "by advocate: 50% survives without Ines"),
        ("advocates: [hollis]\n", "by advocate: 50% survives without Hollis"),
        ("via: late\n", "by advocate: no open campaign has one behind it"),
        ("", "by advocate: no open campaign has one behind it"),
        ("via: nobody\nadvocates: [nobody]\n", "by advocate: no open campaign has one behind it"),
    ],
)
def test_an_advocate_stands_behind_what_names_them_or_came_through_them(keys, said):
    one = taken(client("10k", keys=keys), client("10k"), **ADVOCATES)
    assert aside(one, "by advocate") == said


def test_a_ring_of_introductions_ends():
    ring = {"contacts/ines.md": f"---\nvia: hollis\nadvocate:\n  - {ago(20)} candidate\n---\n"}
    one = taken(client("10k", keys="via: ines\n"), client("10k"), **{**ADVOCATES, **ring})
    assert aside(one, "by advocate") == "by advocate: 50% survives without ines"


# Backfill


def counts(*campaigns: str, **more: str) -> tuple[int, int, int]:
    ledger = ledger_of(files(*campaigns, **more))
    found = backfill(ledger, prospects(ledger, AS_OF), AS_OF)
    return found.early, found.asleep, found.late


@pytest.mark.parametrize("stage", ["researching", "targeted", "networking-in", "reopened"])
def test_early_stages(stage):
    assert counts(job(stage, body=f"- {ago(1)} research\n")) == (1, 0, 0)


@pytest.mark.parametrize("stage", ["applied", "interviewing", "negotiating"])
def test_late_stages(stage):
    assert counts(job(stage, body=f"- {ago(1)} research\n")) == (0, 0, 1)


@pytest.mark.parametrize(
    ("line", "awake"),
    [
        (f"{ago(14)} research", True), (f"{ago(15)} research", False), (f"{ago(1)} target", True),
        (f"{ago(1)} email", True), (f"{ago(1)} reply", True), (f"{ago(1)} prepare 2h", False),
        (f"{ago(1)} busy 2h", False), (f"{ago(-1)} research", False),
        (f"{ago(1)} reply [auto:: yes]", False), (f"{ago(1)} prepare [step:: 3]", True),
    ],
)  # fmt: skip
def test_an_early_campaign_counts_while_its_early_steps_are_worked(line, awake):
    assert counts(job("targeted", body=f"- {line}\n")) == (int(awake), int(not awake), 0)


def test_how_backfill_is_said():
    one = taken(job("targeted"), job(), **{"headway.toml": "[rules]\nbackfill-ratio = 2\n"})
    counted = "backfill: 0 early, 1 early but asleep, 1 late"
    assert aside(one, "backfill") == f"{counted} (at least 2 early for each late one is wanted)"


# Setbacks


def alive(since: int, until: int, stage_days: int = 100) -> str:
    """A campaign in the works from one day to another."""
    body = "".join(
        f"- {ago(day)} call 1h [next:: {ago(day - 1)}]\n" for day in range(since, until - 1, -1)
    )
    return job("researching", since=stage_days, body=body)


def journal(*lines: str) -> dict[str, str]:
    return {"journal/j.md": "".join(f"- {line}\n" for line in lines)}


def said(*campaigns: str, **more: str) -> list[str]:
    return [one for one in taken(*campaigns, **more).aside if one.startswith("setback")]


def test_days_until_as_much_is_in_the_works_again():
    lost = alive(60, 41).replace("researching\n", f"researching\n  - {ago(40)} evaporated\n")
    later = alive(20, 0, stage_days=20)
    setback = journal(f"{ago(40)} setback gone")
    assert said(lost, later, **setback) == [
        f"setback of {ago(40)}: back at 1 in the works after 20 days"
    ]
    assert said(lost, **setback) == [
        f"setback of {ago(40)}: not back at 1 in the works, at least 40 days"
    ]


def test_on_the_day_itself_nothing_is_known_yet():
    lost = alive(30, 1).replace("researching\n", f"researching\n  - {ago(0)} evaporated\n")
    assert said(lost, **journal(f"{ago(0)} setback")) == [
        f"setback of {ago(0)}: not back at 1 in the works yet"
    ]


def test_a_setback_that_cost_nothing_was_over_at_once():
    assert said(alive(60, 0), **journal(f"{ago(20)} setback")) == [
        f"setback of {ago(20)}: back at 1 in the works after 0 days"
    ]


def test_nothing_in_the_works_can_not_be_lost():
    assert said(**journal(f"{ago(20)} setback")) == [
        f"setback of {ago(20)}: nothing was in the works the day before"
    ]


def test_the_win_ends_the_wait():
    lost = alive(60, 41).replace("researching\n", f"researching\n  - {ago(40)} evaporated\n")
    won = job("negotiating", f"{ago(10)} accepted", since=90)
    assert said(lost, won, **journal(f"{ago(40)} setback")) == [
        f"setback of {ago(40)}: not back at 1 in the works, at least 30 days until the win"
    ]


@pytest.mark.parametrize("line", [f"[ ] {ago(3)} setback", f"{ago(-3)} setback"])
def test_what_has_not_happened_is_no_setback(line):
    assert said(**journal(line)) == []


def test_the_last_three_days_of_setbacks_newest_first():
    days = [f"{ago(day)} setback" for day in (50, 40, 30, 30, 20)]
    ledger = ledger_of(journal(*days))
    found = setbacks(ledger, AS_OF)
    assert [one.day for one in found] == [date.fromisoformat(ago(day)) for day in (20, 30, 40)]
    assert [len(one.entries) for one in found] == [1, 2, 1]


def momentum(*lines: str, day: int = 20) -> str:
    one = taken(**journal(f"{ago(day)} setback 5h", *lines))
    return next((said for said in one.aside if "for a goal" in said), "")


def test_momentum_is_the_goal_hours_after_over_those_before():
    lines = [f"{ago(20 + day)} assess 1h" for day in range(1, 15)]
    lines += [f"{ago(20 - day)} assess 2h" for day in range(1, 8)]
    outside = [
        f"{ago(35)} assess 9h",
        f"{ago(5)} assess 9h",
        f"{ago(19)} busy 9h",
        f"{ago(18)} life 9h",
    ]
    assert momentum(*lines, *outside) == (
        "14h for a goal in the 14 days after it, 14h in those before: momentum 1"
    )


def test_declared_time_off_is_left_out_of_momentum():
    lines = [f"{ago(20 + day)} assess 1h" for day in range(1, 15)]
    lines += [f"{ago(19)} off 1w", *(f"{ago(20 - day)} assess 1h" for day in range(8, 15))]
    hours = "7h for a goal in the 14 days after it, 14h in those before"
    assert momentum(*lines) == f"{hours}, 7 days off left out: momentum 1"


def test_no_ratio_of_little_and_none_before_the_days_have_passed():
    few = [f"{ago(21)} assess 4h", f"{ago(19)} assess 9h"]
    assert momentum(*few) == "9h for a goal in the 14 days after it, 4h in those before"
    assert momentum(*few, day=13) == ""
    assert momentum(*few, day=14) != ""
    off = [f"{ago(21)} assess 9h", f"{ago(19)} off 2w"]
    assert "momentum" not in momentum(*off)


def test_that_independence_is_assumed_is_said():
    assert taken(job()).aside[-1] == INDEPENDENT
