"""What axe-core finds on every single page of both examples: nothing.

Beside test_axe.py, so that two workers share the half thousand pages.
"""

from __future__ import annotations

import pytest

from tests.browser.conftest import EXAMPLES
from tests.browser.opened import Opened, pages_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_on_any_page(browser, sites, axe, example):
    paths = pages_of(sites[example])
    with Opened(browser, paths[0]) as opened:
        for path in paths:
            assert opened.faults(axe, path) == [], path
