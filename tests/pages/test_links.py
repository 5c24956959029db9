"""Links as they stand on a page: quickly told of many, and the same as told of one."""

from __future__ import annotations

import pytest

from ledger import markdown
from ledger.pages._links import Links, Place
from ledger.source import Location
from tests.pages.laying_out import results_of

LEDGER = {
    "contacts/dana-kim.md": "---\nname: Dana <Kim>\naliases: [dk]\n---\n\n"
    "- 2026-11-02 call <!-- so -->\n",
    "contacts/a#b.md": "---\nname: Ann\n---\n",
    "contacts/tick`s.md": "---\nname: Tick\n---\n",
}
PAGES = ("contacts/dana-kim.html", "campaigns/other.html", "problems.html")


@pytest.fixture(scope="module")
def results():
    return results_of(LEDGER)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "text",
    [
        "[[dana-kim]]",
        "[[dk|her]]",
        "[[DK]] & [[nobody]]",
        "[[ ]] [[contacts/dana-kim.md]]",
        "dana-kim",
    ],
)
def test_a_line_has_the_links_that_it_has_alone(results, page, text):
    links = Links(results, page)
    alone = markdown.inline(text, links.resolve)
    assert links.line(text) == alone
    assert links.line(text) == alone  # and once it is known


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["dana-kim", "dk", "nobody", "a#b", "tick`s", "a://dana-kim", ""])
def test_a_name_alone_is_the_link_that_it_is_in_a_line(results, page, name):
    links = Links(results, page)
    known = links.by_name(name)
    assert known is None or known == links.line(name, [name])


@pytest.mark.parametrize("page", PAGES)
def test_every_line_has_its_place(results, page):
    links = Links(results, page)
    for record in results.ledger.records:
        for number in range(9):
            location = Location(record.path, number)
            assert links.location(location) == Place(
                f"{record.path}:{number}", links.href(location), results.line(record.path, number)
            )


def test_of_a_very_long_line_a_place_says_how_it_begins():
    typed = "- 2026-11-02 call " + "and so on " * 500
    results = results_of({"contacts/dana-kim.md": f"---\nname: Dana\n---\n\n{typed}\n"})
    (place,) = Links(results, "problems.html").places(["contacts/dana-kim.md:5"])
    assert place.line.endswith("…")
    assert typed.startswith(place.line[:-1])
    assert len(place.line) < len(typed) / 2
