"""How long campaigns stay at each stage, those still there included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from ledger.config import StageKind
from ledger.model.ledger import Ledger
from ledger.model.stage import lines_by, pipeline_of
from ledger.statistics import Stay


def stays(ledger: Ledger, as_of: date) -> Mapping[tuple[str, str], list[Stay]]:
    """The stays of campaigns at each stage up to a day, by pipeline and stage, in days.

    A stay begins with a line that names the stage and ends with the next one that names
    another; without one it goes on. One whose first or last day is not recorded is left out.
    """
    found: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    for campaign in ledger.campaigns:
        pipeline = pipeline_of(ledger, campaign)
        if pipeline is None:
            continue
        known = [line for line in lines_by(campaign, as_of) if line.stage in pipeline.stages]
        changes = [
            line for at, line in enumerate(known) if not at or line.stage != known[at - 1].stage
        ]
        for at, line in enumerate(changes):
            ended = at + 1 < len(changes)
            end = changes[at + 1].date if ended else as_of
            if pipeline.stages[line.stage].kind is not StageKind.OPEN or not (line.date and end):
                continue
            if end >= line.date:
                stay = Stay((end - line.date).days, ended)
                found[pipeline.name, line.stage].append(stay)
    return found
