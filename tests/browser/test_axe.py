"""What axe-core finds on the pages: nothing."""

from __future__ import annotations

import pytest

from tests.browser.conftest import EXAMPLES
from tests.browser.opened import SCHEMES, WIDTHS, Opened, kinds_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_on_any_kind_of_page(browser, sites, axe, example, width, scheme):
    paths = kinds_of(sites[example])
    with Opened(browser, paths[0], width, scheme) as opened:
        for path in paths:
            assert opened.faults(axe, path) == [], path


def test_nothing_where_everything_is_wrong(browser, torn_site, axe):
    with Opened(browser, torn_site / "index.html") as opened:
        for path in kinds_of(torn_site):
            assert opened.faults(axe, path) == [], path
