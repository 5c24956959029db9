"""The edges of every pipeline, taken from the tables, and ledgers that walk along them."""

from __future__ import annotations

from collections import deque
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

from ledger import checks
from ledger.config import PREVIOUS, Pipeline, Stage, StageKind
from ledger.diagnostic import Diagnostic
from ledger.model.evidence import Case, Evidence, evidence_named
from ledger.model.ledger import Ledger
from ledger.model.stage import transitions
from tests.support import AS_OF, ledger_of, settings_of

# A pipeline of the ledger's own, with every key that a stage may have.
FREELANCE = """\
[pipelines.freelance.stages.spotted]
to = ["talking"]
needs = ["organization-or-person"]
[pipelines.freelance.stages.talking]
to = ["trial", "quoted"]
needs = ["two-way-with-theirs"]
[pipelines.freelance.stages.trial]
to = ["quoted", "talking"]
needs = ["value"]
must = ["sourced-need"]
[pipelines.freelance.stages.quoted]
to = ["signed", "talking"]
needs = ["proposal"]
must = ["decision-maker"]
unadvised-from = ["talking"]
[pipelines.freelance.stages.retained]
to = ["quoted"]
from-anywhere-with = "offer"
[pipelines.freelance.stages.signed]
kind = "won"
needs = ["offer"]
must = ["answer-to-proposal"]
[pipelines.freelance.stages.turned-down]
kind = "exit"
to = ["back"]
reopens-on = "new-opening"
[pipelines.freelance.stages.resting]
kind = "parked"
to = ["back"]
advises = ["watch"]
reopens-on = "word-from-them"
[pipelines.freelance.stages.back]
kind = "reopened"
to = ["talking", "previous"]
reopens-on = "confirmation"
"""

PIPELINES: dict[str, Pipeline] = dict(settings_of(FREELANCE).pipelines)

FOLDERS = {"advocate": "contacts", "skill": "skills"}
PEOPLE = {
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind\n---\n",
    "organizations/northwind.md": "# Northwind\n",
    "contacts/somebody.md": "# Somebody\n",
}
CLOSING = (StageKind.EXIT, StageKind.PARKED)
START = date(2026, 3, 2)

# What nobody types: a silence, and the day that the stage line has of itself.
NOT_TYPED = ("silence", "day")


@dataclass(frozen=True)
class Edge:
    """A step from one stage of a pipeline to another; `had` is the stage before a reopening."""

    pipeline: str
    before: str
    stage: str
    had: str | None = None

    @property
    def of(self) -> Pipeline:
        return PIPELINES[self.pipeline]

    @property
    def left(self) -> Stage:
        return self.of.stages[self.before]

    @property
    def entered(self) -> Stage:
        return self.of.stages[self.stage]

    @property
    def legal_next(self) -> tuple[str, ...]:
        return self.of.legal_next(self.before, self.had)

    @property
    def again(self) -> tuple[Evidence, ...]:
        """What the stage before asks for, to be taken up again by this one."""
        straight = self.left.kind is StageKind.REOPENED and self.stage in self.left.to
        return named(self.left.reopens_on) if self.entered.is_open and not straight else ()

    @property
    def needs(self) -> tuple[Evidence, ...]:
        return (*named(*self.entered.needs), *self.again)

    @property
    def must(self) -> tuple[Evidence, ...]:
        return named(*self.entered.must)

    @property
    def advises(self) -> tuple[Evidence, ...]:
        return named(*self.entered.advises)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return (*self.needs, *self.must, *self.advises)

    def __str__(self) -> str:
        had = f"-{self.had}" if self.had else ""
        return f"{self.pipeline}{had}-{self.before}-{self.stage}"


def named(*names: str) -> tuple[Evidence, ...]:
    """Evidence by name."""
    found = (evidence_named(name) for name in names)
    return tuple(one for one in found if one)


def legal_edges() -> list[Edge]:
    """Every step that the tables allow, those back to the stage before a reopening included."""
    found = []
    for name, pipeline in PIPELINES.items():
        for stage in pipeline.stages.values():
            for had in _had(pipeline, stage):
                onward = pipeline.legal_next(stage.name, had)
                found += [Edge(name, stage.name, one, had) for one in onward]
    return found


def illegal_edges() -> list[Edge]:
    """Every other pair of stages, a stage after itself among them."""
    found = []
    for name, pipeline in PIPELINES.items():
        for stage in pipeline.stages.values():
            for had in _had(pipeline, stage)[:1]:
                onward = pipeline.legal_next(stage.name, had)
                others = [one for one in pipeline.stages if one not in onward]
                found += [Edge(name, stage.name, one, had) for one in others]
    return found


def _had(pipeline: Pipeline, stage: Stage) -> list[str | None]:
    """The stages that a campaign may have had before it was reopened."""
    if stage.kind is not StageKind.REOPENED:
        return [None]
    return [one.name for one in pipeline.stages.values() if one.kind is StageKind.OPEN]


@dataclass
class Subject:
    """A record that is being typed: its keys, its stage lines and its entries."""

    pipeline: str
    keys: dict[str, list[str]] = field(default_factory=dict)
    lines: list[tuple[date | None, str]] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"{FOLDERS.get(self.pipeline, 'campaigns')}/subject.md"

    @property
    def files(self) -> dict[str, str]:
        text = ["---"]
        if self.pipeline not in FOLDERS:
            text.append(f"pipeline: {self.pipeline}")
        for key, values in self.keys.items():
            text += [f"{key}: {values[0]}"] if len(values) == 1 else [f"{key}:"]
            text += [f"  - {value}" for value in values] if len(values) > 1 else []
        text.append("advocate:" if self.pipeline == "advocate" else "stages:")
        text += [f"  - {day} {said}" if day else f"  - {said}" for day, said in self.lines]
        files = {
            **PEOPLE,
            "headway.toml": FREELANCE,
            self.path: "\n".join([*text, "---", "", *self.entries, ""]),
        }
        if self.elsewhere:
            needs = "".join(f"  - {need}\n" for need in self.elsewhere)
            files["campaigns/other.md"] = (
                f"---\nindustry: law\nneeds:\n{needs}stages: 2026-03-02 researching\n---\n"
            )
        return files

    @property
    def ledger(self) -> Ledger:
        return ledger_of(self.files)

    def line_of(self, number: int = -1) -> int:
        """The line in the file on which one of the stage lines stands; the last, unless said."""
        day, said = self.lines[number]
        typed = f"  - {day} {said}" if day else f"  - {said}"
        rows = self.files[self.path].split("\n")
        return max(at for at, row in enumerate(rows, start=1) if row == typed)

    def type(self, line: str, elsewhere: bool = False) -> None:
        """Add a line as a finding gives it: a dated line, or a key."""
        for word, name in _BY_HAND.items():
            line = line.replace(word, name)
        if line.startswith("- "):
            self.entries.append(line)
            return
        key, value = line.split(": ", 1)
        if elsewhere:
            self.elsewhere.append(value)
        else:
            self.keys[key] = [*self.keys.get(key, []), value] if key == "needs" else [value]

    def show(self, evidence: Evidence, day: date, *, bare: bool = False) -> bool:
        """Type what brings a piece of evidence about at the last stage line, as often as it takes.

        `bare` links nobody where that will do: a name on a line is evidence of other things too.
        """
        for days_before in range(3):
            if evidence.name in NOT_TYPED or evidence.holds(self.case):
                return True
            line = _filled(evidence, day - timedelta(days=days_before))
            elsewhere = evidence.name == "wanted-skill"
            kept = deepcopy(self)
            if bare and line.startswith("- "):
                self.type(line.replace(" [[dana-kim]]", ""))
                if evidence.holds(self.case):
                    return True
                self.entries = kept.entries
            self.type(line, elsewhere)
        return evidence.holds(self.case)

    @property
    def case(self) -> Case:
        """The last stage line as the case that its evidence is looked up for."""
        ledger = self.ledger
        record = ledger.find("subject")
        assert record is not None
        return Case(ledger, record, list(transitions(ledger, record, AS_OF))[-1], AS_OF)

    def judged(self) -> list[Diagnostic]:
        """The findings of the stage checks on the last stage line."""
        found = checks.run(self.ledger, AS_OF)
        here = (self.path, self.line_of())
        return [one for one in found if one.code.startswith("HW2") and _place(one) == here]


def _filled(evidence: Evidence, day: date) -> str:
    """The line of a piece of evidence, as a finding would give it."""
    return evidence.line.format(
        id="subject",
        date=AS_OF + timedelta(days=60) if evidence.name == "watch" else day,
        title="Counsel",
        person="dana-kim",
        organization="northwind",
        stage="",
    )


_BY_HAND = {"PERSON": "dana-kim", "ORGANIZATION": "northwind", "TITLE": "Counsel"}


def _place(finding: Diagnostic) -> tuple[str, int]:
    return finding.location.path, finding.location.line


def short_way(edge: Edge) -> Subject:
    """The fewest stage lines that come to the stage before an edge, with nothing shown for them."""
    subject = Subject(edge.pipeline)
    subject.lines = [
        (START + timedelta(days=at), stage) for at, stage in enumerate(_back(edge, edge.before))
    ]
    return subject


def _back(edge: Edge, stage: str) -> list[str]:
    """A stage with what has to stand before it: an end comes after something, and so on."""
    kind = edge.of.stages[stage].kind
    if kind is StageKind.OPEN:
        return [stage]
    if kind is StageKind.REOPENED:
        ended = next(one.name for one in edge.of.stages.values() if stage in one.to)
        return [edge.had or "", ended, stage]
    before = next(
        one.name
        for one in edge.of.stages.values()
        if one.kind is StageKind.OPEN and stage in edge.of.legal_next(one.name)
    )
    return [before, stage]


def whole_walk(edge: Edge) -> Subject:
    """A walk from the first stage over the edge, with the evidence of every step shown."""
    stages = _way(edge.of, edge.had or edge.before)
    if edge.had or edge.before not in stages:
        stages += _back(edge, edge.before)[1:]
    subject, day = Subject(edge.pipeline), START
    had: str | None = None
    for at, stage in enumerate([*stages, edge.stage]):
        before = [*stages, edge.stage][at - 1] if at else stage
        step = Edge(edge.pipeline, before, stage, had)
        if edge.of.stages[before].kind is StageKind.OPEN:
            had = before
        silent = any(one.name == "silence" for one in step.evidence)
        day += timedelta(days=100 if silent else 3)
        subject.lines.append((day, stage))
        for evidence in step.evidence if at else named(*step.entered.needs, *step.entered.must):
            subject.show(evidence, day)
    return subject


def on_the_way(edge: Edge) -> tuple[Evidence, ...]:
    """What the stages ask for that one comes by on the way from the first."""
    stages = [edge.of.stages[name] for name in _way(edge.of, edge.had or edge.before)]
    return named(*(name for stage in stages for name in (*stage.needs, *stage.must)))


def _way(pipeline: Pipeline, goal: str) -> list[str]:
    """The shortest way from the first stage to another by legal steps; to itself where none is."""
    first = next(iter(pipeline.stages))
    waiting: deque[list[str]] = deque([[first]])
    seen = {first}
    while waiting:
        way = waiting.popleft()
        if way[-1] == goal:
            return way
        for name in pipeline.legal_next(way[-1]):
            if name not in seen and name != PREVIOUS:
                seen.add(name)
                waiting.append([*way, name])
    return [goal]
