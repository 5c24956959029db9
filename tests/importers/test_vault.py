"""A folder of notes becomes records, and nothing of a note is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.checks import run
from ledger.editing import render, work_out
from ledger.importers import Member, Wishes, plan
from ledger.model.record import RecordKind
from tests.importers.planning import EMPTY, complaints, files_of, of_kind, planned_folder
from tests.support import AS_OF, ledger_of


def members_of(folder: Path) -> list[Member]:
    return [
        Member.of(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*.md"))
    ]


def test_the_real_vault_one_application_a_note(shared_data: Path) -> None:
    members = members_of(shared_data / "vaults" / "job-tracker")
    made = plan(b"", "job-tracker", EMPTY, AS_OF, members=members)
    assert (made.format, made.rows) == ("vault", len(members))
    kinds = Counter(draft.kind for draft in made.drafts)
    assert kinds == {
        RecordKind.CAMPAIGN: 5, RecordKind.ORGANIZATION: 5, RecordKind.CONTACT: 5,
        RecordKind.CHANNEL: 4,
    }  # fmt: skip
    ledger = ledger_of(files_of(made))
    assert complaints(ledger) == []
    ends = Counter(one.stages[-1].stage for one in ledger.campaigns)
    assert ends == {"interviewing": 3, "negotiating": 1, "applied": 1}
    assert len([entry for entry in ledger.entries if entry.holder in
                {one.id for one in ledger.campaigns}]) == 15  # fmt: skip
    assert all(person.email for person in ledger.contacts)


def test_every_word_of_the_real_notes_is_in_the_ledger(shared_data: Path) -> None:
    members = members_of(shared_data / "vaults" / "job-tracker")
    made = plan(b"", "job-tracker", EMPTY, AS_OF, members=members)
    written = "\n".join(map(str, files_of(made).values()))
    names = "company _position date_applied salary_expectation contact history source"
    names += " follow_up_date last_update"
    for member in members:
        words = set(re.findall(r"\w+", member.read(100_000).decode())) - set(names.split())
        assert words <= set(re.findall(r"\w+", written))


def test_a_second_import_changes_no_byte_and_a_new_line_is_added(shared_data: Path) -> None:
    members = members_of(shared_data / "vaults" / "job-tracker")
    files = render(plan(b"", "job-tracker", EMPTY, AS_OF, members=members).drafts)
    ledger = ledger_of(files)
    again = work_out(plan(b"", "job-tracker", ledger, AS_OF, members=members).drafts, ledger, files)
    assert again.changes == ()
    assert [one.path for one in again.outcomes if one.kept or one.doubt] == []
    grown = [
        Member.of(one.name, one.read(100_000) + b"\n- **2025-04-02** - Phone call with them\n")
        for one in members
    ]
    more = work_out(plan(b"", "x", ledger, AS_OF, members=grown).drafts, ledger, files)
    assert len(more.changes) == len(members)
    for change in more.changes:
        assert change.after
        assert b"\n- 2025-04-02 call Phone call with them\n" in change.after


PERSON = "---\ncompany: Acme\nrole: Counsel\nlast-contact: 2026-09-01\ntags: [person]\n---\nTall.\n"


def test_a_person_note_keeps_its_keys_its_tags_and_its_text() -> None:
    made = planned_folder({"Anybody/Dana Kim.md": PERSON})
    (person,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert dict(person.fields) == {
        "organization": "acme", "title": "Counsel", "last-contact": "2026-09-01",
        "tags": ("person",),
    }  # fmt: skip
    assert files_of(made)["contacts/dana-kim.md"].endswith("---\n\nTall.\n")


def test_fields_in_the_text_and_tags_there_are_keys_too() -> None:
    note = "#person\n\n- company:: [[Acme]]\n(role:: Counsel)\n```\nemail:: x@a.example\n```\n"
    made = planned_folder({"Anybody/Dana Kim.md": note, "Companies/Acme.md": "Makes things.\n"})
    (person,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert person.field("organization") == "acme"
    assert person.field("title") == "Counsel"
    assert person.field("email") is None
    assert person.body == note.strip("\n")
    (company,) = of_kind(made.drafts, RecordKind.ORGANIZATION)
    assert company.field("aliases") == ("Acme",) or company.id == "acme"


def test_links_stay_and_lead_to_the_records_of_their_notes() -> None:
    made = planned_folder(
        {
            "People/Dana Kim.md": "Knows [[Lee Park|Lee]] and [[Chess]].\n",
            "People/Lee Park.md": "- 2026-09-01 coffee with [[Dana Kim]]\n",
        }
    )
    ledger = ledger_of(files_of(made))
    dana, lee = ledger.contacts
    assert "Knows [[Lee Park|Lee]] and [[Chess]]." in dana.notes
    assert ledger.find("Lee Park") is lee
    assert dana in ledger.people_in(lee.entries[0])
    assert [note.message for note in made.notes] == [
        "1 link to notes that are not taken stay as they are: `Chess`; "
        '`[links] unknown = "text"` in headway.toml makes them plain names'
    ]


def test_a_note_that_is_linked_by_its_path_keeps_its_name_for_it() -> None:
    made = planned_folder(
        {
            "People/Dana.md": "Asked about [[Jobs/Northwind Counsel|the job]].\n",
            "Jobs/Northwind Counsel.md": "---\nstatus: Applied\ncompany: Northwind\n---\n",
        }
    )
    (campaign,) = of_kind(made.drafts, RecordKind.CAMPAIGN)
    assert campaign.field("aliases") == ("Northwind Counsel",)
    assert [one for one in run(ledger_of(files_of(made)), AS_OF) if one.code == "HW301"] == []


def test_what_a_template_left_unfilled_is_kept() -> None:
    note = "---\ncompany: Acme\nbirthday: {{date}}\n---\n"
    made = planned_folder({"People/Dana Kim.md": note})
    (person,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert person.field("birthday") == "{{date}}"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("- **2026-09-01** – Applied there", "- 2026-09-01 application Applied there"),
        ("* [x] 2026-09-01 call with X", "- [x] 2026-09-01 call with X"),
        ("- [[2026-09-01]]: Nothing said", "- 2026-09-01 Nothing said"),
        ("- 2026-09-01 10:30 Called X", "- 2026-09-01 10:30 call Called X"),
        ("## 2026-09-01 Heard back", "- 2026-09-01 reply Heard back"),
        ("- 2026-09-01 call 45 minutes on it", "- 2026-09-01 call 45m on it"),
        ("- 2026-09-01: coffee 1 hour, good", "- 2026-09-01 coffee 1h, good"),
        ("- 2026-09-01 call 3 mining people", "- 2026-09-01 call 3 mining people"),
    ],
)
def test_dated_lines_are_those_of_the_format_with_every_word(typed: str, line: str) -> None:
    dressed = "- **2026-01-01** – x\n"
    made = planned_folder({"People/X.md": f"One.\n{dressed}{typed}\n\nTwo.\n"})
    assert f"One.\n- 2026-01-01 x\n{line}\n\nTwo.\n" in files_of(made)["contacts/x.md"]


def test_a_vault_of_no_known_shape_is_refused_with_what_was_seen_and_the_way_on() -> None:
    notes = {"Recipes/Soup.md": "Salt.\n", "Recipes/Bread.md": "Flour.\n", "Top.md": "x\n"}
    made = planned_folder(notes)
    assert made.refusal == (
        "no folder of folder looks like people, organizations or applications (`the top`: 1 note, "
        "only notes in folders are read; `Recipes`: 2 notes, nothing says what they are); say "
        'which is what with --map "Recipes=contact", the kind being contact, organization, '
        "campaign, channel, skill, journal or ignore"
    )
    said = planned_folder(notes, Wishes(mapping=(("Recipes", "contact"),)))
    assert [draft.name for draft in said.drafts] == ["Bread", "Soup"]
    assert said.left_out == (("in the top: only notes in folders are read", 1),)


def test_a_folder_is_left_out_where_that_is_said_and_slips_are_told() -> None:
    notes = {"People/X.md": "x\n", "Companies/Y.md": "y\n"}
    made = planned_folder(notes, Wishes(mapping=(("companies", "ignore"),)))
    assert [draft.name for draft in made.drafts] == ["X"]
    slip = planned_folder(notes, Wishes(mapping=(("Peple", "contact"),)))
    assert (slip.misused, slip.refusal) == (
        True, "there is no folder `peple` in folder: it has `Companies` and `People`",
    )  # fmt: skip
    kind = planned_folder(notes, Wishes(mapping=(("People", "contcat"),)))
    assert (kind.misused, kind.refusal) == (
        True, "`contcat` is no field of a folder of notes: did you mean `contact`?",
    )  # fmt: skip


def test_notes_of_the_folder_itself_are_in_it() -> None:
    members = [Member.of("X.md", b"x\n")]
    made = plan(b"", "People", EMPTY, AS_OF, members=members)
    assert [draft.id for draft in made.drafts] == ["x"]


_PIECES = st.sampled_from(
    ["---", "company: Acme", "status: Offer", "date_applied: 2026-01-02", "a:: b", "#person", "- x",
     "- 2026-01-02 call", "- **2026-01-03** – Applied", "```", "[[X]]", "[[", "name: [", "", "  y",
     "stages: [applied]", "\t", "recruiter: A <a@b.example>", "<!-- x", "- [ ] 2026-01-04 10:30 é",
     "contact: '[[Y|Z]]'", "source: LinkedIn", "via:: x", "email: a@b.example, c@d.example"]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["People/X", "Jobs/Y", "Companies/X", "Z"]),
                       st.lists(_PIECES).map("\n".join), min_size=1))  # fmt: skip
def test_whatever_notes_hold_nothing_raises_and_it_is_imported_once(notes: dict[str, str]) -> None:
    folder = {f"{name}.md": text for name, text in notes.items()}
    made = planned_folder(folder)
    assert bool(made.drafts) is not bool(made.refusal)
    files = render(made.drafts)
    ledger = ledger_of(files)
    again = work_out(planned_folder(folder, ledger=ledger).drafts, ledger, files)
    assert again.changes == ()


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("scope:\n  - a\n  - b", {"imported-scope": ("a", "b")}, "`scope` wants a text"),
        ("decision-maker: [[[ab]], [[c]]]", {"imported-decision-maker": ("[[ab]]", "[[c]]")},
         "`decision-maker` wants one record"),
        ("closes: soon", {"imported-closes": "soon"}, "`closes` wants a date"),
        ("value: much", {"imported-value": "much"}, "`value` wants one amount of money"),
    ],
)  # fmt: skip
def test_a_value_that_its_key_cannot_take_stands_under_another(
    typed: str, kept: dict[str, str | tuple[str, ...]], said: str
) -> None:
    made = planned_folder({"Jobs/Acme.md": f"---\ncompany: Acme\nstatus: Applied\n{typed}\n---\n"})
    (draft,) = of_kind(made.drafts, RecordKind.CAMPAIGN)
    assert kept.items() <= dict(draft.fields).items()
    assert any(said in note.message for note in made.notes)
    assert complaints(ledger_of(files_of(made))) == []


def test_one_odd_day_takes_no_other_notes_day() -> None:
    note = "---\ncompany: Acme {}\nstatus: Applied\napplied: {}\n---\n"
    days = ("2026-07-01", "mid July", "2026-07-03")
    made = planned_folder({f"Jobs/{n}.md": note.format(n, day) for n, day in enumerate(days)})
    lines = [dict(one.fields)["stages"] for one in of_kind(made.drafts, RecordKind.CAMPAIGN)]
    assert lines == [
        ("2026-07-01 applied, because the note says applied",),
        ("applied, because the note says applied",),
        ("2026-07-03 applied, because the note says applied",),
    ]
    assert [one.message for one in made.notes if "mid July" in one.message or "1.md" in one.message]


def test_an_offer_without_an_interview_is_kept_as_a_key() -> None:
    note = "---\ncompany: Acme\nstages: [2026-01-02 applied, 2026-01-09 negotiating]\n---\n"
    made = planned_folder({"Jobs/Acme.md": note})
    (draft,) = of_kind(made.drafts, RecordKind.CAMPAIGN)
    assert draft.field("stages") == ("2026-01-02 applied, because the note says applied",)
    assert draft.field("imported-stages") == ("2026-01-02 applied", "2026-01-09 negotiating")
    assert complaints(ledger_of(files_of(made))) == []
