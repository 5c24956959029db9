"""What can be found: every record by all that was typed in it, and where each part of it is."""

from __future__ import annotations

import operator
from dataclasses import replace

import pytest

from ledger.diagnostic import Diagnostic, Severity
from ledger.metrics import Measurement
from ledger.pages import Documents, lay_out, search_documents
from ledger.source import Location
from tests.pages.laying_out import measured, results_of

DANA = """\
---
name: Dana Kim
aliases: [DK]
organization: northwind
title: Legal counsel
tags: [privacy]
shoe size: 39
note: said it <!-- not for anybody --> once
---

# A heading

She reads [[lee|Lee's]] letters. <!-- hidden remark -->

- 2026-11-10 coffee 1h with [[lee]] about Zürich [got:: a name <!-- hush -->]
- [ ] 2026-11-25 send the list
"""

FILES = {
    "contacts/dana-kim.md": DANA,
    "contacts/lee.md": "---\nname: Lee Park\n---\n",
    "organizations/northwind.md": "---\nname: Northwind Freight\n---\n",
    "campaigns/a.md": "---\nname: A job\norganization: northwind\nstages:\n"
    "  - 2026-10-01 researching, an article\n  - 2026-10-09 targeted\n---\n",
}


def documents_of(results, leave_out=()):
    pages = [page for page, _ in lay_out(results) if page.template not in leave_out]
    return {one.path: one for one in search_documents(results, pages)}


@pytest.fixture(scope="module")
def found():
    return documents_of(results_of(FILES))


def test_every_page_can_be_found_but_that_of_a_lost_address(found):
    pages = {page.path for page, _ in lay_out(results_of(FILES))}
    assert set(found) == pages - {"404.html"}
    assert (found["records.html"].kind, found["records.html"].name) == ("page", "Records")


def test_a_record_is_found_by_every_value_of_its_front_matter(found):
    one = found["contacts/dana-kim.html"]
    assert (one.kind, one.name) == ("contact", "Dana Kim")
    for said in ("DK", "Northwind Freight", "Legal counsel", "privacy", "39", "dana-kim"):
        assert said in one.text, said


def test_entries_stages_and_notes_have_their_places(found):
    parts = found["contacts/dana-kim.html"].parts
    assert [(part.kind, part.anchor) for part in parts] == [
        ("entry", "l15"), ("entry", "l16"), ("notes", "notes"),
    ]  # fmt: skip
    assert parts[0].text.startswith("2026-11-10 coffee 1h with Lee Park about Zürich · got: a name")
    assert "She reads Lee's letters." in parts[2].text
    stages = found["campaigns/a.html"].parts
    assert [(part.kind, part.anchor, part.text) for part in stages] == [
        ("stage", "l5", "2026-10-01 researching an article"),
        ("stage", "l6", "2026-10-09 targeted"),
    ]  # fmt: skip


def test_no_comment_can_be_found(found):
    said = str(list(found.values()))
    assert "said it" in said
    for hidden in ("not for anybody", "hidden remark", "hush", "<!--"):
        assert hidden not in said, hidden


def test_a_stage_that_could_not_be_read_is_found_as_it_was_typed():
    results = results_of({"campaigns/a.md": "---\nstages:\n  - no date at all here\n---\n"})
    assert "no date at all here" in str(documents_of(results)["campaigns/a.html"])


def finding(path: str) -> Diagnostic:
    return Diagnostic(
        "HW401", "bad-date", Severity.ERROR, Location(path, 3), "`2026-02-30` is none"
    )


def test_a_finding_is_found_at_its_record_or_among_the_problems():
    results = results_of(FILES, findings=(finding("contacts/lee.md"), finding("headway.toml")))
    found = documents_of(results)
    (part,) = found["contacts/lee.html"].parts
    assert (part.kind, part.anchor) == ("finding", "findings")
    assert part.text == "HW401 bad-date: 2026-02-30 is none"
    assert [(one.kind, one.anchor) for one in found["problems.html"].parts] == [("finding", "main")]


def test_a_finding_of_a_record_without_a_page_is_found_among_the_problems():
    results = results_of(FILES, findings=(finding("contacts/lee.md"),))
    assert len(documents_of(results, leave_out=("record",))["problems.html"].parts) == 1


def test_a_metric_is_found_by_its_code_its_name_and_its_reading():
    taken = Measurement(value=3, unit="campaigns", reading="3 of 6 are in the works")
    one = documents_of(results_of(FILES, **measured(("works", taken))))["metrics/works.html"]
    assert (one.kind, one.name) == ("figure", "Works")
    assert one.text == "M1 works 3 campaigns · 3 of 6 are in the works"


def test_who_makes_one_report_holds_no_document():
    results = results_of(FILES)
    once = Documents(keeps=False)
    pages = [page for page, _ in lay_out(results)]
    first, second = list(once.of(results, pages)), list(once.of(results, pages))
    assert first == second
    assert not any(map(operator.is_, first, second))


def test_a_document_stays_while_nothing_that_it_says_is_otherwise():
    results = results_of(FILES)
    kept = Documents()

    def documents(of):
        pages = [page for page, _ in lay_out(of)]
        return {one.path: one for one in kept.of(of, pages)}

    first, same = documents(results), documents(results)
    dana, lee = "contacts/dana-kim.html", "contacts/lee.html"
    assert same[dana] is first[dana]
    place = Location("contacts/lee.md", 1)
    told = (Diagnostic("HW101", "unknown-kind", Severity.ERROR, place, "What is this"),)
    found = documents(replace(results, findings=told))
    assert found[dana] is first[dana]
    assert [one.text for one in found[lee].parts] == ["HW101 unknown-kind: What is this"]
    renamed = FILES | {"contacts/lee.md": "---\nname: Lee Stone\n---\n"}
    records = results_of(renamed).ledger.records
    others = tuple(one for one in results.ledger.records if one.id != "lee")
    anew = tuple(sorted((*others, *(one for one in records if one.id == "lee")), key=_path))
    again = documents(replace(results, ledger=replace(results.ledger, records=anew)))
    assert again[lee].name == "Lee Stone"
    assert again[dana] is not first[dana]


def _path(record):
    return record.path
