"""The introduction graph: who introduced whom, to which campaign it led, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._introductions import came_of
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.tree import Cell, Curve, Twig, tree
from ledger.pages._links import Links
from ledger.pages._network.forest import Node, forest
from ledger.pages._network.introductions import Told, origin_of, told
from ledger.pages._network.outcomes import End, Outcome, Outcomes
from ledger.pages._words import month_day
from ledger.value import Value, changed
from ledger.wording import listing, plural

_NAMELESS = markdown.plain("")
_HEADINGS = ("introducer, and how many", "introduced", "who introduced")
# As many outcomes of those who are gathered are counted each by itself.
_NAMED_OUTCOMES = 4
_ENDS = (Outcome.WON, Outcome.OPEN, Outcome.WAITING, Outcome.ENDED)


class Label(Value, frozen=True):
    """What stands in a cell: a name, what is said beside it, and the class of its line.

    `kind` is `introducer`, `introduced`, `end` or, where nothing stands, `between`. `full` is
    the name whole, for where there is no room for it; `depth` how far it is indented where
    there is no room for columns.
    """

    kind: str
    name: Html
    full: str = ""
    beside: str = ""
    line: str = ""
    day: str = ""
    depth: int = 0


class GraphCell(Value, frozen=True):
    """A cell of the graph's table: where it stands, and what in it."""

    place: Cell
    label: Label


class Key(Value, frozen=True):
    """A line of the legend."""

    line: str
    word: str


class IntroductionGraph(Value, frozen=True):
    """The picture, its legend, and the same as a table, of `rows` rows the first."""

    caption: Caption
    layers: int
    columns: tuple[str, ...]
    width: int
    height: int
    curves: tuple[Curve, ...]
    rules: tuple[float, ...]
    groups: tuple[tuple[tuple[GraphCell, ...], ...], ...]
    keys: tuple[Key, ...]
    told: tuple[Told, ...]
    rows: int
    gathered: bool


def introduction_graph(links: Links, found: Outcomes) -> IntroductionGraph | None:
    """The graph of everything that introductions led to; None where nobody introduced anybody."""
    roots = forest(found)
    if not roots:
        return None
    labels: list[Label] = []
    twigs = [_twig(links, root, labels, (0, len(found.made))) for root in roots]
    made = tree(twigs)
    groups: list[list[tuple[GraphCell, ...]]] = []
    for cells in made.rows:
        if cells[0].column == 0:
            groups.append([])
        groups[-1].append(tuple(GraphCell(cell, _label(cell, labels)) for cell in cells))
    lines = {label.line for label in labels}
    rows, total = told(links, found)
    return IntroductionGraph(
        caption=Caption("introduction-graph", "Who introduced whom", _described(links, found)),
        layers=made.layers,
        columns=_HEADINGS[: made.layers + 1],
        width=made.width,
        height=made.height,
        curves=made.curves,
        rules=made.rules,
        groups=tuple(tuple(group) for group in groups),
        keys=tuple(Key(one.line, one.word) for one in _legend() if one.line in lines),
        told=rows,
        rows=total,
        gathered=any(_gathers(root) for root in roots),
    )


def _legend() -> Iterator[Outcome]:
    return (one for one in sorted(Outcome, reverse=True) if one is not Outcome.ALSO)


def _label(cell: Cell, labels: Sequence[Label]) -> Label:
    return Label("between", _NAMELESS) if cell.key is None else labels[cell.key]


def _gathers(node: Node) -> bool:
    return node.person is None or any(_gathers(child) for child in node.children)


def _twig(links: Links, node: Node, labels: list[Label], at: tuple[int, int]) -> Twig:
    """A node with its ends and its children, their labels put beside the others'.

    `at` is its depth, and how many introductions there are in all.
    """
    depth, of = at
    key = len(labels)
    labels.append(changed(_named(links, node, 0 if depth else of), depth=depth))
    children = []
    for end in _ends(links, node):
        children.append(Twig(len(labels), end.line, _rank(end.line)))
        labels.append(changed(end, depth=depth + 1))
    children += [_twig(links, child, labels, (depth + 1, of)) for child in node.children]
    return Twig(key, node.best.line, int(node.best), tuple(children))


def _rank(line: str) -> int:
    return max(int(one) for one in Outcome if one.line == line)


def _named(links: Links, node: Node, of: int) -> Label:
    """The label of a person, or of those who are gathered."""
    kind = "introduced" if not of else "introducer"
    if node.person is None:
        if of:
            said = f"{plural(node.count, 'other')} who introduced"
        else:
            said = plural(node.count, "other") if node.count else "directly"
        return Label(kind, markdown.anchor("#introductions", said), said, line=node.best.line)
    name = links.named(node.person)
    if of:
        count = len(node.children) + sum(child.count - 1 for child in node.children)
        beside = str(count) if count else ""
        return Label(kind, name, node.person.name, beside, node.best.line)
    day = node.made.date if node.made else None
    said = month_day(day) if day else ""
    return Label(kind, name, node.person.name, said, node.best.line, day.isoformat() if day else "")


def _ends(links: Links, node: Node) -> Iterator[Label]:
    """What stands at the end of a path, in words."""
    if node.person is None and not node.children:
        yield Label("end", _NAMELESS, beside=_tallied(node.gathered), line=node.best.line)
    for end in node.ends:
        yield _end(links, end)
    if node.elsewhere:
        said = f"{plural(node.elsewhere, 'introduction')}, under their own name"
        yield Label("end", _NAMELESS, beside=said, line=Outcome.SPOKEN.line)


def _tallied(gathered: Counter[Outcome]) -> str:
    """What those who are gathered came to, best first, in as few words as one row has room for."""
    counted = sorted(gathered.items(), reverse=True)
    shown = counted if len(counted) <= _NAMED_OUTCOMES else counted[: _NAMED_OUTCOMES - 1]
    said = [f"{count} {outcome.word}" for outcome, count in shown]
    if less := sum(count for _, count in counted[len(shown) :]):
        said.append(f"{less} that came to less")
    return listing(said)


def _end(links: Links, end: End) -> Label:
    campaign = end.campaign
    if campaign is None:
        return Label("end", _NAMELESS, beside=end.outcome.word, line=end.outcome.line)
    if end.outcome is Outcome.ALSO:
        beside = f"took part; {origin_of(end)}"
    else:
        value = f" · {campaign.value}" if campaign.value else ""
        beside = f"{end.outcome.word}, {end.stage}{value}"
    return Label("end", links.named(campaign), campaign.name, beside, end.outcome.line)


def _described(links: Links, found: Outcomes) -> str:
    """What the picture shows, in words."""
    came = came_of(links.results.ledger, found.made, links.results.as_of)
    people = len({one.introducer.path for one in found.made})
    by = "1 person" if people == 1 else f"{people} people"
    said = (
        f"{plural(came.introductions, 'introduction')} by {by} led to "
        f"{plural(came.conversations, 'conversation')}"
    )
    ended = Counter(end.outcome for ends in found.ends.values() for end in ends)
    told = [f"{ended[one]} {one.word}" for one in _ENDS if ended[one]]
    campaigns = sum(ended[one] for one in _ENDS)
    if campaigns:
        said += f" and {plural(campaigns, 'campaign')}: {listing(told)}"
    return f"{said}. The table below names each."
