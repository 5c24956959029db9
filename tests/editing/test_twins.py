"""Two records that may be one are found by how they are called."""

from __future__ import annotations

import pytest

from ledger.editing import known_record, likely_twins
from ledger.editing._twins import KnownBy
from ledger.model.record import RecordKind
from tests.support import ledger_of


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jon Smith", "John Smith"),
        ("Dana Kim", "Kim, Dana"),
        ("Dana Kim", "KIM Dana"),
        ("D. Kim", "Dana Kim"),
        ("Dana K. Kim", "Dana Kim"),
        ("José García", "Jose Garcia"),
        ("Jose Garcia", "Jose Garzia"),
        ("Dr. Dana Kim, PhD", "Dana Kim"),
        ("Alex Rivera", "Alexandra Rivera"),
        ("Dmitri Halloran", "Дмитрий Халлоран"),
        ("Dana", "Dana Kim"),
    ],
)
def test_people_who_may_be_one(name: str, other: str) -> None:
    ledger = ledger_of({"contacts/x.md": f"---\nname: {other!r}\n---\n"})
    assert [twin.record.id for twin in likely_twins(KnownBy(RecordKind.CONTACT, (name,)), ledger)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jon Smith", "Jane Smith"),
        ("Dana Kim", "Dana Lee"),
        ("Ann Lee", "Ian Lee"),
        ("Kim", "Dana Kim"),
        ("Bo Li", "Bo Lu"),
    ],
)
def test_people_who_are_two(name: str, other: str) -> None:
    ledger = ledger_of({"contacts/x.md": f"---\nname: {other!r}\n---\n"})
    assert likely_twins(KnownBy(RecordKind.CONTACT, (name,)), ledger) == ()


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("Northwind Ltd.", "Northwind", True),
        ("The Harbour Group", "Harbour", True),
        ("North Wind", "Northwind GmbH", True),
        ("Northwind", "Northwnd", True),
        ("Acme 2", "Acme 3", False),
        ("Apple", "Apply", False),
    ],
)
def test_organizations(name: str, other: str, alike: bool) -> None:
    ledger = ledger_of({"organizations/x.md": f"---\nname: {other}\n---\n"})
    known = KnownBy(RecordKind.ORGANIZATION, (name,))
    assert bool(likely_twins(known, ledger)) is alike


def test_the_likeliest_comes_first_and_a_record_is_no_twin_of_itself() -> None:
    files = {
        "contacts/a.md": "---\nname: Dan Kim\n---\n",
        "contacts/b.md": "---\nname: Kim Dana\naliases: [Dee Kim]\n---\n",
        "contacts/c.md": "---\nname: Dana Kim\n---\n",
    }
    ledger = ledger_of(files)
    record = ledger.find("c")
    assert record is not None
    twins = likely_twins(known_record(record, ledger), ledger, but=record.path)
    assert [twin.record.id for twin in twins] == ["b", "a"]


def test_an_organization_with_its_words_in_another_order_may_be_one() -> None:
    ledger = ledger_of({"organizations/x.md": "---\nname: Baker Law\n---\n"})
    (twin,) = likely_twins(KnownBy(RecordKind.ORGANIZATION, ("Law Baker",)), ledger)
    assert twin.why == "the same words in another order"
