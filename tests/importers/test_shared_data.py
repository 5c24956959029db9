"""Everything in the folder of real inputs is imported with the command, and counted."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path

import pytest

from ledger.config import FILE_NAME
from ledger.readers import read_ledger
from tests.cli.transcript import contents, headway

# The records of each kind that a file says it holds. What is not stated by SOURCES.md can be
# counted in the file: its rows or cards, less those that it repeats.
COUNTS = {
    "contacts/csv/05-excel-export.csv": "3 contacts 3 organizations",
    "contacts/csv/08-broken-headers-typos.csv": "3 contacts 3 organizations",
    "contacts/csv/09-duplicate-headers.csv": "2 contacts",
    "contacts/csv/10-mixed-date-formats.csv": "3 contacts",
    "contacts/csv/11-international-names.csv": "4 contacts",
    "contacts/csv/14-blank-rows.csv": "2 contacts 2 organizations",
    "contacts/csv/15-duplicate-rows.csv": "3 contacts",
    "contacts/csv/17-formula-injection.csv": "5 contacts",
    "contacts/csv/21-tab-separated.csv": "2 contacts 2 organizations",
    "contacts/csv/23-quoted-fields-multiline.csv": "2 contacts",
    "contacts/csv/24-salesforce-style.csv": "3 contacts",
    "contacts/csv/25-hubspot-export.csv": "3 contacts",
    "contacts/linkedin/kawsay-connections.csv": "2 contacts 2 organizations",
    "contacts/linkedin/network-intelligence-connections.csv": "10 contacts 10 organizations",
    "contacts/linkedin/network-intelligence-messages.csv": "4 contacts",
    "contacts/vcard/John_Doe_ANDROID.vcf": "6 contacts 2 organizations",
    "contacts/vcard/John_Doe_GMAIL.vcf": "1 contacts 1 organizations",
    "contacts/vcard/John_Doe_IPHONE.vcf": "1 contacts 1 organizations",
    "contacts/vcard/John_Doe_MS_OUTLOOK.vcf": "1 contacts 1 organizations",
    "contacts/vcard/gmail-list.vcf": "3 contacts",
    "contacts/vcard/outlook-2003.vcf": "1 contacts 1 organizations",
    "contacts/vcard/rfc6350-example.vcf": "1 contacts 1 organizations",
    "friends/content.friends.md": "5 contacts 1 journal",
    "friends/friends.md": "3 contacts 1 journal",
    "friends/graph.friends.md": "3 contacts 2 journal",
    "trackers/jsmith0434-443-applications.csv": "22 channels",
    "trackers/nakuramino-2021.csv": "52 campaigns 45 organizations",
    "vaults/job-tracker": "5 campaigns 4 channels 5 contacts 5 organizations",
}
# The expected outputs of `friends` lie beside its files: they are nobody's records.
NOT_RECORDS = ("friends/content.expected_stats.txt", "friends/graph.expected_unscaled.txt")
FOLDERS = ("contacts", "friends", "trackers", "vaults/job-tracker")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / FILE_NAME).touch()
    return tmp_path


def take(root: Path, *paths: Path) -> dict[str, bytes]:
    """Show an import, do it, do it again; the files that it made."""
    line = f"import {shlex.join(map(str, paths))}"
    shown = headway(root, f"{line} --dry-run")
    assert shown.exit_code == 0, shown.output
    assert contents(root).keys() == {FILE_NAME}
    done = headway(root, line)
    assert done.exit_code == 0, done.output
    assert done.output.partition("\nWrote ")[0] == shown.output.partition("\nNothing is ")[0]
    made = contents(root)
    again = headway(root, line)
    assert again.exit_code == 0, again.output
    assert again.output.endswith(": nothing to write.\n"), again.output
    assert contents(root) == made
    checked = headway(root, "check --strict")
    assert checked.exit_code == 0, checked.output
    return made


def by_folder(files: dict[str, bytes]) -> Counter[str]:
    return Counter(path.partition("/")[0] for path in files if "/" in path)


def stated(name: str) -> Counter[str]:
    numbers, folders = COUNTS[name].split()[::2], COUNTS[name].split()[1::2]
    return Counter(dict(zip(folders, map(int, numbers), strict=True)))


def test_no_real_input_is_left_out_of_this_file(shared_data: Path) -> None:
    files = {
        path.relative_to(shared_data).as_posix()
        for folder in ("contacts", "friends", "trackers")
        for path in (shared_data / folder).rglob("*")
        if path.is_file()
    }
    vaults = {
        path.relative_to(shared_data).as_posix() for path in (shared_data / "vaults").iterdir()
    }
    assert files | vaults == {*COUNTS, *NOT_RECORDS}


@pytest.mark.parametrize("name", COUNTS)
def test_each_real_input_alone_holds_what_it_says(shared_data: Path, root: Path, name: str) -> None:
    assert by_folder(take(root, shared_data / name)) == stated(name)


@pytest.mark.parametrize("name", NOT_RECORDS)
def test_what_holds_no_records_is_refused_in_a_line(
    shared_data: Path, root: Path, name: str
) -> None:
    refused = headway(root, f"import {shlex.quote(str(shared_data / name))}")
    assert refused.exit_code == 3
    assert refused.output.count("\n") == 1
    assert "is none of the formats known" in refused.output
    assert contents(root).keys() == {FILE_NAME}


def test_all_of_it_goes_into_one_ledger_with_each_person_and_application_once(
    shared_data: Path, root: Path
) -> None:
    made = by_folder(take(root, *(shared_data / folder for folder in FOLDERS)))
    alone: Counter[str] = Counter()
    for name in COUNTS:
        alone += stated(name)
    # 52 applications of one tracker and 5 of the vault: no two of them are one.
    assert made["campaigns"] == alone["campaigns"] == 57
    # Once each, though they are in several files: the four people of LinkedIn's messages, two
    # of one name and address in two lists, one John Doe of three address books, and the three
    # to five friends of three files.
    assert made["contacts"] == alone["contacts"] - 4 - 2 - 2 - 6 == 67
    ledger = read_ledger(root).ledger
    applied = Counter(
        (record.kind.value, entry.kind.name)
        for record in ledger.records
        for entry in record.entries
    )
    # 443 rows name no company, and in one of them the recruiter wrote first.
    assert applied["channel", "application"] == 443 - 1
    assert applied["channel", "inbound"] == 1
    assert applied["channel", "interview"] == 14
    # 52 of the other tracker, and four of the vault, whose fifth has no line that says so.
    assert applied["campaign", "application"] == 52 + 4
