"""What a draft adds to a record, and what stays the owner's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.config import defaults, parse
from ledger.editing import Kept, folder_of, render
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from tests.editing.drafting import after, draft, drafts, edited
from tests.support import Files, ledger_of

PERSON = "contacts/dana-kim.md"
CHANNEL = "channels/otta.md"


def dana(**fields: str | tuple[str, ...]) -> RecordDraft:
    return draft("contact", "Dana Kim", **fields)


def test_a_new_record_is_a_new_file() -> None:
    edition = edited({}, dana(title="CTO"))
    assert [(one.path, one.new) for one in edition.outcomes] == [(PERSON, True)]
    assert after({}, edition) == {PERSON: b"---\nname: Dana Kim\ntitle: CTO\n---\n"}


def test_a_missing_key_is_added_and_the_owners_value_kept() -> None:
    files = {PERSON: "---\nname: Dana Kim\ntitle: CEO # since May\n---\nMet at the fair.\n"}
    edition = edited(files, dana(title="CTO", email="d@x.example"))
    assert edition.outcomes[0].kept == (Kept("title", "CEO", "CTO"),)
    assert after(files, edition)[PERSON].decode() == (
        "---\nname: Dana Kim\ntitle: CEO # since May\nemail: d@x.example\n---\nMet at the fair.\n"
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("title: cto", {"title": "CTO"}),
        ("tags: [linkedin, friend]", {"tags": ("linkedin",)}),
        ("tags: linkedin, friend", {"tags": ("linkedin",)}),
        ("links: [linkedin.com/in/dana/]", {"links": ("https://www.linkedin.com/in/dana",)}),
        ('organization: "[[acme]]"', {"organization": "acme"}),
        ("organization: [[acme]]", {"organization": "acme"}),
        ("organization: The Acme", {"organization": "acme"}),
    ],
)
def test_the_same_said_otherwise_is_the_same(
    ours: str, theirs: dict[str, str | tuple[str, ...]]
) -> None:
    files = {
        PERSON: f"---\nname: Dana Kim\n{ours}\n---\n",
        "organizations/acme.md": "---\nname: Acme\naliases: [The Acme]\n---\n",
    }
    edition = edited(files, draft("organization", "Acme"), dana(**theirs))
    assert edition.changes == ()
    assert all(one.kept == () for one in edition.outcomes)


def stages(*texts: str) -> str:
    lines = "".join(f"  - {text}\n" for text in texts)
    return f"---\norganization: acme\ntitle: T\nstages:\n{lines}---\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "made", "kept"),
    [
        (
            ["2026-07-01 applied"],
            ["2026-07-01 applied", "rejected"],
            ["2026-07-01 applied", "rejected"],
            False,
        ),
        (
            ["2026-07-01 applied", "2026-08-01 rejected"],
            ["2026-07-01 applied", "rejected"],
            None,
            False,
        ),
        (
            ["2026-07-01 applied, cold", "2026-07-20 interviewing", "2026-08-01 rejected"],
            ["2026-07-01 applied", "2026-08-01 rejected"],
            None,
            False,
        ),
        (
            ["2026-07-01 applied", "2026-08-01 withdrawn"],
            ["2026-07-01 applied", "rejected"],
            None,
            True,
        ),
    ],
)
def test_stages_go_on_from_the_owners_or_stay(
    ours: list[str], theirs: list[str], made: list[str] | None, kept: bool
) -> None:
    files = {
        "campaigns/a.md": stages(*ours) + "- 2026-07-01 application\n",
        "organizations/acme.md": "# Acme\n",
    }
    wanted = draft("campaign", "Acme, T", organization="acme", title="T", stages=tuple(theirs))
    edition = edited(files, draft("organization", "Acme"), wanted)
    expected = stages(*(made or ours)) + "- 2026-07-01 application\n"
    assert after(files, edition)["campaigns/a.md"].decode() == expected
    assert bool(edition.outcomes[1].kept) is kept


def otta(*lines: str) -> RecordDraft:
    return draft("channel", "Otta", *lines)


@pytest.mark.parametrize(
    ("ours", "theirs", "added"),
    [
        (["application Data Analyst"], ["application Data Analyst"], []),
        (["application 30m Data Analyst, for [[dana-kim]]"], ["application Data Analyst"], []),
        (["application data analyst ×1"], ["application Data Analyst [posted:: 2026-06-30]"], []),
        (
            ["application Data Analyst"],
            ["application Data Analyst"] * 2,
            ["application Data Analyst"],
        ),
        (["application Data Analyst"], ["decline Data Analyst"], ["decline Data Analyst"]),
        (
            ["application Data Analyst (Entry Level)", "application Data Analyst"],
            ["application Data Analyst", "application Data Analyst (Entry Level)"],
            [],
        ),
        (
            ["application Data Analyst (Entry Level)"],
            ["application Data Analyst", "application Data Analyst (Entry Level)"],
            ["application Data Analyst"],
        ),
        (["application a b c", "application a b"], ["application a", "application a b c"], []),
        (["call Data Analyst"], ["application Data Analyst"], ["application Data Analyst"]),
    ],
)
def test_a_dated_line_is_known_by_day_kind_and_every_word(
    ours: list[str], theirs: list[str], added: list[str]
) -> None:
    files = {CHANNEL: "".join(f"- 2026-07-01 {line}\n" for line in ours)}
    edition = edited(files, otta(*(f"- 2026-07-01 {line}" for line in theirs)))
    assert list(edition.outcomes[0].added.lines) == [f"- 2026-07-01 {line}" for line in added]


def test_a_file_that_cannot_be_added_to_is_told_with_the_reason() -> None:
    files = {PERSON: b"---\nname: Dana Kim\nnote: \xff\n---\n"}
    edition = edited(files, dana(title="CTO"))
    assert edition.changes == ()
    assert edition.outcomes[0].refusal == "is not UTF-8: save it as UTF-8 first"


def test_new_files_go_where_their_kind_is() -> None:
    own = parse('[folders]\npeople = "contact"\n')
    assert folder_of(Ledger(own, ()), RecordKind.CONTACT) == "people"
    assert folder_of(Ledger(defaults(), ()), RecordKind.CONTACT) == "contacts"
    two = '[folders]\npeople = "contact"\nfriends = "contact"\n'
    used = ledger_of({"headway.toml": two, "friends/dana.md": "# D"})
    assert folder_of(used, RecordKind.CONTACT) == "friends"


@st.composite
def sets(draw: st.DrawFn) -> list[RecordDraft]:
    made = draw(st.lists(drafts(), min_size=1, max_size=3))
    return [
        RecordDraft(kind=one.kind, name=one.name, id=f"a{n}", fields=one.fields, lines=one.lines)
        for n, one in enumerate(made)
    ]


@given(st.one_of(sets(), drafts(RecordKind.CHANNEL).map(lambda one: [one])))
def test_writing_the_same_drafts_twice_changes_no_byte(wanted: list[RecordDraft]) -> None:
    files: Files = render(wanted)
    ledger = ledger_of(files)
    named = [one for one in wanted if one.name.strip() and ledger.find(one.name) is None]
    if len({one.name.strip().casefold() for one in named}) < len(wanted):
        return
    edition = edited(files, *wanted)
    assert after(files, edition) == files


def test_a_campaign_of_another_day_is_held_back_and_said() -> None:
    files = {
        "campaigns/t.md": stages("2026-01-01 applied"),
        "organizations/acme.md": "---\nname: Acme\n---\n",
    }
    wanted = draft("campaign", "T", organization="acme", title="T", stages=("2026-01-05 applied",))
    edition = edited(files, draft("organization", "Acme"), wanted)
    assert edition.changes == ()
    (outcome,) = (one for one in edition.outcomes if one.path == "campaigns/t.md")
    assert (outcome.new, outcome.held) == (False, True)
    assert "applied for on 2026-01-05, `campaigns/t.md` on 2026-01-01" in outcome.doubt


def test_one_of_two_campaigns_that_are_as_like_is_held_back() -> None:
    same = stages("2026-01-01 applied")
    files = {"campaigns/a.md": same, "campaigns/b.md": same}
    wanted = draft("campaign", "T", organization="acme", title="T", stages=("2026-01-01 applied",))
    (outcome,) = edited(files, wanted).outcomes
    assert outcome.held
    assert outcome.doubt == "it may be `campaigns/a.md` or `campaigns/b.md`: left as they are"


def test_every_one_of_those_a_draft_names_has_its_final_id() -> None:
    files = {"contacts/dana-kim.md": "---\nname: Dana Kim\nemail: a@x.example\n---\n"}
    other = draft("contact", "Dana Kim", email="b@y.example")
    wanted = draft("campaign", "T", influencers=("dana-kim", "lee"))
    made = after(files, edited(files, other, wanted))
    assert made["campaigns/t.md"] == (b"---\nname: T\ninfluencers:\n  - dana-kim-2\n  - lee\n---\n")


def test_notes_are_added_where_there_are_none_and_told_where_they_differ() -> None:
    wanted = replace(dana(), notes="Tall, and kind.")
    none, same, other = (
        {PERSON: f"---\nname: Dana Kim\n---\n{notes}"}
        for notes in ("", "\nMet. Tall,\nand kind.\n", "\nShort.\n")
    )
    assert after(none, edited(none, wanted))[PERSON].endswith(b"---\n\nTall, and kind.\n")
    assert edited(same, wanted).outcomes[0].kept == ()
    edition = edited(other, wanted)
    assert edition.changes == ()
    assert edition.outcomes[0].kept == (Kept("notes", "Short.", "Tall, and kind."),)


def test_a_campaign_without_a_day_gets_the_stages_of_its_application() -> None:
    files = {"campaigns/t.md": "---\norganization: acme\ntitle: T\n---\n"}
    wanted = draft("campaign", "T", organization="acme", title="T", stages=("2026-01-05 applied",))
    assert after(files, edited(files, wanted))["campaigns/t.md"].decode() == (
        "---\norganization: acme\ntitle: T\nstages:\n  - 2026-01-05 applied\n---\n"
    )
