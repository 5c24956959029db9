"""An open page follows what is saved: where it was read, and with what broke laid over it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.opened import SCHEMES, WIDTHS
from tests.support import ROOT, write_ledger

pytestmark = pytest.mark.browser

LONG_ENOUGH = 20_000
DANA = "contacts/dana.md"
GOOD = "---\nname: Dana Kim\n---\n" + "".join(
    f"- 2026-10-{day:02d} coffee 1h with [[dana]], number {day}\n" for day in range(1, 31)
)
MARKS = "<<<<<<< ours\n- 2026-10-31 coffee 1h\n=======\n>>>>>>> theirs\n"
FILES = {
    DANA: GOOD,
    "contacts/lee.md": "---\nname: Lee Park\n---\n",
    "campaigns/northwind.md": "---\nname: Northwind\nstages:\n  - 2026-10-01 lead\n---\n",
}


class Live:
    """A ledger that is watched by the program itself."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = ""
        self.process: subprocess.Popen[str] | None = None

    def start(self, *more: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from ledger.cli import main; main()", "watch", "--as-of",
             "2026-11-22", "--ledger", self.root, *more],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        for line in self.process.stderr:
            if told := re.match(r"serving it at (http://127\.0\.0\.1:\d+/)", line):
                self.address = told[1]
            if line.startswith("waiting"):
                return
        raise AssertionError("it did not begin")

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=LONG_ENOUGH / 1000)
        return self.process.returncode

    def save(self, path: str, text: str) -> None:
        (self.root / path).write_text(text)


@pytest.fixture
def live(tmp_path) -> Iterator[Live]:
    one = Live(write_ledger(tmp_path / "ledger", FILES))
    one.start()
    yield one
    assert one.end() == 0


@contextlib.contextmanager
def page_at(browser, address: str, width=1280, scheme="light"):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(LONG_ENOUGH)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.loads = 0
    page.on("load", lambda: setattr(page, "loads", page.loads + 1))
    page.goto(address)
    yield page
    context.close()


def soon(page, holds: str) -> None:
    """Ask until it holds. `wait_for_function` asks again by `eval`, which the page's own
    Content-Security-Policy forbids: it fails whenever the first answer is no."""
    until = time.monotonic() + LONG_ENOUGH / 1000
    while not page.evaluate(holds):
        assert time.monotonic() < until, f"it never held: {holds}"
        page.wait_for_timeout(50)


def test_a_page_follows_a_save_and_stays_where_it_was_read(browser, live):
    with page_at(browser, f"{live.address}contacts/dana.html") as page:
        page.evaluate("scrollTo({top: 500, behavior: 'instant'})")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        shut = page.evaluate("document.querySelectorAll('details:not([open])').length")
        live.save(DANA, GOOD.replace("name: Dana Kim", "name: Dana Lee"))
        page.locator("h1", has_text="Dana Lee").wait_for()
        soon(page, "() => Math.abs(scrollY - 500) < 40")
        assert page.evaluate("document.querySelectorAll('details:not([open])').length") == shut == 0
        assert page.said == []


def test_filters_and_order_stay(browser, live):
    with page_at(browser, f"{live.address}records.html") as page:
        field = page.locator("[data-filters]").first
        field.fill("par")
        heading = page.locator("table.sortable th button").first
        heading.click()
        heading.click()
        live.save("contacts/lee.md", "---\nname: Lee Parker\n---\n")
        page.get_by_role("link", name="Lee Parker").first.wait_for()
        soon(page, "() => document.querySelector('[data-filters]').value === 'par'")
        soon(page, "() => document.querySelector('th[aria-sort]')?.ariaSort === 'descending'")
        page.get_by_role("link", name="Dana Kim").first.wait_for(state="hidden")


def test_a_page_that_did_not_change_is_left_alone(browser, live):
    with (
        page_at(browser, f"{live.address}contacts/lee.html") as lee,
        page_at(browser, f"{live.address}contacts/dana.html") as dana,
    ):
        live.save(DANA, GOOD.replace("number 30", "the last"))
        dana.get_by_text("the last").first.wait_for()
        lee.wait_for_timeout(500)
        assert (dana.loads, lee.loads) == (2, 1)


def test_a_page_that_appears_takes_the_place_of_the_lost_one(browser, live):
    with page_at(browser, f"{live.address}contacts/mika.html") as page:
        page.locator("h1", has_text="here").wait_for()
        live.save("contacts/mika.md", "---\nname: Mika\n---\n")
        page.locator("h1", has_text="Mika").wait_for()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_broke_is_laid_over_the_last_good_page(browser, live, axe, width, scheme):
    with page_at(browser, f"{live.address}contacts/dana.html", width, scheme) as page:
        live.save(DANA, GOOD + MARKS)
        alert = page.get_by_role("alert")
        alert.wait_for()
        told = alert.inner_text()
        assert "merge left its conflict markers" in told
        assert re.search(rf"^{DANA}:\d+$", told, re.MULTILINE)
        assert "settle it, then build again" in told
        assert page.loads == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if shots := os.environ.get("HEADWAY_SHOTS"):
            page.screenshot(path=f"{shots}/broken-{width}-{scheme}.png")
        page.evaluate(axe)
        assert [one["id"] for one in page.evaluate("axe.run(document)")["violations"]] == []
        page.keyboard.press("Escape")
        alert.wait_for(state="detached")
        live.save(DANA, GOOD + "- 2026-10-31 coffee 1h, settled\n")
        page.get_by_text("settled").first.wait_for()
        assert page.get_by_role("alert").count() == 0


def test_front_matter_that_broke_keeps_the_page_until_it_is_mended(browser, live):
    with page_at(browser, f"{live.address}contacts/dana.html") as page:
        live.save(DANA, GOOD.replace("name: Dana Kim\n---", "name: [Dana Kim\nrole: x"))
        page.get_by_role("alert").wait_for()
        assert page.locator("h1", has_text="Dana Kim").is_visible()
        assert page.loads == 1
        live.save(DANA, GOOD)
        page.get_by_role("alert").wait_for(state="detached")


def test_a_template_that_broke_is_told_over_the_page_that_it_made(browser, tmp_path):
    settings = {"headway.toml": "[site]\ntemplates = true\n"}
    mine = "{% extends 'base.html' %}{% block main %}<h1>{{ view.title }}, MINE</h1>{% endblock %}"
    live = Live(write_ledger(tmp_path / "ledger", FILES | settings))
    folder = live.root / "templates" / "pages"
    folder.mkdir(parents=True)
    live.start()
    with page_at(browser, f"{live.address}contacts/dana.html") as page:
        live.save("templates/pages/record.html", mine.replace("{{ view.title }}", "This is"))
        page.locator("h1", has_text="MINE").wait_for()
        live.save("templates/pages/record.html", mine.replace("}}", "}", 1))
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "templates/pages/record.html" in alert.inner_text()
        assert page.locator("h1", has_text="MINE").is_visible()
        live.save("templates/pages/record.html", mine.replace("{{ view.title }}", "Now"))
        page.locator("h1", has_text="Now, MINE").wait_for()
        assert page.get_by_role("alert").count() == 0
    assert live.end() == 0


def test_what_is_new_is_told(browser, live):
    with page_at(browser, f"{live.address}contacts/dana.html") as page:
        live.save("contacts/lee.md", "---\nname: Lee Park\n---\n\n[[nobody]]\n")
        told = page.get_by_role("status").filter(has_text="New since the last save")
        told.wait_for()
        assert "contacts/lee.md:5" in told.inner_text()
        if shots := os.environ.get("HEADWAY_SHOTS"):
            page.screenshot(path=f"{shots}/news.png")
        told.get_by_role("button", name="Dismiss").click()
        told.wait_for(state="detached")


def test_after_a_new_start_an_open_page_goes_on(browser, live):
    with page_at(browser, f"{live.address}contacts/dana.html") as page:
        port = live.address.rsplit(":", 1)[1].strip("/")
        assert live.end() == 0
        live.start("--port", port)
        page.wait_for_timeout(1500)
        assert page.loads == 1
        live.save(DANA, GOOD.replace("number 30", "after it all"))
        page.get_by_text("after it all").first.wait_for()


def test_of_fifty_saves_the_last_is_shown(browser, live):
    with page_at(browser, f"{live.address}contacts/dana.html") as page:
        for number in range(50):
            live.save(DANA, GOOD.replace("Dana Kim", f"Dana {number}."))
        page.locator("h1", has_text="Dana 49.").wait_for()
