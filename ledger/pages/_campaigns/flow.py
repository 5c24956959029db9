"""The stage flow of a pipeline: how far its campaigns came, and where they left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ledger.config import Pipeline, StageKind
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.parts import StageLine
from ledger.pages._campaigns.flow_words import note_of, said_of, word_of
from ledger.pages._campaigns.journeys import Journey, journeys_of
from ledger.pages._charts.flow import STILL_OPEN, Begun, Leaving, Onward, River, river
from ledger.pages._charts.flow_threads import Threads, Way, threads
from ledger.pages._charts.parts import Caption
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import listing, plural, shorten

# Up to so many each is a thread of its own, with its name on it.
THREADS_UP_TO = 12
_LONGEST_NAME = 60

BEGINS, STILL_THERE = "(begins)", "(still there)"
_KINDS = {StageKind.EXIT: "exit", StageKind.PARKED: "parked", StageKind.WON: "won"}

# From where to where: the name of a stage, or one of the two above.
Step = tuple[str, str]
Steps = Mapping[Step, Sequence[Journey]]


class FlowEnd(Value, frozen=True):
    """Of those that reached a stage, so many that went no further. `href` leads to their row."""

    count: int
    said: str
    kind: str
    href: str


class FlowColumn(Value, frozen=True):
    """A stage: how many reached it, and what became of those that went no further."""

    stage: str
    reached: int
    ends: tuple[FlowEnd, ...]


class FlowRow(Value, frozen=True):
    """A row of the table behind the picture, with the campaigns and the lines that made it."""

    anchor: str
    source: str
    target: str
    names: tuple[Html, ...]
    places: tuple[Place, ...]


class Flow(Value, frozen=True):
    """The picture, as threads of a few or as ribbons of many, and the same as a table.

    `left` holds how many left for good at each stage.
    """

    caption: Caption
    columns: tuple[FlowColumn, ...]
    river: River | None
    threads: Threads | None
    rows: tuple[FlowRow, ...]
    note: str
    left: Mapping[str, int]


def flow(links: Links, pipeline: Pipeline, campaigns: Iterable[Campaign], key: str) -> Flow | None:
    """The flow of a pipeline's campaigns; None where none of them has reached a stage.

    Each episode of a campaign counts for itself, as in metric M18.
    """
    ledger, as_of = links.results.ledger, links.results.as_of
    every = [one for each in campaigns for one in journeys_of(ledger, each, as_of)]
    drawn = [one for one in every if one.stops]
    if not drawn:
        return None
    reached = Counter(stop.stage.name for one in drawn for stop in one.stops)
    columns = {name: at for at, name in enumerate(one for one in pipeline.stages if one in reached)}
    steps = steps_of(pipeline, drawn)
    anchors = {step: f"{key}-{number}" for number, step in enumerate(steps, start=1)}
    few = len(drawn) <= THREADS_UP_TO
    left = _left(drawn)
    return Flow(
        caption=Caption(key, "How far each came, and where it left", said_of(reached, drawn, left)),
        columns=tuple(
            FlowColumn(word_of(name), reached[name], tuple(_ends(pipeline, name, steps, anchors)))
            for name in columns
        ),
        river=None if few else _river(pipeline, columns, steps),
        threads=threads(len(columns), [_way(one, columns) for one in drawn]) if few else None,
        rows=(
            *(_row(links, anchors[step], step, steps[step]) for step in steps),
            *_apart(links, every),
        ),
        note=note_of(every, drawn),
        left={word_of(name): left[name] for name in columns if name in left},
    )


def steps_of(pipeline: Pipeline, drawn: Iterable[Journey]) -> Steps:
    """The journeys that took each step, in the order of the stages.

    A step leads from a stage to the next one reached, and from the last one to its end.
    """
    found: dict[Step, list[Journey]] = {}
    for one in drawn:
        names = [BEGINS, *(stop.stage.name for stop in one.stops)]
        if one.end is None:
            names.append(STILL_THERE)
        elif one.end.stage != one.stops[-1].stage:
            names.append(one.end.stage.name)
        for source, target in pairwise(names):
            found.setdefault((source, target), []).append(one)
    order = [BEGINS, STILL_THERE, *pipeline.stages]
    return {
        step: found[step]
        for step in sorted(found, key=lambda step: (order.index(step[0]), order.index(step[1])))
    }


def _kind(pipeline: Pipeline, target: str) -> str:
    """What a step is by where it leads: `on`, `open`, `exit`, `parked`, or `won`."""
    return STILL_OPEN if target == STILL_THERE else _KINDS.get(pipeline.stages[target].kind, "on")


def _goes_on(pipeline: Pipeline, step: Step) -> bool:
    return step[0] != BEGINS and _kind(pipeline, step[1]) in ("on", "won")


def _ends(
    pipeline: Pipeline, stage: str, steps: Steps, anchors: Mapping[Step, str]
) -> Iterator[FlowEnd]:
    for step, taken in steps.items():
        if step[0] == stage and not _goes_on(pipeline, step):
            kind = _kind(pipeline, step[1])
            yield FlowEnd(len(taken), word_of(step[1]), kind, f"#{anchors[step]}")


def _river(pipeline: Pipeline, columns: Mapping[str, int], steps: Steps) -> River:
    begun, onward, leaving = [], [], []
    for (source, target), taken in steps.items():
        count = len(taken)
        title = f"{plural(count, 'run')}: {word_of(source)} to {word_of(target)}"
        if source == BEGINS:
            begun.append(Begun(columns[target], count, f"{count} began at {word_of(target)}"))
        elif _goes_on(pipeline, (source, target)):
            onward.append(Onward(columns[source], columns[target], count, title))
        else:
            leaving.append(Leaving(columns[source], _kind(pipeline, target), count, title))
    return river(len(columns), begun, onward, leaving)


def _way(one: Journey, columns: Mapping[str, int]) -> Way:
    kind = _KINDS.get(one.end.stage.kind, "exit") if one.end else "open"
    word = word_of(one.end.stage.name) if one.end else "open"
    way = listing((word_of(stop.stage.name) for stop in one.stops), last="then")
    when = f" on {one.end.line.date.isoformat()}" if one.end and one.end.line.date else ""
    again = f", episode {one.number}" if one.number > 1 else ""
    name = shorten(one.campaign.name, _LONGEST_NAME) + again
    stops = tuple(columns[stop.stage.name] for stop in one.stops)
    return Way(name, stops, kind, word, f"{name}: {way}; {word}{when}")


def _row(links: Links, anchor: str, step: Step, taken: Sequence[Journey]) -> FlowRow:
    return FlowRow(
        anchor,
        word_of(step[0]),
        word_of(step[1]),
        tuple(links.named(one.campaign) for one in taken),
        tuple(links.location(_line_of(one, step[1]).location) for one in taken),
    )


def _line_of(one: Journey, target: str) -> StageLine:
    """The stage line that brought a journey to where a step leads."""
    reached = {stop.stage.name: stop.line for stop in one.stops}
    if one.end:
        reached.setdefault(one.end.stage.name, one.end.line)
    return reached.get(target, one.stops[-1].line)


def _apart(links: Links, every: Iterable[Journey]) -> Iterator[FlowRow]:
    """What the picture leaves out: detours, and journeys that reached no stage."""
    found: dict[Step, list[tuple[Campaign, StageLine]]] = {}
    for one in every:
        for detour in one.detours:
            step = (word_of(detour.source.name), f"{word_of(detour.target.name)}, a step back")
            found.setdefault(step, []).append((one.campaign, detour.line))
        if not one.stops and one.end:
            ended = (word_of(BEGINS), f"{word_of(one.end.stage.name)}, with no stage before it")
            found.setdefault(ended, []).append((one.campaign, one.end.line))
    for (source, target), taken in sorted(found.items(), key=lambda item: item[0]):
        yield FlowRow(
            "", source, target,
            tuple(links.named(campaign) for campaign, _ in taken),
            tuple(links.location(line.location) for _, line in taken),
        )  # fmt: skip


def _left(drawn: Iterable[Journey]) -> Counter[str]:
    """How many ended at each stage: neither won nor waiting nor still there."""
    return Counter(
        one.stops[-1].stage.name
        for one in drawn
        if one.end and one.end.stage.kind is StageKind.EXIT
    )
