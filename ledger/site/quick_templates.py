"""Our own templates, compiled to cost less: the same bytes, without Jinja's calls in loops.

What costs in Jinja is calling macros, wrapping each escaped text in an object of its own, and
looking each attribute up by a function. Our templates are known and the values that they place
are ours, so all three can be done without. An owner's templates are compiled as Jinja does it,
in its sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import CodeType

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from ledger.markdown import Html
from ledger.site.joined_outputs import Joined, is_plain, pieces_of, put_in

# What names a value, and may stand wherever the value is wanted.
_NAMED = (nodes.Name, nodes.Getattr, nodes.Const)

_ESCAPED = re.compile("[&<>'\"]").search


def placed(value: object) -> str:
    """A value as it is placed: what is HTML as it is, all else escaped.

    Says what `markupsafe.escape` says, which takes longer over a text with nothing to escape.
    """
    if type(value) is Html:
        return value
    if isinstance(value, str):
        return escape(value) if _ESCAPED(value) else value
    return str(value) if isinstance(value, (int, float)) else escape(value)


class _QuickGenerator(CodeGenerator):
    """Writes code that escapes by `placed` and looks attributes up as Python does."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("placed(")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("placed = environment.placed")
        self.writeline("joined = ''.join")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write what an output holds as one text: to give it piece by piece takes longer."""
        if frame.require_output_check:
            super().visit_Output(node, frame)
        elif frame.buffer is None:
            self.writeline("yield ", node)
            self._write_joined(node.nodes, frame)
        else:
            self.writeline(f"{frame.buffer}.append(", node)
            self._write_joined(node.nodes, frame)
            self.write(")")

    def _write_joined(self, pieces: Iterable[nodes.Node], frame: Frame) -> None:
        """Write an expression for several pieces in a row; a choice may be one of them."""
        every = list(pieces)
        texts = [one.data for one in every if isinstance(one, nodes.TemplateData)]
        if len(texts) == len(every):
            self.write(repr("".join(texts)))
            return
        self.write("joined((")
        for one in every:
            if isinstance(one, nodes.TemplateData):
                self.write(repr(one.data))
            elif isinstance(one, nodes.If):
                self._write_choice(one, frame)
            else:
                self.write("placed(")
                self.visit(one, frame)
                self.write(")")
            self.write(", ")
        self.write("))")

    def _write_choice(self, node: nodes.If, frame: Frame) -> None:
        for one in (node, *node.elif_):
            self._write_joined(pieces_of(one.body), frame)
            self.write(" if ")
            self.visit(one.test, frame)
            self.write(" else ")
        self._write_joined(pieces_of(node.else_), frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """A name as it is: ours are all given."""
        if node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class QuickEnvironment(jinja2.Environment):
    """Jinja for templates of ours alone.

    Their macros are called where what they make is placed, and nowhere else; none calls itself.
    """

    code_generator_class = _QuickGenerator
    placed = staticmethod(placed)

    def __init__(
        self, loader: jinja2.BaseLoader, compiled: jinja2.BytecodeCache | None = None
    ) -> None:
        super().__init__(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, auto_reload=False, bytecode_cache=compiled,
        )  # fmt: skip
        self._ours = loader
        self._templates: dict[str, Mapping[str, _Macro]] = {}

    def compile(  # type: ignore[override]
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> str | CodeType:
        """A template as code, the bodies of macros in the place of their calls."""
        tree = self.parse(source, name, filename) if isinstance(source, str) else source
        macros = self._macros_in(tree)
        tree.body = [
            one for one in tree.body if not isinstance(one, (nodes.Macro, nodes.FromImport))
        ]
        flat = Joined().visit(_Flattened(macros).visit(tree))
        made: str | CodeType = super().compile(flat, name, filename, raw, defer_init)  # type: ignore[call-overload]
        return made

    def _macros_in(self, tree: nodes.Template) -> Mapping[str, _Macro]:
        """The macros that a template can call: those that it imports and those that it defines."""
        found: dict[str, _Macro] = {}
        for one in tree.body:
            if isinstance(one, nodes.FromImport):
                theirs = self._macros_of(one.template.as_const())
                found |= {name: theirs[name] for name in one.names if isinstance(name, str)}
            elif isinstance(one, nodes.Macro):
                found[one.name] = _Macro(one, found)
        return found

    def _macros_of(self, name: str) -> Mapping[str, _Macro]:
        if name not in self._templates:
            source, _, _ = self._ours.get_source(self, name)
            self._templates[name] = self._macros_in(self.parse(source, name))
        return self._templates[name]


class _Macro:
    """A macro, and the others that it can call."""

    def __init__(self, macro: nodes.Macro, known: Mapping[str, _Macro]) -> None:
        self._macro = macro
        self._known = known

    @cached_property
    def _body(self) -> list[nodes.Node]:
        """Its body with no call left in it; the same nodes wherever it is placed."""
        scope = nodes.Scope(self._macro.body)
        _Flattened(self._known).generic_visit(scope)
        return scope.body

    def called(self, call: nodes.Call) -> list[nodes.Node]:
        """Its body with the arguments of a call as names of its own, or in the place of these."""
        names = [one.name for one in self._macro.args]
        defaults = self._macro.defaults
        given = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
        given |= dict(zip(names, call.args, strict=False))
        given |= {one.key: one.value for one in call.kwargs}
        if is_plain(self._body) and all(isinstance(one, _NAMED) for one in given.values()):
            return [put_in(one, given) for one in self._body]
        targets: list[nodes.Expr] = [nodes.Name(name, "param") for name in names]
        values = [given[name] for name in names]
        return [nodes.With(targets, values, self._body, lineno=call.lineno)]


class _Flattened(NodeTransformer):
    """Puts the bodies of macros in the place of their calls."""

    def __init__(self, macros: Mapping[str, _Macro]) -> None:
        self._macros = macros

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        """What a template places, in as many pieces as the macros among it need."""
        made: list[nodes.Node] = []
        for part in node.nodes:
            if isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name):
                made += self._macros[part.node.name].called(part)
            elif made and isinstance(made[-1], nodes.Output):
                made[-1].nodes.append(part)
            else:
                made.append(nodes.Output([part], lineno=part.lineno))
        return made
