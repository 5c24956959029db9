"""The introduction graph in Mermaid, which code hosts and note takers draw in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._introduction_graph import NOTHING, introduction_graph

# All that may stand as it is: letters of any script, digits, spaces, a comma, and a dot or a
# hyphen where it makes no list, comment or arrow. Anything else is written as its number.
_PLAIN = re.compile(r"[^\W_]|[ ,']|(?<=[^\W\d_])\.|(?<=[^\W_])-(?=[^\W_])")


@exporter("mermaid", "Who introduced whom, for Mermaid", ".mmd")
def mermaid(request: ExportRequest) -> bytes:
    """A flowchart: people, whom they introduced and when, the campaigns that it led to."""
    return ("\n".join(_lines(request)) + "\n").encode()


def _lines(request: ExportRequest) -> Iterator[str]:
    graph = introduction_graph(request.reading.ledger, request.as_of)
    yield "flowchart LR"
    if not graph.people:
        yield f'  nothing["{NOTHING}"]'
    for person in graph.people:
        yield f'  {person.key}(["{_escaped(person.name)}"])'
    for aim in graph.aims:
        yield f'  {aim.key}["{_escaped(aim.name)}: {_escaped(aim.said)}"]'
    for made in graph.made:
        yield f'  {made.introducer} -->|"{made.day}"| {made.introduced}'
    for way in graph.led_to:
        yield f"  {way.person} {'-.->' if way.aside else '-->'} {way.aim}"


def _escaped(text: str) -> str:
    """A text that no rule of the language finds anything in, in a string or outside of one."""
    kept = (one if _PLAIN.match(text, at) else f"#{ord(one)};" for at, one in enumerate(text))
    return "".join(kept)
