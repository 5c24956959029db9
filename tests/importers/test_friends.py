"""The file of `friends`: nothing in it is lost, and its own counts come out of the ledger."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.config import Way
from ledger.editing import render, work_out
from ledger.importers import Wishes, plan
from ledger.importers._friends_kinds import Told, tell
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from tests.importers.planning import EMPTY, complaints, files_of, imported, planned
from tests.support import AS_OF, ledger_of

FRIENDS = "### Friends:\n- Grace Hopper\n- George Boole\n\n"
_TAG = re.compile(r"(?<!\S)#([\w/-]+)")


def activities(ledger: Ledger) -> list[Entry]:
    """The lines that tell what was done, and not what was heard of somebody."""
    return [entry for entry in ledger.entries if entry.word != "note"]


def counted(ledger: Ledger) -> dict[str, int]:
    """What `friends stats` counts, from the records of a ledger."""
    told = activities(ledger)
    tags = {tag.lower() for person in ledger.contacts for tag in person.tags}
    tags |= {tag.lower() for entry in ledger.entries for tag in _TAG.findall(entry.text)}
    places = [place for one in ledger.records for place in one.fields.get("places") or ()]
    return {
        "activities": len(told),
        "friends": len(ledger.contacts),
        "locations": len(places),
        "notes": len(ledger.entries) - len(told),
        "tags": len(tags),
        "time elapsed": (told[-1].date - told[0].date).days if told else 0,
    }


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_published_counts_come_out(shared_data: Path, ending: str) -> None:
    folder = shared_data / "friends"
    published = re.findall(
        r"Total ([\w ]+): (\d+)", (folder / "content.expected_stats.txt").read_text()
    )
    text = (folder / "content.friends.md").read_text().replace("\n", ending)
    ledger = imported(text)
    assert counted(ledger) == {name: int(number) for name, number in published}
    assert len(published) == 6
    assert (ledger.faults, complaints(ledger)) == ((), [])


def test_the_activities_of_each_month_come_out(shared_data: Path) -> None:
    folder = shared_data / "friends"
    graph = (folder / "graph.expected_unscaled.txt").read_text()
    published = {month: len(bar) for month, bar in re.findall(r"(\w+ \d+) \|(█*)", graph)}
    ledger = imported((folder / "graph.friends.md").read_bytes())
    months = Counter(f"{entry.date:%b %Y}" for entry in activities(ledger))
    assert dict(months) == {month: count for month, count in published.items() if count}


@pytest.mark.parametrize("name", ["content.friends.md", "graph.friends.md", "friends.md"])
def test_every_word_of_a_real_file_is_in_the_ledger(shared_data: Path, name: str) -> None:
    text = (shared_data / "friends" / name).read_text()
    made = planned(text, name)
    assert (made.format, made.notes) == ("friends", ())
    ledger = ledger_of(files_of(made))
    written = "\n".join(map(str, files_of(made).values()))
    names = " ".join(one.name for one in ledger.contacts)
    said_by_kind = {"Activities", "Friends", "Notes", "Locations", "a", "k"}
    said_by_kind |= {"Got", "Talked", "to", "on", "the", "phone", "for", "an", "hour"}
    words = set(re.findall(r"[^\W_]+", text)) - said_by_kind
    assert words <= set(re.findall(r"[^\W_]+", f"{written} {names}"))


@pytest.mark.parametrize("name", ["content.friends.md", "graph.friends.md", "friends.md"])
def test_a_second_import_changes_no_byte(shared_data: Path, name: str) -> None:
    data = (shared_data / "friends" / name).read_bytes()
    files = render(plan(data, name, EMPTY, AS_OF).drafts)
    added = {path: _with_more(text) for path, text in files.items()}
    for held in (files, added):
        ledger = ledger_of(held)
        edition = work_out(plan(data, name, ledger, AS_OF).drafts, ledger, held)
        assert edition.changes == ()
        assert [one.path for one in edition.outcomes if one.kept or one.refusal] == []


_WORDS = st.sampled_from(
    ["**Grace Hopper**", "**A**", "_Paris_", "@food:late", "Had lunch with", "for an hour", "2d",
     "a", "Review", "note", "10:30", "**", "[[x]]", "[a:: b]", "`", "<!--", "×3", "- ",
     "(a.k.a. Al)", "[Rome]", "]", ":", "|", "#x", "\\", "é", "\u2028", "1"]
)  # fmt: skip
_ITEMS = st.lists(_WORDS, max_size=6).map(" ".join)
_EVENTS = st.tuples(st.dates(date(1990, 1, 1), date(2026, 12, 1)), _ITEMS).map(
    lambda event: f"{event[0]}: {event[1]}"
)


@given(st.lists(_EVENTS), st.lists(_EVENTS), st.lists(_ITEMS), st.lists(_ITEMS))
def test_whatever_a_file_holds_it_is_imported_once(
    done: list[str], heard: list[str], friends: list[str], places: list[str]
) -> None:
    sections = {"Activities": done, "Notes": heard, "Friends": friends, "Locations": places}
    text = "".join(
        f"### {name}:\n" + "".join(f"- {item}\n" for item in items)
        for name, items in sections.items()
    )
    data = text.encode()
    files = render(plan(data, "friends.md", EMPTY, AS_OF).drafts)
    ledger = ledger_of(files)
    assert len(ledger.entries) == len(done) + len(heard)
    edition = work_out(plan(data, "friends.md", ledger, AS_OF).drafts, ledger, files)
    assert edition.changes == ()


def _with_more(data: bytes) -> bytes:
    """A file in which the owner has given kinds, durations and words to the dated lines."""
    lines = data.decode().split("\n")
    return "\n".join(re.sub(r"^(- \S+ )(?=\[\[|Cel|Did|#)", r"\1visit 2h ", one) + (
        " and it rained" if one.startswith("- 20") else ""
    ) for one in lines).encode()  # fmt: skip


def test_a_file_that_has_grown_adds_what_is_new() -> None:
    before = FRIENDS + "### Activities:\n- 2026-11-01: Had coffee with **Grace Hopper**.\n"
    files = render(planned(before).drafts)
    grown = before + "- 2026-11-08: Phoned **George Boole** for 20 minutes.\n"
    edition = work_out(planned(grown, ledger=ledger_of(files)).drafts, ledger_of(files), files)
    (change,) = edition.changes
    assert change.path == "contacts/george-boole.md"
    assert change.after.endswith(b"\n- 2026-11-08 call 20m [[george-boole]]\n")


def test_a_dash_within_a_line_is_part_of_it() -> None:
    made = planned("### Notes:\n2026-11-01: it rained - a lot - and then not.\n### Friends:\n")
    (draft,) = made.drafts
    assert draft.lines == ("- 2026-11-01 note it rained - a lot - and then not.",)


def test_another_name_that_is_the_id_of_somebody_else_is_left_out() -> None:
    made = planned("### Friends:\n- Ada (a.k.a. Grace a.k.a. Countess)\n- Grace\n### Notes:\n")
    (note,) = made.notes
    assert (note.line, note.message) == (
        2, "`Grace` is what somebody else is called too: left out"
    )  # fmt: skip
    ledger = ledger_of(files_of(made))
    assert [one.aliases for one in ledger.contacts] == [("Countess",), ()]


def test_a_place_that_the_list_of_the_ledger_lacks_is_said() -> None:
    text = "### Locations:\n- Paris\n### Notes:\n"
    ledger = ledger_of(files_of(planned(text)))
    assert planned(text, ledger=ledger).notes == ()
    (note,) = planned(text + "- 2026-11-01: _Rome_ and _Paris_.\n", ledger=ledger).notes
    assert (note.line, note.message) == (
        4, "`Rome` is not among the `places` of journal/places.md: add it there"
    )  # fmt: skip


def test_people_of_the_ledger_are_found_by_their_names() -> None:
    files = {"contacts/gh.md": "---\nname: Grace B. Hopper\naliases: [Grace Hopper]\n---\n"}
    made = planned(
        "### Friends:\n- Grace Hopper [Paris]\n### Notes:\n- 2026-11-01: **Grace Hopper** moved.\n",
        ledger=ledger_of(files),
    )
    data = {path: text.encode() for path, text in files.items()}
    (change,) = work_out(made.drafts, ledger_of(files), data).changes
    assert change.path == "contacts/gh.md"
    assert b"location: Paris" in change.after
    assert b"- 2026-11-01 note [[gh]] moved." in change.after


def test_whom_the_list_lacks_becomes_a_contact_and_a_place_is_listed() -> None:
    ledger = imported("### Activities:\n- 2026-11-01: Met **Ada Lovelace** in _Turin_.\n"
                      "### Notes:\n")  # fmt: skip
    assert [one.name for one in ledger.contacts] == ["Ada Lovelace"]
    assert counted(ledger)["locations"] == 1


def test_what_no_friend_is_part_of_is_in_the_journal_as_a_note() -> None:
    ledger = imported(FRIENDS + "### Activities:\n- 2026-11-01: Had lunch alone.\n")
    (entry,) = ledger.entries
    assert (entry.holder, entry.kind.way, entry.text) == ("2026-11", Way.NOTE, "Had lunch alone.")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Review of the year with **Grace Hopper**", '"Review" of the year with [[grace-hopper]]'),
        ("**Grace Hopper** [[and]] `me`", "[[grace-hopper]] [and] 'me'"),
        ("Had lunch 2d with **Grace Hopper**", 'lunch "2d" with [[grace-hopper]]'),
        ("**Grace Hopper** got:: [a:: b]", "[[grace-hopper]] got: [a: b]"),
        ("Mail to ada@x.example of **Grace Hopper** @Work", None),
    ],
)
def test_words_that_mean_something_in_a_line_do_not(words: str, line: str | None) -> None:
    text = f"{FRIENDS}### Activities:\n- 2026-11-01: {words}\n"
    expected = line or "Mail to ada@x.example of [[grace-hopper]] #Work"
    assert f"\n- 2026-11-01 {expected}\n" in files_of(planned(text))["contacts/grace-hopper.md"]
    ledger = imported(text)
    assert ledger.faults == ()
    assert ledger.entries[0].fields == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Got lunch with **A B**.", Told("lunch", "", "with **A B**.")),
        ("**A B** and I had coffee.", Told("coffee", "", "**A B** and I had coffee.")),
        ("Lunch with **A B**.", Told("lunch", "", "with **A B**.")),
        ("Coffee at noon, **A B**", Told("coffee", "", "at noon, **A B**")),
        ("Phone call with **A B** for an hour", Told("call", "1h", "with **A B**")),
        ("Dinner with **A B**.", Told("meeting", "", "Dinner with **A B**.")),
        ("Lunch plans with **A B**.", Told("", "", "Lunch plans with **A B**.")),
        ("Had dinner with **A B**.", Told("meeting", "", "Had dinner with **A B**.")),
        ("Talked to **A B** on the phone for an hour.", Told("call", "1h", "**A B**")),
        ("Talked to **A B** about it.", Told("", "", "Talked to **A B** about it.")),
        ("Spoke with **A B** over Skype for half an hour", Told("video", "30m", "**A B**")),
        ("Called **A B** for 90 minutes about it", Told("call", "1h30m", "**A B** about it")),
        ("Visited **A B** for two hours and a half", Told("visit", "2h30m", "**A B**")),
        ("Texted **A B**", Told("message", "", "**A B**")),
        ("Visited **A B** for 300 hours", Told("visit", "", "**A B** for 300 hours")),
        ("**A B** cancelled our lunch", Told("", "", "**A B** cancelled our lunch")),
        (
            "Went to a lunchtime walk, **A B**",
            Told("", "", "Went to a lunchtime walk, **A B**"),
        ),
    ],
)
def test_the_kind_is_told_from_how_an_activity_begins(words: str, told: Told) -> None:
    assert tell(words) == told


def test_what_is_not_taken_is_said_with_its_line() -> None:
    made = planned("stray\n### Notes:\n- yesterday: x\n- 2026-02-30: y\n"
                   "### Friends:\n- A B\n- A B\n- A B @x\n- C (born Smith)\n")  # fmt: skip
    assert [(note.line, note.message) for note in made.notes] == [
        (1, "under no heading: not taken"),
        (3, "begins with no date: not taken"),
        (4, "begins with no date: not taken"),
        (7, "the same as line 6: not taken"),
        (8, "the second of this name: taken for somebody else"),
        (9, "not read in full: the whole item stands under `imported-as`"),
    ]
    people = {draft.id: dict(draft.fields) for draft in made.drafts}
    assert people == {"a-b": {}, "a-b-2": {"tags": ("x",)}, "c": {"imported-as": "C (born Smith)"}}


def test_who_has_no_name_is_not_taken_and_that_is_said() -> None:
    text = "### Friends:\n- \x01\n- Ann\n### Activities:\n- 2026-11-01: met **\x01** and **Ann**\n"
    made = planned(text)
    assert [(note.line, note.message) for note in made.notes] == [(2, "names nobody: not taken")]
    (ann,) = made.drafts
    assert ann.lines == ("- 2026-11-01 meeting ** ** and [[ann]]",)


def test_quotation_marks_do_not_make_it_a_broken_table() -> None:
    ledger = imported(FRIENDS + '### Notes:\n- 2026-11-01: **Grace Hopper** said,"no\n')
    assert [str(entry.date) for entry in ledger.entries] == ["2026-11-01"]


def test_it_has_no_columns_to_map() -> None:
    made = planned(FRIENDS + "### Notes:\n", wishes=Wishes(mapping=(("Notes", "title"),)))
    assert made.misused
    assert "has no columns to map" in made.refusal


def test_a_file_that_is_named_so_and_holds_nothing_of_it() -> None:
    assert "none of the 1 line" in planned("hello\n", wishes=Wishes(format_name="friends")).refusal
    assert planned(b"PK\x03\x04", wishes=Wishes(format_name="friends")).refusal.startswith(
        "file.csv is a spreadsheet"
    )


def test_a_date_as_people_write_it_is_read() -> None:
    (entry,) = imported(FRIENDS + "### Notes:\n- 5 November 2026: **Grace Hopper** won.\n").entries
    assert entry.date == date(2026, 11, 5)
