"""Workflow commands, as GitHub's runner takes them apart."""

from __future__ import annotations

import pytest

from ledger.diagnostic import Severity
from ledger.formats import github
from tests.formats.findings import NASTY, context_of, finding

_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(text: str, table: dict[str, str]) -> str:
    for written, meant in table.items():
        text = text.replace(written, meant)
    return text


def taken(line: str) -> tuple[str, dict[str, str], str]:
    """A command's name, properties and message, by the rules of the runner."""
    head, found, data = line.lstrip().removeprefix("::").partition("::")
    assert line.lstrip().startswith("::")
    assert found
    name, _, properties = head.partition(" ")
    pairs = (one.split("=", 1) for one in properties.strip().split(",") if one)
    return (
        name,
        {key: unescaped(value, _PROPERTY) for key, value in pairs},
        unescaped(data, _DATA),
    )


def rendered(*args, base: str = "", **parts) -> str:
    return github.render((finding(*args, **parts),), context_of(base=base))


def test_a_finding_is_a_command_with_its_place():
    assert rendered(help="keep one of the two lines") == (
        "::error file=contacts/dana.md,line=3,col=1,endColumn=5,title=HW105 duplicate-key"
        "::the key `name` stands twice%0Akeep one of the two lines"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_each_severity_has_its_command(severity, command):
    assert taken(rendered(severity=severity))[0] == command


def test_a_place_alone_has_no_end():
    assert taken(rendered(length=0))[1] == {
        "file": "contacts/dana.md", "line": "3", "col": "1", "title": "HW105 duplicate-key",
    }  # fmt: skip


def test_files_are_named_from_the_top_of_the_repository():
    assert taken(rendered(base="my search/2026"))[1]["file"] == "my search/2026/contacts/dana.md"


def test_a_remedy_of_several_lines_keeps_them():
    message = taken(rendered("no need", help="- 2026-11-01 a, 100%\n- 2026-11-02 b"))[2]
    assert message == "no need\n- 2026-11-01 a, 100%\n- 2026-11-02 b"


def test_one_line_for_each_finding():
    both = (finding(), finding(line=4))
    assert len(github.render(both, context_of()).split("\n")) == 2
    assert github.render((), context_of()) == ""


@pytest.mark.parametrize("text", NASTY)
def test_no_text_forges_a_command(text):
    shown = rendered(text, path=f"contacts/{text}.md", help=text)
    # Not one character that a terminal, a runner or an editor may take for the end of a line.
    assert len(shown.splitlines()) == 1
    assert shown.isprintable()
    # The older form is taken from anywhere in a line.
    assert "##[" not in shown
    name, properties, message = taken(shown)
    assert (name, set(properties)) == ("error", {"file", "line", "col", "endColumn", "title"})
    assert (properties["line"], properties["title"]) == ("3", "HW105 duplicate-key")
    # `%` and the marks of a property come back as they were typed.
    if text.isprintable() and "##[" not in text:
        assert properties["file"] == f"contacts/{text}.md"
        assert message == f"{text}\n{text}"
