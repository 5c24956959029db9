"""Whoever types the line that a finding offers is rid of the finding."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ledger import checks, config
from ledger.diagnostic import Severity
from ledger.model.evidence import evidence_names
from tests.checks.edges import START, Edge, legal_edges, on_the_way, short_way
from tests.support import AS_OF, ledger_of


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


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("needs:\n  - privacy, must\n", "`, from dana-kim` behind `privacy` in line 5"),
        ("needs: privacy\n", "`, from dana-kim` behind `privacy` in line 4"),
        ("", "`needs: privacy, must, level 2, from dana-kim`"),
    ],
)
def test_a_key_that_is_there_is_not_to_be_typed_again(needs: str, said: str) -> None:
    campaign = (
        f"---\norganization: nw\ntitle: x\n{needs}stages:\n  - 2026-11-01 researching\n"
        "  - 2026-11-09 targeted\n---\n\n- 2026-11-02 coffee [[dana-kim]]\n"
    )
    files = {
        "campaigns/a.md": campaign,
        "organizations/nw.md": "# NW\n",
        "contacts/dana-kim.md": "# Dana\n",
    }
    (found,) = (one for one in checks.run(ledger_of(files), AS_OF) if one.code == "HW205")
    assert found.help.splitlines()[0] == f"type {said}"


def test_where_it_came_from_is_not_to_be_overwritten_with_an_introducer():
    campaign = (
        "---\npipeline: client\norganization: nw\nvia: blog\ndecision-maker: dana-kim\n"
        "incumbent: none\nneeds: law, from a posting\n"
        "stages:\n  - 2026-11-01 researched\n  - 2026-11-02 route-in\n---\n"
    )
    files = {
        "campaigns/a.md": campaign,
        "channels/blog.md": "---\ntype: content\n---\n",
        "contacts/dana-kim.md": "---\norganization: nw\n---\n",
        "organizations/nw.md": "# NW\n",
    }
    (found,) = (one for one in checks.run(ledger_of(files), AS_OF) if one.code == "HW205")
    assert found.help.splitlines()[0] == "type `advocates: INTRODUCER`"


def test_a_need_of_theirs_goes_below_the_others() -> None:
    campaign = (
        "---\npipeline: client\norganization: nw\nneeds: law, from a posting\nincumbent: none\n"
        "stages:\n  - 2026-11-01 conversation\n  - 2026-11-20 need-confirmed\n---\n"
    )
    files = {"campaigns/a.md": campaign, "organizations/nw.md": "# NW\n"}
    helps = [one.help for one in checks.run(ledger_of(files), AS_OF) if one.code == "HW205"]
    assert helps[-1].startswith(
        "type `- succession, must, from PERSON 2026-11-20` in a list below `needs:`"
    )


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
