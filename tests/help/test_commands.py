"""The pages of the commands are true: what they type gives what they show, to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from ledger.cli import main
from ledger.help import SECTIONS, read_page
from tests.cli.transcript import headway
from tests.help.pages import Block, Example, examples, pages
from tests.support import write_ledger

PROMPT = "$ headway "
ANY_LINES = "…"

NAMES = main.list_commands(click.Context(main))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_page(name: str) -> None:
    page = read_page("commands", name)
    assert page, f"ledger/help/commands/{name}.md is missing"
    assert re.fullmatch(rf"# \S.* \(`headway {name}`\)", page.split("\n", 1)[0])


def test_every_page_is_about_a_command() -> None:
    assert "commands" in SECTIONS
    assert {page.stem for page in pages("commands")} <= set(NAMES)


@pytest.mark.parametrize("page", pages("commands"), ids=lambda page: page.stem)
def test_a_page_shows_its_command_at_work(page: Path) -> None:
    typed = re.findall(rf"^{re.escape(PROMPT)}(\S+)", page.read_text(encoding="utf-8"), re.M)
    assert page.stem in typed or page.stem == "watch"


@pytest.mark.parametrize("page", pages("commands"), ids=lambda page: page.stem)
def test_every_option_that_a_page_names_is_one(page: Path) -> None:
    command = main.get_command(click.Context(main), page.stem)
    assert command is not None
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert set(re.findall(r"`(--[a-z-]+)", prose)) <= known


@pytest.mark.parametrize("example", examples("commands"), ids=lambda example: example.name)
def test_a_page_shows_what_happens(example: Example, tmp_path: Path) -> None:
    if example.files:
        write_ledger(tmp_path, example.files)
    for block in example.blocks:
        if block.word == "input":
            (tmp_path / block.argument).write_bytes(block.text.encode())
        elif block.word == "console":
            play(block, tmp_path)
        elif block.word == "ledger-after":
            assert (tmp_path / block.argument).read_bytes().decode() == block.text


def play(block: Block, root: Path) -> None:
    """Type what a block types, and compare what it shows."""
    first, *turns = f"\n{block.text}".split(f"\n{PROMPT}")
    assert not first.strip(), "a block begins with a command"
    for turn in turns:
        line, _, expected = turn.partition("\n")
        given = headway(root, line).output
        assert shows(expected, given), f"$ headway {line}\n{given}"


def shows(expected: str, given: str) -> bool:
    """Whether an output is as expected; a line `…` stands for any number of lines."""
    parts = re.split(rf"^{ANY_LINES}$\n?", expected.rstrip("\n") + "\n", flags=re.M)
    pattern = r"(?:.*\n)*?".join(re.escape(part) for part in parts)
    return bool(re.fullmatch(pattern, given.rstrip("\n") + "\n"))


@pytest.mark.parametrize(
    ("expected", "given", "same"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a\n…\n", "a\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("…\nc\n", "a\nb\n", False),
        ("a…\n", "ab\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_an_ellipsis_stands_for_lines(expected: str, given: str, same: bool) -> None:
    assert shows(expected, given) is same
