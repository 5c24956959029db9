"""Contacts as vCards, read back by a parser of three rules and by another library."""

from __future__ import annotations

import re

import icalendar
import pytest
import vobject

from ledger.exporters._person_name import name_parts
from ledger.model.draft import one_line
from tests.exporters.making import NAUGHTY, made, named, quoted

DANA = named(
    "Dana Kim",
    "organization: northwind\ntitle: counsel, privacy\nemail: [dana@kim.example, d@k.example]\n"
    "phone: '+49 89 1234'\nlinks: [\"https://x.example/a?b=1,2;c\", linkedin.com/in/dana]\n"
    "tags: [law, \"a,b\"]\nmet: 2026-09-28\nvia: ines\n"
    "intent: SECRET\ncredible: SECRET\nconnector: SECRET\napproach: SECRET\n",
    "SECRET of the notes.\n\n- 2026-09-28 coffee SECRET [got:: SECRET]\n",
)  # fmt: skip
FILES = {
    "contacts/dana.md": DANA,
    "contacts/ines.md": named("Ines Bakker"),
    "organizations/northwind.md": named("Northwind; Sons, Ltd"),
}


def cards(text: str) -> list[list[tuple[str, str]]]:
    """The properties of each card, unfolded and split as RFC 2426 says; values still escaped."""
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[list[tuple[str, str]]] = []
    for line in filter(None, lines):
        name, value = line.split(":", 1)
        if name == "BEGIN":
            found.append([])
        elif name != "END":
            found[-1].append((name, value))
    return found


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_a_card_says_how_to_reach_somebody_and_who_they_are():
    card, _ = cards(made("vcard", FILES))
    assert [(key, unescaped(value)) for key, value in card if key not in ("UID", "PRODID")] == [
        ("VERSION", "3.0"),
        ("CATEGORIES", "law,a,b"),
        ("EMAIL;TYPE=INTERNET", "dana@kim.example"),
        ("EMAIL;TYPE=INTERNET", "d@k.example"),
        ("FN", "Dana Kim"),
        ("N", "Kim;Dana;;;"),
        ("NOTE", "Met 2026-09-28 through Ines Bakker"),
        ("ORG", "Northwind; Sons, Ltd"),
        ("TEL", "+49 89 1234"),
        ("TITLE", "counsel, privacy"),
        ("URL", "https://x.example/a?b=1,2;c"),
        ("URL", "https://linkedin.com/in/dana"),
    ]
    assert ("CATEGORIES", r"law,a\,b") in card
    assert ("URL", "https://x.example/a?b=1,2;c") in card


def test_a_number_under_a_label_of_ones_own_goes_out():
    keys = "phone: '1'\nother-phones: ['Studio: +1 555 0101', '2', '1']\n"
    card, *_ = cards(made("vcard", {"contacts/dana.md": named("Dana", keys)}))
    assert [value for key, value in card if key == "TEL"] == ["1", "+1 555 0101", "2"]


def test_another_library_reads_it():
    first = made("vcard", FILES).split("END:VCARD\r\n")[0] + "END:VCARD\r\n"
    card = icalendar.Component.from_ical(first)
    assert card["N"].fields.family == "Kim"
    assert list(map(str, card["EMAIL"])) == ["dana@kim.example", "d@k.example"]


def test_what_is_thought_of_somebody_stays():
    assert "SECRET" not in made("vcard", FILES)


def test_who_is_private_stays():
    files = {
        "contacts/joel.md": named("Joel Tamm", "private: true\n"),
        "contacts/dana.md": named("Dana Kim", "via: joel\norganization: tamm-co\n"),
        "organizations/tamm-co.md": named("Hidden Co", "private: true\n"),
    }
    text = made("vcard", files)
    assert [dict(card)["FN"] for card in cards(text)] == ["Dana Kim"]
    assert not re.search("joel|tamm|hidden", text, re.IGNORECASE)


@pytest.mark.parametrize("name", NAUGHTY)
def test_any_name_comes_back(name):
    said = one_line(name)
    text = made("vcard", {"contacts/x.md": named(name, f"title: {quoted(name)}\n")})
    (card,) = cards(text)
    assert unescaped(dict(card)["FN"]) == said
    assert unescaped(dict(card)["TITLE"]) == said
    assert vobject.readOne(text).fn.value == said


def test_no_script_goes_out_as_an_address():
    files = {
        "contacts/x.md": named("X", "links: ['javascript:alert(1)', 'tel:+49', plain words]\n")
    }
    (card,) = cards(made("vcard", files))
    assert [value for key, value in card if key == "URL"] == ["tel:+49"]


def test_an_identity_is_the_persons_own_and_stays():
    before = [dict(card)["UID"] for card in cards(made("vcard", FILES))]
    files = {**FILES, "contacts/abe.md": named("Abe"), "contacts/dana.md": named("Dana Lee")}
    after = {dict(card)["FN"]: dict(card)["UID"] for card in cards(made("vcard", files))}
    assert [after["Dana Lee"], after["Ines Bakker"]] == before
    assert len(set(after.values())) == 3
    assert made("vcard", FILES) == made("vcard", FILES)


def test_no_contacts_are_no_cards():
    assert not made("vcard", {"campaigns/a.md": named("A")})


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        # prefix, given, additional, family, suffix
        ("Dana Kim", ("", "Dana", "", "Kim", "")),
        ("Dana", ("", "Dana", "", "", "")),
        ("Carol Ann Beebe", ("", "Carol", "Ann", "Beebe", "")),
        ("Guadalupe Castellanos de la Vega", ("", "Guadalupe", "Castellanos", "de la Vega", "")),
        ("Dr. Ludwig van der Berg, MD", ("Dr.", "Ludwig", "", "van der Berg", "MD")),
        ("Prof. Adair", ("Prof.", "", "", "Adair", "")),
        ("Okafor, Inés Maria", ("", "Inés", "Maria", "Okafor", "")),
        ("van der Berg, Dr. Hal", ("Dr.", "Hal", "", "van der Berg", "")),
        ("John Smith Jr.", ("", "John", "", "Smith", "Jr.")),
        ("Ada Bell PhD MBA", ("", "Ada", "", "Bell", "PhD MBA")),
        ("Al Gore", ("", "Al", "", "Gore", "")),
        ("田中 太郎", ("", "太郎", "", "田中", "")),
        ("김민수", ("", "", "", "김민수", "")),
        ("Dr.", ("", "Dr.", "", "", "")),
        (",", ("", ",", "", "", "")),
        (", Kim", ("", ", Kim", "", "", "")),
        ("Kim,", ("", "Kim", "", "", "")),
    ],
)
def test_a_name_is_taken_apart(name, parts):
    found = name_parts(name)
    assert (
        found.prefix, found.given, found.additional, found.family, found.suffix,
    ) == parts  # fmt: skip
