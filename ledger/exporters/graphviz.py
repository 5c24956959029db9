"""The introduction graph in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._introduction_graph import NOTHING, introduction_graph
from ledger.pages._network.outcomes import Outcome

# How a campaign's frame is drawn: as in the report, it is said in words beside.
_FRAMES = {
    Outcome.WON: 'style="bold"',
    Outcome.ENDED: 'style="dotted"',
    Outcome.WAITING: 'style="dashed"',
}


@exporter("graphviz", "Who introduced whom, for Graphviz (DOT)", ".dot")
def graphviz(request: ExportRequest) -> bytes:
    """A directed graph: people, whom they introduced and when, the campaigns that it led to."""
    return ("\n".join(_lines(request)) + "\n").encode()


def _lines(request: ExportRequest) -> Iterator[str]:
    graph = introduction_graph(request.reading.ledger, request.as_of)
    yield "digraph introductions {"
    yield "  rankdir=LR;"
    yield '  node [fontname="sans-serif"];'
    yield '  edge [fontname="sans-serif", fontsize=10];'
    if not graph.people:
        yield f"  nothing [shape=plaintext, label={_quoted(NOTHING)}];"
    for person in graph.people:
        yield f"  {person.key} [shape=ellipse, label={_quoted(person.name)}];"
    for aim in graph.aims:
        frame = _FRAMES.get(aim.outcome)
        parts = ["shape=box", f"label={_quoted(aim.name, aim.said)}", *([frame] if frame else [])]
        yield f"  {aim.key} [{', '.join(parts)}];"
    for made in graph.made:
        yield f"  {made.introducer} -> {made.introduced} [label={_quoted(str(made.day))}];"
    for way in graph.led_to:
        yield f"  {way.person} -> {way.aim}{' [style=dashed]' if way.aside else ''};"
    yield "}"


def _quoted(*lines: str) -> str:
    r"""A label of some lines. It is read twice: as a string (`"`, `\`), and for entities (`&`)."""
    safe = (one.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for one in lines)
    return '"' + r"\n".join(safe) + '"'
