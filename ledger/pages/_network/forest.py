"""The introductions as trees: who introduced whom, and what each path came to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ledger.metrics._introductions import Introduction
from ledger.model.contact import Contact
from ledger.pages import _limits
from ledger.pages._charts.tree import DEEPEST
from ledger.pages._network.outcomes import End, Outcome, Outcomes

# A picture of more rows than this gathers what came to least, and so on up to this.
MOST_ROWS = 40
_GATHERED = (Outcome.NOTHING, Outcome.SPOKEN, Outcome.ALSO, Outcome.ENDED)


@dataclass
class Node:
    """Somebody, whom they introduced, and what came through them.

    `made` is the introduction that led to them, None for those whose introducer is not known.
    With no person it stands for `count` of them; `gathered` counts those by what they came to.
    `elsewhere` are the introductions of somebody whose own tree stands further below. `best`
    is the best that came of it.
    """

    person: Contact | None
    made: Introduction | None = None
    ends: tuple[End, ...] = ()
    children: list[Node] = field(default_factory=list)
    count: int = 1
    best: Outcome = Outcome.NOTHING
    gathered: Counter[Outcome] = field(default_factory=Counter)
    elsewhere: int = 0

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        own = len(self.ends) + bool(self.elsewhere)
        return max(1, own + sum(child.rows for child in self.children))

    @property
    def below(self) -> int:
        """How many introductions lie below it."""
        return sum(child.count + child.below for child in self.children)

    def tally(self) -> Counter[Outcome]:
        """Every introduction below by the best that it came to itself."""
        counted = Counter(self.gathered)
        for child in self.children:
            counted += child.own_tally() + child.tally()
        return counted

    def own_tally(self) -> Counter[Outcome]:
        """The introduction that led to somebody, by the best that it came to itself."""
        if self.person is None:
            return Counter()
        return Counter([max((end.outcome for end in self.ends), default=Outcome.SPOKEN)])


def forest(found: Outcomes) -> list[Node]:
    """The trees, what came to most first, with so much gathered that they can be read."""
    made = _trees(found)
    for level in _GATHERED:
        if sum(root.rows for root in made) <= MOST_ROWS:
            break
        made = _gathered(made, level)
    if sum(root.rows for root in made) > _limits.TREE_ROWS:
        made = _folded(made)
    return made


def _trees(found: Outcomes) -> list[Node]:
    """A tree for everybody who introduced and was not introduced; rings begin with their first.

    Each introduction stands in it once. What lies deeper than there are columns for has a
    tree of its own, from the person on at whom it was cut.
    """
    by_introducer: dict[str, list[Introduction]] = defaultdict(list)
    introduced = {one.introduced.path for one in found.made}
    people: dict[str, Contact] = {}
    for one in found.made:
        by_introducer[one.introducer.path].append(one)
        people.setdefault(one.introducer.path, one.introducer)
    for lead in found.leads:
        if lead.introduction is None and lead.advocate:
            people.setdefault(lead.advocate.path, lead.advocate)
    grown: set[str] = set()
    first = [person for path, person in people.items() if path not in introduced]
    roots: list[Node] = []
    # Who is left after those is in a ring: it is cut before its earliest introduction.
    for start in (*first, *people.values()):
        cut = [start]
        for person in cut:
            if person.path in grown:
                continue
            root = Node(person, ends=() if person.path in introduced else _own(found, person))
            _grow(root, by_introducer, found.ends, grown, cut)
            roots.append(root)
    return sorted(roots, key=_weight)


def _own(found: Outcomes, person: Contact) -> tuple[End, ...]:
    return found.ends.get(person.path, ())


def _grow(
    root: Node,
    by_introducer: Mapping[str, Sequence[Introduction]],
    ends: Mapping[str, tuple[End, ...]],
    grown: set[str],
    cut: list[Contact],
) -> None:
    """Add whom somebody introduced, and whom those introduced; `cut` takes who is too deep."""
    layer = [root]
    for depth in range(1, DEEPEST + 1):
        below: list[Node] = []
        for node in layer:
            if node.person is None or node.person.path in grown:
                continue
            grown.add(node.person.path)
            for one in by_introducer.get(node.person.path, ()):
                child = Node(one.introduced, one, ends.get(one.introduced.path, ()))
                node.children.append(child)
                below.append(child)
        layer = below
        if depth == DEEPEST:
            _cut(layer, by_introducer, grown, cut)
    _arrange(root, by_introducer)


def _cut(
    layer: Sequence[Node],
    by_introducer: Mapping[str, Sequence[Introduction]],
    grown: set[str],
    cut: list[Contact],
) -> None:
    for node in layer:
        if node.person and node.person.path not in grown and by_introducer.get(node.person.path):
            cut.append(node.person)


def _arrange(node: Node, by_introducer: Mapping[str, Sequence[Introduction]]) -> None:
    """Put what came to most first, and leave out words where the path goes on."""
    for child in node.children:
        _arrange(child, by_introducer)
    node.children.sort(key=_child_order)
    if not node.children and node.made and node.person:
        node.elsewhere = len(by_introducer.get(node.person.path, ()))
    if node.children or node.elsewhere:
        node.ends = tuple(end for end in node.ends if end.campaign)
    came = [end.outcome for end in node.ends] + [child.best for child in node.children]
    node.best = max(came, default=Outcome.SPOKEN if node.elsewhere else Outcome.NOTHING)


def _gathered(roots: list[Node], level: Outcome) -> list[Node]:
    """The trees with everything up to a level gathered, wherever there is more than one of it."""
    kept = [root for root in roots if root.best > level]
    rest = [root for root in roots if root.best <= level]
    for root in kept:
        _gather(root, level)
    return [*kept, _others(rest)] if len(rest) > 1 else kept + rest


def _others(roots: Sequence[Node]) -> Node:
    """Some trees as one row: what they came to, counted."""
    together: Counter[Outcome] = Counter()
    for root in roots:
        together += root.tally()
        together.update(end.outcome for end in root.ends)
    others = Node(None, count=sum(root.count for root in roots), best=max(together))
    others.children = [_several(together, sum(root.below for root in roots))]
    return others


def _folded(roots: list[Node]) -> list[Node]:
    """As many trees as there are rows for, what came to most first, and the others as one row."""
    left = _limits.TREE_ROWS
    for number, root in enumerate(roots):
        _fold(root, _limits.ROWS_OF_A_TREE)
        left -= root.rows
        if left < 0 and number:
            return [*roots[:number], _others(roots[number:])]
    return roots


def _fold(node: Node, most: tuple[int, ...]) -> None:
    """Gather all after the first rows of a tree; the branches have fewer each than the whole."""
    left, *fewer = most
    for number, child in enumerate(node.children):
        if fewer:
            _fold(child, tuple(fewer))
        left -= child.rows
        rest = node.children[number:]
        if left < 0 and number and len(rest) > 1:
            node.children = [*node.children[:number], _gathered_children(rest)]
            return


def _gather(node: Node, level: Outcome) -> None:
    rest = [child for child in node.children if child.best <= level]
    kept = [child for child in node.children if child.best > level]
    for child in kept:
        _gather(child, level)
    if len(rest) < 2:
        return
    node.children = [*kept, _gathered_children(rest)]


def _gathered_children(rest: Sequence[Node]) -> Node:
    together: Counter[Outcome] = Counter()
    for child in rest:
        together += child.own_tally() + child.tally()
    return _several(together, together.total())


def _several(together: Counter[Outcome], count: int) -> Node:
    return Node(None, count=count, gathered=together, best=max(together))


def _weight(root: Node) -> tuple[int, int, int, int, str]:
    """Who brought most wins first, then most that is open, then who introduced most."""
    tally = Counter(_every_outcome(root))
    return (
        -tally[Outcome.WON], -tally[Outcome.OPEN] - tally[Outcome.WAITING],
        -sum(tally[one] for one in (Outcome.ENDED, Outcome.ALSO, Outcome.SPOKEN)),
        -root.rows, root.person.id if root.person else "",
    )  # fmt: skip


def _every_outcome(node: Node) -> Iterator[Outcome]:
    yield from (end.outcome for end in node.ends)
    for child in node.children:
        yield from _every_outcome(child)


def _child_order(child: Node) -> tuple[int, int, str]:
    day = child.made.date.toordinal() if child.made else 0
    return (-child.best, day, child.person.id if child.person else "")
