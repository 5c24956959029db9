"""Mail becomes who wrote to whom when, whatever its bytes; nothing is told twice."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.editing import render, work_out
from ledger.importers import ImportPlan, Member, Told, Wishes, plan
from ledger.importers._mail_files import Shape, shape_of
from ledger.importers._mail_people import Mailbox, mailboxes
from ledger.model.ledger import Ledger
from tests.importers.planning import EMPTY, complaints, files_of, planned, planned_folder
from tests.support import AS_OF, ledger_of

ME = "me@harbourlight.example"
DANA = "Dana Kim <dana@northwind.example>"
MINE = Wishes(me=(ME,))


def message(sender: str, to: str, day: int, **headers: str) -> str:
    """A message of a day of September 2026."""
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    body = "" if "Date" in headers else f"Date: {day:02} Sep 2026 10:00:00 +0200\n"
    return f"From: {sender}\nTo: {to}\n{body}{more}\nSecret words.\n"


def mbox(messages: Iterable[str]) -> str:
    return "".join(f"From x@y Sat Sep 19 10:00:00 2026\n{one}\n" for one in messages)


def lines_of(made: ImportPlan) -> dict[str, list[str]]:
    return {draft.name: list(draft.lines) for draft in made.drafts}


SENT = message(ME, DANA, 1, Message_ID="<1@x>")
ANSWER = message(DANA, ME, 2, In_Reply_To="<1@x>")


def test_what_was_sent_and_what_was_answered() -> None:
    made = planned(mbox([ANSWER, SENT]), "box.mbox", MINE)
    assert made.format == "mail"
    assert lines_of(made) == {"Dana Kim": ["- 2026-09-01 email", "- 2026-09-02 reply"]}
    assert made.drafts[0].field("email") == "dana@northwind.example"
    assert complaints(ledger_of(files_of(made))) == []


def test_who_wrote_first_is_inbound_and_a_message_after_yours_is_a_reply() -> None:
    first, later = message(DANA, ME, 1), message(DANA, ME, 9)
    made = planned(mbox([first, message(ME, DANA, 5), later]), wishes=MINE)
    assert lines_of(made)["Dana Kim"] == [
        "- 2026-09-01 inbound", "- 2026-09-05 email", "- 2026-09-09 reply",
    ]  # fmt: skip


def test_no_word_of_a_message_is_taken_unless_it_is_asked_for() -> None:
    text = mbox([message(ME, DANA, 1, Subject="Re: =?utf-8?Q?Caf=C3=A9?= [[x]] ×3")])
    assert lines_of(planned(text, wishes=MINE))["Dana Kim"] == ["- 2026-09-01 email"]
    subject = planned(text, wishes=Wishes(me=(ME,), told=Told.SUBJECT))
    assert lines_of(subject)["Dana Kim"] == ['- 2026-09-01 email Café [x] "×3"']
    whole = planned(text, wishes=Wishes(me=(ME,), told=Told.TEXT))
    assert lines_of(whole)["Dana Kim"] == ["- 2026-09-01 email Café [x] ×3: Secret words."]


@pytest.mark.parametrize(
    ("subject", "kept"),
    [
        ("Software: update", "Software: update"),
        ("Dinner re: Saturday", "Dinner re: Saturday"),
        ("AW: Re[2]:More: read", "More: read"),
    ],
)
def test_only_the_beginning_of_a_subject_says_that_it_answers(subject: str, kept: str) -> None:
    made = planned(
        mbox([message(ME, DANA, 1, Subject=subject)]), wishes=Wishes(me=(ME,), told=Told.SUBJECT)
    )
    (line,) = lines_of(made)["Dana Kim"]
    assert line.endswith(kept)


@pytest.mark.parametrize("subject", ["", "Re:", "(no subject)", "Hello!", "AW: Re: hi"])
def test_a_subject_that_says_nothing_is_none(subject: str) -> None:
    text = mbox([message(ME, DANA, 1, Subject=subject)])
    made = planned(text, wishes=Wishes(me=(ME,), told=Told.SUBJECT))
    assert lines_of(made)["Dana Kim"] == ["- 2026-09-01 email"]


def test_the_first_words_are_read_from_any_part_without_what_they_answer() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"] = ME, DANA, "Tue, 01 Sep 2026 10:00:00 +0200"
    mail.set_content("<p>Gr&uuml;n</p><blockquote>old</blockquote><style>x</style>", subtype="html")
    mail.add_attachment(b"PDF", maintype="application", subtype="pdf", filename="a.pdf")
    made = planned(mail.as_bytes(), "a.eml", Wishes(me=(ME,), told=Told.TEXT))
    assert lines_of(made)["Dana Kim"] == ["- 2026-09-01 email Grün"]
    plain = message(ME, DANA, 1).replace("Secret words.", "New.\n\nOn Monday Dana wrote:\n> old")
    made = planned(mbox([plain]), wishes=Wishes(me=(ME,), told=Told.TEXT))
    assert lines_of(made)["Dana Kim"] == ["- 2026-09-01 email New."]


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"List_Id": "<a.b>"}, "of mailing lists and newsletters"),
        ({"List_Unsubscribe": "<https://a.example>"}, "of mailing lists and newsletters"),
        ({"Precedence": "bulk"}, "of mailing lists and newsletters"),
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "auto_reply"}, "automatic"),
        ({"Return_Path": "<>"}, "automatic"),
        ({"Content_Type": "multipart/report; boundary=x"}, "automatic"),
        ({"X_Gmail_Labels": "Spam,Unread"}, "drafts, spam or thrown away"),
        ({"X_Mozilla_Status": "0009"}, "drafts, spam or thrown away"),
        ({"Date": "1 Jan 2031 10:00:00 +0000"}, None),
        ({"Auto_Submitted": "no"}, ""),
    ],
)
def test_what_no_person_wrote_is_left_out_and_counted(
    headers: dict[str, str], reason: str | None
) -> None:
    made = planned(mbox([SENT, message(DANA, ME, 3, **headers)]), wishes=MINE)
    if reason == "":
        assert made.left_out == ()
        assert "- 2026-09-03 reply" in lines_of(made)["Dana Kim"]
    elif reason:
        assert made.left_out == ((reason, 1),)
        assert lines_of(made)["Dana Kim"] == ["- 2026-09-01 email"]
    else:  # a day to come is none; the line before the message has another
        assert "- 2026-09-19 reply" in lines_of(made)["Dana Kim"]


@pytest.mark.parametrize(
    "sender", ["no-reply@a.example", "jobs-noreply@a.example", "noreply+7@a.example",
               "mailer-daemon@a.example", "notifications@a.example"]
)  # fmt: skip
def test_addresses_that_nobody_reads_are_left_out(sender: str) -> None:
    made = planned(mbox([SENT, message(sender, ME, 3)]), wishes=MINE)
    assert made.left_out == (("from addresses that nobody reads", 1),)
    refused = planned(mbox([message(sender, ME, 3)]), wishes=MINE)
    assert refused.refusal == (
        "none of the 1 message of file.csv could be taken: 1 from addresses that nobody reads"
    )


def test_strangers_circulars_and_copies_are_counted() -> None:
    everybody = ", ".join(f"p{n}@a.example" for n in range(11))
    made = planned(
        mbox([SENT, SENT, message("Zoe <z@a.example>", ME, 3), message(ME, everybody, 4)]),
        wishes=MINE,
    )
    assert dict(made.left_out) == {
        "that stand in another folder too": 1,
        "from people you never wrote to": 1,
        "to more than 10 people": 1,
    }
    assert [draft.name for draft in made.drafts] == ["Dana Kim"]


def test_whom_the_ledger_knows_is_found_by_address_and_strangers_too() -> None:
    files = {"contacts/zz.md": "---\nname: Zoe Z\nemail: z@a.example\n---\n"}
    made = planned(mbox([message("Z <z@a.example>", ME, 3)]), wishes=MINE, ledger=ledger_of(files))
    data = {path: text.encode() for path, text in files.items()}
    (change,) = work_out(made.drafts, ledger_of(files), data).changes
    assert change.path == "contacts/zz.md"
    assert change.after == data[change.path] + b"\n- 2026-09-03 inbound\n"


def test_two_addresses_with_one_full_name_are_one_person_and_that_is_said() -> None:
    made = planned(
        mbox([message(ME, "Dana Kim <d@a.example>", 1), message(ME, "Dana Kim <d@b.example>", 2)]),
        wishes=MINE,
    )
    (draft,) = made.drafts
    assert draft.field("email") == ("d@a.example", "d@b.example")
    assert [note.message for note in made.notes] == [
        "Dana Kim writes from `d@a.example` and `d@b.example`: taken for one person"
    ]


def test_a_message_to_several_is_one_line_with_links_to_the_others() -> None:
    made = planned(mbox([message(ME, f"{DANA}, lee@a.example", 1, Cc="me2@a.example")]),
                   wishes=Wishes(me=(ME, "ME2@a.example")))  # fmt: skip
    assert lines_of(made) == {
        "Dana Kim": ["- 2026-09-01 email [[lee-a-example]]"], "lee@a.example": [],
    }  # fmt: skip


def test_whose_mail_it_is() -> None:
    guessed = planned(mbox([SENT, ANSWER, message(ME, "lee@a.example", 3)]))
    assert "taken for yours: it is in 3 of 3 messages" in guessed.notes[0].message
    asked = planned(mbox([SENT, ANSWER]))
    assert asked.refusal.startswith("file.csv: nothing says which address is yours: name it with")
    said = ledger_of({"me.md": f"---\nemail: {ME}\n---\n"})
    assert lines_of(planned(mbox([SENT]), ledger=said)) == {"Dana Kim": ["- 2026-09-01 email"]}


def _again(text: str, files: dict[str, bytes], wishes: Wishes = MINE) -> list[str]:
    """What a second import would add: the dated lines of the changed files that are new."""
    ledger = ledger_of({path: data.decode() for path, data in files.items()})
    edition = work_out(plan(text.encode(), "box", ledger, AS_OF, wishes).drafts, ledger, files)
    return [
        line
        for change in edition.changes
        for line in (change.after or b"").decode().splitlines()
        if line not in (change.before or b"").decode().splitlines()
    ]


def test_a_second_import_adds_nothing_and_a_grown_mailbox_what_is_new() -> None:
    box = [SENT, message(ME, DANA, 1), ANSWER]
    files = render(planned(mbox(box), wishes=MINE).drafts)
    assert _again(mbox(box), files) == []
    assert _again(mbox(box), files, Wishes(me=(ME,), told=Told.TEXT)) == []
    ledger = ledger_of({path: data.decode() for path, data in files.items()})
    grown = mbox([*box, message(ME, DANA, 1), message(DANA, ME, 8)])
    made = plan(grown.encode(), "box", ledger, AS_OF, MINE)
    (change,) = work_out(made.drafts, ledger, files).changes
    assert (change.after or b"").count(b"- 2026-09-01 email\n") == 3
    assert b"- 2026-09-08 reply" in (change.after or b"")


def test_what_the_owner_made_of_a_line_is_not_told_again() -> None:
    mine = {
        "contacts/dana.md": b"---\nname: Dana Kim\nemail: dana@northwind.example\n---\n\n"
        b"- 2026-09-01 thanks for lunch\n",
        "campaigns/x.md": b"---\nname: X\n---\n\n- 2026-09-02 reply [[dana]] she will think\n",
    }
    assert _again(mbox([SENT, ANSWER]), mine) == []


def test_an_archive_that_holds_older_mail_makes_no_second_line_of_a_first_message() -> None:
    files = render(planned(mbox([message(ME, DANA, 5), message(DANA, ME, 3)]), wishes=MINE).drafts)
    assert b"- 2026-09-03 inbound" in files["contacts/dana-kim.md"]
    older = mbox([SENT, message(DANA, ME, 3), message(ME, DANA, 5)])
    assert _again(older, files) == ["- 2026-09-01 email"]


def test_folders_of_mail_in_every_shape() -> None:
    crlf = SENT.replace("\n", "\r\n")
    made = planned_folder(
        {
            "cur/1:2,S": crlf, "cur/2:2,T": message(ME, "thrown@a.example", 1),
            "tmp/3": message(ME, "half@a.example", 1), "Trash/4.eml": message(ME, "b@a.example", 1),
            "a/5.emlx": f"{len(ANSWER)}\n{ANSWER}<?xml version='1.0'?>", "notes.txt": "hello",
            "Sent": mbox([message(ME, "lee@a.example", 4)]), "pic.jpg": b"\xff\xd8\xff",
        },
        MINE,
    )  # fmt: skip
    assert lines_of(made) == {
        "Dana Kim": ["- 2026-09-01 email", "- 2026-09-02 reply"],
        "lee@a.example": ["- 2026-09-04 email"],
    }
    assert dict(made.left_out) == {"drafts, spam or thrown away": 1}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"Kim, Dana" <D@A.example>', [Mailbox("Dana Kim", "d@a.example")]),
        ("=?iso-8859-1?Q?Dan=E9?= <d@a.example>", [Mailbox("Dané", "d@a.example")]),
        ("=?nonsense?Q?Dan?= <d@a.example>", [Mailbox("Dan", "d@a.example")]),
        ("'Dana Kim' <d@a.example>", [Mailbox("Dana Kim", "d@a.example")]),
        ("d@a.example", [Mailbox("", "d@a.example")]),
        ('"d@a.example" <d@a.example>', [Mailbox("", "d@a.example")]),
        ("Dana Kim via Docs <d@a.example>", [Mailbox("Dana Kim", "d@a.example")]),
        ('"Acme, Inc." <d@a.example>', [Mailbox("Acme, Inc.", "d@a.example")]),
        ("undisclosed-recipients:;", []),
        ("/O=ORG/CN=DANA", []),
        ("a@b@c <<d@a.example", [Mailbox("", "d@a.example")]),
    ],
)
def test_names_and_addresses_as_headers_have_them(typed: str, found: list[Mailbox]) -> None:
    assert list(mailboxes([typed])) == found


def test_headers_that_are_broken_are_read_as_far_as_they_go() -> None:
    broken = (
        b"From: Dan\xe9 Kim <dana@northwind.example>\r\nno field at all\r\n"
        b"To: " + ME.encode() + b"\r\nDate: Thu, 99 Foo 2026 99:99:99\r\n"
        b"Received: by x; 2 Sep 2026 09:00:00 +0000\r\nIn-Reply-To: <1@x>\r\n\r\nx"
    )
    made = planned_folder({"1.eml": SENT, "2.eml": broken}, MINE)
    assert lines_of(made)["Dana Kim"][1] == "- 2026-09-02 reply"


def test_a_line_that_begins_with_from_begins_no_message() -> None:
    text = SENT.replace("Secret words.", "\nFrom now on we meet.\n\nFrom: nobody\n")
    assert planned(mbox([text, ANSWER]), wishes=MINE).rows == 2


@pytest.mark.parametrize(
    ("head", "shape"),
    [
        (b"From x Sat Sep 19 10:00:00 2026\nFrom: a", Shape.MBOX),
        (b"From: a@b.example\nDate: x\n\n", Shape.MESSAGE),
        (b"\xef\xbb\xbfReceived: a\n\tb\nFrom: c\n\n", Shape.MESSAGE),
        (b"From,To,Date\na,b,c\n", None),
        (b"Dear all,\nFrom: a\nTo: b\n", None),
        (b"", None),
    ],
)
def test_mail_is_told_from_its_beginning(head: bytes, shape: Shape | None) -> None:
    assert shape_of(head) is shape


class _Endless(io.RawIOBase):
    """An mbox of many messages with long texts, made as it is read."""

    def __init__(self, messages: int) -> None:
        self._left, self._piece = messages, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._piece and self._left:
            self._left -= 1
            long = SENT.replace("<1@x>", f"<{self._left}@x>").replace("Secret", "x" * 200_000)
            self._piece = mbox([long]).encode()
        taken = self._piece[: len(buffer)]
        buffer[: len(taken)] = taken
        self._piece = self._piece[len(taken) :]
        return len(taken)


def test_a_large_mailbox_is_never_held_whole() -> None:
    def stream() -> BinaryIO:
        return io.BufferedReader(_Endless(300))

    tracemalloc.start()
    made = plan(b"", "huge", EMPTY, AS_OF, MINE, members=[Member("huge", stream)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made.rows == 300
    assert peak < 12_000_000  # of 60 MB


def test_a_file_that_cannot_be_read_is_said() -> None:
    def refused() -> BinaryIO:
        raise OSError

    members = [Member.of("1.eml", SENT.encode()), Member("2.eml", _once(ANSWER.encode(), refused))]
    made = plan(b"", "folder", EMPTY, AS_OF, MINE, members=members)
    assert [note.message for note in made.notes] == ["`2.eml` cannot be read: not taken"]


def _once(data: bytes, then: Callable[[], BinaryIO]) -> Callable[[], BinaryIO]:
    """A file that can be opened once."""
    opened: list[bytes] = []

    def opens() -> BinaryIO:
        if opened:
            return then()
        opened.append(data)
        return io.BytesIO(data)

    return opens


_HEADERS = st.sampled_from(
    ["From: a@b.example", f"From: {ME}", f"To: {ME}", "To: Dana Kim <d@a.example>, x", "Date: x",
     "Date: 1 Sep 2026 10:00:00 +9999", "Date: 1 Sep 2026 10:00:00 +0200", "Message-ID: <a>", " y",
     "To: \"", "From: =?x?B?%%?=", "Subject: =?utf-8?B?w6k?= [[x]] [a:: b] `", "\x00\xe9", "From ",
     "Content-Type: multipart/mixed; boundary=b", "Content-Transfer-Encoding: base64", "--b", "",
     "List-Post: <mailto:", "From x Sat Sep 19 10:00:00 2026", "Content-Type: a/b; charset=z"]
)  # fmt: skip


@given(st.lists(_HEADERS), st.binary(max_size=40), st.sampled_from(Told))
def test_whatever_a_mailbox_holds_it_is_imported_once(
    headers: list[str], rest: bytes, told: Told
) -> None:
    start = b"From x Sat Sep 19 10:00:00 2026\n"
    data = start + "\n".join(headers).encode() + b"\n" + rest
    wishes = Wishes(me=(ME,), told=told)
    made = plan(data, "box", EMPTY, AS_OF, wishes)
    assert made.format == "mail"
    assert bool(made.drafts) is not bool(made.refusal)
    files = render(made.drafts)
    ledger: Ledger = ledger_of({path: text.decode() for path, text in files.items()})
    assert ledger.faults == ()
    assert work_out(plan(data, "box", ledger, AS_OF, wishes).drafts, ledger, files).changes == ()
