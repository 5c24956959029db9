"""How long campaigns stay at each stage, those still there included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import zip_longest

from ledger.config import StageKind
from ledger.model.campaign import Campaign
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.stage import lines_by, per_lines, pipeline_of
from ledger.statistics import Stay
from ledger.value import Value


def stays(ledger: Ledger, as_of: date) -> Mapping[tuple[str, str], list[Stay]]:
    """The stays of campaigns at each stage up to a day, by pipeline and stage, in days.

    A stay begins with a line that names the stage and ends with the next one that names
    another; without one it goes on. One whose first or last day is not recorded is left out.
    """
    found: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    for campaign in ledger.campaigns:
        for one in _spells(ledger, campaign, as_of):
            last = one.end or as_of
            if last >= one.start:
                found[one.stage].append(Stay((last - one.start).days, one.end is not None))
    return found


class _Spell(Value, frozen=True):
    """A campaign's time at a stage; `end` is None while it goes on."""

    stage: tuple[str, str]
    start: date
    end: date | None


@lasting
@per_lines
def _spells(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[_Spell, ...]:
    """The times of a campaign at each open stage whose days are recorded."""
    pipeline = pipeline_of(ledger, campaign)
    if pipeline is None:
        return ()
    known = [line for line in lines_by(campaign, as_of) if line.stage in pipeline.stages]
    changes = [line for at, line in enumerate(known) if not at or line.stage != known[at - 1].stage]
    made = []
    for line, after in zip_longest(changes, changes[1:]):
        undated = after is not None and after.date is None
        if pipeline.stages[line.stage].kind is StageKind.OPEN and line.date and not undated:
            end = after.date if after else None
            made.append(_Spell((pipeline.name, line.stage), line.date, end))
    return tuple(made)
