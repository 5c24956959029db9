"""Reads the pages of a report as a browser would, for the tests to look at."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from ledger.build import render, work_out
from ledger.readers import read_ledger
from tests.support import AS_OF, Files, reading_of

VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
    "circle", "line", "polyline", "rect",
}  # fmt: skip


def report_of(files: Files) -> dict[str, bytes]:
    """Every file of the report of a ledger's files; touches no disk."""
    return render(work_out(reading_of(files), Path("/ledger"), AS_OF), Path("/ledger"))


def report_at(root: Path) -> dict[str, bytes]:
    """Every file of the report of a ledger in a folder."""
    return render(work_out(read_ledger(root), root, AS_OF), root)


class ReadPage(HTMLParser):
    """A page's elements with their attributes, in order, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.unbalanced: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    @property
    def left_open(self) -> list[str]:
        return self._open

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute on the page."""
        return [attributes[attribute] or "" for _, attributes in self.elements
                if attribute in attributes]  # fmt: skip

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


def read_pages(report: Mapping[str, bytes]) -> dict[str, ReadPage]:
    """The pages of a report by path."""
    return {
        path: ReadPage(data.decode()) for path, data in report.items() if path.endswith(".html")
    }
