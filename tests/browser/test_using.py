"""What people do on a page: sort, filter, follow a figure to its line, with the keyboard alone."""

from __future__ import annotations

import pytest

from tests.browser.opened import Opened

pytestmark = pytest.mark.browser


def test_a_table_sorts_by_its_headings(browser, site):
    with Opened(browser, site / "records.html") as opened:
        heading = opened.page.locator("thead th").nth(4)
        column = opened.page.locator("tbody td:nth-child(5)")
        heading.get_by_role("button").click()
        assert heading.get_attribute("aria-sort") == "ascending"
        counts = [int(text) for text in column.all_inner_texts()]
        assert counts == sorted(counts)
        heading.get_by_role("button").press("Enter")
        assert heading.get_attribute("aria-sort") == "descending"
        counts = [int(text) for text in column.all_inner_texts()]
        assert counts == sorted(counts, reverse=True)


def test_what_is_not_recorded_is_sorted_last_both_ways(browser, site):
    with Opened(browser, site / "records.html") as opened:
        heading = opened.page.locator("thead th").nth(5)
        for _ in range(2):
            heading.get_by_role("button").click()
            last = opened.page.locator("tbody tr").last.locator("td").nth(4)
            assert last.inner_text().strip() == "no entry yet"


def test_a_list_filters_as_one_types(browser, site):
    with Opened(browser, site / "records.html") as opened:
        opened.page.get_by_label("Show those with").fill("contact corvane")
        shown = opened.page.locator("tbody tr:visible")
        assert shown.count() == 1
        assert "Ines Bakker" in shown.inner_text()
        assert opened.page.get_by_role("status").inner_text().startswith("1 of ")


def test_without_scripts_there_are_no_dead_controls(browser, site):
    with Opened(browser, site / "records.html", scripts=False) as opened:
        assert opened.page.locator("button").count() == 0
        assert not opened.page.get_by_label("Show those with").is_visible()
        assert opened.page.locator("tbody tr:visible").count() > 50


def test_the_keyboard_reaches_the_content_first(browser, site):
    with Opened(browser, site / "index.html") as opened:
        opened.page.keyboard.press("Tab")
        skip = opened.page.locator(":focus")
        assert skip.inner_text() == "Skip to the content"
        assert skip.bounding_box()["x"] >= 0
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "main"


def test_two_clicks_lead_from_a_figure_to_its_line(browser, site):
    with Opened(browser, site / "index.html") as opened:
        opened.page.locator(".figure .value a").nth(1).click()
        assert opened.page.url.endswith("#lines")
        link = opened.page.locator("#lines a.place").first
        text = link.inner_text()
        link.click()
        anchor = opened.page.url.partition("#")[2]
        target = opened.page.locator(f"#{anchor}")
        assert target.count() == 1
        assert text in target.inner_text()


def test_a_line_to_type_is_selected_with_one_click(browser, site):
    with Opened(browser, site / "index.html") as opened:
        line = opened.page.locator("code.type").first
        line.click()
        assert opened.page.evaluate("String(getSelection())").strip() == line.inner_text().strip()


def test_a_printed_page_shows_what_is_folded(browser, site):
    with Opened(browser, site / "campaigns.html") as opened:
        opened.page.emulate_media(media="print")
        assert not opened.page.locator("nav").is_visible()
        assert opened.page.locator("figure details table").first.is_visible()


REACHABLE = """
() => Array.from(document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]'))
  .filter((one) => one.checkVisibility() && !one.disabled)
  .map((one, at) => { one.dataset.reach = at; return one.outerHTML.slice(0, 120); })
"""


@pytest.mark.parametrize("name", ["index.html", "setbacks.html", "problems.html", "404.html"])
def test_the_keyboard_reaches_everything(browser, sites, name):
    with Opened(browser, sites["book-of-business"] / name) as opened:
        wanted = opened.page.evaluate(REACHABLE)
        reached = set()
        for _ in range(2 * len(wanted)):
            opened.page.keyboard.press("Tab")
            at = opened.page.evaluate("document.activeElement.dataset.reach")
            if at is None:
                break
            reached.add(int(at))
        assert [wanted[at] for at in range(len(wanted)) if at not in reached] == []
