"""What is written into notes of another tool stands under their own keys."""

from __future__ import annotations

import pytest

from ledger.config import parse
from ledger.editing import Additions, EditRefusedError, record_file, splice
from ledger.model.draft import RecordDraft
from ledger.model.record import RecordKind

SETTINGS = parse("""\
[fields.campaign]
company = "organization"
employer = "organization"
"Job Title" = "title"
history = "stages"
[stages]
Applied = "applied"
[entries]
dates = "loose"
[links]
unknown = "text"
""")


def spliced(text: str, **additions: object) -> str:
    made = splice(
        "a.md", text.encode(), RecordKind.CAMPAIGN, SETTINGS, Additions(**additions)  # type: ignore[arg-type]
    )  # fmt: skip
    return made.decode()


def test_an_item_goes_to_the_end_of_their_list():
    text = "---\nhistory:\n  - Applied\ncompany: Acme\n---\n"
    assert spliced(text, items=(("stages", ("2026-11-22 rejected",)),)) == (
        "---\nhistory:\n  - Applied\n  - 2026-11-22 rejected\ncompany: Acme\n---\n"
    )


def test_a_new_key_is_theirs():
    text = "---\r\ncompany: Acme\r\n---\r\n"
    assert spliced(text, keys=(("title", "Counsel"), ("watch", "2026-12-01"))) == (
        "---\r\ncompany: Acme\r\nJob Title: Counsel\r\nwatch: 2026-12-01\r\n---\r\n"
    )


def test_an_empty_key_of_theirs_is_filled_where_it_stands():
    text = "---\nEmployer:\ncompany:\n---\n"
    assert spliced(text, keys=(("organization", "Acme"),)) == (
        "---\nEmployer: Acme\ncompany:\n---\n"
    )


def test_a_line_goes_below_a_dressed_one():
    text = "- **2026-11-02** – Applied\n\nmore\n"
    assert spliced(text, lines=("- 2026-11-20 call 20m x",)) == (
        "- **2026-11-02** – Applied\n- 2026-11-20 call 20m x\n\nmore\n"
    )


def test_a_stage_beside_its_key_is_not_rewritten():
    with pytest.raises(EditRefusedError):
        spliced("---\nhistory: Applied\n---\n", items=(("stages", ("2026-11-22 rejected",)),))


def test_a_new_file_has_their_keys():
    fields = (("organization", "Acme"), ("title", "Counsel"), ("stages", ("2026-11-22 applied",)))
    draft = RecordDraft(kind=RecordKind.CAMPAIGN, name="A", id="a", fields=fields)
    assert record_file(draft, vocabulary=SETTINGS.vocabulary).decode() == (
        "---\nname: A\ncompany: Acme\nJob Title: Counsel\nhistory:\n  - 2026-11-22 applied\n---\n"
    )
    assert b"organization: Acme" in record_file(draft)
