"""Two clicks from every figure on the first page to the very lines that made it.

The page is read as a tree. Wherever it says a number (but for days, headings, lines to type
and what only opens something), there must be a link around the number, or in the same list
item, row or paragraph, that is a line's place, or leads to where such places stand.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder

import pytest

from ledger.build import render, work_out
from ledger.readers import read_ledger
from tests.site.reading import VOID
from tests.support import ROOT

INDEX = "index.html"
PLACE = re.compile(r".+\.md:\d+$")
NUMBER = re.compile(r"\d")

# What holds a number that is no figure: a day, a name of a section, a line to type, the
# opener of a list that follows, the words of a picture whose figure stands beside it.
NO_FIGURE = {"time", "code", "h1", "h2", "summary", "thead", "caption", "svg", "script"}
# Where a line goes, and what would make an action go away: a target, and no figure.
NOT_OF_THE_LEDGER = {"label", "reason"}
# What a reader takes in at a glance: a link in it is beside the number.
TOGETHER = {"li", "tr", "p"}

DAYS = [
    *[("job-search", day) for day in ("2026-06-08", "2026-08-10", "2026-10-05", "2026-11-22")],
    *[("book-of-business", day) for day in ("2026-06-15", "2026-08-10", "2026-11-22")],
]


class Tree(HTMLParser):
    """A page as a tree of elements, each knowing its parent."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parents: dict[Element, Element] = {}
        self.ids: dict[str, Element] = {}
        self.main: Element | None = None
        self._builder = TreeBuilder()
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        one = self._builder.start(tag, {name: value or "" for name, value in attrs})
        if self._open:
            self.parents[one] = self._open[-1]
        if one.get("id"):
            self.ids[one.get("id", "")] = one
        if tag == "main":
            self.main = one
        if tag in VOID:
            self._builder.end(tag)
        else:
            self._open.append(one)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self._builder.end(tag)
            self._open.pop()

    def handle_data(self, data):
        if self._open:
            self._builder.data(data)

    def above(self, one: Element) -> Iterator[Element]:
        """An element and all that it stands in, from the inside out."""
        at: Element | None = one
        while at is not None:
            yield at
            at = self.parents.get(at)


@cache
def report(example: str, day: str) -> Mapping[str, bytes]:
    root = ROOT / "examples" / example
    return render(work_out(read_ledger(root), root, date.fromisoformat(day)), Path("/ledger"))


@cache
def tree(example: str, day: str, page: str) -> Tree:
    return Tree(report(example, day)[page].decode())


def figures(page: Tree) -> Iterator[tuple[str, Element]]:
    """Every piece of text with a number on the page, and the element that holds it."""
    assert page.main is not None
    for one in page.main.iter():
        pieces = [(one, one.text or "")]
        pieces += [(one, child.tail or "") for child in one]
        for holder, text in pieces:
            if NUMBER.search(text) and not _is_no_figure(page, holder):
                yield " ".join(text.split()), holder


def _is_no_figure(page: Tree, holder: Element) -> bool:
    for one in page.above(holder):
        if one.tag in NO_FIGURE or set((one.get("class") or "").split()) & NOT_OF_THE_LEDGER:
            return True
    return False


def links_of(page: Tree, holder: Element) -> list[Element]:
    """The link that a number stands in, else those beside it."""
    for one in page.above(holder):
        if one.tag == "a":
            return [one]
    for one in page.above(holder):
        if one.tag in TOGETHER and (links := list(one.iter("a"))):
            return links
    return _summed_up(page, holder)


def _summed_up(page: Tree, holder: Element) -> list[Element]:
    """The links of the list that follows a paragraph, whose items the paragraph counts."""
    siblings = list(page.parents[holder])
    after = siblings[siblings.index(holder) + 1 :]
    lists = [one for one in after if one.tag in ("ul", "details")]
    items = [one for each in lists for one in each.iter("li")]
    counted = sum(int(number) for number in re.findall(r"\d+", "".join(holder.itertext())))
    assert counted == len(items)
    return [one for item in items for one in item.iter("a")]


def follow(path: str, href: str) -> tuple[str, str]:
    """The page and the anchor that a link leads to."""
    parts = urlsplit(href)
    if not parts.path:
        return path, parts.fragment
    return unquote(posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))), (
        parts.fragment
    )


def is_line(example: str, day: str, path: str, link: Element) -> bool:
    """Whether a link is named by a line's place, and leads to an anchor that is there."""
    if not PLACE.match("".join(link.itertext())):
        return False
    target, anchor = follow(path, link.get("href", ""))
    return target in report(example, day) and (
        not anchor or anchor in tree(example, day, target).ids
    )


def reached(example: str, day: str, link: Element) -> bool:
    """Whether a link of the first page is a line, or leads to where lines are listed."""
    if is_line(example, day, INDEX, link):
        return True
    target, anchor = follow(INDEX, link.get("href", ""))
    if target not in report(example, day) or not target.endswith(".html"):
        return False
    there = tree(example, day, target)
    if anchor and anchor not in there.ids:
        return False
    # A jump within the page ends at a section; the lines must stand in that very one.
    stood_at = there.ids[anchor] if anchor else there.main
    assert stood_at is not None
    within = next((one for one in there.above(stood_at) if one.tag in ("section", "main")), None)
    lines = within.iter("a") if within is not None else iter(())
    return any(is_line(example, day, target, one) for one in lines)


def says_nothing_counted(text: str, link: Element, example: str, day: str) -> bool:
    """Whether it is a figure of none at all, and its page says that no line counts."""
    if not re.match(r"0(%|\b)", text):
        return False
    target, anchor = follow(INDEX, link.get("href", ""))
    there = tree(example, day, target)
    section = there.ids.get("earlier" if anchor == "earlier" else "lines")
    return section is not None and "No line" in "".join(section.itertext())


@pytest.mark.parametrize(("example", "day"), DAYS)
def test_every_figure_is_two_clicks_from_its_lines(example, day):
    page = tree(example, day, INDEX)
    found = list(figures(page))
    assert len(found) > 15
    lost = []
    for text, holder in found:
        links = links_of(page, holder)
        if not any(
            reached(example, day, link) or says_nothing_counted(text, link, example, day)
            for link in links
        ):
            lost.append(text)
    assert lost == []


@pytest.mark.parametrize(("example", "day"), DAYS)
def test_the_lines_behind_a_figure_are_those_that_made_it(example, day):
    """The places that a figure's page lists are its evidence, neither more nor fewer."""
    root = ROOT / "examples" / example
    results = work_out(read_ledger(root), root, date.fromisoformat(day))
    page = tree(example, day, INDEX)
    assert page.main is not None
    shown = [one for one in page.main.iter("a") if (one.get("href") or "").endswith("#lines")]
    assert shown
    for link in shown:
        target, anchor = follow(INDEX, link.get("href", ""))
        there = tree(example, day, target)
        listed = {"".join(one.itertext()) for one in there.ids[anchor].iter("a")}
        name = posixpath.basename(target).removesuffix(".html")
        assert listed == set(results.measurements[name].evidence), name


@pytest.mark.parametrize(("example", "day"), DAYS)
def test_the_weeks_before_lead_to_their_own_lines(example, day):
    root = ROOT / "examples" / example
    results = work_out(read_ledger(root), root, date.fromisoformat(day))
    page = tree(example, day, INDEX)
    assert page.main is not None
    cells = [one for one in page.main.iter("a") if (one.get("href") or "").endswith("#earlier")]
    assert cells
    for link in cells:
        target, anchor = follow(INDEX, link.get("href", ""))
        there = tree(example, day, target)
        listed = {"".join(one.itertext()) for one in there.ids[anchor].iter("a")}
        name = posixpath.basename(target).removesuffix(".html")
        weeks = results.weeks[name][:-1]
        assert listed == {place for week in weeks for place in week.evidence}, name
