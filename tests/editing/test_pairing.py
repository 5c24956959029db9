"""Rows that are nearly the same find their own records again, in whatever order they come."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import permutations

import pytest

from ledger.editing import identify, render
from ledger.editing._pairing import paired
from ledger.model.draft import RecordDraft
from tests.editing.drafting import draft, edited
from tests.support import ledger_of

ORGANIZATION = draft("organization", "Acme")


def person(number: int, notes: str = "", **fields: str | tuple[str, ...]) -> RecordDraft:
    made = draft("contact", "Ada", email="ada@x.example", **fields)
    return replace(made, id=f"ada-{number}" if number > 1 else "ada", notes=notes)


def campaign(number: int, *lines: str, day: str = "2026-07-01", **fields: str) -> RecordDraft:
    stages = (f"{day} applied",)
    made = draft(
        "campaign", "Counsel", *lines, organization="acme", title="Counsel", stages=stages, **fields
    )
    return replace(made, id=f"counsel-{number}" if number > 1 else "counsel")


@pytest.mark.parametrize(
    "drafts",
    [
        (person(1), person(2, phone="0201"), person(3, phone="0201", city="Bath")),
        (person(1, "He laughs."), person(2)),
        (person(1, links=("x.example",)), person(2, links=("x.example", "y.example")), person(3)),
        (person(1, links=("x.example/in/ada",)), person(2, links=("y.example/in/ada",))),
        (ORGANIZATION, campaign(1), campaign(2, link="x.example"), campaign(3, link="y.example")),
        (ORGANIZATION, campaign(1, "- 2026-07-01 application"),
         campaign(2, "- 2026-07-01 application", "- 2026-07-03 reply")),
        (ORGANIZATION, campaign(1), campaign(2), campaign(3, day="2026-07-02")),
    ],
    ids=["keys", "notes", "texts", "ends of links", "a key", "lines", "twins and another day"],
)  # fmt: skip
def test_what_was_made_of_rows_is_found_again_in_any_order(drafts: tuple[RecordDraft, ...]) -> None:
    files = {path: data.decode() for path, data in render(drafts).items()}
    for order in permutations(drafts):
        assert edited(files, *order).changes == ()


def test_a_day_in_the_words_of_a_stage_is_not_the_day_it_began() -> None:
    told = "applied, because the file says 2026-09-09"
    drafts = [
        ORGANIZATION,
        *(replace(campaign(n, link=f"{n}.example"), fields=(
            ("organization", "acme"), ("title", "Counsel"), ("stages", (told,)),
            ("link", f"{n}.example"))) for n in (1, 2, 3)),
    ]  # fmt: skip
    files = {path: data.decode() for path, data in render(drafts).items()}
    assert edited(files, *reversed(drafts)).changes == ()


def test_a_row_that_is_as_like_two_campaigns_is_doubtful_and_not_written() -> None:
    known = (ORGANIZATION, campaign(1, link="x.example"), campaign(2, link="y.example"))
    files = {path: data.decode() for path, data in render(known).items()}
    edition = edited(files, ORGANIZATION, campaign(1, "- 2026-07-09 decline"))
    assert edition.changes == ()
    (outcome,) = [one for one in edition.outcomes if one.doubt]
    assert outcome.held
    assert outcome.doubt == (
        "it may be `campaigns/counsel-2.md` or `campaigns/counsel.md`: left as they are"
    )


def test_of_two_rows_that_may_be_one_record_the_one_that_is_more_like_it_is() -> None:
    files = {path: data.decode() for path, data in render([person(1, city="Bath")]).items()}
    (record,) = ledger_of(files).records
    pairs = paired([(person(1), [record]), (person(2, city="Bath"), [record])])
    assert pairs.records == {1: record}
    assert pairs.rivals == {}


def test_a_row_more_of_two_that_are_the_same_is_a_campaign_more() -> None:
    known = (ORGANIZATION, campaign(1), campaign(2))
    files = {path: data.decode() for path, data in render(known).items()}
    edition = edited(files, *known, campaign(3))
    assert [change.path for change in edition.changes] == ["campaigns/counsel-3.md"]


def test_a_thousand_rows_that_are_the_same_take_little_time() -> None:
    drafts = [replace(draft("contact", "Unknown"), id=f"unknown-{n}") for n in range(1_000)]
    ledger = ledger_of({path: data.decode() for path, data in render(drafts).items()})
    began = time.process_time()
    found = identify(drafts, ledger)
    assert len({one.record.path for one in found if one.record}) == 1_000
    assert time.process_time() - began < 5
