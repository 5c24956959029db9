"""The introduction graph in a real browser: the picture meets the names, and nothing overlaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.build import build
from tests.pages.introductions_made import ledger_with
from tests.support import AS_OF, write_ledger

pytestmark = pytest.mark.browser

COUNTS = (5, 50, 200)

# The boxes of everything written in the graph; those that meet; and how far the curves end
# from the middle of a row.
MEASURE = """
() => {
  const boxes = Array.from(document.querySelectorAll(".tree-label"))
    .map((one) => one.getBoundingClientRect()).filter((box) => box.width);
  const meet = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5
    && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
  const overlaps = boxes.filter((one, at) => boxes.slice(at + 1).some((two) => meet(one, two)));
  const picture = document.querySelector(".tree-curves").getBoundingClientRect();
  const middles = Array.from(document.querySelectorAll(".tree tbody tr"), (row) => {
    const box = row.getBoundingClientRect();
    return (box.top + box.bottom) / 2;
  });
  const rows = Number(document.querySelector(".tree-curves").getAttribute("viewBox").split(" ")[3]);
  const scale = picture.height / rows;
  const off = Array.from(document.querySelectorAll(".tree-line"), (line) => {
    const end = line.getPointAtLength(line.getTotalLength());
    const y = picture.top + end.y * scale;
    return Math.min(...middles.map((middle) => Math.abs(middle - y)));
  });
  const heights = Array.from(document.querySelectorAll(".tree-label"),
    (one) => parseFloat(getComputedStyle(one).fontSize));
  return {
    labels: boxes.length, overlaps: overlaps.length, off: Math.max(...off), drawn: picture.height,
    table: document.querySelector(".tree table").getBoundingClientRect().height,
    smallest: Math.min(...heights), wide: document.documentElement.scrollWidth,
  };
}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[int, Path]:
    made = {}
    for count in COUNTS:
        folder = tmp_path_factory.mktemp(f"introductions-{count}")
        build(write_ledger(folder / "ledger", ledger_with(count)), folder / "site", AS_OF)
        made[count] = folder / "site" / "network.html"
    return made


def measured(browser, path: Path, width: int) -> dict[str, float]:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    found = page.evaluate(MEASURE)
    page.close()
    return found


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("width", [1280, 1000])
def test_the_picture_meets_the_names(browser, pages, count, width):
    found = measured(browser, pages[count], width)
    assert found["labels"] > count / 3
    assert found["overlaps"] == 0
    assert found["drawn"] == pytest.approx(found["table"], abs=1)
    assert found["off"] < 1.5
    assert found["wide"] <= width


@pytest.mark.parametrize("count", COUNTS)
def test_on_a_telephone_it_is_a_list_that_can_be_read(browser, pages, count):
    found = measured(browser, pages[count], 390)
    assert found["labels"] > count / 3
    assert found["overlaps"] == 0
    assert found["drawn"] == 0
    assert found["smallest"] >= 11
    assert found["wide"] <= 390


def test_a_name_in_the_graph_leads_to_its_page(browser, pages):
    page = browser.new_page()
    page.goto(pages[5].as_uri())
    link = page.locator(".tree-introduced a").first
    name = link.inner_text()
    link.click()
    assert page.locator("h1").inner_text() == name
    page.close()


def test_those_who_are_gathered_lead_to_the_whole_list(browser, pages):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(pages[200].as_uri())
    page.get_by_role("link", name="13 others").click()
    assert page.locator("#introductions tbody tr").first.is_visible()
    page.close()
