"""The grammar of dated lines: kinds, times, durations, rounds, counts, checkboxes and fields."""

from __future__ import annotations

from datetime import date, time

import pytest

from ledger.config import NOTE, Way
from ledger.model.fault import FaultKind
from tests.support import entry_of, faults_of, kinds_of, ledger_of, record_of

# word, kind, way, step: the table of the format, line by line.
KINDS = [
    ("email", "email", Way.OUT, 4),
    ("message", "message", Way.OUT, 4),
    ("letter", "letter", Way.OUT, 4),
    ("voicemail", "voicemail", Way.OUT, 4),
    ("invite", "invite", Way.OUT, 4),
    ("cold-call", "cold-call", Way.OUT, 4),
    ("application", "application", Way.OUT, 5),
    ("proposal", "proposal", Way.OUT, 5),
    ("reply", "reply", Way.IN, 4),
    ("inbound", "inbound", Way.IN, 4),
    ("offer", "offer", Way.IN, 8),
    ("decline", "decline", Way.IN, 6),
    ("call", "call", Way.TWO, 4),
    ("video", "video", Way.TWO, 4),
    ("meeting", "meeting", Way.TWO, 4),
    ("coffee", "meeting", Way.TWO, 4),
    ("lunch", "meeting", Way.TWO, 4),
    ("visit", "meeting", Way.TWO, 4),
    ("interview", "interview", Way.TWO, 6),
    ("event", "event", Way.GROUP, 4),
    ("follow-up", "follow-up", Way.OUT, 7),
    ("thanks", "thanks", Way.OUT, 7),
    ("post", "post", Way.CONTENT, 4),
    ("response", "response", Way.RESPONSE, 4),
    ("assess", "assess", Way.OWN, 1),
    ("research", "research", Way.OWN, 2),
    ("target", "target", Way.OWN, 3),
    ("prepare", "prepare", Way.OWN, 5),
    ("negotiate", "negotiate", Way.OWN, 8),
    ("learn", "learn", Way.OWN, 1),
    ("review", "review", Way.LOOK, None),
    ("setback", "setback", Way.SETBACK, None),
    ("busy", "busy", Way.BUSY, None),
    ("off", "off", Way.OFF, None),
    ("life", "life", Way.OFF, None),
]


@pytest.mark.parametrize(("word", "name", "way", "step"), KINDS)
def test_every_kind_has_its_way_and_step(word, name, way, step):
    entry = entry_of(f"- 2026-09-20 {word} the rest of it")
    assert (entry.word, entry.kind.name, entry.kind.way, entry.kind.step) == (word, name, way, step)
    assert entry.text == "the rest of it"


def test_attempts_rounds_closings_and_meetings_in_person():
    words = {word for word, *_ in KINDS}
    kinds = {word: entry_of(f"- 2026-09-20 {word} x").kind for word in words}
    assert {w for w in words if kinds[w].attempt} == {"cold-call", "application", "proposal"}
    assert {w for w in words if kinds[w].round} == {"interview", "follow-up", "prepare", "decline"}
    assert {w for w in words if kinds[w].closes} == {"follow-up", "thanks"}
    in_person = {"meeting", "coffee", "lunch", "visit", "interview"}
    assert {w for w in words if kinds[w].in_person} == in_person


@pytest.mark.parametrize("word", ["Coffee", "COFFEE", "coffee:", "coffee,"])
def test_a_kind_in_any_case_and_with_a_colon(word):
    entry = entry_of(f"- 2026-09-20 {word} with Dana")
    assert (entry.kind.name, entry.text) == ("meeting", "with Dana")


@pytest.mark.parametrize("word", ["intervew", "hello", "2nd", "[[dana-kim]]", "12:99", "é"])
def test_a_first_word_that_is_no_kind_makes_a_note_that_keeps_it(word):
    entry = entry_of(f"- 2026-09-20 {word} and more")
    assert entry.kind is NOTE
    assert entry.text == f"{word} and more"
    assert entry.minutes is None


def test_a_near_miss_keeps_its_word_for_the_did_you_mean():
    assert entry_of("- 2026-09-20 intervew 2a").word == "intervew"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45m", 45), ("1h", 60), ("1h30m", 90), ("1.5h", 90), ("1h 30m", 90), ("0.25h", 15),
        ("90m", 90), ("24h", 1440), ("2h,", 120), ("1h 5m;", 65), ("0.1h", 6),
    ],
)  # fmt: skip
def test_durations(typed, minutes):
    entry = entry_of(f"- 2026-09-20 coffee {typed} talked")
    assert (entry.minutes, entry.text) == (minutes, "talked")


@pytest.mark.parametrize(
    "typed",
    [
        "45min",
        "45 min",
        "1 hour",
        "2hrs",
        "1,5h",
        "1h30",
        "0m",
        "25h",
        "99999m",
        pytest.param("9" * 5000 + "m", id="endless"),
    ],
)
def test_a_duration_in_another_form_is_told_of_and_not_counted(typed):
    line = f"- 2026-09-20 coffee {typed} talked"
    assert entry_of(line).minutes is None
    (fault,) = faults_of(line)
    assert (fault.kind, fault.subject, fault.location.column) == (
        FaultKind.BAD_DURATION,
        typed,
        21,
    )


def test_durations_that_add_up_to_more_than_a_day_are_told_of():
    line = "- 2026-09-20 busy 20h 20h moved house"
    assert entry_of(line).minutes == 20 * 60
    assert kinds_of(faults_of(line)) == [FaultKind.BAD_DURATION]


@pytest.mark.parametrize("typed", ["45 people", "1hour-long", "minutes", "5k run"])
def test_text_that_is_no_duration_stays_text(typed):
    entry = entry_of(f"- 2026-09-20 coffee {typed}")
    assert (entry.minutes, entry.text) == (None, typed)


@pytest.mark.parametrize("word", ["interview", "follow-up", "prepare", "decline"])
@pytest.mark.parametrize("typed", ["2a 45m", "45m 2a", "2A 45m,", "2a, 45m"])
def test_a_round_and_a_duration_in_either_order(word, typed):
    entry = entry_of(f"- 2026-09-20 {word} {typed} [[dana-kim]]")
    assert (entry.round, entry.minutes, entry.text) == ("2a", 45, "[[dana-kim]]")


@pytest.mark.parametrize("label", ["1", "2", "2a", "10", "12c"])
def test_round_labels(label):
    assert entry_of(f"- 2026-09-20 interview {label} x").round == label


def test_a_round_goes_with_rounds_alone():
    entry = entry_of("- 2026-09-20 coffee 2 people came")
    assert (entry.round, entry.text) == (None, "2 people came")


def test_only_one_round_is_taken():
    entry = entry_of("- 2026-09-20 prepare 1 3 slides")
    assert (entry.round, entry.text) == ("1", "3 slides")


@pytest.mark.parametrize(("typed", "count"), [("×20", 20), ("x20", 20), ("×0", 1)])
def test_bulk_after_the_kind(typed, count):
    entry = entry_of(f"- 2026-09-20 application {typed} one afternoon")
    assert (entry.count, entry.text) == (count, "one afternoon")


def test_bulk_anywhere_on_a_way_out():
    assert entry_of("- 2026-09-20 application 2h [[board]] ×14 quick apply").count == 14
    assert entry_of("- 2026-09-20 coffee 2h espresso ×14").count == 1


def test_bulk_and_automatic_answers_are_automatic():
    assert entry_of("- 2026-09-20 application ×2 y").automatic
    assert entry_of("- 2026-09-20 reply x [auto:: yes]").automatic
    assert not entry_of("- 2026-09-20 reply x [auto:: no]").automatic
    assert not entry_of("- 2026-09-20 reply x").automatic


@pytest.mark.parametrize(("typed", "days"), [("3d", 3), ("2w", 14), ("", None)])
def test_days_off(typed, days):
    entry = entry_of(f"- 2026-09-20 off {typed} the coast")
    assert (entry.days, entry.text) == (days, "the coast")
    assert entry_of("- 2026-09-20 busy 3d the garage").days is None


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("09:30", time(9, 30)), ("9:30", time(9, 30)), ("23:59", time(23, 59)), ("00:00", time(0))],
)
def test_a_time_of_day_before_the_kind(typed, clock):
    entry = entry_of(f"- 2026-09-20 {typed} interview 1 45m x")
    assert (entry.time, entry.round, entry.minutes) == (clock, "1", 45)


@pytest.mark.parametrize(
    ("box", "todo", "ticked"),
    [
        ("", False, False),
        ("[ ] ", True, False),
        ("[x] ", False, True),
        ("[X] ", False, True),
    ],
)
def test_checkboxes(box, todo, ticked):
    entry = entry_of(f"- {box}2026-09-20 call thanked")
    assert (entry.todo, entry.ticked) == (todo, ticked)
    assert entry.done_by(date(2026, 9, 20)) is not todo
    assert not entry.done_by(date(2026, 9, 19))


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "12)", "  -", "\t-", "    7."])
def test_every_marker_of_a_list_item(marker):
    assert entry_of(f"{marker} 2026-09-20 call x").kind.name == "call"


@pytest.mark.parametrize(
    "line",
    [
        "2026-09-20 call no list item",
        "- call 2026-09-20 the date is not first",
        "> - 2026-09-20 call quoted",
        "-2026-09-20 call no space",
        "- 2026-09-201 call",
        "- **2026-09-20** call",
    ],
)
def test_anything_else_is_prose(line):
    record = record_of(line)
    assert record.entries == ()
    assert record.notes == line


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01"])
def test_a_date_that_is_none_is_told_of_and_its_line_kept_as_prose(day):
    line = f"- {day} call x"
    (fault,) = faults_of(line)
    assert (fault.kind, fault.subject, fault.length) == (FaultKind.BAD_DATE, day, 10)
    assert record_of(line).notes == line


@pytest.mark.parametrize(
    "day", ["2026-9-20", "2026/09/20", "20.09.2026", "9/20/2026", "2026-09-20:", "2026-09-20T10"]
)
def test_a_date_in_another_form_is_told_of(day):
    (fault,) = faults_of(f"- {day} call x")
    assert fault.kind is FaultKind.NEAR_DATE
    assert fault.location.column == 3


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("- [] 2026-09-20 call", "- [] 2026-09-20"),
        ("- [x]2026-09-20 call", "- [x]2026-09-20"),
        ("-2026-09-20 call", "-2026-09-20"),
        ("1.2026-09-20", "1.2026-09-20"),
        ("- 2026-09-20call", "- 2026-09-20"),
    ],
)
def test_a_blank_that_lacks_is_told_of(line, typed):
    (fault,) = faults_of(line)
    assert (fault.kind, fault.subject) == (FaultKind.NEAR_DATE, typed)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("- **2026-09-20** call", "**2026-09-20**"),
        ("- [[2026-09-20]] call", "[[2026-09-20]]"),
        ("- Nov 12, 2026: call", "Nov 12, 2026"),
        ("- [x] 12th of November 2026 call", "12th of November 2026"),
    ],
)
def test_a_day_in_other_words_is_told_of(line, typed):
    (fault,) = faults_of(line)
    assert (fault.kind, fault.subject) == (FaultKind.NEAR_DATE, typed)


@pytest.mark.parametrize(
    "line", ["- 2026-09-20–22 away", "- [] x", "x-2026-09-20", "- May 12 people come", "- Mar 2026"]
)
def test_what_only_holds_a_day_is_prose(line):
    assert not faults_of(line)


def test_a_leap_day_is_a_day():
    assert entry_of("- 2028-02-29 call x").date == date(2028, 2, 29)


def test_fields_with_links_within_them():
    entry = entry_of(
        "- 2026-09-28 coffee 1h [[dana-kim]] privacy team is two people "
        "[got:: introduction to [[lee-park]]] [gave:: our DPA checklist]"
    )
    assert entry.field("got") == "introduction to [[lee-park]]"
    assert entry.field("gave") == "our DPA checklist"
    assert [link.target for link in entry.links_in()] == ["dana-kim"]
    assert [link.target for link in entry.links_in("got")] == ["lee-park"]
    assert entry.text == "[[dana-kim]] privacy team is two people"


def test_several_fields_with_one_key():
    entry = entry_of("- 2026-09-28 interview 1 [issue:: a] and [issue:: b] [ISSUE::c]")
    assert entry.all_fields("issue") == ("a", "b", "c")
    assert entry.field("issue") == "a"
    assert entry.text == "and"


@pytest.mark.parametrize(
    ("typed", "key", "value"),
    [
        ("[values-us:: yes]", "values-us", "yes"),
        ("[Values-Us ::  yes ]", "values-us", "yes"),
        ("[rated:: 9 selling, 1 social]", "rated", "9 selling, 1 social"),
        ("[got:: see [1] and [2]]", "got", "see [1] and [2]"),
        ("[got::]", "got", ""),
        ("[my own:: kept]", "my own", "kept"),
        ("[got:: `a]b`]", "got", "`a]b`"),
    ],
)
def test_fields_as_typed(typed, key, value):
    (field,) = entry_of(f"- 2026-09-28 coffee x {typed}").fields
    assert (field.key, field.value, field.length) == (key, value, len(typed))


def test_an_unclosed_field_is_told_of_and_stays_in_the_text():
    line = "- 2026-09-28 coffee x [got:: the name"
    (fault,) = faults_of(line)
    assert (fault.kind, fault.subject) == (FaultKind.UNCLOSED_FIELD, "[got:: the name")
    assert fault.location.column == 23
    assert entry_of(line).text == "x [got:: the name"


def test_of_many_unclosed_links_of_a_line_the_first_is_told():
    for opened in ("[[" * 50_000, "[[a and [[b"):
        (fault,) = faults_of(f"- 2026-09-28 coffee {opened}")
        assert (fault.kind, fault.location.column) == (FaultKind.UNCLOSED_LINK, 21)


def test_an_unclosed_link_is_told_of():
    (fault,) = faults_of("- 2026-09-28 coffee [[dana-kim talked")
    assert (fault.kind, fault.location.column) == (FaultKind.UNCLOSED_LINK, 21)


def test_indented_lines_continue_an_entry():
    record = record_of(
        "- 2026-09-28 interview 2a [[dana-kim]]\n"
        "  talked of\n"
        "\tpricing [issue:: who\n"
        "  decides]\n"
        "\n"
        "  not any more\n"
    )
    (entry,) = record.entries
    assert entry.text == "[[dana-kim]] talked of pricing"
    assert entry.field("issue") == "who decides"
    assert (entry.location.line, entry.end_line) == (1, 4)
    assert record.notes.strip() == "not any more"


def test_an_entry_ends_where_a_line_is_not_further_in():
    record = record_of("  - 2026-09-28 call a\n  b\n")
    assert record.entries[0].text == "a"
    assert record.notes == "  b"


def test_the_kind_may_stand_on_the_next_line():
    assert entry_of("- 2026-09-28\n  call 20m x").minutes == 20


def test_nested_items_with_dates_are_entries_of_their_own():
    first, second, third = record_of(
        "1. 2026-09-28 event [[meetup]]\n"
        "   - 2026-09-29 email [[a]]\n"
        "     - [x] 2026-09-30 reply [[a]]\n"
    ).entries
    assert [entry.kind.name for entry in (first, second, third)] == ["event", "email", "reply"]
    assert (first.text, second.location.column, third.ticked) == ("[[meetup]]", 4, True)


def test_nested_items_without_dates_continue_the_entry_above():
    (entry,) = record_of("- 2026-09-28 call x\n  - a point [got:: y]\n  - another\n").entries
    assert (entry.text, entry.field("got")) == ("x - a point - another", "y")


def test_a_bare_date_is_a_note():
    entry = entry_of("- 2026-09-28")
    assert (entry.kind, entry.word, entry.text) == (NOTE, "", "")


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("coffee x", "in-person"),
        ("interview 1 x", "in-person"),
        ("coffee x [mode:: video]", "video"),
        ("interview 1 x [mode:: Call]", "call"),
        ("coffee x [mode:: in-person]", "in-person"),
        ("call x", None),
        ("email x [mode:: video]", None),
    ],
)
def test_the_mode_of_a_meeting(line, mode):
    assert entry_of(f"- 2026-09-28 {line}").mode == mode


def test_raw_and_evidence_lead_back_to_the_line():
    ledger = ledger_of({"journal/a.md": "\n- 2026-09-28 call a\n  b\n- 2026-09-29 call c\n"})
    first, second = ledger.entries
    assert first.raw == "- 2026-09-28 call a\n  b"
    assert (first.evidence, second.evidence) == ("journal/a.md:2", "journal/a.md:4")


def test_entries_are_in_the_order_of_date_time_path_and_line():
    ledger = ledger_of(
        {
            "journal/b.md": "- 2026-09-28 call last\n- 2026-09-28 09:00 call at nine\n",
            "journal/a.md": "- 2026-09-29 call next day\n- 2026-09-28 call first\n",
        }
    )
    assert [entry.text for entry in ledger.entries] == ["first", "last", "at nine", "next day"]


def test_a_year_out_of_reach_is_told_and_the_line_is_kept():
    for typed in ("9999-12-31", "0001-01-01"):
        ledger = ledger_of({"journal/a.md": f"- {typed} off 3d\n"})
        (fault,) = ledger.faults
        assert (fault.kind, fault.subject) == ("bad-date", typed)
        assert typed in ledger.records[0].notes
