"""The introduction graph in Mermaid, held to a grammar that is narrower than its own."""

from __future__ import annotations

import re

import pytest

from ledger.exporters._introduction_graph import introduction_graph
from ledger.model.draft import one_line
from tests.exporters.introductions import FILES, PRIVATE, WILD, aim
from tests.exporters.making import NAUGHTY, made, named
from tests.pages.introductions_made import ledger_with
from tests.support import AS_OF, ledger_of

# Letters and digits of any script, and what has no meaning between them; the rest by number.
_TEXT = r"(?:[^\W_]|[ ,']|(?<=[^\W\d_])\.|(?<=[^\W_])-(?=[^\W_])|(?<=[ \"])(?=\")|#\d+;)*"
_LINE = re.compile(
    rf'  (?:(?P<person>p\d+)\(\["(?P<who>{_TEXT})"\]\)'
    rf'|(?P<aim>c\d+)\["(?P<what>{_TEXT}): (?P<came>[a-z -]+(?:, [a-z -]+)?)"\]'
    r'|(?P<by>p\d+) -->\|"(?P<day>\d{4}-\d\d-\d\d)"\| (?P<introduced>p\d+)'
    r"|(?P<through>p\d+) (?P<way>-->|-\.->) (?P<to>c\d+))"
)


def parsed(text: str) -> list[dict[str, str]]:
    """What each line says; names have their characters back."""
    first, *lines = text.removesuffix("\n").split("\n")
    assert first == "flowchart LR"
    found = [_LINE.fullmatch(line) for line in lines]
    assert all(found), [line for line, one in zip(lines, found, strict=True) if not one]
    return [
        {key: unescaped(value) for key, value in one.groupdict().items() if value} for one in found
    ]


def unescaped(text: str) -> str:
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)


def test_who_introduced_whom_and_what_came_of_it():
    assert made("mermaid", FILES) == (
        "flowchart LR\n"
        '  p1(["Ines"])\n'
        '  p2(["Dana"])\n'
        '  p3(["Lee"])\n'
        '  c1["Northwind: won, accepted"]\n'
        '  c2["Own: waiting, evaporated"]\n'
        '  p1 -->|"2026-07-01"| p2\n'
        '  p1 -->|"2026-07-01"| p3\n'
        "  p1 --> c2\n"
        "  p2 --> c1\n"
        "  p3 -.-> c1\n"
    )


def test_any_name_comes_back():
    found = parsed(made("mermaid", WILD))
    people = {one["who"] for one in found if "who" in one}
    aims = {one["what"] for one in found if "what" in one}
    names = {one_line(name) for name in NAUGHTY}
    assert people == names | {"Ines"}
    assert aims == names


@pytest.mark.parametrize("count", [5, 200])
def test_it_holds_every_introduction_and_every_line_has_its_ends(count):
    files = ledger_with(count)
    found = parsed(made("mermaid", files))
    graph = introduction_graph(ledger_of(files), AS_OF)
    assert sum("day" in one for one in found) == len(graph.made) == count
    known = {one.get("person") or one.get("aim") for one in found} - {None}
    ends = {
        one[key] for one in found for key in ("by", "introduced", "through", "to") if key in one
    }
    assert ends <= known
    reached = {one["to"] for one in found if "to" in one}
    assert reached == {one.key for one in graph.aims}


def test_the_order_of_files_changes_nothing():
    files = ledger_with(50)
    assert made("mermaid", files) == made("mermaid", dict(reversed(files.items())))


def test_who_is_private_is_not_named():
    text = made("mermaid", PRIVATE)
    assert "Secret" not in text
    assert 'p1(["not named"])' in text
    assert 'c1["not named: won, accepted"]' in text


def test_a_campaign_named_after_somebody_private_is_not_named():
    files = {
        **FILES,
        "contacts/dana.md": named("Dana Kim", "private: true\n"),
        "campaigns/nw.md": aim("Northwind, Dana wants out", "decision-maker: dana\n"),
    }
    assert "Dana" not in made("mermaid", files)
    files["campaigns/nw.md"] = aim("Northwind", "decision-maker: dana\n")
    assert 'c1["Northwind: won, accepted"]' in made("mermaid", files)


def test_nothing_yet_is_said():
    text = made("mermaid", {"contacts/dana.md": named("Dana")})
    assert text == 'flowchart LR\n  nothing["No introduction is recorded yet"]\n'
