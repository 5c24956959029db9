"""The examples of the help pages: what stands in each section of each page, and what it expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ledger

HELP = Path(ledger.__file__).parent / "help"

_FENCE = re.compile(r"^```(?P<word>[\w-]*)(?: (?P<argument>.+))?$")
_ONE = r"(?:error|warning|info): HW\d{3}"
_MARK = re.compile(rf"[ \t]*(?:#|<!--) (?P<marks>{_ONE}(?:, {_ONE})*)(?: -->)?$")

# Where a finding is expected: path, line, severity and code.
Expected = tuple[str, int, str, str]


@dataclass(frozen=True)
class Block:
    """A fenced block: ```` ```word argument ````."""

    word: str
    argument: str
    text: str


@dataclass(frozen=True)
class Example:
    """A section of a page that holds a ledger."""

    page: Path
    heading: str
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """`next-action: Wrong`, the name of its test."""
        return f"{self.page.stem}: {self.heading}"

    def of(self, word: str) -> tuple[Block, ...]:
        """The blocks that begin with a word."""
        return tuple(block for block in self.blocks if block.word == word)

    @property
    def files(self) -> dict[str, str]:
        """The ledger's files by path, without the marks."""
        return {block.argument: _without_marks(block.text) for block in self.of("ledger")}

    @property
    def expected(self) -> list[Expected]:
        """The findings that the marks announce."""
        return sorted(
            (block.argument, number, *mark.split(": "))  # type: ignore[misc]
            for block in self.of("ledger")
            for number, line in enumerate(block.text.split("\n"), start=1)
            if (match := _MARK.search(line))
            for mark in match["marks"].split(", ")
        )


def pages(layer: str) -> list[Path]:
    """The pages of a layer, by name."""
    return sorted((HELP / layer).glob("*.md"))


def examples(layer: str) -> list[Example]:
    """Every example of every page of a layer."""
    return [example for page in pages(layer) for example in examples_of(page)]


def examples_of(page: Path) -> Iterator[Example]:
    """The sections of a page that hold a ledger, a file to make one of, or something typed."""
    heading, blocks, fence = "", [], None
    lines: list[str] = []
    for line in [*page.read_text(encoding="utf-8").split("\n"), "## "]:
        if fence:
            if line == "```":
                blocks.append(
                    Block(fence["word"], fence["argument"] or "", "\n".join([*lines, ""]))
                )
                fence = None
            lines.append(line)
        elif opened := _FENCE.match(line):
            fence, lines = opened, []
        elif line.startswith("## "):
            if any(block.word in ("ledger", "input", "console") for block in blocks):
                yield Example(page, heading, tuple(blocks))
            heading, blocks = line[3:].strip(), []
    assert fence is None, f"{page.name}: a block is never closed"


def _without_marks(text: str) -> str:
    return "\n".join(_MARK.sub("", line) for line in text.split("\n"))
