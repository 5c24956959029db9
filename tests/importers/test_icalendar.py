"""Calendars: a meeting is written once, with who was there, and nothing else is taken for one."""

from __future__ import annotations

import random
import warnings
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.calendars.recurrence import _moments, _rule
from ledger.editing import render, work_out
from ledger.importers import ImportPlan, Wishes, plan
from ledger.model.ledger import Ledger
from tests.importers.planning import EMPTY, complaints, files_of, planned
from tests.support import AS_OF, ledger_of

ME = "ATTENDEE;CN=Maya Okonkwo:mailto:maya@me.example"
DANA = "ATTENDEE;CN=Dana Kim;PARTSTAT=ACCEPTED:mailto:dana@x.example"
PROFILE = {"me.md": b"---\nname: Maya Okonkwo\nemail: maya@me.example\n---\n"}
OWNED = ledger_of(PROFILE)


def event(
    *lines: str, uid: str = "1", start: str = "20261102T100000", summary: str = "Talk"
) -> str:
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTART:{start}",
            f"SUMMARY:{summary}",
            *lines,
            "END:VEVENT",
            "",
        ]
    )


def calendar(*events: str, own: str = "") -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{own}{''.join(events)}END:VCALENDAR\r\n"


def read(text: str, ledger: Ledger = OWNED, wishes: Wishes | None = None) -> ImportPlan:
    return planned(text, "a.ics", wishes or Wishes(), ledger)


def lines(text: str, ledger: Ledger = OWNED) -> list[str]:
    """Every dated line that a file makes."""
    return [line[2:] for draft in read(text, ledger).drafts for line in draft.lines]


def general(made: ImportPlan) -> list[str]:
    return [note.message for note in made.notes if not note.line]


def after(text: str, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The files of a ledger into which a calendar was imported."""
    held = files or PROFILE
    ledger = ledger_of(held)
    edition = work_out(read(text, ledger).drafts, ledger, held)
    return held | {change.path: change.after or b"" for change in edition.changes}


def test_a_second_import_changes_nothing_and_a_grown_calendar_adds_what_is_new() -> None:
    first = event(DANA, ME, "DTEND:20261102T104500")
    files = after(calendar(first))
    assert files["contacts/dana-kim.md"].endswith(
        b"- 2026-11-02 10:00 call 45m [[dana-kim]] Talk\n"
    )
    assert after(calendar(first), files) == files
    more = event(DANA, ME, "ATTENDEE;CN=Lee Park:mailto:lee@x.example", uid="2", summary="New")
    grown = after(calendar(first, more), files)
    assert grown["contacts/dana-kim.md"].count(b"\n- ") == 2
    assert b"[[dana-kim]] [[lee-park]] New" in grown["contacts/dana-kim.md"]
    ledger = ledger_of(grown)
    assert (ledger.faults, complaints(ledger)) == ((), [])


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("- 2026-11-02 coffee 1h about the team", False),
        ("- 2026-11-02 10:15 call", False),
        ("- 2026-11-02 17:00 call", True),
        ("- 2026-11-02 email", True),
        ("- 2026-11-03 coffee", True),
    ],
)
def test_what_was_written_by_hand_is_no_second_conversation(written: str, again: bool) -> None:
    own = f"---\nname: Dana Kim\nemail: dana@x.example\n---\n\n{written}\n".encode()
    files = PROFILE | {"contacts/dk.md": own}
    assert (after(calendar(event(DANA, ME)), files) != files) is again


def test_a_meeting_that_was_moved_or_cancelled_is_said_and_not_written_again() -> None:
    files = after(calendar(event(DANA, ME, start="20261201T100000", summary="Plan"),
                           event(DANA, ME, uid="2", start="20261220T100000")))  # fmt: skip
    ahead = event(DANA, ME, uid="2", start="20261220T100000")
    moved = calendar(event(DANA, ME, start="20261203T100000", summary="Plan"), ahead,
                     event(DANA, ME, uid="3", start="20261101T100000"))  # fmt: skip
    made = read(moved, ledger_of(files))
    (said,) = [note.message for note in made.notes if note.line]
    assert (
        said == "`Plan` is on 2026-12-03 now: change the date of contacts/dana-kim.md:6 (not taken)"
    )
    assert b"2026-12-03" not in after(moved, files)["contacts/dana-kim.md"]
    gone = calendar(
        event(DANA, ME, "STATUS:CANCELLED", start="20261201T100000", summary="Plan"), ahead
    )
    notes = read(gone, ledger_of(files)).notes
    assert "`Plan` was cancelled: take out contacts/dana-kim.md:6" in [one.message for one in notes]


def test_somebody_shown_by_the_address_alone_elsewhere_is_one_person() -> None:
    bare = event("ATTENDEE:mailto:dana@x.example", ME, uid="2", start="20261101T100000")
    files = after(calendar(bare, event(DANA, ME)))
    assert sorted(files) == ["contacts/dana-kim.md", "me.md"]
    assert after(calendar(event(DANA, ME), bare), files) == files


def test_what_is_no_meeting_is_left_out_and_counted() -> None:
    text = calendar(
        event("RRULE:FREQ=YEARLY", start="20261101", uid="a").replace("ART:", "ART;VALUE=DATE:"),
        event(DANA, ME, "DTEND:20261105T100000", uid="b"),
        event(DANA, ME, "STATUS:CANCELLED", uid="c"),
        event(DANA, ME, "CLASS:PRIVATE", uid="d"),
        event(DANA, ME.replace("CN=", "PARTSTAT=DECLINED;CN="), uid="e"),
        event(uid="f"),
        event("ATTENDEE;CUTYPE=ROOM:mailto:r@x.example", ME, uid="g"),
        "BEGIN:VTODO\r\nSUMMARY:milk\r\nEND:VTODO\r\n",
    )  # fmt: skip
    made = read(text)
    assert made.refusal == (
        "nothing in a.ics is a meeting with somebody: it holds 2 events of a day or longer, 1 "
        "cancelled event, 1 private event (--private takes them), 1 event that you declined, "
        "2 events with nobody else and 1 task"
    )
    taken = read(text, wishes=Wishes(private=True))
    assert [draft.name for draft in taken.drafts] == ["Dana Kim"]
    assert "2 events with nobody else: left out" in general(taken)


@pytest.mark.parametrize(
    ("extra", "summary", "kind"),
    [
        ("LOCATION:Harbour", "Coffee", "coffee"),
        ("LOCATION:Harbour", "Review", "meeting"),
        ("LOCATION:Microsoft Teams Meeting", "Review", "video"),
        ("DESCRIPTION:join https://meet.google.com/x", "Coffee", "video"),
        ("LOCATION:https://zoom.us/j/1", "Review", "video"),
        ("LOCATION:+1 555 010 0100", "Review", "call"),
        ("PRIORITY:1", "Review", "call"),
        ("PRIORITY:1", "Lunch with Dana", "lunch"),
    ],
)
def test_the_kind_says_no_more_than_the_calendar(extra: str, summary: str, kind: str) -> None:
    (line,) = lines(calendar(event(DANA, ME, extra, summary=summary)))
    assert line.split()[2] == kind


def test_an_audience_makes_no_contacts() -> None:
    crowd = [f"ATTENDEE;CN=P{n} Q:mailto:p{n}@x.example" for n in range(12)]
    text = calendar(event(*crowd, ME))
    assert "1 event with more than ten people, none of them known" in read(text).refusal
    known = PROFILE | {"contacts/q.md": b"---\nname: P3 Q\nemail: p3@x.example\n---\n"}
    files = after(text, known)
    assert files["contacts/q.md"].endswith(b"\n- 2026-11-02 10:00 event [[q]] Talk\n")
    assert set(files) == set(known)


def test_a_whole_name_in_the_words_is_somebody_who_was_there() -> None:
    files = PROFILE | {"contacts/dana-kim.md": b"---\nname: Dana Kim\n---\n"}
    text = calendar(event(summary="Walk with Dana Kim"), event(uid="2", summary="Danas birthday"))
    assert lines(text, ledger_of(files)) == [
        "2026-11-02 10:00 meeting [[dana-kim]] Walk with Dana Kim"
    ]  # fmt: skip


def test_somebody_new_is_known_to_the_whole_calendar() -> None:
    crowd = [f"ATTENDEE:mailto:guest{number}@x.example" for number in range(12)]
    named = event(uid="1", summary="Walk with Dana Kim", start="20261101T100000")
    large = event(DANA, ME, *crowd, uid="2", summary="Fair", start="20261103T100000")
    files = after(calendar(named, large, event(DANA, ME, uid="3")))
    assert [line for line in files["contacts/dana-kim.md"].split(b"\n") if b"2026" in line] == [
        b"- 2026-11-01 10:00 meeting [[dana-kim]] Walk with Dana Kim",
        b"- 2026-11-02 10:00 call [[dana-kim]] Talk",
        b"- 2026-11-03 10:00 event [[dana-kim]] Fair",
    ]
    assert [path for path in files if path.startswith("contacts/")] == ["contacts/dana-kim.md"]
    assert after(calendar(named, large, event(DANA, ME, uid="3")), files) == files


POOL = [
    DANA, "ATTENDEE;CN=Dana Kim:mailto:dana@home.example",
    "ATTENDEE;CN=Lee Park:mailto:lee@x.example",
    "ATTENDEE:mailto:lee@x.example", "ATTENDEE:mailto:lee.park@y.example",
    "ATTENDEE;CN=Zoe:mailto:info@x.example", 'ATTENDEE;CN="Park, Lee":mailto:lee@z.example',
    "ATTENDEE;CN=Sam Poe:mailto:info@x.example",
    *(f"ATTENDEE:mailto:guest{number}@x.example" for number in range(11)),
]  # fmt: skip
SUMMARIES = ["Talk", "Walk with Dana Kim", "Lee Park", "Coffee, Sam Poe and Lee Park", "", "Zoe"]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.sets(st.sampled_from(POOL[:8]), max_size=3), st.just(set(POOL))),
            st.sampled_from(SUMMARIES),
            st.integers(1, 3),
            st.sampled_from([9, 10, 16]),
        ),
        max_size=6,
    )
)
def test_any_calendar_says_all_it_has_to_say_at_once(
    meetings: list[tuple[set[str], str, int, int]],
) -> None:
    text = calendar(
        *(
            event(
                ME, *sorted(people), uid=str(number), summary=summary,
                start=f"202611{day:02}T{hour:02}0000",
            )
            for number, (people, summary, day, hour) in enumerate(meetings)
        )
    )  # fmt: skip
    files = after(text)
    assert after(text, files) == files


def test_whose_calendar_it_is() -> None:
    one = event(DANA, ME)
    assert (
        "nothing says whose calendar it is: name your address with --me ADDRESS"
        in planned(calendar(one), "a.ics").refusal
    )
    assert lines(calendar(one, own="X-WR-CALNAME:maya@me.example\r\n"), EMPTY)
    two = event("ATTENDEE:mailto:lee.park@x.example", ME, uid="2")
    made = planned(calendar(one, two), "a.ics")
    assert [draft.name for draft in made.drafts] == ["Dana Kim", "Lee Park"]
    assert "`maya@me.example` is taken for you, as it is on 2 of 2 meetings" in general(made)[0]


def test_times_are_those_of_the_calendars_clock() -> None:
    utc = event(DANA, ME, start="20260701T100000Z")
    assert lines(calendar(utc, own="X-WR-TIMEZONE:Asia/Tokyo\r\n"))[0].startswith(
        "2026-07-01 19:00"
    )
    made = read(calendar(utc))
    assert made.drafts[0].lines[0].startswith("- 2026-07-01 10:00")
    assert "the calendar names no time zone: times in UTC are taken as they are written" in general(
        made
    )
    zoned = utc.replace("DTSTART:", "DTSTART;TZID=America/New_York:").replace("00Z", "00")
    assert lines(calendar(zoned))[0].startswith("2026-07-01 10:00")


def test_what_comes_again_is_written_up_to_the_day_and_once_ahead() -> None:
    weekly = event(DANA, ME, "RRULE:FREQ=WEEKLY", "EXDATE:20261109T100000")
    moved = event(DANA, ME, "RECURRENCE-ID:20261116T100000", start="20261117T150000")
    days = [line[:16] for line in lines(calendar(weekly, moved))]
    assert days == ["2026-11-02 10:00", "2026-11-17 15:00", "2026-11-23 10:00"]
    files = after(calendar(weekly, moved))
    assert after(calendar(weekly, moved), files) == files


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=DAILY;UNTIL=never"],
)
def test_a_rule_that_is_not_followed_is_said(rule: str) -> None:
    made = read(calendar(event(DANA, ME, f"RRULE:{rule}")))
    assert sum(len(draft.lines) for draft in made.drafts) == 1
    if "never" not in rule:  # icalendar drops what is no rule at all
        assert made.notes[0].message == "comes again by a rule that is not followed: taken once"


@pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYDAY=54MO"])
def test_a_day_that_never_comes_ends_the_search(rule: str) -> None:
    start = datetime(2020, 1, 6, 10)  # noqa: DTZ001 - a wall clock
    found = _rule(rule)
    assert found is not None
    assert list(_moments(found, start, start + timedelta(days=3000))) == []


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2", "FREQ=MONTHLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "FREQ=MONTHLY;BYDAY=2TU,-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY",
        "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "FREQ=YEARLY;BYDAY=20MO", "FREQ=DAILY;BYMONTH=5;BYDAY=TH",
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", [1, 29, 31])
def test_rules_as_another_program_reads_them(rule: str, day: int) -> None:
    dateutil = pytest.importorskip("dateutil.rrule")
    start = datetime(2024, 1, day, 9, 30)  # noqa: DTZ001 - a wall clock
    last = start + timedelta(days=1500)
    found = _rule(rule)
    assert found is not None
    theirs = list(dateutil.rrulestr(rule, dtstart=start).between(start, last, inc=True))
    assert list(_moments(found, start, last)) == theirs != []


def suite() -> list[Path]:
    """The calendars that icalendar tests itself with, where it is installed with them."""
    spec = find_spec("icalendar")
    places = spec.submodule_search_locations if spec else None
    return sorted(Path(places[0], "tests").rglob("*.ics")) if places else []


def test_the_files_of_icalendars_own_tests() -> None:
    files = suite()
    if not files:
        pytest.skip("icalendar is installed without its test files")
    taken = 0
    for path in files:
        data = path.read_bytes()
        made = plan(data, path.name, OWNED, AS_OF)
        assert made.drafts or made.refusal, path
        ledger = ledger_of(PROFILE | render(made.drafts))
        assert ledger.faults == (), path
        taken += bool(made.drafts)
    assert taken >= 3


def test_mutilated_calendars_raise_nothing() -> None:
    whole = calendar(
        event(
            DANA,
            ME,
            "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO",
            "EXDATE:20261109T100000",
            "DURATION:PT1H",
        ),
        event(DANA, ME, "RECURRENCE-ID:20261116T100000", "LOCATION:https://zoom.us", "SEQUENCE:1"),
        own="X-WR-TIMEZONE:Europe/Berlin\r\n",
    ).encode()
    chance = random.Random(7)  # noqa: S311 - the same every time
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(300):
            data = bytearray(whole)
            for _ in range(chance.randrange(1, 12)):
                at = chance.randrange(len(data))
                if chance.random() < 0.5:
                    data[at] = chance.randrange(256)
                else:
                    del data[at : at + chance.randrange(1, 40)]
            made = plan(bytes(data), "a.ics", OWNED, AS_OF)
            assert made.refusal or files_of(made)


LEE = "ATTENDEE;CN=Lee Park:mailto:lee@p.example"


def test_two_meetings_of_one_title_on_one_day_are_two_in_a_grown_calendar_too() -> None:
    first = event(DANA, ME, start="20261102T090000", summary="Sync")
    second = event(DANA, ME, uid="2", start="20261102T160000", summary="Sync")
    files = after(calendar(first, second), after(calendar(first)))
    assert files == after(calendar(first, second))
    assert files["contacts/dana-kim.md"].count(b"Sync") == 2


def test_somebody_elses_line_of_the_same_words_is_another_meeting() -> None:
    files = PROFILE | {
        "contacts/dana-kim.md": b"---\nemail: dana@x.example\n---\n\n- 2026-11-04 call Intro\n",
        "contacts/lee-park.md": b"---\nemail: lee@p.example\n---\n",
        "journal/2026.md": b"- 2026-11-05 10:00 call Intro\n",
    }
    lee = after(calendar(event(LEE, ME, start="20261104T160000", summary="Intro")), files)
    assert b"- 2026-11-04 16:00 call [[lee-park]] Intro" in lee["contacts/lee-park.md"]
    # Nobody is in this one: its words say which it is.
    assert after(calendar(event(LEE, ME, start="20261105T100000", summary="Intro")), files) == files


def test_a_line_without_a_time_was_not_moved_from() -> None:
    own = b"---\nemail: dana@x.example\n---\n\n- 2026-11-04 call Review of her draft contract\n"
    files = PROFILE | {"contacts/dana-kim.md": own}
    text = calendar(
        event(DANA, ME, "SEQUENCE:1", start="20261110T160000", summary="Review"),
        event(DANA, ME, uid="3", start="20261101T160000", summary="Start"),
    )
    assert b"2026-11-10 16:00" in after(text, files)["contacts/dana-kim.md"]


def test_a_meeting_moved_within_its_day_is_said() -> None:
    files = after(calendar(event(DANA, ME, summary="Review")))
    moved = calendar(event(DANA, ME, "SEQUENCE:1", start="20261102T150000", summary="Review"))
    (said,) = [note.message for note in read(moved, ledger_of(files)).notes if note.line]
    assert said == (
        "`Review` is at 15:00 now: change the time of contacts/dana-kim.md:6 (not taken)"
    )
    assert after(moved, files) == files
    # Of one that the calendar never changed the owner knows better when it was.
    as_first = calendar(event(DANA, ME, start="20261102T150000", summary="Review"))
    assert [one for one in read(as_first, ledger_of(files)).notes if one.line] == []
    assert after(as_first, files) == files


def test_an_occurrence_that_was_taken_out_is_said() -> None:
    weekly = ("RRULE:FREQ=WEEKLY;COUNT=2", DANA, ME)
    files = after(calendar(event(*weekly, start="20261103T100000", summary="Sync")))
    without = calendar(
        event(*weekly, "EXDATE:20261110T100000", start="20261103T100000", summary="Sync")
    )
    said = [note.message for note in read(without, ledger_of(files)).notes if note.line]
    assert said == ["`Sync` was cancelled: take out contacts/dana-kim.md:7"]
    assert [one for one in read(without).notes if one.line] == []


def test_a_series_comes_again_by_its_own_clock() -> None:
    own = "X-WR-TIMEZONE:Europe/Berlin\r\n"
    utc = event(DANA, ME, "RRULE:FREQ=DAILY;UNTIL=20261026T080000Z", start="20261024T080000Z")
    assert [line[:16] for line in lines(calendar(utc, own=own))] == [
        "2026-10-24 10:00", "2026-10-25 09:00", "2026-10-26 09:00",
    ]  # fmt: skip
    york = event(DANA, ME, "RRULE:FREQ=WEEKLY;COUNT=3").replace(
        "DTSTART:20261102T100000", "DTSTART;TZID=America/New_York:20261022T100000"
    )
    assert [line[:16] for line in lines(calendar(york, own=own))] == [
        "2026-10-22 16:00", "2026-10-29 15:00", "2026-11-05 16:00",
    ]  # fmt: skip


def test_the_address_of_the_profile_is_believed_where_no_event_has_it() -> None:
    text = calendar(
        event(DANA, LEE, summary="One"),
        event(DANA, "ATTENDEE;CN=Bo Lund:mailto:bo@l.example", uid="2", start="20261103T100000"),
        event(DANA, uid="3", start="20261104T100000"),
    )
    made = read(text)
    assert sorted(draft.id for draft in made.drafts) == ["bo-lund", "dana-kim", "lee-park"]
    assert len([line for draft in made.drafts for line in draft.lines]) == 3
    assert "none of its events has your address, `maya@me.example`" in general(made)[0]
