"""Every kind of page in a real browser, from a folder: quiet, whole and within its width."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.build import build
from tests.site.test_whole_site import broken
from tests.support import AS_OF, required, write_ledger

pytestmark = pytest.mark.browser

# One page of each kind, and then a page of each kind of record and the widest tables.
KINDS = [
    "index.html", "campaigns.html", "figures.html", "records.html", "problems.html",
    "metrics/channels.html", "campaigns/st-brannoc.html",
]  # fmt: skip
PAGES = [
    *KINDS, "metrics/works.html", "metrics/conversion.html", "contacts/ines-bakker.html",
    "organizations/tessera-health.html", "channels/writing.html", "skills/health-regulatory.html",
    "profile/me.html", "journal/2026-11.html",
]  # fmt: skip
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def browser(chromium) -> Iterator:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield one
        one.close()


@pytest.fixture(scope="module")
def site(job_search, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("browser") / "site"
    build(job_search, out, AS_OF)
    return out


@pytest.fixture(scope="module")
def torn_site(tmp_path_factory) -> Path:
    """A report of a ledger in which everything is wrong."""
    folder = tmp_path_factory.mktemp("torn")
    build(write_ledger(folder / "ledger", broken()), folder / "site", AS_OF)
    return folder / "site"


@pytest.fixture(scope="session")
def axe(tmp_path_factory) -> str:
    """The text of axe-core, from a folder that keeps it between runs, else from npm."""
    kept = os.environ.get("HEADWAY_AXE_CORE")
    if kept:
        return Path(kept).read_text(encoding="utf-8")
    if not shutil.which("npm"):
        required("npm is not installed, so there is no axe-core")
    folder = tmp_path_factory.mktemp("axe")
    got = subprocess.run(
        ["npm", "pack", "axe-core", "--silent"], cwd=folder, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip
    packed = next(folder.glob("*.tgz"), None)
    if got.returncode or packed is None:
        required("axe-core cannot be had from npm")
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()


class Opened:
    """A page in a window of its own, what it complained of and what it asked for."""

    def __init__(self, browser, path: Path, width=1280, scheme="light", *, scripts=True) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme,
            java_script_enabled=scripts,
        )  # fmt: skip
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.go(path)

    def go(self, path: Path) -> None:
        """Open another page in the same window."""
        self.said.clear()
        self.asked.clear()
        self.page.goto(path.as_uri())

    @property
    def width(self) -> int:
        """How wide the page is, what must be scrolled to included."""
        return self.page.evaluate("document.documentElement.scrollWidth")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_quiet_and_fit_their_width(browser, site, width, scheme, scripts):
    with Opened(browser, site / PAGES[0], width, scheme, scripts=scripts) as opened:
        for name in PAGES:
            opened.go(site / name)
            assert opened.said == [], name
            outside = [url for url in opened.asked if not url.startswith((site.as_uri(), "data:"))]
            assert outside == [], name
            assert opened.width <= width, name
            assert opened.page.locator("h1").is_visible(), name


@pytest.mark.parametrize("width", WIDTHS)
def test_a_torn_ledger_makes_pages_as_good(browser, torn_site, width):
    paths = sorted(torn_site.rglob("*.html"))
    with Opened(browser, paths[0], width) as opened:
        for path in paths:
            opened.go(path)
            assert opened.said == [], path
            assert opened.width <= width, path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(browser, site, torn_site, axe, scheme):
    paths = [site / name for name in KINDS] + [torn_site / "problems.html"]
    with Opened(browser, paths[0], 1280, scheme) as opened:
        for path in paths:
            opened.go(path)
            opened.page.evaluate(axe)
            found = opened.page.evaluate("axe.run(document, {preload: false})")
            told = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]
            assert told == [], path


CONTRAST = """
() => {
  const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = (colour) => {
    pixel.clearRect(0, 0, 1, 1); pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1);
    const parts = Array.from(pixel.getImageData(0, 0, 1, 1).data).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const found = [];
  document.querySelectorAll("svg text").forEach((text) => {
    const before = text.previousElementSibling;
    const bar = text.classList.contains("label") ? getComputedStyle(before).fill : paper;
    found.push([text.textContent, ratio(getComputedStyle(text).fill, bar)]);
  });
  return found;
}
"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["campaigns.html", "metrics/works.html"])
def test_words_in_charts_can_be_read(browser, site, scheme, name):
    """axe cannot judge words in pictures."""
    with Opened(browser, site / name, 1280, scheme) as opened:
        found = opened.page.evaluate(CONTRAST)
    assert found
    assert [(text, ratio) for text, ratio in found if ratio < 4.5] == []


def test_words_in_charts_are_large_enough_on_a_telephone(browser, site):
    for name in ("campaigns.html", "metrics/works.html"):
        with Opened(browser, site / name, 390) as opened:
            heights = opened.page.evaluate(
                "() => Array.from(document.querySelectorAll('svg text'),"
                " (text) => text.getBoundingClientRect().height)"
            )
            assert min(heights) >= 11, name


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
