"""Ledgers in which nothing is wrong and nothing is lacking, drawn from the pipelines' tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from ledger.config import PREVIOUS, Pipeline, Stage, StageKind
from ledger.model.stage import THEIR_DECISION
from tests.support import AS_OF, settings_of

SETTINGS = """\
[site]
title = "Making headway"

[rules]
window = 28

[kinds]
tea = "meeting"

[pipelines.freelance.stages.spotted]
to = ["talking"]
needs = ["organization-or-person"]

[pipelines.freelance.stages.talking]
to = ["signed"]
needs = ["two-way-with-theirs"]

[pipelines.freelance.stages.signed]
kind = "won"
needs = ["offer"]

[pipelines.freelance.stages.dropped]
kind = "exit"
to = ["back"]
reopens-on = "new-opening"

[pipelines.freelance.stages.back]
kind = "reopened"
to = ["talking"]
"""

ME = """\
---
name: Maya Reyes
pipeline: job
offers:
  - privacy, technical, level 3, proof two playbooks that clients adopted
  - calm in incidents, soft, level 2
goal: counsel in house
audience: [privacy counsel, fintech founders]
industries: [fintech, health]
functions: [legal, compliance]
levels: [head, director]
number: 120k by 2027-06-30
capacity:
  - 2026-01-01 4
hours: 30
significant: 20k
---

- 2026-01-02 assess 1h what I offer and to whom
"""

# The stories begin long ago or just now, so that windows are empty and full.
BEGINNINGS = (date(2026, 1, 5), date(2026, 6, 1), date(2026, 9, 28))
SEGMENTS = ("privacy counsel", "fintech founders")
WORDS = ("who decides", "what they fear", "the new team", "how they buy", "Straße 7", "naïve plans")

# What a piece of evidence is typed as: a key of the front matter, or a dated line.
_KEYS = {
    "organization": ("organization", "{organization}"),
    "organization-or-industry": ("organization", "{organization}"),
    "organization-or-person": ("organization", "{organization}"),
    "title": ("title", "Privacy Counsel"),
    "person-or-search": ("decision-maker", "{person}"),
    "decision-maker": ("decision-maker", "{person}"),
    "incumbent": ("incumbent", "none"),
    "introducer-or-direct": ("via", "friend"),
    "value": ("value", "24k"),
    "watch": ("watch", f"{AS_OF + timedelta(days=40)}"),
    "connector": ("connector", "joined two clients of mine"),
    "approach": ("approach", "ask about their work"),
    "plan": ("plan", "two cases by the spring"),
    "proof": ("proof", "a playbook that a client adopted"),
}
_LINES = {
    "application-or-tailored": "application 2h {said}",
    "offer": "offer {said}",
    "proposal": "proposal 1h {who} {said}",
    "two-way-with-theirs": "call 30m {who} {said}",
    "answer-to-proposal": "call 30m {who} {said}",
    "word-from-them": "inbound {who} {said}",
    "new-opening": "inbound {who} {said}",
    "confirmation": "inbound {who} {said}",
    "way-out": "email {said}",
    "exchange": "coffee 45m {said}",
    "two-exchanges": "coffee 45m {said}",
    "renewed-exchange": "coffee 45m {said}",
    "value-exchanged": "email [gave:: {said}]",
    "learning": "learn 2h {said}",
    "word-of-a-target": "reply {who} {said}",
}

words = st.sampled_from(WORDS)
gaps = st.integers(1, 6)


@dataclass
class Told:
    """A record's file as it comes about: keys, stage lines and entries, each as typed."""

    id: str
    folder: str
    keys: dict[str, str] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    entries: list[tuple[date, str]] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.id}.md"

    @property
    def text(self) -> str:
        lines = ["---", *(f"{key}: {value}" for key, value in self.keys.items())]
        if self.needs:
            lines += ["needs:", *(f"  - {need}" for need in self.needs)]
        if self.stages:
            key = "advocate" if self.folder == "contacts" else "stages"
            lines += [f"{key}:", *(f"  - {line}" for line in self.stages)]
        entries = [f"- {day} {said}" for day, said in sorted(self.entries, key=lambda one: one[0])]
        return "\n".join([*lines, "---", "", "Some notes of mine.", "", *entries, ""])

    def tell(self, day: date, said: str) -> None:
        """Add a dated line."""
        self.entries.append((day, said))


@dataclass
class Walk:
    """A record on its way through a pipeline, with the people it meets there."""

    record: Told
    person: str
    organization: str
    others: list[Told]
    rounds: int = 0

    def show(self, evidence: str, day: date, said: str) -> None:
        """Type what a piece of evidence asks for, as somebody would on that day."""
        record, person = self.record, f"[[{self.person}]]"
        known = {"person": self.person, "organization": self.organization}
        if evidence in _KEYS:
            key, value = _KEYS[evidence]
            record.keys[key] = value.format(**known)
        elif evidence in _LINES:
            record.tell(day, _LINES[evidence].format(who=person, said=said))
        elif evidence in ("sourced-need", "need-from-theirs") and not record.needs:
            record.needs.append(f"contracts, must, level 2, from {self.person} {day}")
        elif evidence in ("interview-round", "held-round"):
            self.rounds += 1
            record.tell(day, f"interview {self.rounds} 45m {person} {said} [issue:: {said}]")
            record.tell(day, f"follow-up {self.rounds} 30m {person} [addresses:: {said}]")
        elif evidence == "introduction":
            friend = Told(f"{record.id}-friend", "contacts", {"name": "A friend"})
            self.others.append(friend)
            record.tell(day, f"call 20m [got:: introduction to [[{friend.id}]]]")

    def go(self, draw: st.DrawFn, pipeline: Pipeline, steps: int, begin: date) -> None:
        """Take some legal steps from the first stage, with the evidence of each."""
        left: Stage | None = None
        before: str | None = None
        day = begin
        for _ in range(steps):
            stage = _next(draw, pipeline, left, before)
            if stage is None:
                return
            silent = "silence" in stage.needs
            day += timedelta(days=100 if silent else draw(gaps))
            if day > AS_OF:
                return
            again = [left.reopens_on] if left and left.reopens_on and stage.is_open else []
            said = draw(words)
            for evidence in (*again, *stage.needs, *stage.must, *stage.advises):
                self.show(evidence, day, said)
            line = f"{day} {stage.name}"
            if stage.name in THEIR_DECISION:
                self.record.tell(day, f"decline [[{self.person}]] {said}")
            elif draw(st.booleans()):
                line += f", {said}"
            self.record.stages.append(line)
            if stage.kind is StageKind.OPEN:
                before = stage.name
            if stage.kind is StageKind.REOPENED:
                self.rounds = 0
            left = stage


def _next(
    draw: st.DrawFn, pipeline: Pipeline, left: Stage | None, before: str | None
) -> Stage | None:
    """A stage that may come next, by a step that is advised; None at the end."""
    if left is None:
        return next(iter(pipeline.stages.values()))
    legal = [
        name
        for name in pipeline.legal_next(left.name, before)
        if name != PREVIOUS and left.name not in pipeline.stages[name].unadvised_from
    ]
    # Ends are drawn less often than what goes on, or every walk would be short.
    onward = [name for name in legal if pipeline.stages[name].is_open]
    chosen = legal if draw(st.integers(0, 3)) == 0 or not onward else onward
    return pipeline.stages[draw(st.sampled_from(chosen))] if chosen else None


@st.composite
def sound_ledgers(draw: st.DrawFn) -> dict[str, str]:
    """The files of a ledger without a finding: complete, small, and different every time.

    There is always an interviewed job that is open (`campaigns/anchor.md`), an advocate on the
    way, a skill, a channel with its events and a journal, so that every fault has its place.
    """
    pipelines = settings_of(SETTINGS).pipelines
    begin = draw(st.sampled_from(BEGINNINGS))
    people: list[Told] = [_person("friend", "", draw(words))]
    organizations: list[Told] = []
    for number in range(draw(st.integers(1, 2))):
        organization = Told(f"company-{number}", "organizations", {"name": f"Company {number}"})
        organization.keys |= {"industry": "fintech", "segment": SEGMENTS[number]}
        organizations.append(organization)
        people.append(_person(f"person-{number}", organization.id, draw(words)))
    staged = [_anchor(draw, begin)]
    names = ["job", "leadership", "client", "freelance"]
    for number in range(draw(st.integers(0, 2))):
        name = draw(st.sampled_from(names))
        told = Told(f"campaign-{number}", "campaigns", {"pipeline": name, "origin": "self"})
        at = draw(st.integers(0, len(organizations) - 1))
        walk = Walk(told, f"person-{at}", f"company-{at}", people)
        walk.go(draw, pipelines[name], draw(st.integers(1, 9)), begin)
        staged.append(told)
    advocate = _person("advocate", "", draw(words))
    walk = Walk(advocate, advocate.id, "", people)
    walk.go(draw, pipelines["advocate"], draw(st.integers(1, 9)), begin)
    skill = Told("contracts", "skills", {"name": "contracts", "needed-by": "[anchor]"})
    walk = Walk(skill, "friend", "", people)
    walk.go(draw, pipelines["skill"], draw(st.integers(1, 6)), begin)
    every = [
        *people,
        *organizations,
        *staged,
        advocate,
        skill,
        *_channels(draw, begin),
        _journal(draw, begin),
    ]
    return {
        "headway.toml": SETTINGS,
        "me.md": ME,
        **{told.path: told.text for told in every},
    }


def _person(id_: str, organization: str, said: str) -> Told:
    told = Told(id_, "contacts", {"name": id_.replace("-", " ").title()})
    if organization:
        told.keys["organization"] = organization
    told.keys |= {"segment": SEGMENTS[0], "met": "2026-01-02", "cadence": "60d"}
    told.tell(date(2026, 1, 4), f"email {said}")
    return told


def _anchor(draw: st.DrawFn, begin: date) -> Told:
    """A job that has come to its interviews, with a line of every common kind."""
    told = Told("anchor", "campaigns")
    told.keys = {
        "name": "Anchor",
        "organization": "company-0",
        "title": "Counsel",
        "decision-maker": "person-0",
        "origin": draw(st.sampled_from(["self", "given"])),
        "value": "110k",
        "closes": f"{AS_OF + timedelta(days=60)}",
    }
    told.needs = [f"contracts, must, level 2, from person-0 {begin}"]
    day = begin
    for stage in ("researching", "targeted", "networking-in", "interviewing"):
        day += timedelta(days=draw(gaps))
        told.stages.append(f"{day} {stage}")
    said = draw(words)
    told.tell(day, f"interview 1 45m [[person-0]] {said} [issue:: {said}]")
    told.tell(day, f"follow-up 1 30m [[person-0]] [addresses:: {said}]")
    told.tell(day + timedelta(days=3), f"call 20m [[person-0]] {said} [next:: 2026-12-07]")
    if draw(st.booleans()):
        told.tell(day + timedelta(days=9), "interview 2 1h [[person-0]]")
    if draw(st.booleans()):
        told.tell(day + timedelta(days=10), "setback the seat is frozen [cause:: frozen]")
    if draw(st.booleans()):
        told.entries.append((AS_OF + timedelta(days=4), "interview 3 [[person-0]]"))
    return told


def _channels(draw: st.DrawFn, begin: date) -> list[Told]:
    group = Told("breakfast", "channels", {"name": "Breakfast", "type": "group"})
    group.keys["aimed-at"] = f"[{SEGMENTS[0]}]"
    writing = Told("writing", "channels", {"name": "Writing", "type": "content"})
    day = begin
    for _ in range(draw(st.integers(1, 3))):
        day += timedelta(days=7)
        rated = draw(st.sampled_from(["3 selling, 1 building, 1 credible", "2 overlap, 1 all"]))
        group.tell(day, f"event 2h [rated:: {rated}]")
        writing.tell(day, f"post 3h {draw(words)} [reach:: 210]")
        writing.tell(day, f"response said so [segment:: {draw(st.sampled_from(SEGMENTS))}]")
    return [group, writing]


def _journal(draw: st.DrawFn, begin: date) -> Told:
    told = Told("2026", "journal", {"name": "Journal"})
    day = begin
    for _ in range(draw(st.integers(1, 4))):
        day += timedelta(days=draw(gaps))
        line = st.sampled_from(
            [
                "review 20m",
                "busy 1h invoices",
                "off 2d",
                "life a long walk",
                "coffee 1h [[friend]]",
                "research 1h [[company-0]]",
                "thanks 10m [[friend]]",
                "heard that they hire",
            ]
        )
        told.tell(day, draw(line))
    return told
