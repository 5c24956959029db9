"""The settings of an empty `headway.toml`."""

from __future__ import annotations

import pytest

from ledger.config import FILE_NAME, PREVIOUS, Rules, StageKind, defaults
from ledger.model.evidence import evidence_names
from ledger.model.record import RecordKind
from ledger.pages import all_kinds
from ledger.sharing import misnamed

PIPELINES = defaults().pipelines
STAGES = [
    (pipeline, stage) for pipeline in PIPELINES.values() for stage in pipeline.stages.values()
]


def test_the_defaults_are_whole():
    config = defaults()
    assert FILE_NAME == "headway.toml"
    assert config.problems == ()
    assert set(config.folders.values()) == {*RecordKind} - {RecordKind.PROFILE}
    assert set(config.pipelines) == {"job", "leadership", "client", "advocate", "skill"}
    assert config.site.title == "Headway"
    assert not config.site.templates


def test_what_is_shared_by_default_can_be_followed_and_names_nobody():
    config = defaults()
    assert misnamed(config, (kind.name for kind in all_kinds())) == ""
    share = config.share
    assert "contact" not in share.names
    assert share.words == ()
    assert not share.actions
    told = {"email", "phone", "links", "title", "met", "connector", "approach"}
    assert not told & set(share.fields["contact"])
    money = {"value", "number", "significant", "cost"}
    assert not money & {key for keys in share.fields.values() for key in keys}


def test_every_rule_has_a_value_that_is_no_nonsense():
    rules = defaults().rules
    for name in Rules.__struct_fields__:
        assert getattr(rules, name) > 0, name


def test_the_rules_that_the_definitions_give():
    rules = defaults().rules
    assert (rules.window, rules.works_entry, rules.works_ahead) == (28, 14, 21)
    assert (rules.dialog_pair, rules.dialog_span, rules.follow_up_business_days) == (14, 90, 1)
    assert (rules.logged_share, rules.busy_cap, rules.advocate_silence) == (0.6, 0.2, 90)


def test_a_kind_in_any_case_and_none():
    config = defaults()
    assert config.kind("Coffee").name == "meeting"
    assert config.kind("nothing") is None


@pytest.mark.parametrize(("pipeline", "stage"), STAGES, ids=lambda one: one.name)
def test_every_stage_leads_to_stages_and_wants_evidence_that_exists(pipeline, stage):
    named = {*stage.to, *stage.unadvised_from} - {PREVIOUS}
    assert named <= set(pipeline.stages)
    asked = {*stage.needs, *stage.must, *stage.advises}
    asked |= {name for name in (stage.reopens_on, stage.from_anywhere_with) if name}
    assert asked <= set(evidence_names())
    assert 0 <= stage.probability <= 1


@pytest.mark.parametrize("pipeline", PIPELINES.values(), ids=lambda one: one.name)
def test_every_stage_can_be_reached(pipeline):
    first = next(iter(pipeline.stages))
    reached, waiting = {first}, [first]
    while waiting:
        for name in pipeline.legal_next(waiting.pop(), first):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    assert reached == set(pipeline.stages)


@pytest.mark.parametrize("name", ["job", "leadership", "client"])
def test_pursuits_can_be_won_lost_parked_and_reopened(name):
    kinds = {stage.kind for stage in PIPELINES[name].stages.values()}
    assert kinds == set(StageKind)


def test_leadership_is_like_job():
    assert PIPELINES["leadership"].stages == PIPELINES["job"].stages
    assert PIPELINES["leadership"].name == "leadership"


def test_positions_follow_the_order_of_the_stages():
    for pipeline in PIPELINES.values():
        places = [stage.position for stage in pipeline.stages.values()]
        assert places == list(range(len(places)))


def test_every_piece_of_evidence_is_asked_for_somewhere():
    asked = set()
    for _, stage in STAGES:
        asked |= {*stage.needs, *stage.must, *stage.advises, stage.reopens_on}
        asked.add(stage.from_anywhere_with)
    assert set(evidence_names()) == asked - {""}
