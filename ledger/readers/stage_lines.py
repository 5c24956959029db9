"""The lines of a record's stages: `DATE STAGE, evidence`, and what stands in their place."""

from __future__ import annotations

import re

from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.model.parts import StageLine
from ledger.readers.links import find_links
from ledger.readers.short_lines import joined
from ledger.readers.stage_words import Told
from ledger.readers.text import Text
from ledger.readers.values import Values
from ledger.readers.yaml_nodes import Node, Scalar
from ledger.source import Location
from ledger.value import changed

_STAGE = re.compile(
    r"(?:(?P<date>\d{4}-\d{2}-\d{2})[ \t:]+)?(?P<stage>[^\W\d_][\w-]*)(?:\s*[,:]\s*(?P<text>.*))?$",
    re.DOTALL,
)


def stage_lines(values: Values, key: str) -> tuple[StageLine, ...]:
    """`DATE STAGE, evidence` lines; one without a date is kept and told of."""
    return tuple(
        line
        for node, typed in values.lines_of(key)
        if (line := _stage_line(values, node, joined(typed, ("date", "stage"), "evidence")))
    )


def undated_stage(values: Values, key: str) -> tuple[StageLine, ...]:
    """A bare `stage: applied`, as somebody types it who comes from another tool."""
    typed = values.text_of(key)
    if not typed:
        return ()
    line = _stage_line(values, values.fields[key].value, typed)
    return (line,) if line else ()


def all_stages(values: Values, lines: tuple[StageLine, ...]) -> tuple[StageLine, ...]:
    """The stage lines of a record that another tool told, with the days in keys of their own."""
    if values.stages is None:
        return lines
    dated = (
        StageLine(stage, day, "", values.text.location(node.start), node.length, adopted=True)
        for key, stage in values.stages.days.items()
        if (found := values.day_in(key)) and (day := found[1]) and (node := found[0])
    )
    settled = values.stages.settled(lines, dated)
    for line in settled:
        if line.date is None:
            fault = Fault(FaultKind.UNDATED_STAGE, line.location, line.stage, "", line.length)
            values.faults.append(fault)
    return settled


def _stage_line(values: Values, node: Node, typed: str) -> StageLine | None:
    told = values.stages.find(typed) if values.stages else None
    match = None if told else _STAGE.match(typed.strip())
    if match:
        told = Told(match["date"], match["stage"].lower(), (match["text"] or "").strip())
    if told is None:
        values.blame(FaultKind.BAD_STAGE_LINE, node, typed)
        return None
    day = None
    if told.day:
        day = values.date(node, "stages", told.day)
        if day is None:
            return None
    elif values.stages is None:
        values.blame(FaultKind.UNDATED_STAGE, node, told.stage)
    evidence = told.evidence
    place = values.text.location(node.start)
    links: tuple[Link, ...] = ()
    if "[[" in evidence:
        within = Text(place.path, evidence)
        links = tuple(find_links(within, 0, len(evidence), evidence, "stages"))
    for link in links:
        values.links.append(changed(link, location=place, length=node.length))
    word = _place_within(values, node, typed, match.start("stage")) if match else None
    adopted = values.stages is not None and day is None
    return StageLine(told.stage, day, evidence, place, node.length, links, word, adopted)


def _place_within(values: Values, node: Node, typed: str, at: int) -> Location | None:
    """Where a character of a text stands, quotes or none around it; None where it was escaped."""
    blank = len(typed) - len(typed.lstrip())
    for quote in (0, 1) if isinstance(node, Scalar) else ():
        if node.length == len(typed) + 2 * quote:
            return values.text.location(node.start + quote + blank + at)
    return None
