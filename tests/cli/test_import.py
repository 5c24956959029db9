"""`headway import` shows what it understood, then writes all of it or nothing."""

from __future__ import annotations

import os
import re
import threading
import zipfile
from pathlib import Path

import pytest

from tests.cli.transcript import contents, headway
from tests.support import write_ledger

CONNECTIONS = """\
Notes:
"When exporting your connection data, some addresses may be missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Whitlock,https://www.linkedin.com/in/ada,ada@x.example,Acme,Counsel,08 Feb 2026
,,,,,,03 Jan 2026
,,,,,,05 Jan 2026
"""
TRACKER = """\
Company,Role,Applied,City,Result
Acme,Counsel,2026-07-01,Rome,
Zeta,Privacy Lead,2026-07-02,Oslo,Rejected
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "connections.csv").write_text(CONNECTIONS)
    (tmp_path / "tracker.csv").write_text(TRACKER)
    return write_ledger(tmp_path / "ledger", {})


def test_the_columns_are_shown_then_what_is_new_and_the_next_command(root: Path) -> None:
    result = headway(root, "import ../connections.csv")
    assert result.exit_code == 0
    assert result.output == (
        "connections.csv: LinkedIn connections (linkedin-connections), 3 rows\n"
        "\n"
        "  column         field         for example\n"
        "  First Name     first-name    Ada\n"
        "  Last Name      last-name     Whitlock\n"
        "  URL            link          https://www.linkedin.com/in…\n"
        "  Email Address  email         ada@x.example\n"
        "  Company        organization  Acme\n"
        "  Position       title         Counsel\n"
        "  Connected On   met           08 Feb 2026; 03 Jan 2026; 05 Jan 2026\n"
        "\n"
        "New: 1 organization and 1 contact\n"
        "  organizations/acme.md\n"
        "  contacts/ada-whitlock.md\n"
        "\n"
        "Rows:\n"
        "  lines 6 and 7: no name: not taken\n"
        "\n"
        "Wrote 2 new files.\n"
        "Next: headway check\n"
    )
    assert headway(root, "check --strict").exit_code == 0


def test_a_dry_run_writes_nothing(root: Path) -> None:
    before = contents(root)
    result = headway(root, "import ../tracker.csv --dry-run")
    assert result.exit_code == 0
    assert result.output.endswith("\nNothing is written (--dry-run). Without it: 4 new files.\n")
    assert contents(root) == before


def test_a_second_import_changes_no_byte_and_says_so(root: Path) -> None:
    for name in ("connections", "tracker"):
        headway(root, f"import ../{name}.csv")
    before = contents(root)
    for name in ("connections", "tracker"):
        result = headway(root, f"import ../{name}.csv")
        assert result.exit_code == 0
        assert result.output.endswith("\nAll of it is in the ledger already: nothing to write.\n")
    assert contents(root) == before


def test_what_the_owner_has_otherwise_is_not_said_to_be_in_the_ledger(root: Path) -> None:
    headway(root, "import ../connections.csv")
    ada = root / "contacts/ada-whitlock.md"
    ada.write_text(ada.read_text().replace("title: Counsel", "title: Partner"))
    result = headway(root, "import ../connections.csv")
    assert "Kept yours: 1 value" in result.output
    assert result.output.endswith("What differs stays as you have it: nothing to write.\n")


def test_a_file_that_has_grown_adds_what_is_new_and_keeps_what_is_the_owners(root: Path) -> None:
    headway(root, "import ../tracker.csv")
    mine = root / "campaigns/acme-counsel.md"
    mine.write_bytes(
        mine.read_bytes().replace(b"city: Rome", b"city: Roma # really").replace(b"\n", b"\r\n")
    )
    (root / "../tracker.csv").write_text(
        TRACKER.replace("Rome,", "Rome,Withdrawn") + "Acme,Counsel,2026-10-01,Rome,\n"
    )
    result = headway(root, "import ../tracker.csv")
    assert result.exit_code == 0
    assert "New: 1 campaign\n  campaigns/acme-counsel-2.md\n" in result.output
    assert "Changed: 1 campaign\n  campaigns/acme-counsel.md: `stages`\n" in result.output
    assert "The same: 3 records\n" in result.output
    assert (
        "Kept yours: 1 value\n  campaigns/acme-counsel.md `city`: Roma (the file: Rome)\n"
        in result.output
    )
    assert result.output.endswith(
        "Wrote 1 new file and additions to 1 file.\nNext: headway check\n"
    )
    assert mine.read_bytes() == (
        b"---\r\nname: Acme, Counsel\r\norganization: acme\r\ntitle: Counsel\r\nstages:\r\n"
        b"  - 2026-07-01 applied\r\n  - withdrawn\r\ncity: Roma # really\r\n---\r\n\r\n"
        b"- 2026-07-01 application\r\n"
    )


def test_whoever_is_called_by_an_address_can_be_given_the_name_of_the_file(root: Path) -> None:
    book = root / "../book.csv"
    book.write_text("Name,Email,Phone\n,ann@x.example,\n")
    headway(root, "import ../book.csv")
    book.write_text("Name,Email,Phone\nAnn O'Neil,ann@x.example,1234567\n")
    result = headway(root, "import ../book.csv")
    (command,) = re.findall(r"to take it: headway (rename .*)\)$", result.output, re.MULTILINE)
    renamed = headway(root, command)
    assert renamed.exit_code == 0, renamed.output
    assert "name: Ann O'Neil" in (root / "contacts/ann-oneil.md").read_text()


def test_an_organization_that_is_there_is_the_one_that_campaigns_name(root: Path) -> None:
    write_ledger(root, {"organizations/acme-group.md": "---\nname: ACME\n---\n"})
    headway(root, "import ../tracker.csv")
    assert "organization: acme-group\n" in (root / "campaigns/acme-counsel.md").read_text()
    assert not (root / "organizations/acme.md").exists()


def test_a_column_is_mapped_and_another_ledger_named(root: Path) -> None:
    line = f"import tracker.csv --ledger {root.name} --map City=title --map role=ignore"
    result = headway(root.parent, line)
    assert result.exit_code == 0
    assert "City     title         Rome; Oslo\n" in result.output.replace("  City", "City")
    assert result.output.endswith(f"Next: headway check --ledger {root.name}\n")
    assert (root / "campaigns/acme-rome.md").exists()


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("--map Citty=title", 2, "there is no column `Citty`: the file has `Company`, "),
        ("--map City=titel", 2, "`titel` is no field of a list of job applications"),
        ("--map City", 2, "City is not COLUMN=FIELD"),
        ("--from excel", 2, "'excel' is not one of"),
    ],
)
def test_a_wrong_wish_is_wrong_usage(root: Path, line: str, code: int, said: str) -> None:
    result = headway(root, f"import ../tracker.csv {line}")
    assert result.exit_code == code
    assert said in result.output
    assert list(contents(root)) == ["headway.toml"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "other.csv is empty"),
        (b"PK\x03\x04", "is a spreadsheet or an archive"),
        (
            b"Name,Phone\nAda,1\n",
            "its columns are `Name` and `Phone`; say what they hold with --map",
        ),
        (b"Company,Role,Applied\n", "other.csv has a header and no rows below it"),
        (b"First Name,Last Name,Connected On\n", "other.csv has a header and no rows below it"),
        (b"First Name,Last Name,Connected On\n,,08 Feb 2026\n", "none of the 1 row of other.csv"),
    ],
)
def test_a_file_that_gives_nothing_is_never_a_success(root: Path, data: bytes, said: str) -> None:
    (root.parent / "other.csv").write_bytes(data)
    result = headway(root, "import ../other.csv")
    assert result.exit_code == 3
    assert said in result.output
    assert result.output.count("\n") == 1
    assert list(contents(root)) == ["headway.toml"]


def test_one_file_that_cannot_be_added_to_stops_all(root: Path) -> None:
    headway(root, "import ../connections.csv")
    torn = root / "contacts/ada-whitlock.md"
    torn.write_bytes(
        torn.read_bytes().replace(b"title: Counsel\n", b"").replace(b"Ada", b"Ada \xff")
    )
    before = contents(root)
    (root / "../connections.csv").write_text(CONNECTIONS + "Bea,Ink,,,,,08 Feb 2026\n")
    result = headway(root, "import ../connections.csv")
    assert result.exit_code == 3
    assert result.output.endswith(
        "Error: contacts/ada-whitlock.md is not UTF-8: save it as UTF-8 first; nothing is written\n"
    )
    assert contents(root) == before


def test_escape_codes_of_a_file_are_shown_and_not_sent(root: Path) -> None:
    (root / "../tracker.csv").write_text("Company,Role,Applied\nA\x1b[31mcme,Counsel,2026-07-01\n")
    result = headway(root, "import ../tracker.csv")
    assert result.exit_code == 0
    assert "\x1b" not in result.output


MAIL = (
    "From: me@harbourlight.example\nTo: Dana Kim <dana@northwind.example>\n"
    "Date: Tue, 01 Sep 2026 10:00:00 +0200\nMessage-ID: <{0}@x>\nSubject: Secret {0}\n\nWords.\n"
)


def test_a_folder_of_mail_is_one_import_and_says_what_it_left_out(root: Path) -> None:
    folder = root.parent / "mail"
    (folder / "cur").mkdir(parents=True)
    (folder / "cur" / "1").write_text(MAIL.format(1))
    (folder / "cur" / "2").write_text(MAIL.format(1))
    (folder / ".hidden").write_text(MAIL.format(3))
    result = headway(root, "import ../mail --me me@harbourlight.example")
    assert result.output == (
        "mail: mail (mail), 2 messages\n"
        "\n"
        "  column        field     for example\n"
        "  your address  me        me@harbourlight.example\n"
        "  From, To, Cc  contacts  Dana Kim\n"
        "  Subject       ignore    not read\n"
        "  the message   ignore    not read\n"
        "\n"
        "New: 1 contact\n"
        "  contacts/dana-kim.md\n"
        "\n"
        "Left out: 1 message\n"
        "  1 that stand in another folder too\n"
        "\n"
        "Wrote 1 new file.\n"
        "Next: headway check\n"
    )
    assert headway(root, "check --strict").exit_code == 0


def test_whose_mail_it_is_has_to_be_known(root: Path) -> None:
    (root.parent / "1.eml").write_text(MAIL.format(1))
    result = headway(root, "import ../1.eml")
    assert result.exit_code == 3
    assert "name it with --me ADDRESS" in result.output


def test_several_messages_are_one_import(root: Path) -> None:
    for number in (1, 2):
        (root.parent / f"{number}.eml").write_text(MAIL.format(number))
    result = headway(root, "import ../1.eml ../2.eml --me me@harbourlight.example --with subject")
    assert "1.eml and 1 more: mail (mail), 2 messages" in result.output
    assert contents(root)["contacts/dana-kim.md"].count(b"email Secret") == 2


def test_several_files_are_one_change_that_knows_what_each_brought(root: Path) -> None:
    result = headway(root, "import ../connections.csv ../tracker.csv")
    assert result.exit_code == 0
    assert "New: 2 campaigns and 1 organization" in result.output
    assert result.output.endswith("Wrote 5 new files.\nNext: headway check\n")
    again = headway(root, "import ../connections.csv ../tracker.csv")
    assert again.output.endswith("All of it is in the ledger already: nothing to write.\n")


def test_of_several_files_that_are_named_none_is_written_where_one_cannot_be(root: Path) -> None:
    (root.parent / "odd.csv").write_text("a,b\n1,2\n")
    before = contents(root)
    result = headway(root, "import ../tracker.csv ../odd.csv")
    assert result.exit_code == 3
    assert "odd.csv is none of the formats known" in result.output
    assert contents(root) == before


def test_what_is_not_known_in_a_folder_is_said_and_left_alone(root: Path) -> None:
    folder = root.parent / "archive"
    folder.mkdir()
    (folder / "tracker.csv").write_text(TRACKER)
    (folder / "odd.csv").write_text("a,b\n1,2\n")
    result = headway(root, "import ../archive")
    assert result.exit_code == 0
    assert "odd.csv is none of the formats known" in result.output
    assert "\nLeft alone:\n  odd.csv is none" in result.output
    assert "New: 2 organizations and 2 campaigns" in result.output
    (folder / "tracker.csv").unlink()
    assert headway(root, "import ../archive").exit_code == 3
    (folder / "odd.csv").unlink()
    assert "holds no files" in headway(root, "import ../archive").output


def test_a_folder_of_everything_is_taken_apart_and_nothing_of_it_is_passed_over(
    root: Path,
) -> None:
    folder = root.parent / "downloads"
    (folder / "odd").mkdir(parents=True)
    (folder / "mail.mbox").write_text("From x Mon Jan  5 10:00:00 2026\n" + MAIL.format(1))
    (folder / "Connections.csv").write_text(CONNECTIONS)
    (folder / "tracker.csv").write_text(TRACKER)
    (folder / "readme.md").write_text("A note about nobody.\n")
    for number in range(30):
        (folder / "odd" / f"{number:02}.txt").write_text("x\n")
    result = headway(root, "import ../downloads --me me@harbourlight.example")
    assert result.exit_code == 0
    for format_name in ("linkedin-archive", "mail", "job-tracker"):
        assert f"({format_name}), " in result.output
    assert "\nLeft alone:\n  no folder of downloads looks like" in result.output
    assert "  and 21 more\n\nWrote 6 new files.\n" in result.output
    again = headway(root, "import ../downloads --me me@harbourlight.example")
    assert again.output.endswith("All of it is in the ledger already: nothing to write.\n")


def test_files_that_are_named_together_are_put_together_by_what_they_are(root: Path) -> None:
    for number in (1, 2):
        (root.parent / f"{number}.eml").write_text(MAIL.format(number))
    result = headway(
        root, "import ../connections.csv ../1.eml ../2.eml --me me@harbourlight.example"
    )
    assert result.exit_code == 0
    assert result.output.startswith("1.eml and 1 more: mail (mail), 2 messages\n")
    assert "\n\nconnections.csv: LinkedIn connections (linkedin-connections), 3 rows\n" in (
        result.output
    )


def test_a_mapping_that_one_file_of_a_folder_lacks_is_for_the_others(root: Path) -> None:
    folder = root.parent / "archive"
    folder.mkdir()
    (folder / "tracker.csv").write_text(TRACKER)
    (folder / "people.csv").write_text("Name,Email\nBea Roy,bea@x.example\n")
    result = headway(root, "import ../archive --map City=keep")
    assert result.exit_code == 0
    assert "people.csv: " not in result.output
    assert "Left alone:\n  there is no column `City`" in result.output
    assert headway(root, "import ../archive --map Town=keep").exit_code == 2


def test_a_vault_is_mapped_folder_by_folder(root: Path) -> None:
    notes = root.parent / "vault" / "Recipes"
    notes.mkdir(parents=True)
    (notes / "Soup.md").write_text("Salt.\n")
    refused = headway(root, "import ../vault")
    assert refused.exit_code == 3
    assert 'say which is what with --map "Recipes=contact"' in refused.output
    assert headway(root, "import ../vault --map Recipes=contact").exit_code == 0
    assert contents(root)["contacts/soup.md"].endswith(b"---\n\nSalt.\n")


MESSAGES = """\
CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT
1,Bea Roy,linkedin.com/in/bea,Ada Whitlock,linkedin.com/in/ada,2026-03-01 10:00:00 UTC,,Hello
2,Bea Roy,linkedin.com/in/bea,Cy Ray,linkedin.com/in/cy,2026-03-02 10:00:00 UTC,,Hi
"""


def test_an_unpacked_linkedin_archive_is_imported_at_once(root: Path) -> None:
    folder = root.parent / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(CONNECTIONS)
    (folder / "messages.csv").write_text(MESSAGES)
    result = headway(root, "import ../export")
    assert result.exit_code == 0
    assert result.output == (
        "export: a LinkedIn archive (linkedin-archive), 5 rows\n"
        "\n"
        "New: 1 organization and 2 contacts\n"
        "  organizations/acme.md\n"
        "  contacts/ada-whitlock.md\n"
        "  contacts/cy-ray.md\n"
        "\n"
        "Rows:\n"
        "  lines 6 and 7: Connections.csv: no name: not taken\n"
        "\n"
        "Wrote 3 new files.\n"
        "Next: headway check\n"
    )
    assert headway(root, "check --strict").exit_code == 0
    before = contents(root)
    assert "nothing to write" in headway(root, "import ../export").output
    assert contents(root) == before


def test_what_messages_say_is_taken_when_asked_for_alone(root: Path) -> None:
    (root / "../messages.csv").write_text(MESSAGES)
    headway(root, "import ../messages.csv --with text")
    assert (
        "- 2026-03-01 message LinkedIn: Hello\n" in (root / "contacts/ada-whitlock.md").read_text()
    )


def test_many_rows_of_one_kind_are_counted_and_not_all_named(root: Path) -> None:
    (root / "../many.csv").write_text(CONNECTIONS + ",,,,,,03 Jan 2026\n" * 20)
    assert (
        "  lines 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 and 12 more: no name: not taken\n"
        in headway(root, "import ../many.csv").output
    )


def test_a_namesake_with_another_address_is_told_with_the_way_to_make_them_one(root: Path) -> None:
    write_ledger(root, {"contacts/ada.md": "---\nname: Ada Whitlock\nemail: a@y.example\n---\n"})
    result = headway(root, "import ../connections.csv")
    assert (
        "Doubtful:\n  `contacts/ada.md` has the same name and another e-mail address: taken for "
        "somebody else (if they are one: headway merge ada-whitlock ada)\n" in result.output
    )
    assert headway(root, "merge ada-whitlock ada").exit_code == 0


def test_what_is_piped_in_is_read_once(root: Path) -> None:
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Dana Kim\nEND:VCARD\n"
    packed = root.parent / "cards.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS)
    result = headway(root, "import - --dry-run < ../tracker.csv")
    assert result.output.startswith("standard input: a list of job applications")
    assert "ada-whitlock" in headway(root, "import - --dry-run < ../cards.zip").output
    pipe = root.parent / "pipe.vcf"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(card,))
    writer.start()
    result = headway(root, "import ../pipe.vcf")
    writer.join()
    assert result.exit_code == 0, result.output
    assert (root / "contacts/dana-kim.md").exists()


def test_an_empty_pipe_and_one_that_is_too_long(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "empty").write_bytes(b"")
    result = headway(root, "import - < empty")
    assert (result.exit_code, result.output) == (3, "Error: standard input is empty\n")
    monkeypatch.setattr("ledger.commands._import_files.MOST_PIPED", 10)
    result = headway(root, "import - < ../tracker.csv")
    assert result.exit_code == 3
    assert "save it as a file first" in result.output
