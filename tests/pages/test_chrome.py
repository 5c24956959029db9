"""What frames a page: where it is, and the way to the others."""

from __future__ import annotations

import pytest

from ledger.pages import lay_out
from ledger.pages._words import long_day
from tests.pages.laying_out import results_of
from tests.support import AS_OF

FILES = {"contacts/dana.md": "x", "headway.toml": '[site]\ntitle = "Mine"\n'}


def chrome_of(path):
    return next(chrome for page, chrome in lay_out(results_of(FILES)) if page.path == path)


@pytest.mark.parametrize(
    ("path", "root", "current"),
    [("index.html", "", ("Today", "page")), ("contacts/dana.html", "../", ("Records", "true"))],
)
def test_the_navigation_leads_everywhere_from_anywhere(path, root, current):
    chrome = chrome_of(path)
    assert chrome.root == root
    assert [item.label for item in chrome.navigation] == [
        "Today", "Campaigns", "Figures", "Records", "Problems",
    ]  # fmt: skip
    assert [(item.label, item.state) for item in chrome.navigation if item.state] == [current]
    assert all(item.href.startswith(root) for item in chrome.navigation)


def test_the_title_is_the_owners():
    assert chrome_of("index.html").site == "Mine"


def test_days_are_said_the_same_in_any_locale():
    assert long_day(AS_OF) == "Sunday 22 November 2026"
