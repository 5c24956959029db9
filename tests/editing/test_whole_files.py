"""A record of another ledger adds what the one here lacks, and what both have otherwise stays."""

from __future__ import annotations

import pytest

from ledger.editing import Edition, Kept, whole_files
from ledger.editing.whole_files import take_files
from ledger.model.draft import WholeFile
from ledger.model.record import RecordKind
from tests.support import ledger_of

PATH = "contacts/a.md"


def taken(theirs: str, ours: str) -> Edition:
    """What a contact's file makes of the one at its path."""
    file = WholeFile(PATH, theirs.encode(), RecordKind.CONTACT)
    return take_files([file], ledger_of({PATH: ours}), {PATH: ours.encode()}, {})


def test_what_is_lacking_is_added_and_other_notes_are_told() -> None:
    theirs = "---\nname: A\ntitle: CTO\n---\n\n- 2026-09-01 call x\n\nTall.\n"
    edition = taken(theirs, "---\nname: A\n---\n\nShort.\n")
    (change,) = edition.changes
    assert change.after == b"---\nname: A\ntitle: CTO\n---\n\nShort.\n\n- 2026-09-01 call x\n"
    assert edition.outcomes[0].kept == (Kept("notes", "Short.", "Tall."),)


def test_nothing_is_written_where_theirs_says_less() -> None:
    edition = taken("---\nname: A\n---\n", "---\nname: A\ntitle: CTO\n---\n\nTall.\n")
    assert edition.changes == ()
    assert edition.outcomes[0].kept == ()


def test_a_file_that_cannot_be_added_to_stays_and_says_why() -> None:
    edition = taken("---\nname: A\ntitle: CTO\n---\n", "---\nname: A\n")
    assert edition.changes == ()
    (kept,) = edition.outcomes[0].kept
    assert (kept.key, kept.theirs) == (
        "the whole file",
        "has front matter that nothing closes: close it with `---` first",
    )


def test_lines_that_read_otherwise_on_their_own_are_told_and_stay_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # No line is known that does; the next kind of line may.
    monkeypatch.setattr(whole_files, "_line", lambda entry, ids: f"<!-- {entry.raw} -->")
    edition = taken("---\nname: A\ntitle: CTO\n---\n\n- 2026-09-01 call x\n", "---\nname: A\n---\n")
    (change,) = edition.changes
    assert change.after == b"---\nname: A\ntitle: CTO\n---\n"
    assert edition.outcomes[0].kept == (
        Kept("dated lines", "yours", "cannot be compared one by one"),
    )


def test_two_files_of_what_is_one_record_here_both_add_to_it() -> None:
    ours = "---\nname: Dana Kim\naliases: [d-kim]\norganization: south\n---\n"
    files = {"contacts/dana-kim.md": ours, "organizations/south.md": "---\naliases: [north]\n---\n"}
    theirs = {
        "contacts/dana-kim.md": "---\nname: Dana Kim\ntitle: CTO\norganization: north\n---\n",
        "contacts/d-kim.md": "---\nname: D. Kim\nphone: '1'\ntags: [a, b]\n---\n",
        "campaigns/c.md": "---\ninfluencers: [d-kim, '[[dana-kim]]']\n---\n",
        "organizations/north.md": "---\nname: North\n---\n",
    }
    kinds = {"contacts": RecordKind.CONTACT, "campaigns": RecordKind.CAMPAIGN,
             "organizations": RecordKind.ORGANIZATION}  # fmt: skip
    files["campaigns/c.md"] = "---\ninfluencers: [dana-kim]\n---\n"
    edition = take_files(
        [
            WholeFile(path, text.encode(), kinds[path.split("/")[0]])
            for path, text in theirs.items()
        ],
        ledger_of(files),
        {path: text.encode() for path, text in files.items()},
        {},
    )
    changed = {one.path: one.after for one in edition.changes}
    assert set(changed) == {"contacts/dana-kim.md", "organizations/south.md"}
    dana = (changed["contacts/dana-kim.md"] or b"").decode()
    assert "title: CTO" in dana
    assert "phone: 1" in dana
    assert "organization: south" in dana


def test_what_a_line_lacks_in_fields_is_told_and_stays_out() -> None:
    edition = taken(
        "---\nname: A\n---\n\n- 2026-09-01 call x [got:: a lead]\n",
        "---\nname: A\n---\n\n- 2026-09-01 call x\n",
    )
    assert edition.changes == ()
    assert edition.outcomes[0].kept == (Kept("2026-09-01 got", "none", "a lead"),)
