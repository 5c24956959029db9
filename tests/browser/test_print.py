"""What comes out of the printer: whole tables, no way around, one sheet for a week."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import EXAMPLES
from tests.browser.opened import Opened
from tests.support import ROOT

pytestmark = pytest.mark.browser

FORMATS = ("A4", "Letter")
PAGES = (
    "index.html", "campaigns.html", "review.html", "activity.html", "figures.html",
    "records.html", "problems.html", "metrics/channels.html", "metrics/groups.html",
)  # fmt: skip
# What lies between the margins of a sheet of A4, the narrower of the two in pixels of CSS.
SHEET = 680

ORPHANS = """
() => {
  const found = [];
  document.querySelectorAll("h2, h3").forEach((heading) => {
    if (!heading.checkVisibility() || heading.classList.contains("unseen")) return;
    if (getComputedStyle(heading).breakAfter !== "avoid") found.push(heading.textContent);
  });
  return found;
}
"""

DISPLAYS = """
(wanted) => Array.from(document.querySelectorAll(wanted), (one) => getComputedStyle(one).display)
"""


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has; Chromium writes each as an object of its own."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_week_is_one_sheet(browser, sites, example, form):
    with Opened(browser, sites[example] / "review.html") as opened:
        pdf = opened.page.pdf(format=form)
    assert sheets(pdf) == 1


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_is_wider_than_the_sheet(browser, sites, example):
    site = sites[example]
    with Opened(browser, site / "index.html", SHEET) as opened:
        opened.page.emulate_media(media="print")
        for path in sorted(site.rglob("*.html")):
            opened.go(path)
            assert opened.width <= SHEET, path


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_only_a_screen_can_do_is_not_printed(browser, sites, example):
    with Opened(browser, sites[example] / "index.html") as opened:
        opened.page.emulate_media(media="print")
        for name in PAGES:
            opened.go(sites[example] / name)
            page = opened.page
            assert not page.locator(".masthead nav").is_visible(), name
            assert page.locator(".skip:visible, .filter:visible, .unprinted:visible").count() == 0
            assert page.locator("summary:visible:not(.more > summary)").count() == 0, name
            assert page.evaluate(ORPHANS) == [], name


def test_headings_of_tables_are_printed_again_on_each_sheet(browser, site):
    with Opened(browser, site / "campaigns.html") as opened:
        opened.page.emulate_media(media="print")
        assert set(opened.page.evaluate(DISPLAYS, "thead")) == {"table-header-group"}
        # A button is not painted again with the heading that it stands in; its words are.
        assert set(opened.page.evaluate(DISPLAYS, "th button")) == {"contents"}


def test_a_month_is_printed_alone_where_its_link_was_followed(browser, site):
    with Opened(browser, site / "activity.html") as opened:
        every = sheets(opened.page.pdf(format="A4"))
        months = opened.page.locator(".activity > .activity-section").count()
        assert every >= months + 1
        opened.page.get_by_role("link", name="September 2026").click()
        opened.page.emulate_media(media="print")
        shown = opened.page.locator(".activity-section:visible")
        assert shown.count() == 1
        assert "1 September 2026 to 30 September 2026" in shown.inner_text()
        assert shown.locator(".activity-signature").is_visible()
        assert sheets(opened.page.pdf(format="A4")) < every


def test_the_last_days_are_printed_alone_and_not_twice(browser, site):
    with Opened(browser, site / "activity.html") as opened:
        opened.page.emulate_media(media="print")
        assert not opened.page.locator("#last-days").is_visible()
        opened.page.emulate_media(media="screen")
        opened.page.get_by_role("link", name="The last 28 days").click()
        opened.page.emulate_media(media="print")
        assert opened.page.locator(".activity-section:visible").count() == 1
        assert opened.page.locator("#last-days").is_visible()


def test_two_dates_narrow_the_statement_and_what_is_printed(browser, site):
    with Opened(browser, site / "activity.html") as opened:
        page = opened.page
        page.get_by_label("From").fill("2026-08-24")
        page.get_by_label("to", exact=True).fill("2026-09-06")
        rows = page.locator(".activity > .activity-section tr[data-day]:visible")
        days = [row.get_attribute("data-day") for row in rows.all()]
        assert days
        assert min(days) >= "2026-08-24"
        assert max(days) <= "2026-09-06"
        counted = sum(int(row.get_attribute("data-count") or 0) for row in rows.all())
        minutes = sum(int(row.get_attribute("data-minutes") or 0) for row in rows.all())
        said = page.get_by_role("status").inner_text()
        assert said == (
            f"24 August 2026 to 6 September 2026: {counted} activities, "
            f"{round(minutes / 60 + 1e-9, 1):g} hours recorded"
        )
        kinds = page.locator(".activity-chosen-kinds").inner_text()
        assert sum(int(number) for number in re.findall(r"\d+", kinds)) == counted
        page.emulate_media(media="print")
        assert page.get_by_role("status").is_visible()
        assert not page.get_by_label("From").is_visible()
        assert page.locator(".activity-signature:visible").count() == 1
        assert len(rows.all()) == len(days)
        page.emulate_media(media="screen")
        page.get_by_label("From").fill("2026-05-25")
        page.get_by_label("to", exact=True).fill("2026-11-22")
        assert page.locator(".activity-chosen").inner_text() == ""
        assert page.locator(".activity-section:visible").count() == 8


def test_without_scripts_the_statement_is_whole(browser, site):
    with Opened(browser, site / "activity.html", scripts=False) as opened:
        assert not opened.page.get_by_label("From").is_visible()
        assert opened.page.locator("tr[data-day]:visible").count() > 500


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_name_of_a_person_is_in_the_printed_statement(browser, sites, example):
    names = [
        line.removeprefix("name:").strip()
        for path in sorted((ROOT / "examples" / example / "contacts").glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("name:")
    ]
    with Opened(browser, sites[example] / "activity.html") as opened:
        opened.page.emulate_media(media="print")
        text = opened.page.locator("main").inner_text()
    assert len(names) > 20
    assert [name for name in names if len(name.split()) > 1 and name in text] == []
    assert ".md" not in text
