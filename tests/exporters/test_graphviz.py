"""The introduction graph in DOT, read by the rules of its strings and by Graphviz itself."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from ledger.model.draft import one_line
from tests.exporters.introductions import FILES, PRIVATE, WILD
from tests.exporters.making import NAUGHTY, made, named
from tests.pages.introductions_made import ledger_with

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_STATEMENT = re.compile(
    r"  (?:rankdir=LR"
    rf"|(?:node|edge) \[[a-z]+={_STRING}(?:, [a-z]+=\d+)?\]"
    rf"|[pc]\d+ \[shape=(?:ellipse|box), label=(?P<label>{_STRING})(?:, style={_STRING})?\]"
    rf"|p\d+ -> p\d+ \[label={_STRING}\]"
    r"|p\d+ -> c\d+(?: \[style=dashed\])?);"
)
_SVG = "{http://www.w3.org/2000/svg}"


def labels(text: str) -> list[str]:
    """The labels of all nodes, each as its lines are drawn; every statement is as it should be."""
    lines = text.removesuffix("\n").split("\n")
    assert (lines[0], lines[-1]) == ("digraph introductions {", "}")
    found = [_STATEMENT.fullmatch(line) for line in lines[1:-1]]
    assert all(found), [line for line, one in zip(lines[1:], found, strict=False) if not one]
    return [drawn(one["label"][1:-1]) for one in found if one["label"]]


def drawn(label: str) -> str:
    """A label as Graphviz draws it: escapes first, then entities."""
    plain = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], label)
    return html.unescape(plain)


def svg_of(text: str) -> ElementTree.Element:
    """What Graphviz draws; it may say nothing on the way."""
    drawing = subprocess.run(
        ["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True
    )  # fmt: skip
    assert not drawing.stderr
    return ElementTree.fromstring(drawing.stdout)  # noqa: S314 - made by the program just now


needs_graphviz = pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")


def test_who_introduced_whom_and_what_came_of_it():
    assert made("graphviz", FILES) == (
        "digraph introductions {\n"
        "  rankdir=LR;\n"
        '  node [fontname="sans-serif"];\n'
        '  edge [fontname="sans-serif", fontsize=10];\n'
        '  p1 [shape=ellipse, label="Ines"];\n'
        '  p2 [shape=ellipse, label="Dana"];\n'
        '  p3 [shape=ellipse, label="Lee"];\n'
        '  c1 [shape=box, label="Northwind\\nwon, accepted", style="bold"];\n'
        '  c2 [shape=box, label="Own\\nwaiting, evaporated", style="dashed"];\n'
        '  p1 -> p2 [label="2026-07-01"];\n'
        '  p1 -> p3 [label="2026-07-01"];\n'
        "  p1 -> c2;\n"
        "  p2 -> c1;\n"
        "  p3 -> c1 [style=dashed];\n"
        "}\n"
    )


def test_any_name_comes_back():
    found = labels(made("graphviz", WILD))
    names = [one_line(name) for name in NAUGHTY]
    assert set(found) == {"Ines", *names, *(f"{name}\nwon, accepted" for name in names)}


@needs_graphviz
def test_graphviz_draws_every_name_as_it_was_typed():
    root = svg_of(made("graphviz", WILD))
    said = {one.text for one in root.iter(f"{_SVG}text")}
    wanted = {one_line(name) for name in NAUGHTY}
    # In SVG it draws runs of spaces and hyphens of a text as characters that look the same.
    assert {_plain(one) for one in wanted} <= {_plain(one or "") for one in said}


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@needs_graphviz
def test_graphviz_draws_a_large_graph():
    root = svg_of(made("graphviz", ledger_with(60)))
    edges = [one for one in root.iter(f"{_SVG}g") if one.get("class") == "edge"]
    assert len(edges) >= 60


@needs_graphviz
def test_graphviz_draws_that_there_is_nothing():
    root = svg_of(made("graphviz", {"contacts/dana.md": named("Dana")}))
    assert [one.text for one in root.iter(f"{_SVG}text")] == ["No introduction is recorded yet"]


def test_who_is_private_is_not_named():
    text = made("graphviz", PRIVATE)
    assert "Secret" not in text
    assert labels(text) == ["not named", "Dana", "not named\nwon, accepted"]
