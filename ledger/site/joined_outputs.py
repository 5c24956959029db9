"""What a template places as few long outputs: each of many short ones is a step of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import groupby

from jinja2 import nodes
from jinja2.visitor import NodeTransformer


class Joined(NodeTransformer):
    """Makes one output of several in a row, and of what chooses between outputs."""

    def generic_visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        """A node with its bodies joined; what stands outside blocks is not placed at all."""
        super().generic_visit(node, *args, **kwargs)
        if not isinstance(node, nodes.Template):
            for name in ("body", "else_"):
                if getattr(node, name, None):
                    setattr(node, name, list(_in_one(getattr(node, name))))
        return node


def _in_one(body: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    for places, some in groupby(body, lambda one: is_plain([one])):
        if places:
            every = list(some)
            yield nodes.Output(list(pieces_of(every)), lineno=every[0].lineno)
        else:
            yield from some


def pieces_of(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """What some outputs and choices place, piece by piece."""
    for one in body:
        if isinstance(one, nodes.Output):
            yield from one.nodes
        else:
            yield one


def is_plain(body: Iterable[nodes.Node]) -> bool:
    """Whether a body does nothing but place texts and values, and choose between them."""
    return all(
        isinstance(one, nodes.Output)
        or (
            isinstance(one, nodes.If)
            and is_plain((*one.body, *one.else_))
            and all(is_plain(other.body) for other in one.elif_)
        )
        for one in body
    )


def put_in(node: nodes.Node, given: Mapping[str, nodes.Node]) -> nodes.Node:
    """A copy of a node with values in the place of names."""
    if isinstance(node, nodes.Name):
        return given.get(node.name, node)
    made = copy(node)
    for name, part in node.iter_fields():
        if isinstance(part, list):
            setattr(made, name, [put_in(one, given) for one in part])
        elif isinstance(part, nodes.Node):
            setattr(made, name, put_in(part, given))
    return made
