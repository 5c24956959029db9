"""Which stage lines of a draft go on from those that its campaign has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.config import Pipeline
from ledger.model.parts import StageLine

_STAGE = re.compile(r"(?:(\d{4}-\d{2}-\d{2}) )?([\w-]+)")


def stages_further(
    theirs: Sequence[str], ours: Sequence[StageLine], pipeline: Pipeline | None
) -> tuple[str, ...] | None:
    """The lines to add below the owner's; None where the two lists disagree.

    The owner may know more than the file, and so may an earlier form of the file: a tracker
    whose `Interviewing` became `Rejected` tells of no interview any more. What it ends with is
    added where it may follow what stands there.
    """
    at = 0
    for line in ours:
        if at < len(theirs) and _same(theirs[at], line):
            at += 1
    more = tuple(theirs[at:])
    if not more or at == len(ours):
        return more
    # Whose day the owner has put right is there as well.
    stood = [line.stage for line in ours]
    begun = 0
    while begun < len(more) and _parts(more[begun])[1] in stood:
        begun += 1
    if 0 < begun < len(more) and _may_follow(more[begun:], ours, pipeline):
        return more[begun:]
    if _may_follow(more, ours, pipeline):
        return more
    way = (*_way_to(more[0], ours[-1].stage, pipeline), *more) if pipeline else ()
    return way if way and _may_follow(way, ours, pipeline) else None


def _way_to(line: str, stage: str, pipeline: Pipeline) -> tuple[str, ...]:
    """The line of the early stage that lies between one and that of a line, on its day.

    Trackers have none for a job that is decided on and not yet applied for.
    """
    day, wanted = _parts(line)
    here = pipeline.stages.get(stage)
    if here is None or not here.early:
        return ()
    for name in pipeline.legal_next(stage):
        if pipeline.stages[name].early and wanted in pipeline.legal_next(name):
            return (f"{day} {name}, because the file says {wanted}".strip(),)
    return ()


def _may_follow(more: Sequence[str], ours: Sequence[StageLine], pipeline: Pipeline | None) -> bool:
    """Whether lines are new stages that may stand below the last one, by pipeline and by day."""
    stages = [_parts(line)[1] for line in more]
    held = {line.stage for line in ours}
    days = [line.date.isoformat() for line in ours if line.date]
    begins = next((day for day, _ in map(_parts, more) if day), "")
    return (
        pipeline is not None
        and held.isdisjoint(stages)
        and stages[0] in pipeline.legal_next(ours[-1].stage)
        and not (days and begins and begins < max(days))
    )


def _same(theirs: str, line: StageLine) -> bool:
    """Whether two stage lines are one; the owner may have put a day to one without."""
    day, stage = _parts(theirs)
    return stage == line.stage and day in ("", line.date.isoformat() if line.date else None)


def _parts(line: str) -> tuple[str, str]:
    """The day of a stage line, empty where it has none, and its stage."""
    match = _STAGE.match(line)
    return (match[1] or "", match[2].lower()) if match else ("", "")
