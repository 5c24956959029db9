"""The page of a lost address in a browser: it leads to the first page and to the search."""

from __future__ import annotations

import pytest

from ledger.build import build
from tests.browser.opened import SCHEMES, WIDTHS, Opened
from tests.site.serving import serving
from tests.support import AS_OF, write_ledger

pytestmark = pytest.mark.browser

BELOW = "/reports/maya/"
FILES = {
    "headway.toml": f'[site]\nbase = "{BELOW}"\n',
    "contacts/dana.md": "---\nname: Dana Kim\n---\n",
}


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lost")
    build(write_ledger(folder / "ledger", FILES), folder / "site", AS_OF)
    with serving(folder / "site", BELOW) as address:
        yield folder / "site/index.html", address


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_whole_and_leads_on(browser, host, axe, width, scheme):
    first, address = host
    with Opened(browser, first, width, scheme) as opened:
        opened.page.goto(f"{address}contacts/long/gone.html")
        opened.page.evaluate(axe)
        told = opened.page.evaluate("axe.run(document)")["violations"]
        assert [one["id"] for one in told] == []
        assert opened.width <= width
        opened.page.get_by_role("link", name="search the report").click()
        assert opened.page.evaluate("document.activeElement.id") == "search"
        opened.page.keyboard.type("dana")
        opened.page.locator("#search-found a").first.wait_for()
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_url(f"{address}contacts/dana.html")


def test_without_scripts_it_offers_no_search(browser, host):
    first, address = host
    with Opened(browser, first, scripts=False) as opened:
        opened.page.goto(f"{address}gone.html")
        assert not opened.page.locator("a[href='#search']").is_visible()
        opened.page.get_by_role("link", name="first page").click()
        opened.page.wait_for_url(f"{address}index.html")
