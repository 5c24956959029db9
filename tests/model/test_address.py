"""Two ways to write one address are one; two addresses are two."""

from __future__ import annotations

import pytest

from ledger.model.address import is_profile, is_shared, plain_email, plain_link, plain_phone
from ledger.model.known_people import may_be_one
from ledger.model.organization_names import body_and_form, one_body


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/josé-1",
        "http://linkedin.com/in/jos%C3%A9-1/",
        "https://de.linkedin.com/in/José-1/en-us",
        "linkedin.com/in/jos%c3%a9-1?trk=people&utm_source=x#about",
    ],
)
def test_a_profile_at_linkedin_is_one_however_it_was_copied(address: str) -> None:
    assert plain_link(address) == "linkedin.com/in/josé-1"


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://www.x.example/", "x.example"),
        ("http://X.example/a/?utm_source=mail", "x.example/a"),
        ("x.example/a?extrk=5", "x.example/a?extrk=5"),
        ("https://x.example/p?id=3&fbclid=1", "x.example/p?id=3"),
        ("https://x.example/p?id=4", "x.example/p?id=4"),
    ],
)
def test_an_address_keeps_what_tells_it_from_others(address: str, plain: str) -> None:
    assert plain_link(address) == plain


@pytest.mark.parametrize(
    ("number", "plain"),
    [
        ("+44 (0)20 7946 0958", "079460958"),
        ("0044-20-7946-0958", "079460958"),
        ("020 7946 0958 ext. 12", "079460958"),
        ("555-0200", "5550200"),
        ("112", ""),
        ("", ""),
    ],
)
def test_a_phone_number_is_known_by_its_end(number: str, plain: str) -> None:
    assert plain_phone(number) == plain


@pytest.mark.parametrize(
    ("address", "one"),
    [
        ("https://de.linkedin.com/in/ada", True),
        ("github.com/ada", True),
        ("https://www.linkedin.com/company/acme", False),
        ("https://github.com", False),
        ("https://acme.example/team", False),
    ],
)
def test_a_page_that_is_one_persons(address: str, one: bool) -> None:
    assert is_profile(address) is one


def test_mailboxes_of_several() -> None:
    assert is_shared("Info@x.example")
    assert not is_shared("ines@x.example")
    assert plain_email(" mailto:Ada@x.example") == "ada@x.example"


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Bob Williams", "Robert Williams", True),
        ("A. W.", "Ada Whitlock", True),
        ("Мария Иванова", "Mariya I.", True),
        ("Ada Whitlock", "", True),
        ("Ada Whitlock", "Ada M. Whitlock", True),
        ("Ada Whitlock", "Bo Lund", False),
        ("Ada Whitlock", "Bo Whitlock", False),
        ("Ada Whitlock", "Ada Lund", False),
    ],
)
def test_names_that_may_be_one_persons(name: str, other: str, one: bool) -> None:
    assert may_be_one([name], [other]) is one


def test_an_organization_is_one_but_for_its_legal_form() -> None:
    same = ("Acme, Inc.", "ACME Incorporated", "acme inc")
    assert {body_and_form(name) for name in same} == {("acme", "inc")}
    assert body_and_form("Acme S.A.") == ("acme", "sa")
    assert body_and_form("Inc") == ("inc", "")
    assert one_body("inc", "")
    assert not one_body("inc", "gmbh")
