"""vCards of every version: nobody on a readable card is lost, and nothing broken is fatal."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from ledger.editing import render, work_out
from ledger.importers import plan
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from tests.cli.transcript import headway
from tests.importers.planning import EMPTY, complaints, files_of, imported, of_kind, planned
from tests.support import AS_OF, ledger_of, write_ledger

NAMES = (
    "John_Doe_ANDROID.vcf", "John_Doe_GMAIL.vcf", "John_Doe_IPHONE.vcf",
    "John_Doe_MS_OUTLOOK.vcf", "gmail-list.vcf", "outlook-2003.vcf", "rfc6350-example.vcf",
)  # fmt: skip


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def only(text: str | bytes) -> dict[str, object]:
    """The name and the keys of the one contact that a file makes."""
    made = planned(text, "a.vcf")
    (contact,) = of_kind(made.drafts, RecordKind.CONTACT)
    return {"name": contact.name, **dict(contact.fields)}


def second(data: bytes, ledger: Ledger, files: dict[str, bytes]) -> list[str]:
    """The paths that a second import changes."""
    edition = work_out(plan(data, "a.vcf", ledger, AS_OF).drafts, ledger, files)
    return [change.path for change in edition.changes]


def test_two_cards_of_one_name_and_address_are_one_person() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Dana Kim\nEMAIL:dana@n.example\n{}\nEND:VCARD\n"
    made = planned(card.format("TEL:+49 170 1234567") + card.format("ORG:Northwind"), "a.vcf")
    (dana,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert dana.field("phone") == "+49 170 1234567"
    assert dana.field("organization") == "northwind"


@pytest.mark.parametrize("name", NAMES)
def test_every_card_of_a_real_file_is_a_contact(shared_data: Path, name: str) -> None:
    data = (shared_data / "contacts" / "vcard" / name).read_bytes()
    made = planned(data, name)
    people = of_kind(made.drafts, RecordKind.CONTACT)
    assert len(people) == made.rows == len(re.findall(rb"BEGIN:VCARD", data)) > 0
    files = render(made.drafts)
    ledger = ledger_of(files)
    assert (ledger.faults, complaints(ledger)) == ((), [])
    assert second(data, ledger, files) == []


def test_what_the_iphone_says_of_john(shared_data: Path) -> None:
    data = (shared_data / "contacts" / "vcard" / "John_Doe_IPHONE.vcf").read_bytes()
    john = only(data)
    assert john["name"] == "Mr. John Richter James Doe Sr."
    assert john["email"] == "john.doe@ibm.com"
    assert john["phone"] == ("905-555-1234", "905-666-1234", "905-777-1234")
    assert john["fax"] == ("905-888-1234", "905-999-1234")
    assert john["pager"] == "905-111-1234"
    assert john["other-phones"] == "AssistantPhone: 905-222-1234"
    assert (john["homepage"], john["department"]) == ("http://www.ibm.com", "Accounting")
    assert john["birthday"] == "2012-06-06"
    assert "1 picture, sound or key left out" in [one.message for one in planned(data).notes]


def test_quoted_printable_goes_on_over_lines_in_the_charset_it_names() -> None:
    text = "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCr=\r\ngen Gr=F6=DF"
    assert only(card(text, version="2.1"))["name"] == "Jürgen Größ"
    raw = card("FN;CHARSET=ISO-8859-1:J\xfcrgen", version="2.1").encode("latin-1")
    assert only(raw)["name"] == "Jürgen"
    assert only(card("FN;CHARSET=NO-SUCH:Ann"))["name"] == "Ann"


def test_a_folded_line_keeps_its_blank_in_version_2_1_alone() -> None:
    assert only(card("FN:Dana\r\n Kim", version="2.1"))["name"] == "Dana Kim"
    assert only(card("FN:Da\r\n na Kim"))["name"] == "Dana Kim"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_encoding_and_any_line_end(encoding: str, end: str) -> None:
    data = card("FN:Æsop Nuñez").replace("\r\n", end).encode(encoding)
    assert only(data)["name"] == "Æsop Nuñez"


def test_a_card_with_no_name_but_its_organizations_is_the_organization() -> None:
    company = card("FN:Acme", "ORG:Acme;Sales", "EMAIL:hi@acme.example", "URL:acme.example")
    ledger = imported(company + card("FN:Ann", "ORG:Acme"))
    (acme,), (ann,) = ledger.organizations, ledger.contacts
    assert (acme.website, acme.fields["email"]) == ("acme.example", "hi@acme.example")
    assert ledger.organization_of(ann) is acme
    assert imported(card("FN:Acme", "KIND:org", version="4.0")).organizations[0].name == "Acme"


def test_the_address_of_a_firm_is_nobodys_own() -> None:
    cards = "".join(card(f"FN:{name}", "URL:https://firm.example/us") for name in ("A B", "C D"))
    ledger = imported(cards + card("FN:E F", "URL:https://e.example/me"))
    assert [one.urls for one in ledger.contacts] == [(), (), ("https://e.example/me",)]


def test_broken_cards_among_good_ones_are_said_with_their_lines() -> None:
    text = card("FN:Ann", "no colon here") + "BEGIN:VCARD\r\nFN:Lost\r\n" + card("FN:Ben") + "stray"
    made = planned(text)
    assert [one.name for one in made.drafts] == ["Ann", "Ben"]
    assert [(one.line, one.message) for one in made.notes] == [
        (4, "is no line of a card: left out"),
        (6, "begins a card that nothing ends: not taken"),
        (12, "stands in no card: left out"),
    ]


def test_a_list_of_people_and_a_nameless_card_are_no_contacts() -> None:
    made = planned(card("KIND:group", "FN:Friends", version="4.0") + card("NOTE:x"))
    assert made.refusal.startswith("none of the 2 cards of file.csv could be taken (a list of")
    assert only(card("EMAIL:a@b.example"))["name"] == "a@b.example"


def test_of_two_with_one_uid_the_newer_is_taken() -> None:
    old = card("FN:Ann Old", "UID:1", "REV:20200101T000000Z")
    new = card("FN:Ann New", "UID:1", "REV:20260101T000000Z")
    for text in (old + new, new + old):
        assert [one.name for one in planned(text).drafts] == ["Ann New"]
    assert [one.name for one in planned(old + old).drafts] == ["Ann Old"]


def test_somebody_is_found_again_by_the_uid_under_another_name() -> None:
    files = render(planned(card("FN:Ann Old", "UID:urn:uuid:1", "EMAIL:a@x.example")).drafts)
    ledger = ledger_of(files)
    data = card("FN:Ann New", "UID:urn:uuid:1", "EMAIL:other@x.example", "TITLE:Counsel").encode()
    assert second(data, ledger, files) == ["contacts/ann-old.md"]


def test_a_note_says_nothing_to_the_ledger_and_is_added_once() -> None:
    note = r"NOTE:- 2026-01-01 call [[nobody]]\n\n<!-- `x` -->\n# Heading\n```"
    data = card("FN:Ann", note).encode()
    ledger = imported(data)
    (ann,) = ledger.contacts
    assert (ann.entries, ann.prose_links, ledger.faults) == ((), (), ())
    assert "> - 2026-01-01 call [nobody]" in ann.notes
    bare = {"contacts/ann.md": b"---\nname: Ann\n---\n\n- 2026-02-02 call 5m hello"}
    edition = work_out(planned(data).drafts, ledger_of(bare), bare)
    after = {change.path: change.after or b"" for change in edition.changes}
    assert second(data, ledger_of(after), after) == []
    own = {"contacts/ann.md": b"---\nname: Ann\n---\n\nMine.\n"}
    edition = work_out(planned(data).drafts, ledger_of(own), own)
    assert edition.changes == ()
    assert [one.key for one in edition.outcomes[0].kept] == ["notes"]


@pytest.mark.parametrize(
    "text",
    [
        "TEL;TYPE=" + ",".join("a" * 50) + ',b"x:1',
        "NOTE;QUOTED-PRINTABLE:" + "=\r\n" * 50_000,
        "PHOTO;ENCODING=b:" + "A" * 60 + "\r\n " + "\r\n ".join(["A" * 74] * 20_000),
        'N;"' + ';"' * 50_000 + ":x",
        "NOTE:" + "\\" * 100_000,
    ],
    ids=["commas", "soft breaks", "photo", "marks", "backslashes"],
)
def test_no_line_takes_longer_than_its_length(text: str) -> None:
    began = time.process_time()
    assert [one.name for one in planned(card("FN:Ann", text)).drafts] == ["Ann"]
    assert time.process_time() - began < 5


def test_mutilated_cards_raise_nothing() -> None:
    whole = card(
        "UID:1", "N:Kim;Dana;;;", "FN:Dana Kim", "ORG:Acme;Sales", "item1.TEL;TYPE=cell:+1 555",
        "item1.X-ABLabel:_$!<Work>!$_", "ADR;TYPE=home:;;1 Street;Town;;1;Land", "BDAY:--0203",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=4E=\r\n=C3=BA", "PHOTO;ENCODING=b:/9j/4AAQ", "URL:http://x",
        "CATEGORIES:a,b", "REV:20200101T000000Z",
    ).encode()  # fmt: skip
    chance = random.Random(7)  # noqa: S311 - the same every time
    for _ in range(300):
        data = bytearray(whole * 2)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[at] = chance.randrange(256)
            else:
                del data[at : at + chance.randrange(1, 40)]
        made = plan(bytes(data), "a.vcf", EMPTY, AS_OF)
        assert made.refusal or files_of(made)


def test_what_is_too_long_for_a_key_is_said() -> None:
    made = planned(card("FN:Ann", "X-BLOB:" + "x" * 301, "X-SHORT:y"))
    assert [(one.line, one.message) for one in made.notes] == [
        (4, "X-BLOB has more than 300 characters: left out")
    ]
    assert dict(made.drafts[0].fields) == {"short": "y"}


def test_a_scheme_is_taken_off_the_front_alone() -> None:
    found = only(card("FN:Dana Kim", "TEL:tel:+49 30 1234567", "TEL:hotel: 0421 55 12 34"))
    assert found["phone"] == ("+49 30 1234567", "hotel: 0421 55 12 34")


def test_two_spellings_of_a_company_are_one_organization() -> None:
    company = card("FN:Acme Inc", "ORG:Acme Inc", "TEL:1234567", "NOTE:first")
    again = card(
        "FN:ACME\\, Inc.", "ORG:ACME\\, Inc.", "TEL:7654321", "EMAIL:a@acme.example", "NOTE:x"
    )
    made = planned(company + again + card("FN:Ann Lee", "ORG:acme"))
    acme, ann = made.drafts
    assert (acme.name, acme.notes) == ("Acme Inc", "> first\n\n> x")
    assert dict(acme.fields) == {"phone": "1234567", "email": "a@acme.example"}
    assert dict(ann.fields)["organization"] == acme.id
    assert [(one.line, one.message) for one in made.notes] == [
        (8, "`phone` of ACME, Inc. is otherwise above: `7654321` left")
    ]


def test_what_android_keeps_beside_vcard_is_kept_with_its_sort() -> None:
    item = "X-ANDROID-CUSTOM:vnd.android.cursor.item"
    one = only(
        card(
            "FN:Ada", f"{item}/nickname;Addie;1;;", f"{item}/relation;Bo Lund;14;;",
            f"{item}/relation;Cy Roe;0;Mentor;", f"{item}/contact_event;2010-05-01;1;;",
            f"{item}/contact_event;2011-06-02;99;;", "X-ANDROID-CUSTOM:",
        )
    )  # fmt: skip
    assert {key: one[key] for key in ("nickname", "related", "dates")} == {
        "nickname": "Addie", "related": ("spouse: Bo Lund", "Mentor: Cy Roe"),
        "dates": ("anniversary: 2010-05-01", "2011-06-02"),
    }  # fmt: skip


def test_a_label_that_everybody_has_says_nothing_and_one_form_of_a_number_is_enough() -> None:
    made = draft_of(
        "BEGIN:VCARD\nVERSION:3.0\nFN:A B\nitem1.TEL:+49 171 5550100\n"
        "item1.X-ABLabel:_$!<Other>!$_\nTEL:+49 (171) 555-0100\nEMAIL:Dana@N.example\n"
        "EMAIL:dana@n.example\nitem2.TEL:+1 555 0101\nitem2.X-ABLabel:Studio\nEND:VCARD\n"
    )
    assert (made["phone"], made["email"]) == ("+49 171 5550100", "Dana@N.example")
    assert made["other-phones"] == "Studio: +1 555 0101"


def draft_of(card: str) -> dict[str, object]:
    (one,) = planned(card, "a.vcf").drafts
    return dict(one.fields)


def test_two_cards_made_one_are_both_known_by_their_uids(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:{}\nFN:{}\nEND:VCARD\n"
    root = write_ledger(tmp_path / "ledger", {})
    cards = tmp_path / "p.vcf"
    cards.write_text(card.format("u-1", "Dana Kim") + card.format("u-2", "Dany Kim"))
    assert headway(root, "import ../p.vcf").exit_code == 0
    assert headway(root, "merge dany-kim dana-kim").exit_code == 0
    assert "uid: [u-1, u-2]" in (root / "contacts/dana-kim.md").read_text()
    cards.write_text(card.format("u-1", "Dana Kim") + card.format("u-2", "Dany Kim-Meyer"))
    assert headway(root, "import ../p.vcf").exit_code == 0
    assert [path.name for path in (root / "contacts").iterdir()] == ["dana-kim.md"]
