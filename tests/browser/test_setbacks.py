"""What the page of setbacks reckons in the browser is what the measure says."""

from __future__ import annotations

import math
from datetime import date
from itertools import combinations

import pytest

from ledger.metrics.resilience import in_words
from ledger.pages import beside, lay_out
from ledger.site import Renderer
from ledger.wording import percent
from tests.browser.opened import Opened
from tests.pages.taking import results_from, results_on
from tests.support import ROOT

pytestmark = pytest.mark.browser

WHEN = [
    ("job-search", date(2026, 8, 10)), ("job-search", date(2026, 9, 1)),
    ("job-search", date(2026, 9, 7)), ("job-search", date(2026, 10, 5)),
    ("job-search", date(2026, 10, 26)), ("book-of-business", date(2026, 8, 31)),
    ("book-of-business", date(2026, 9, 28)), ("book-of-business", date(2026, 10, 5)),
    ("book-of-business", date(2026, 11, 22)),
]  # fmt: skip
BOTH = {
    "me.md": "---\npipeline: client\n---\n",
    "organizations/o.md": "---\nname: <b>Big & sons</b>\n---\n",
    "campaigns/a.md": "---\nname: A\norganization: o\nvalue: 12,345 EUR\n"
    "stages:\n  - 2026-11-01 conversation\n---\n",
    "campaigns/b.md": "---\nname: B\norganization: o\nvalue: 2001\n"
    "stages:\n  - 2026-11-01 need-confirmed\n---\n",
    "campaigns/c.md": "---\nname: C\nstages:\n  - 2026-11-01 conversation\n---\n",
    "campaigns/d.md": "---\nname: D\npipeline: job\nstages:\n  - 2026-11-01 targeted\n---\n",
    "campaigns/e.md": "---\nname: E\npipeline: job\nstages:\n  - 2026-11-01 negotiating\n---\n",
}


def written(results, folder):
    """The page of setbacks with what it loads, and what it was made from."""
    renderer = Renderer()
    page, frame = next(one for one in lay_out(results) if one[0].path == "setbacks.html")
    files = {page.path: renderer.render(page, frame()), **dict(beside(results))}
    files |= dict(renderer.static())
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / page.path, page.view()


def reckoned(ledger, pool, gone):
    """What survives and what is left without the campaigns of some numbers, as Python has it."""
    members = [one for one in pool.campaigns if one.number is not None]

    def hope(some):
        if pool.client:
            return math.fsum(float(one.p) * float(one.value) for one in some)
        return 1 - math.prod(1 - float(one.p) for one in some)

    whole, left = hope(members), hope([one for one in members if one.number not in gone])
    amounts = (in_words(ledger, amount, client=pool.client) for amount in (left, whole))
    return percent(left / whole), *amounts, left / whole


# Marks some, says what the page then says, and puts everything back; once for each set of marks.
TRY = """
(pool, sets) => sets.map((set) => {
  const marks = pool.querySelectorAll("[data-takes]");
  set.forEach((at) => marks[at].click());
  const bar = pool.querySelector("svg.whole");
  const told = {
    said: pool.querySelector("[role=status]").textContent,
    described: bar.querySelector("desc").textContent,
    width: Number(bar.querySelector(".surviving-left").getAttribute("width")),
    gone: set.flatMap((at) => marks[at].dataset.takes.split(" ").map(Number)),
  };
  pool.querySelector("button").click();
  return told;
})
"""


def tried(page, pool, sets):
    """What the page says with each set of marks made, by their places in the two tables."""
    part = page.locator(f"[data-setbacks={pool.key}]")
    return part.evaluate(TRY, [list(one) for one in sets])


def agrees(told, pool, ledger):
    """Whether the sentence and the bar hold what Python reckons."""
    survives, left, whole, share = reckoned(ledger, pool, set(told["gone"]))
    assert told["said"].startswith(f"{survives} survives without ")
    assert told["said"].endswith(f": {left} of {whole} {pool.what}.")
    assert told["described"] == told["said"]
    assert told["width"] / pool.bar.width == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize(("name", "day"), WHEN, ids=str)
def test_the_page_reckons_as_the_measure_does(browser, tmp_path, name, day):
    results = results_on(name, day)
    path, view = written(results, tmp_path)
    with Opened(browser, path) as opened:
        assert view.pools
        for pool in view.pools:
            rows = [*(one for one in pool.campaigns if one.left), *pool.parts]
            every = range(len(rows))
            alone = tried(opened.page, pool, [(at,) for at in every])
            for row, told in zip(rows, alone, strict=True):
                assert told["said"].startswith(
                    f"{row.left.survives} survives without {row.label}: {row.left.amount} of "
                )
                agrees(told, pool, results.ledger)
            for told in tried(opened.page, pool, [*combinations(every, 2), every]):
                agrees(told, pool, results.ledger)
        assert opened.said == []


def test_clients_and_jobs_are_reckoned_apart(browser, tmp_path):
    results = results_from(BOTH)
    path, view = written(results, tmp_path)
    with Opened(browser, path) as opened:
        assert [pool.key for pool in view.pools] == ["client", "job"]
        for pool in view.pools:
            every = range(len([one for one in pool.campaigns if one.left]) + len(pool.parts))
            for told in tried(opened.page, pool, [(at,) for at in every]):
                agrees(told, pool, results.ledger)
        assert "<b>Big & sons</b>" in opened.page.locator("[data-setbacks=client]").inner_text()


def test_it_is_used_with_the_keyboard_and_put_back(browser, tmp_path):
    path, _ = written(results_on("book-of-business", date(2026, 11, 22)), tmp_path)
    with Opened(browser, path) as opened:
        page = opened.page
        before = page.get_by_role("status").inner_text()
        assert before == "With everything: 35,000 expected, from 5 campaigns."
        mark = page.get_by_role("checkbox", name="without Dr. Meera Anand")
        reset = page.get_by_role("button", name="Put everything back")
        assert reset.is_disabled()
        mark.focus()
        page.keyboard.press("Space")
        assert mark.is_checked()
        assert page.get_by_role("status").inner_text() == (
            "14% survives without Dr. Meera Anand: 5,059 of 35,000 expected."
        )
        # What went with her is neither marked nor left.
        mixed = page.get_by_role("checkbox", name="without Osprey Point Animal Hospital").first
        assert mixed.evaluate("one => one.indeterminate && !one.checked")
        assert page.locator("[data-campaign].setbacks-gone").count() == 3
        reset.focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("status").inner_text() == before
        assert page.locator(".setbacks-gone, input:checked").count() == 0
        assert page.evaluate("document.activeElement.type") == "checkbox"


def test_a_sorted_table_still_reckons_right(browser, tmp_path):
    results = results_on("book-of-business", date(2026, 11, 22))
    path, view = written(results, tmp_path)
    with Opened(browser, path) as opened:
        opened.page.locator("thead").first.get_by_role("button", name="campaign").click()
        for told in tried(opened.page, view.pools[0], [(0,), (1, 3), (0, 2, 4)]):
            agrees(told, view.pools[0], results.ledger)


def test_without_scripts_the_table_is_there_and_nothing_is_dead(browser, tmp_path):
    path, view = written(results_on("book-of-business", date(2026, 11, 22)), tmp_path)
    with Opened(browser, path, scripts=False) as opened:
        shown = opened.page.locator("[data-campaign]:visible")
        assert shown.count() == len(view.pools[0].campaigns)
        assert "43%" in shown.first.inner_text()
        assert opened.page.locator("input:visible, button:visible").count() == 0


def test_the_script_is_small():
    script = ROOT / "templates" / "static" / "setbacks.js"
    assert len(script.read_bytes()) < 3000
