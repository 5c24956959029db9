"""Every page of a report in a real browser, from a folder: quiet, whole and within its width."""

from __future__ import annotations

import pytest

from tests.browser.conftest import EXAMPLES
from tests.browser.opened import SCHEMES, WIDTHS, Opened, kinds_of, pages_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_pages_are_quiet_and_fit_their_width(browser, sites, example, width, scheme):
    site = sites[example]
    with Opened(browser, site / "index.html", width, scheme) as opened:
        for path in pages_of(site):
            opened.go(path)
            assert opened.said == [], path
            outside = [url for url in opened.asked if not url.startswith((site.as_uri(), "data:"))]
            assert outside == [], path
            assert opened.width <= width, path
            assert opened.page.locator("h1").is_visible(), path


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_pages_are_whole_without_scripts(browser, sites, example, width):
    with Opened(browser, sites[example] / "index.html", width, scripts=False) as opened:
        for path in kinds_of(sites[example]):
            opened.go(path)
            assert opened.said == [], path
            assert opened.width <= width, path
            assert opened.page.locator("button:visible, input:visible").count() == 0, path


@pytest.mark.parametrize("width", WIDTHS)
def test_a_torn_ledger_makes_pages_as_good(browser, torn_site, width):
    paths = pages_of(torn_site)
    with Opened(browser, paths[0], width) as opened:
        for path in paths:
            opened.go(path)
            assert opened.said == [], path
            assert opened.width <= width, path
