"""A next action of one's own that is due."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.advising import actions_of, advised
from tests.metrics.measuring import ago, northwind


@pytest.mark.parametrize(
    ("box", "days", "given"),
    [
        ("[ ] ", 0, 1),
        ("[ ] ", 28, 1),
        ("[ ] ", 29, 0),
        ("[ ] ", -1, 0),
        ("[x] ", 1, 0),
        ("[X] ", 1, 0),
        ("", 1, 0),
    ],
)
def test_an_open_box_of_today_or_before(box, days, given):
    files = {"contacts/dana.md": f"- {box}{ago(days)} email the list\n"}
    assert len(actions_of("promise-due", files)) == given


def test_time_off_is_no_promise():
    assert not actions_of("promise-due", {"journal/j.md": f"- [ ] {ago(0)} off\n"})


def test_what_it_says():
    files = northwind(**{"contacts/dana.md": f"- [ ] {ago(0)} email [[lee]] the list\n"})
    (one,) = actions_of("promise-due", files)
    assert (one.tier, one.subject, one.due) == (0, "dana", date(2026, 11, 22))
    assert one.message == "“email Lee Park the list” is due today"
    assert one.line == "- [x] 2026-11-22 email [[lee]] the list"
    assert one.place == "in the place of contacts/dana.md:1"


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        ("interview 1 45m [[dana]]", f"- [x] {ago(5)} interview 1 45m [[dana]]"),
        ("09:00 call [[dana]]", f"- [x] {ago(5)} 09:00 call [[dana]]"),
        ("coffee [[dana]]", f"- [x] {ago(5)} coffee [[dana]]"),
        ("call [[dana]]", "- [x] 2026-11-22 call [[dana]]"),
        ("09:00 email [[dana]]", "- [x] 2026-11-22 09:00 email [[dana]]"),
    ],
)
def test_an_appointment_was_kept_on_its_own_day(typed, ticked):
    files = northwind(**{"journal/j.md": f"- [ ] {ago(5)} {typed}\n"})
    assert [one.line for one in actions_of("promise-due", files)] == [ticked]


def test_it_is_about_its_campaign_before_its_person():
    files = northwind(**{"contacts/dana.md": f"- [ ] {ago(1)} email [[nw]]\n"})
    assert actions_of("promise-due", files)[0].subject == "nw"


def test_a_note_and_a_line_without_words():
    for line, said in (("the list", "“the list” was due yesterday"), ("email", "“email A")):
        files = {"contacts/dana.md": f"- [ ] {ago(1)} {line}\n"}
        assert actions_of("promise-due", files)[0].message.startswith(said)


def test_a_promise_over_several_lines_is_ticked_on_one():
    files = {"contacts/dana.md": f"- [ ] {ago(1)} email the list\n  and the map\n"}
    assert actions_of("promise-due", files)[0].line == "- [x] 2026-11-22 email the list and the map"


def test_the_oldest_of_a_subject_is_shown_and_each_about_nobody():
    person = {"contacts/dana.md": f"- [ ] {ago(1)} email b\n- [ ] {ago(5)} email a\n"}
    shown = [one.message for one in advised(person) if one.rule == "promise-due"]
    assert shown == ["“email a” was due 5 days ago"]
    nobody = {"journal/j.md": "".join(f"- [ ] {ago(day)} email {day}\n" for day in range(5))}
    due = [one.due.day for one in advised(nobody) if one.rule == "promise-due"]
    assert due == [18, 19, 20, 21, 22]
