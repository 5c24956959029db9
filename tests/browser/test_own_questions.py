"""The page of the owner's own questions in a browser, without a fault."""

from __future__ import annotations

import pytest

from ledger.build import build
from tests.browser.opened import WIDTHS, Opened
from tests.querying.asking import need_duckdb
from tests.support import AS_OF, write_ledger

pytestmark = pytest.mark.browser

FILES = {
    "headway.toml": (
        "[queries.people]\ntitle = 'People'\npage = true\n"
        "sql = 'SELECT id, name, last_entry, cadence FROM contacts ORDER BY id'\n"
        "[queries.wrong]\npage = true\nsql = 'SELECT nme FROM contacts'\n"
        "[queries.none]\npage = true\nsql = 'SELECT 1 AS one WHERE false'\n"
    ),
    "contacts/ann.md": "---\nname: Zoe\ncadence: 9d\n---\n- 2026-11-12 call\n",
    "contacts/ben.md": "---\nname: Ben\ncadence: 30d\n---\n",
}


@pytest.fixture
def page(tmp_path):
    need_duckdb()
    root = write_ledger(tmp_path / "ledger", FILES)
    build(root, tmp_path / "site", AS_OF)
    return tmp_path / "site" / "queries.html"


@pytest.mark.parametrize("width", WIDTHS)
def test_it_has_no_fault(browser, axe, page, width):
    with Opened(browser, page, width) as opened:
        assert opened.faults(axe, page) == []
