"""Stages: every legal and every illegal step, episodes, and where a record stands on a day."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.config import PREVIOUS, StageKind, defaults
from ledger.model import stage
from ledger.value import changed
from tests.support import AS_OF, ledger_of

PIPELINES = defaults().pipelines

# What the design says may follow, exits apart. "previous" is the stage before the exit.
JOB = {
    "researching": ["targeted"],
    "targeted": ["networking-in", "applied", "interviewing"],
    "networking-in": ["applied", "interviewing"],
    "applied": ["networking-in", "interviewing"],
    "interviewing": ["negotiating"],
    "negotiating": ["accepted"],
    "accepted": [],
    "rejected": ["reopened"],
    "withdrawn": ["reopened"],
    "stopped": ["reopened"],
    "evaporated": ["reopened"],
    "parked": ["reopened"],
    "reopened": ["targeted", PREVIOUS],
}
CLIENT = {
    "identified": ["researched"],
    "researched": ["route-in"],
    "route-in": ["conversation"],
    "conversation": ["need-confirmed"],
    "need-confirmed": ["proposed"],
    "proposed": ["terms", "need-confirmed"],
    "terms": ["engaged", "proposed"],
    "engaged": [],
    "lost": ["reopened"],
    "withdrawn": ["reopened"],
    "stopped": ["reopened"],
    "evaporated": ["reopened"],
    "parked": ["reopened"],
    "reopened": ["researched", PREVIOUS],
}
ADVOCATE = {
    "candidate": ["checked"],
    "checked": ["planned"],
    "planned": ["approached"],
    "approached": ["acquainted"],
    "acquainted": ["cultivating"],
    "cultivating": ["advocating", "dormant"],
    "advocating": ["dormant"],
    "dormant": ["cultivating"],
    "not-a-connector": ["candidate"],
}
SKILL = {
    "noticed": ["confirmed"],
    "confirmed": ["planned"],
    "planned": ["building"],
    "building": ["demonstrated"],
    "demonstrated": ["recognised"],
    "recognised": [],
    "set-aside": ["noticed", "planned"],
}
DESIGN = {"job": JOB, "leadership": JOB, "client": CLIENT, "advocate": ADVOCATE, "skill": SKILL}
EXITS = {
    "job": ["rejected", "withdrawn", "stopped", "evaporated", "parked"],
    "client": ["lost", "withdrawn", "stopped", "evaporated", "parked"],
    "advocate": ["not-a-connector"],
    "skill": ["set-aside"],
}
ENDS = ("accepted", "engaged", "recognised")
STEPS = [
    (name, current, following)
    for name, design in DESIGN.items()
    for current in design
    for following in design
]


@pytest.mark.parametrize("name", DESIGN)
def test_the_stages_are_those_of_the_design_in_its_order(name):
    assert list(PIPELINES[name].stages) == list(DESIGN[name])


@pytest.mark.parametrize(("name", "current", "following"), STEPS)
def test_every_step_is_legal_where_the_design_says_so_and_nowhere_else(name, current, following):
    exits = EXITS[{"leadership": "job"}.get(name, name)]
    wanted = following in DESIGN[name][current]
    if current not in (*exits, *ENDS):
        wanted = wanted or following in exits
    assert (following in PIPELINES[name].legal_next(current)) is wanted


@pytest.mark.parametrize("name", ["job", "client"])
def test_a_reopened_campaign_may_go_back_to_the_stage_it_had(name):
    pipeline = PIPELINES[name]
    for before in pipeline.stages:
        assert before in pipeline.legal_next("reopened", before)
    assert PREVIOUS not in pipeline.legal_next("reopened")


def test_a_stage_that_is_none_leads_nowhere():
    assert PIPELINES["job"].legal_next("dreaming") == ()


@pytest.mark.parametrize("name", DESIGN)
def test_what_is_open(name):
    for one in PIPELINES[name].stages.values():
        assert one.is_open is (one.kind in (StageKind.OPEN, StageKind.REOPENED))


STORY = """\
---
title: Counsel
stages:
  - 2026-08-07 researching
  - 2026-08-10 targeted
  - 2026-08-12 interviewing
  - 2026-09-02 evaporated
  - 2026-10-13 reopened
  - 2026-10-14 interviewing
  - 2026-11-19 withdrawn
  - 2026-12-01 reopened
---
"""


def campaign_of(text: str, **files: str):
    ledger = ledger_of({"campaigns/a.md": text, **files})
    return ledger, ledger.find("a")


@pytest.mark.parametrize(
    ("day", "name", "is_open"),
    [
        ("2026-08-06", None, False),
        ("2026-08-07", "researching", True),
        ("2026-08-11", "targeted", True),
        ("2026-09-02", "evaporated", False),
        ("2026-10-13", "reopened", True),
        ("2026-11-18", "interviewing", True),
        ("2026-11-22", "withdrawn", False),
        ("2026-12-02", "reopened", True),
    ],
)
def test_where_a_campaign_stands_on_a_day(day, name, is_open):
    ledger, campaign = campaign_of(STORY)
    today = date.fromisoformat(day)
    current = stage.current(ledger, campaign, today)
    assert (current.name if current else None) == name
    assert stage.is_open(ledger, campaign, today) is is_open
    assert (campaign in stage.open_campaigns(ledger, today)) is is_open


def test_episodes_begin_at_a_reopening():
    ledger, campaign = campaign_of(STORY)
    first, second = stage.episodes(ledger, campaign, AS_OF)
    assert (first.number, first.start, first.end, first.before) == (
        1,
        None,
        date(2026, 9, 2),
        None,
    )
    assert (second.number, second.start, second.end, second.before) == (
        2,
        date(2026, 10, 13),
        date(2026, 11, 19),
        "interviewing",
    )
    assert [line.stage for line in second.lines] == ["reopened", "interviewing", "withdrawn"]
    assert (first.until, second.until) == (date(2026, 10, 13), None)
    before = stage.episodes(ledger, campaign, date(2026, 10, 12))
    assert before == (changed(first, until=None),)


def test_a_day_belongs_to_one_episode():
    ledger, campaign = campaign_of(STORY)
    runs = stage.episodes(ledger, campaign, AS_OF)
    for day, wanted in [("2020-01-01", 1), ("2026-10-12", 1), ("2026-10-13", 2), ("2027-01-01", 2)]:
        on = date.fromisoformat(day)
        assert [run.number for run in runs if run.covers(on)] == [wanted]


def test_only_a_step_to_the_stage_it_had_returns():
    ledger, campaign = campaign_of(STORY)
    steps = stage.transitions(ledger, campaign, AS_OF)
    assert [step.line.stage for step in steps if step.returns] == ["interviewing"]


@pytest.mark.parametrize(
    ("day", "number"), [("2020-01-01", 1), ("2026-10-12", 1), ("2026-10-13", 2), ("2026-12-01", 2)]
)
def test_the_episode_of_a_day(day, number):
    ledger, campaign = campaign_of(STORY)
    runs = stage.episodes(ledger, campaign, AS_OF)
    assert stage.episode_of(runs, date.fromisoformat(day)) == number
    assert stage.episode_of((), date.fromisoformat(day)) == 1


def test_transitions_join_the_episodes():
    ledger, campaign = campaign_of(STORY)
    steps = list(stage.transitions(ledger, campaign, AS_OF))
    assert [
        (step.previous.stage if step.previous else None, step.line.stage) for step in steps
    ] == [
        (None, "researching"),
        ("researching", "targeted"),
        ("targeted", "interviewing"),
        ("interviewing", "evaporated"),
        ("evaporated", "reopened"),
        ("reopened", "interviewing"),
        ("interviewing", "withdrawn"),
    ]
    assert [step.left_from for step in steps] == [None] * 4 + ["interviewing"] * 3
    assert [step.episode.number for step in steps] == [1, 1, 1, 1, 2, 2, 2]


def test_a_stage_that_is_none_is_passed_over():
    ledger, campaign = campaign_of("---\nstages: [2026-08-07 targeted, 2026-08-08 dreaming]\n---\n")
    assert stage.current(ledger, campaign, AS_OF).name == "targeted"
    assert stage.current_line(ledger, campaign, AS_OF).date == date(2026, 8, 7)


def test_an_undated_stage_counts():
    ledger, campaign = campaign_of("---\nstage: applied\n---\n")
    assert stage.current(ledger, campaign, AS_OF).name == "applied"
    assert stage.lines_by(campaign, AS_OF)[0].date is None


def test_without_stages_there_is_no_current_one():
    ledger, campaign = campaign_of("---\nname: A\n---\n")
    assert stage.current(ledger, campaign, AS_OF) is None
    assert stage.episodes(ledger, campaign, AS_OF) == ()
    assert not stage.is_open(ledger, campaign, AS_OF)


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("pipeline: client", "client"),
        ("pipeline: leadership", "leadership"),
        ("name: A", "job"),
        ("pipeline: nothing", None),
    ],
)
def test_the_pipeline_of_a_campaign(front, name):
    ledger, campaign = campaign_of(f"---\n{front}\n---\n")
    pipeline = stage.pipeline_of(ledger, campaign)
    assert (pipeline.name if pipeline else None) == name


def test_the_ledgers_own_pipeline_is_that_of_campaigns_that_name_none():
    ledger, campaign = campaign_of("name", **{"me.md": "---\npipeline: client\n---\n"})
    assert stage.pipeline_of(ledger, campaign).name == "client"


def test_advocates_and_skills_have_pipelines_of_their_own():
    ledger = ledger_of(
        {
            "contacts/a.md": "---\nadvocate: [2026-08-07 candidate]\n---\n",
            "contacts/b.md": "---\nname: B\n---\n",
            "skills/c.md": "---\nstages: [2026-08-07 noticed]\n---\n",
            "organizations/d.md": "---\nname: D\n---\n",
        }
    )
    pipelines = [stage.pipeline_of(ledger, ledger.find(one)) for one in "abcd"]
    assert [one.name if one else None for one in pipelines] == ["advocate", None, "skill", None]
    assert stage.is_open(ledger, ledger.find("a"), AS_OF)
