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
