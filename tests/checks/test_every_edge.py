"""Every edge of every pipeline, generated from the tables: passed, refused, and in what words."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ledger import checks
from ledger.config import StageKind
from ledger.diagnostic import Diagnostic, Severity
from ledger.model.evidence import Evidence
from tests.checks.edges import (
    CLOSING,
    PIPELINES,
    START,
    Edge,
    Subject,
    illegal_edges,
    legal_edges,
    named,
    on_the_way,
    short_way,
    whole_walk,
)
from tests.support import AS_OF

LEGAL = legal_edges()
ILLEGAL = illegal_edges()
PIECES = [(edge, piece) for edge in LEGAL for piece in edge.evidence]

# Where the reason for a step is itself what the stage asks for.
A_REASON_SHOWS = ("introducer-or-direct",)


def test_the_tables_have_edges_of_every_kind():
    for name, pipeline in PIPELINES.items():
        left = {edge.before for edge in LEGAL if edge.pipeline == name}
        won = {one.name for one in pipeline.stages.values() if one.kind is StageKind.WON}
        assert left == {*pipeline.stages} - won
        assert {edge.stage for edge in LEGAL if edge.pipeline == name} >= {*pipeline.stages} - {
            next(iter(pipeline.stages)),
            *(one.name for one in pipeline.stages.values() if one.from_anywhere_with),
        }


@pytest.mark.parametrize("edge", LEGAL, ids=str)
def test_a_legal_step_with_its_evidence_passes(edge: Edge):
    found = whole_walk(edge).judged()
    unadvised = edge.before in edge.entered.unadvised_from
    assert [one.code for one in found] == (["HW211"] if unadvised else []), found


@pytest.mark.parametrize("edge", [one for one in LEGAL if not one.had][::7], ids=str)
def test_the_whole_walk_there_is_silent_too(edge: Edge):
    subject = whole_walk(edge)
    found = [one for one in checks.run(subject.ledger, AS_OF) if one.code.startswith("HW2")]
    assert {one.code for one in found} <= {"HW211"}, (subject.files[subject.path], found)


def lacking(edge: Edge, piece: Evidence, reason: str = "") -> tuple[Subject, list[Diagnostic]]:
    """The step with all its evidence but one piece, and what is found on its line."""
    subject = short_way(edge)
    day = (subject.lines[-1][0] or START) + timedelta(days=3)
    shown = f"{edge.stage}, {reason}" if reason else edge.stage
    subject.lines.append((None if piece.name == "day" else day, shown))
    if piece.name == "silence":
        subject.entries.append(f"- {day} coffee 45m only yesterday")
    # What the stage asks for was there before; what takes it up again is new.
    before = subject.lines[0 if edge.had else -2][0] or START
    for other in edge.evidence:
        if other is piece or subject.show(other, day if other in edge.again else before, bare=True):
            continue
        for earlier in on_the_way(edge):
            if earlier is not piece:
                subject.show(earlier, before, bare=True)
        assert subject.show(other, before, bare=True)
    return subject, subject.judged()


def only(found: list[Diagnostic], code: str) -> Diagnostic:
    told = [one for one in found if one.code == code]
    assert len(told) == 1, found
    return told[0]


def in_ticks(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


@pytest.mark.parametrize(("edge", "piece"), PIECES, ids=lambda one: str(getattr(one, "name", one)))
def test_without_a_piece_of_its_evidence_it_fails_and_names_it(edge: Edge, piece: Evidence):
    subject, found = lacking(edge, piece)
    finding = only(found, "HW205")
    assert piece.wanted in finding.message
    others = [other for other in edge.evidence if other is not piece]
    assert not [one.name for one in others if one.wanted in finding.message]
    assert f"`{edge.stage}`" in finding.message
    if piece in edge.advises:
        assert finding.severity is Severity.WARNING
        return
    assert finding.severity is Severity.ERROR
    # Where it stands, since when and in which line; what may come next; the line to type.
    assert f"so it is still `{edge.before}`" in finding.message
    (stood,) = finding.related
    assert (stood.location.path, stood.location.line) == (subject.path, subject.line_of(-2))
    assert stood.message == f"it came to `{edge.before}` here on {subject.lines[-2][0]}"
    assert in_ticks(finding.help) >= {*edge.legal_next}
    if piece.line:
        assert finding.help.startswith("type `")


@pytest.mark.parametrize(("edge", "piece"), PIECES, ids=lambda one: str(getattr(one, "name", one)))
def test_a_reason_excuses_what_is_needed_and_never_what_it_must_have(edge: Edge, piece: Evidence):
    _, found = lacking(edge, piece, "because they asked for it at lunch")
    errors = [one for one in found if one.code == "HW205" and one.severity is Severity.ERROR]
    shown = [one for one in found if one.code == "HW206"]
    if piece in edge.must:
        assert piece.wanted in only(errors, "HW205").message
    elif piece in edge.advises or piece.name in A_REASON_SHOWS:
        assert errors == shown == []
    else:
        assert errors == []
        assert piece.wanted in only(shown, "HW206").message


@pytest.mark.parametrize("edge", ILLEGAL, ids=str)
def test_an_illegal_step_is_refused_with_where_it_stands_and_what_may_come(edge: Edge):
    subject = short_way(edge)
    day = (subject.lines[-1][0] or START) + timedelta(days=3)
    subject.lines.append((day, edge.stage))
    (finding,) = subject.judged()
    assert finding.code == "HW202"
    assert finding.severity is Severity.ERROR
    assert in_ticks(finding.message) == {edge.before, edge.stage}
    (stood,) = finding.related
    assert (stood.location.path, stood.location.line) == (subject.path, subject.line_of(-2))
    assert stood.message == f"it came to `{edge.before}` here on {subject.lines[-2][0]}"
    assert in_ticks(finding.help) >= {*edge.legal_next}
    assert bool(edge.legal_next) is (f"after `{edge.before}` comes " in finding.help)


@pytest.mark.parametrize("edge", ILLEGAL, ids=str)
def test_a_reason_excuses_no_illegal_step(edge: Edge):
    subject = short_way(edge)
    day = (subject.lines[-1][0] or START) + timedelta(days=3)
    subject.lines.append((day, f"{edge.stage}, because they wanted it so"))
    assert [one.code for one in subject.judged()] == ["HW202"]


def typed(finding: Diagnostic) -> list[str]:
    """The stage lines that a refusal gives, without their `- DATE`."""
    return re.findall(r"`- \d{4}-\d\d-\d\d ([\w-]+)`", finding.help.splitlines()[0])


@pytest.mark.parametrize("edge", ILLEGAL, ids=str)
def test_whoever_types_the_stages_in_between_has_a_legal_walk(edge: Edge):
    subject = short_way(edge)
    day = (subject.lines[-1][0] or START) + timedelta(days=3)
    subject.lines.append((day, edge.stage))
    (finding,) = subject.judged()
    between = typed(finding)
    if "by way of" in finding.help:
        subject.lines[-1:-1] = [(day, stage) for stage in between]
        assert "HW202" not in [one.code for one in subject.judged()]
    else:
        for stage in between:
            subject.lines[-1] = (day, stage)
            assert "HW202" not in [one.code for one in subject.judged()]


ANYWHERE = [
    Edge(name, before.name, stage.name, None)
    for name, pipeline in PIPELINES.items()
    for stage in pipeline.stages.values()
    if stage.from_anywhere_with
    for before in pipeline.stages.values()
    if before is not stage and before.kind is not StageKind.REOPENED
]


@pytest.mark.parametrize("edge", ANYWHERE, ids=str)
def test_what_makes_a_stage_legal_from_anywhere(edge: Edge):
    subject = short_way(edge)
    day = (subject.lines[-1][0] or START) + timedelta(days=3)
    subject.lines.append((day, edge.stage))
    (evidence,) = named(edge.entered.from_anywhere_with)
    if edge.stage not in edge.legal_next:
        (finding,) = subject.judged()
        assert f"with {evidence.wanted} it may come from anywhere" in finding.help
    subject.show(evidence, day)
    assert subject.judged() == []


@pytest.mark.parametrize("name", PIPELINES)
def test_every_open_stage_may_be_left_by_every_exit(name: str):
    pipeline = PIPELINES[name]
    exits = {one.name for one in pipeline.stages.values() if one.kind in CLOSING}
    for stage in pipeline.stages.values():
        legal = {edge.stage for edge in LEGAL if (edge.pipeline, edge.before) == (name, stage.name)}
        assert (exits <= legal) is stage.is_open


@pytest.mark.parametrize("name", [name for name in PIPELINES if name not in ("advocate", "skill")])
def test_a_campaign_may_begin_at_any_open_stage_and_at_no_end(name: str):
    for stage in PIPELINES[name].stages.values():
        subject = Subject(name, lines=[(START, stage.name)])
        found = subject.judged()
        assert all(one.severity is not Severity.ERROR for one in found)
        told = [one.code for one in found]
        lacks = bool(stage.needs or stage.must)
        if stage.is_open:
            assert told == (["HW205"] if lacks else [])
        else:
            assert told == ["HW202"]
            assert f"`{stage.name}` is an end" in found[0].message
