"""What frames a page: where it is, and the way to the others."""

from __future__ import annotations

import pytest

from ledger.pages import all_kinds, lay_out
from ledger.pages._words import long_day
from tests.pages.laying_out import results_of
from tests.support import AS_OF

FILES = {"contacts/dana.md": "x", "headway.toml": '[site]\ntitle = "Mine"\n'}


def chrome_of(path):
    return next(frame() for page, frame in lay_out(results_of(FILES)) if page.path == path)


@pytest.mark.parametrize(
    ("path", "root", "current"),
    [("index.html", "", ("Today", "page")), ("contacts/dana.html", "../", ("Records", "true"))],
)
def test_the_navigation_leads_everywhere_from_anywhere(path, root, current):
    chrome = chrome_of(path)
    assert chrome.root == root
    items = (*chrome.navigation, *chrome.reference)
    kinds = [kind for kind in all_kinds() if kind.label and not kind.when]
    assert [item.label for item in items] == [kind.label for kind in kinds]
    assert [(item.label, item.state) for item in items if item.state] == [current]
    assert all(item.href.startswith(root) for item in items)


def test_pages_that_answer_a_question_come_before_those_for_looking_up():
    chrome = chrome_of("index.html")
    assert [item.label for item in chrome.navigation][:2] == ["Today", "Campaigns"]
    assert {"Figures", "Records", "Problems"} <= {item.label for item in chrome.reference}


def test_the_title_is_the_owners():
    assert chrome_of("index.html").site == "Mine"


def test_days_are_said_the_same_in_any_locale():
    assert long_day(AS_OF) == "Sunday 22 November 2026"
