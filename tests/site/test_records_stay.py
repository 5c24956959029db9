"""No record vanishes from the report, and none takes another's page."""

from __future__ import annotations

from ledger.pages._addresses import Addresses
from tests.site.reading import read_pages, report_of
from tests.site.test_whole_site import broken, hostile
from tests.support import ledger_of


def test_every_record_has_a_page_of_its_own():
    for files in (broken(), hostile()):
        ledger = ledger_of(files)
        addresses = Addresses(ledger)
        pages = [addresses.page(record.path) for record in ledger.records]
        assert len({page.lower() for page in pages}) == len(ledger.records)
        report = report_of(files)
        assert set(pages) <= set(report)


def test_pages_have_names_that_every_system_takes():
    ledger = ledger_of(broken())
    names = {Addresses(ledger).page(record.path) for record in ledger.records}
    assert "contacts/con-.html" in names
    assert "contacts/dana.html" in names
    assert all(name.isascii() and name == name.lower() for name in names)


def test_a_record_with_errors_is_shown_with_them():
    pages = read_pages(report_of(broken()))
    page = pages["contacts/dup-2.html"]
    assert "Problems here" in page.text
    assert "HW105" in page.text
    assert "One" in page.text


def test_records_of_one_id_keep_their_own_pages():
    pages = read_pages(report_of(broken()))
    assert "Same id again" in pages["contacts/dup.html"].text
    assert "Problems here" in pages["contacts/dup-2.html"].text
    assert "Same id" in pages["organizations/dup.html"].text


def test_every_finding_is_on_the_page_of_problems():
    page = read_pages(report_of(broken()))["problems.html"]
    for path in ("contacts/unclosed.md", "contacts/empty.md", "campaigns/torn.md"):
        assert path in page.text
