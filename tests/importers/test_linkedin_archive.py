"""A LinkedIn archive, whole and by its files: who wrote to whom, who asked whom, what for."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ledger.importers import ImportPlan, Told, Wishes, plan
from ledger.importers import _archive as archive
from ledger.model.draft import RecordDraft
from ledger.model.record import RecordKind
from tests.importers.planning import EMPTY, imported, of_kind, planned, planned_folder
from tests.support import AS_OF, ledger_of

HEADER = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER",
]  # fmt: skip
ME = ("Ada Whitlock", "https://www.linkedin.com/in/ada")
BO = ("Bo Lund", "https://www.linkedin.com/in/bo")
CY = ("Cy Ray", "https://www.linkedin.com/in/cy")

Person = tuple[str, str]


def message(
    talk: str, sender: Person, *to: Person, day: str = "2026-03-01", **cells: str
) -> list[str]:
    names, links = ", ".join(one[0] for one in to), ",".join(one[1] for one in to)
    values = {
        "CONVERSATION ID": talk, "FROM": sender[0], "SENDER PROFILE URL": sender[1], "TO": names,
        "RECIPIENT PROFILE URLS": links, "DATE": f"{day} 10:00:00 UTC", "CONTENT": "Hello",
        "FOLDER": "INBOX", **cells,
    }  # fmt: skip
    return [values.get(heading, "") for heading in HEADER]


def messages(*rows: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    return out.getvalue()


def lines(made: ImportPlan) -> dict[str, tuple[str, ...]]:
    assert made.refusal == ""
    return {one.name: one.lines for one in of_kind(made.drafts, RecordKind.CONTACT)}


def said(made: ImportPlan) -> list[str]:
    return [note.message for note in made.notes]


TALK = [message("1", ME, BO), message("1", BO, ME, day="2026-03-02"), message("2", CY, ME)]


def test_who_wrote_to_whom_becomes_lines_with_the_other_person() -> None:
    assert lines(planned(messages(*TALK))) == {
        "Bo Lund": ("- 2026-03-01 message LinkedIn", "- 2026-03-02 reply LinkedIn"),
        "Cy Ray": ("- 2026-03-01 inbound LinkedIn",),
    }


def test_the_messages_of_a_day_in_one_direction_are_one_line() -> None:
    rows = [message("1", ME, BO), message("1", ME, BO), message("2", CY, ME)]
    assert lines(planned(messages(*rows)))["Bo Lund"] == ("- 2026-03-01 message LinkedIn",)


def test_what_was_said_is_taken_when_it_is_asked_for_and_without_its_marks() -> None:
    rows = [message("1", ME, BO, CONTENT="<p>Coffee &amp; <b>cake</b>?</p>", SUBJECT="Hi"), *TALK]
    text = messages(*rows)
    assert "cake" not in str(planned(text).drafts)
    made = planned(text, wishes=Wishes(told=Told.TEXT))
    assert lines(made)["Bo Lund"][0] == "- 2026-03-01 message LinkedIn: Hi: Coffee & cake ?"
    assert [use.field for use in planned(text).columns if use.column == "CONTENT"] == ["ignore"]


def test_a_conversation_of_several_links_them_all() -> None:
    made = planned(messages(message("3", ME, BO, CY), message("3", CY, ME, BO), *TALK))
    assert lines(made)["Bo Lund"][0] == "- 2026-03-01 message LinkedIn with [[cy-ray]]"
    assert "- 2026-03-01 reply LinkedIn, to 2 people" in lines(made)["Cy Ray"]


def test_a_name_with_a_comma_is_one_person() -> None:
    doctor = ("Bo Lund, PhD", BO[1])
    rows = [message("1", ME, doctor), message("2", ME, doctor, CY), message("3", CY, ME)]
    made = planned(messages(*rows))
    assert set(lines(made)) == {"Bo Lund, PhD", "Cy Ray"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (message("9", CY, ME, FOLDER="SPAM"), "spam: not taken"),
        (message("9", CY, ME, **{"CONVERSATION TITLE": "Sponsored Conversation"}),
         "an advertisement: not taken"),
        (message("9", ("LinkedIn Member", ""), ME),
         "from nobody with a name (`LinkedIn Member`): not taken"),
        (message("9", ME, ("LinkedIn Member", "")), "to nobody with a name: not taken"),
        (message("9", CY, ME, DATE="soon"), "`soon` is no date: not taken"),
        (message("9", ME, *((f"P {n}", f"https://www.linkedin.com/in/p{n}") for n in range(9))),
         "to 9 people at once: not taken"),
    ],
)  # fmt: skip
def test_what_is_nobodys_message_is_said(row: list[str], reason: str) -> None:
    made = planned(messages(*TALK, row))
    assert said(made) == [reason]
    assert lines(made) == lines(planned(messages(*TALK)))


def test_the_owner_is_the_one_in_every_conversation_or_as_me_md_says() -> None:
    one = messages(message("1", ME, BO), message("1", BO, ME))
    assert planned(one).refusal.startswith("whose messages these are cannot be told")
    ledger = ledger_of({"me.md": "---\nname: Bo Lund\n---\n"})
    assert set(lines(planned(one, ledger=ledger))) == {"Ada Whitlock"}


def test_real_messages(shared_data: Path) -> None:
    path = shared_data / "contacts" / "linkedin" / "network-intelligence-messages.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    others = {name for row in rows for name in (row["FROM"], row["TO"])} - {"Test User"}
    days = {(row["DATE"][:10], row["FROM"], row["TO"]) for row in rows}
    made = planned(path.read_bytes(), path.name)
    assert set(lines(made)) == others
    assert sum(map(len, lines(made).values())) == len(days)


INVITATIONS = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'{ME[0]},{BO[0]},"11/20/25, 9:21 AM",Hi Bo,OUTGOING,{ME[1]},{BO[1]}\n'
    f'{CY[0]},{ME[0]},"1/3/26, 9:21 AM",,INCOMING,{CY[1]},{ME[1]}\n'
)


def test_invitations_in_both_directions() -> None:
    assert lines(planned(INVITATIONS)) == {
        "Bo Lund": ("- 2025-11-20 invite LinkedIn",),
        "Cy Ray": ("- 2026-01-03 inbound LinkedIn, an invitation to connect",),
    }
    made = planned(INVITATIONS, wishes=Wishes(told=Told.TEXT))
    assert lines(made)["Bo Lund"] == ("- 2025-11-20 invite LinkedIn: Hi Bo",)


def test_an_invitation_that_says_too_little_is_told() -> None:
    text = INVITATIONS + "A,B,soon,,OUTGOING,,\nA,B,1/3/26,,SIDEWAYS,,\nA,,1/3/26,,OUTGOING,,\n"
    assert said(planned(text)) == [
        "`soon` is no date: not taken",
        "`SIDEWAYS` is no direction: not taken",
        "nobody with a name: not taken",
    ]


JOBS = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers\n"
    '"9/5/26, 3:14 PM",me@x.example,+1,"Acme, Inc.",Counsel,https://x.example/1,cv.pdf,Q? A\n'
    '"9/25/26, 3:14 PM",me@x.example,+1,ACME,Privacy Lead,https://x.example/2,cv.pdf,\n'
    '"10/25/26, 3:14 PM",me@x.example,+1,ACME,Privacy Lead,https://x.example/3,cv.pdf,\n'
)


def test_applications_are_campaigns_at_their_first_stage() -> None:
    ledger = imported(JOBS)
    assert [one.name for one in ledger.organizations] == ["Acme, Inc."]
    assert ledger.contacts == ()
    assert sorted((one.title, str(one.stages[0].date), one.stages[0].stage)
                  for one in ledger.campaigns) == [
        ("Counsel", "2026-09-05", "applied"),
        ("Privacy Lead", "2026-09-25", "applied"),
        ("Privacy Lead", "2026-10-25", "applied"),
    ]  # fmt: skip
    assert all(one.fields["resume"] == "cv.pdf" for one in ledger.campaigns)
    assert "Q? A" not in str(planned(JOBS).drafts)
    assert "Q? A" in str(planned(JOBS, wishes=Wishes(told=Told.TEXT)).drafts)


CONNECTIONS = (
    "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Bo,Lund,http://linkedin.com/in/bo/,bo@x.example,Acme,CTO,08 Feb 2026\n,,,,,,03 Jan 2026\n"
)
FILES = {
    "Connections.csv": CONNECTIONS.encode(),
    "messages.csv": messages(*TALK[:2]).encode(),
    "Invitations.csv": INVITATIONS.encode(),
    "Jobs/Job Applications.csv": JOBS.encode(),
    "Profile.csv": b"First Name,Last Name,Headline\nAda,Whitlock,Counsel\n",
    "Ads Clicked.csv": b"Ad,Date\nx,y\n",
}


def packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(f"Basic_LinkedInDataExport/{name}", data)
    return out.getvalue()


@pytest.mark.parametrize(
    "made",
    [plan(packed(FILES), "archive.zip", EMPTY, AS_OF), planned_folder(FILES)],
    ids=["zip", "folder"],
)
def test_an_archive_imports_its_files_at_once_and_each_person_once(made: ImportPlan) -> None:
    assert (made.format, made.rows) == ("linkedin-archive", 9)
    assert said(made) == ["Connections.csv: no name: not taken"]
    # Two people are in the only conversation: the profile in the archive says which is the owner.
    assert lines(made) == {
        "Bo Lund": (
            "- 2025-11-20 invite LinkedIn",
            "- 2026-03-01 message LinkedIn",
            "- 2026-03-02 reply LinkedIn",
        ),
        "Cy Ray": ("- 2026-01-03 inbound LinkedIn, an invitation to connect",),
    }
    kinds = [one.kind.value for one in made.drafts]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "organization": 1, "contact": 2, "channel": 1, "campaign": 3,
    }  # fmt: skip


def test_a_part_that_cannot_be_told_whose_it_is_is_left_out_and_said() -> None:
    files = {name: FILES[name] for name in ("Connections.csv", "messages.csv")}
    made = plan(packed(files), "archive.zip", EMPTY, AS_OF)
    assert "messages.csv is left out: whose messages these are" in "\n".join(said(made))
    assert [one.name for one in _contacts(made)] == ["Bo Lund"]


def _contacts(made: ImportPlan) -> list[RecordDraft]:
    return of_kind(made.drafts, RecordKind.CONTACT)


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({"Connections.csv": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    refusal = plan(bomb, "bomb.zip", EMPTY, AS_OF, Wishes(format_name="linkedin-archive")).refusal
    assert refusal.endswith("Connections.csv of more than 20 MB")
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    refusal = plan(packed(FILES), "a.zip", EMPTY, AS_OF, Wishes(format_name="linkedin-archive"))
    assert refusal.refusal == "a.zip holds more than 3 files"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (packed(FILES)[:200], "x is an archive that cannot be unpacked: fetch it again"),
        (packed({"xl/workbook.xml": b"x"}), "is a spreadsheet or an archive"),
    ],
    ids=["cut short", "a workbook"],
)
def test_what_is_no_such_archive_is_refused(data: bytes, refusal: str) -> None:
    made = plan(data, "x", EMPTY, AS_OF)
    assert refusal in made.refusal
    assert "\n" not in made.refusal
    named = plan(data, "x", EMPTY, AS_OF, Wishes(format_name="linkedin-archive"))
    assert named.refusal
