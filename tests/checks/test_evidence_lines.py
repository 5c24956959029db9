"""Whoever types the line that a finding offers is rid of the finding."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ledger import config
from ledger.diagnostic import Severity
from ledger.model.evidence import evidence_names
from tests.checks.edges import START, Edge, legal_edges, on_the_way, short_way


@pytest.mark.parametrize("edge", legal_edges(), ids=str)
def test_the_line_to_type_is_the_evidence(edge: Edge) -> None:
    subject = short_way(edge)
    day = (subject.lines[-1][0] or START) + timedelta(days=3)
    # Late stages rest on what the early ones have asked for already.
    for earlier in on_the_way(edge):
        subject.show(earlier, START)
    subject.lines.append((day, edge.stage))
    if any(one.name == "silence" for one in edge.evidence) and "call" in str(subject.entries):
        pytest.skip("a silence cannot be typed")
    for _ in range(4):
        missing = [one for one in subject.judged() if one.code == "HW205"]
        for finding in missing:
            remedy = finding.help.splitlines()[0]
            for line, elsewhere in re.findall(r"`([^`]+)`( in a campaign's file)?", remedy):
                subject.type(line, bool(elsewhere))
    assert [one.message for one in missing] == []


@pytest.mark.parametrize("edge", [one for one in legal_edges() if one.evidence], ids=str)
def test_what_is_missing_on_a_first_line_is_a_warning(edge: Edge) -> None:
    if not edge.entered.is_open:
        return
    subject = short_way(edge)
    subject.lines = [(START, edge.stage)]
    assert Severity.ERROR not in [one.severity for one in subject.judged()]


def test_every_piece_of_evidence_is_asked_for_by_a_built_in_pipeline() -> None:
    asked = {
        name
        for pipeline in config.defaults().pipelines.values()
        for stage in pipeline.stages.values()
        for name in (*stage.needs, *stage.must, *stage.advises, stage.reopens_on)
    }
    assert asked - {""} == set(evidence_names())
