"""Something that two or more targets need and that is not offered as they need it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._asking import home_of
from ledger.actions._noted import decided, within
from ledger.actions._phrases import below_stages
from ledger.actions._readiness import is_over
from ledger.metrics._fit import Gap, gaps_of, is_target
from ledger.metrics._offers import skill_for, spoken
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.skill import Skill
from ledger.model.stage import current
from ledger.wording import listing, plural

_SEVERAL = 2
_UNDER_WAY = ("planned", "building")
_ONWARD = {"noticed": "confirmed", "confirmed": "planned"}
_SETTLED = ("demonstrated", "recognised", "set-aside")


@rule("gap-shared", 2, figures=("fit",), about=(RecordKind.SKILL,))
def gap_shared(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Plan the proof that would convince them, or aim where it is not needed."""
    if is_over(ledger, as_of):
        return
    targets = sum(is_target(ledger, one, as_of) for one in ledger.campaigns)
    for gap in gaps_of(ledger, as_of):
        if len(gap.live) < _SEVERAL:
            continue
        skill = skill_for(ledger, gap.name, as_of)
        if _is_taken_care_of(ledger, gap, skill, as_of):
            continue
        stage = current(ledger, skill, as_of) if skill else None
        name = stage.name if stage else ""
        yield Advice(
            subject=skill.id if skill else "",
            event=f"gap {spoken(gap.name)}",
            message=_message(ledger, gap, name, targets),
            line=_line(gap, skill, name, as_of),
            place=below_stages(skill) if skill and name not in _UNDER_WAY else "",
            resolved_by="`planned` and `learn` on a skill up to `demonstrated`, or `set-aside`",
            evidence=tuple(
                str(need.location)
                for campaign in gap.live
                for need in ledger.needs_of(campaign)
                if spoken(need.name) == spoken(gap.name)
            ),
        )


def _is_taken_care_of(ledger: Ledger, gap: Gap, skill: Skill | None, as_of: date) -> bool:
    """Whether it is shown or set aside, or was worked on or thought about lately."""
    since = within(as_of, ledger.config.rules.dialog_pair)
    stage = current(ledger, skill, as_of) if skill else None
    if stage is None or skill is None:
        return decided(ledger, gap.name, since, as_of)
    if stage.name in _SETTLED:
        return True
    worked = [entry.date for entry in ledger.entries_with(skill) if entry.done_by(as_of)]
    begun = [line.date for line in skill.stages if line.date and line.date <= as_of]
    last = max((*worked, *begun), default=date.min)
    return stage.name in _UNDER_WAY and last >= since


def _message(ledger: Ledger, gap: Gap, stage: str, targets: int) -> str:
    need = f"{gap.name} is needed by {len(gap.live)} of {plural(targets, 'target')}"
    homes = listing(dict.fromkeys(home_of(ledger, one) for one in gap.live))
    said = f"{need} ({homes}), and you offer it at level {gap.offered} of {gap.wanted}"
    if stage in _UNDER_WAY:
        return f"{said}: nothing was done about it for two weeks; do an hour, or set it aside"
    return f"{said}: plan what would prove it, or aim where nobody needs it"


def _line(gap: Gap, skill: Skill | None, stage: str, as_of: date) -> str:
    if skill is None:
        return f"- {as_of} assess 30m {gap.name}: prove it how, or aim elsewhere"
    if stage in _UNDER_WAY:
        return f"- {as_of} learn 1h [[{skill.id}]]"
    return f"- {as_of} {_ONWARD.get(stage, 'planned')}"
