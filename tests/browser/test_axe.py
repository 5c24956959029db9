"""What axe-core finds on the pages: nothing."""

from __future__ import annotations

import pytest

from tests.browser.conftest import EXAMPLES
from tests.browser.opened import SCHEMES, WIDTHS, Opened, kinds_of, pages_of

pytestmark = pytest.mark.browser


def found_on(opened, axe, path):
    opened.go(path)
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run(document, {preload: false})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_on_any_kind_of_page(browser, sites, axe, example, width, scheme):
    paths = kinds_of(sites[example])
    with Opened(browser, paths[0], width, scheme) as opened:
        for path in paths:
            assert found_on(opened, axe, path) == [], path


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_on_any_page(browser, sites, axe, example):
    paths = pages_of(sites[example])
    with Opened(browser, paths[0]) as opened:
        for path in paths:
            assert found_on(opened, axe, path) == [], path


def test_nothing_where_everything_is_wrong(browser, torn_site, axe):
    with Opened(browser, torn_site / "index.html") as opened:
        for path in kinds_of(torn_site):
            assert found_on(opened, axe, path) == [], path
