"""A file is read whole or refused: what does not fit is never cut off in silence."""

from __future__ import annotations

import pytest

from ledger import importers
from ledger.importers import MOST_BYTES, ImportPlan, Member, plan
from ledger.model.record import RecordKind
from tests.importers.planning import EMPTY, of_kind
from tests.support import AS_OF

PICTURE = "\r\n ".join(["A" * 70] * 1000)


def card(number: int, picture: str = "") -> str:
    name = f"FN:Person {number}\r\nEMAIL:p{number}@a.example\r\n"
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{picture}\r\n" if picture else ""
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{name}{photo}END:VCARD\r\n"


def event(number: int) -> str:
    who = f"ATTENDEE;CN=Person {number}:mailto:p{number}@a.example\r\n"
    head = f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:20260401T100000Z\r\n"
    return f"{head}DESCRIPTION:{'a ' * 100_000}\r\nSUMMARY:Coffee\r\n{who}END:VEVENT\r\n"


def imported(data: bytes, name: str) -> ImportPlan:
    """The plan of a file that the command has read as far as it reads any."""
    whole = (Member.of(name, data),)
    wishes = importers.Wishes(me=("me@a.example",))
    return plan(data[: MOST_BYTES + 1], name, EMPTY, AS_OF, wishes, members=whole)


def test_a_book_of_cards_with_pictures_is_read_to_its_end() -> None:
    data = "".join(card(number, PICTURE) for number in range(300)).encode()
    assert len(data) > MOST_BYTES
    made = imported(data, "book.vcf")
    assert len(of_kind(made.drafts, RecordKind.CONTACT)) == 300
    assert [note.message for note in made.notes] == ["300 pictures, sounds and keys left out"]


def test_a_calendar_of_many_years_is_read_to_its_end() -> None:
    events = "".join(event(number) for number in range(110))
    data = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()
    assert len(data) > MOST_BYTES
    assert len(of_kind(imported(data, "years.ics").drafts, RecordKind.CONTACT)) == 110


@pytest.mark.parametrize("name", ["book.vcf", "book.ics"])
def test_one_that_is_larger_still_is_refused(monkeypatch, name) -> None:
    monkeypatch.setattr(importers, "MOST_BYTES_OF_A_LARGE_ONE", MOST_BYTES + 1_000_000)
    kind = "VCARD" if name.endswith("vcf") else "VCALENDAR"
    data = f"BEGIN:{kind}\r\nNOTE:{'a' * (MOST_BYTES + 2_000_000)}\r\nEND:{kind}\r\n".encode()
    made = imported(data, name)
    assert made.refusal == f"{name} is larger than 21 MB"
    assert made.drafts == ()


@pytest.mark.parametrize("begun", ["Name,Email\nAda,a@a.example\n", "### Friends:\n- Ada\n"])
def test_any_other_is_refused_from_twenty_on(begun) -> None:
    made = imported(begun.encode() + b"Bo,b@b.example\n" * 1_500_000, "list.csv")
    assert made.refusal == "list.csv is larger than 20 MB"
    assert made.drafts == ()
