"""The search in a browser: what it finds, how it is used, and that text stays text."""

from __future__ import annotations

import pytest

from ledger.build import build
from tests.browser.opened import WIDTHS, Opened
from tests.site.serving import serving
from tests.site.test_whole_site import NAUGHTY, hostile
from tests.support import AS_OF, write_ledger

pytestmark = pytest.mark.browser

ACCENTS = {
    "contacts/zoe.md": "---\nname: Zoë Müller-Łukasik\n---\n"
    "- 2026-11-10 coffee 1h about a grant in Zürich\n",
    "contacts/odd.md": "---\nname: İnci Straße\naliases: [ΟΔΟΣ]\nmet: 2026-02-30\n---\n",
    "contacts/many.md": "---\nname: Many\n---\n"
    + "".join(f"- 2026-10-{1 + day % 28:02d} call number {day} of pebbles\n" for day in range(45)),
    "contacts/pebble.md": "---\nname: Ann Pebble\n---\n",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    build(write_ledger(folder / "ledger", ACCENTS), folder / "site", AS_OF)
    return folder / "site"


def found(opened, words):
    """The results of a search as they are read, each with where it leads."""
    opened.page.get_by_role("searchbox").fill(words)
    opened.page.locator(".search [aria-live]:not(:empty)").first.wait_for(state="attached")
    links = opened.page.locator("#search-found a").all()
    return [(" ".join(one.inner_text().split()), one.get_attribute("href")) for one in links]


@pytest.mark.parametrize("words", ["zoe mull", "ZOË", "mu\u0308ller", "lukasik", "luka zoe"])
def test_a_name_is_found_by_any_part_with_or_without_its_accents(browser, report, words):
    with Opened(browser, report / "index.html") as opened:
        text, href = found(opened, words)[0]
        assert text.startswith("Zoë Müller-Łukasik contact")
        assert href == "contacts/zoe.html"
        marks = opened.page.locator("#search-found li").first.locator(".name mark")
        assert marks.count() >= 1


@pytest.mark.parametrize("words", ["inci strasse", "οδοσ", "STRASSE"])
def test_letters_of_other_alphabets_are_found_in_either_case(browser, report, words):
    with Opened(browser, report / "index.html") as opened:
        assert found(opened, words)[0][1] == "contacts/odd.html"


@pytest.mark.parametrize("words", ["zurich grant coffee", "coffee 2026-11-10", "muller grant"])
def test_an_entry_is_found_by_its_words_in_any_order_and_leads_to_its_line(browser, report, words):
    with Opened(browser, report / "contacts/pebble.html") as opened:
        ((text, href),) = found(opened, words)
        assert "entry, 2026-11-10" in text
        assert href == "../contacts/zoe.html#l4"
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_url("**/contacts/zoe.html#l4")
        assert "Zürich" in opened.page.locator("#l4").inner_text()
        assert opened.said == []


def test_the_words_are_marked_where_they_stand(browser, report):
    with Opened(browser, report / "index.html") as opened:
        found(opened, "zurich grant")
        assert opened.page.locator("#search-found mark").all_inner_texts() == ["grant", "Zürich"]


def test_a_finding_is_found_by_its_code(browser, report):
    with Opened(browser, report / "index.html") as opened:
        ((text, href),) = found(opened, "hw402 30")
        assert "finding" in text
        assert href == "contacts/odd.html#findings"
        opened.page.locator("#search-found a").first.click()
        assert opened.page.locator("#findings").is_visible()


def test_names_come_first_then_the_newest_and_the_rest_is_counted(browser, report):
    with Opened(browser, report / "index.html") as opened:
        results = found(opened, "pebble")
        assert len(results) == 30
        assert results[0][0].startswith("Ann Pebble contact")
        days = [text.split("entry, ")[1][:10] for text, _ in results[1:]]
        assert days == sorted(days, reverse=True)
        assert opened.page.locator("#search-found .rest").inner_text() == "and 16 more"
        assert opened.page.locator(".search [aria-live]").text_content() == "46 found, 30 shown"


def test_nothing_found_is_said(browser, report):
    with Opened(browser, report / "index.html") as opened:
        assert found(opened, "zoe nowhere") == []
        assert opened.page.get_by_text("Nothing holds all of this.").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_alone_is_enough(browser, report, width):
    with Opened(browser, report / "index.html", width) as opened:
        press = opened.page.keyboard.press
        focused = "document.activeElement.id || document.activeElement.getAttribute('href')"
        press("/")
        assert opened.page.evaluate(focused) == "search"
        opened.page.keyboard.type("pebble")
        opened.page.locator("#search-found a").first.wait_for()
        assert opened.width <= width
        press("ArrowDown")
        assert opened.page.evaluate(focused) == "contacts/pebble.html"
        press("ArrowDown")
        assert "contacts/many.html#l" in opened.page.evaluate(focused)
        press("ArrowUp")
        press("ArrowUp")
        assert opened.page.evaluate(focused) == "search"
        press("ArrowDown")
        press("Escape")
        assert opened.page.evaluate(focused) == "search"
        assert not opened.page.locator("#search-found").is_visible()
        press("Escape")
        assert opened.page.locator("#search").input_value() == ""
        opened.page.keyboard.type("ann")
        press("ArrowDown")
        press("Enter")
        opened.page.wait_for_url("**/contacts/pebble.html")


def test_what_was_found_is_put_away_when_one_goes_elsewhere(browser, report):
    with Opened(browser, report / "index.html") as opened:
        found(opened, "pebble")
        opened.page.mouse.click(5, 700)
        assert not opened.page.locator("#search-found").is_visible()
        opened.page.locator("#search").focus()
        assert opened.page.locator("#search-found").is_visible()
        opened.page.locator("nav a").first.focus()
        assert not opened.page.locator("#search-found").is_visible()


def test_a_slash_in_a_field_is_a_slash(browser, report):
    with Opened(browser, report / "records.html") as opened:
        opened.page.get_by_label("Show those with").press("/")
        assert opened.page.get_by_label("Show those with").input_value() == "/"


def test_what_is_searched_is_loaded_when_it_is_asked_for(browser, report):
    with Opened(browser, report / "index.html") as opened:
        assert not [url for url in opened.asked if "search-data" in url]
        opened.page.locator("#search").focus()
        found(opened, "ann")
        assert len([url for url in opened.asked if "search-data" in url]) == 1
        assert opened.said == []


def test_without_scripts_there_is_no_field(browser, report):
    with Opened(browser, report / "index.html", scripts=False) as opened:
        assert opened.page.locator("search:visible, input:visible").count() == 0
        assert not opened.page.get_by_text("Search the report").is_visible()


def test_axe_finds_nothing_in_what_was_found(browser, report, axe):
    for scheme in ("light", "dark"):
        with Opened(browser, report / "index.html", 1280, scheme) as opened:
            found(opened, "pebble")
            opened.page.evaluate(axe)
            told = opened.page.evaluate("axe.run(document, {preload: false})")["violations"]
            assert [one["id"] for one in told] == []


def test_hostile_text_stays_text(browser, tmp_path):
    build(write_ledger(tmp_path / "ledger", hostile()), tmp_path / "site", AS_OF)
    with Opened(browser, tmp_path / "site/index.html") as opened:
        elements = (
            "Array.from(document.querySelectorAll('#search-found *'), (one) => one.localName)"
        )
        for naughty in NAUGHTY:
            shown = found(opened, naughty)
            assert shown, naughty
            assert set(opened.page.evaluate(elements)) <= {
                "ol", "li", "a", "strong", "span", "mark", "p",
            }, naughty  # fmt: skip
            assert all("javascript" not in href.split("#")[0] for _, href in shown)
        assert opened.said == []


def test_it_works_from_a_server_below_a_path(browser, report):
    with (
        serving(report, "/reports/maya/") as address,
        Opened(browser, report / "index.html") as one,
    ):
        one.said.clear()
        one.asked.clear()
        one.page.goto(f"{address}contacts/pebble.html")
        assert found(one, "zoe")[0][1] == "../contacts/zoe.html"
        one.page.keyboard.press("Enter")
        one.page.wait_for_url(f"{address}contacts/zoe.html")
        assert one.said == []
        assert [url for url in one.asked if not url.startswith(("file:", address))] == []
