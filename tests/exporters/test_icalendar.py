"""The calendar, read back by vobject, which did not write it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
import vobject

from ledger.actions import all_rules, counsel
from ledger.calendars.planned import PlannedEvent
from ledger.calendars.writing import written
from ledger.exporters import ExportRequest
from ledger.exporters._names import name_of
from ledger.exporters.icalendar import icalendar
from ledger.metrics import measure
from ledger.model.draft import one_line
from ledger.readers import read_ledger
from tests.exporters.making import NAUGHTY, made, named, quoted
from tests.support import AS_OF, ROOT, ledger_of

STAGES = "stages:\n  - 2026-10-01 researching\n  - 2026-10-20 {stage}\n"


def campaign(front: str = "", body: str = "", stage: str = "interviewing") -> dict[str, str]:
    front = f"decision-maker: dana\n{front}{STAGES.format(stage=stage)}"
    return {
        "campaigns/nw.md": named("Northwind", front, body),
        "contacts/dana.md": named("Dana Kim"),
    }


def events(files, as_of: date = date(2026, 11, 22)) -> list:
    text = made("icalendar", files, as_of)
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return list(getattr(vobject.readOne(text), "vevent_list", []))


def told(files, as_of: date = date(2026, 11, 22)) -> list[tuple[str, str]]:
    """The day and the title of each event."""
    return [(str(one.dtstart.value), one.summary.value) for one in events(files, as_of)]


@pytest.mark.parametrize(
    ("line", "day", "title"),
    [
        ("- [ ] 2026-11-24 send references to [[dana]]", "2026-11-24",
         "send references to Dana Kim (Northwind)"),
        ("- [ ] 2026-11-22 14:00 call [[dana]]", "2026-11-22 14:00:00",
         "Call Dana Kim (Northwind)"),
        ("- [ ] 2026-11-20 send it", "2026-11-22", "Overdue: send it (Northwind)"),
        ("- 2026-11-25 15:00 interview 2a 45m [[dana]]", "2026-11-25 15:00:00",
         "Interview 2a: Northwind and Dana Kim"),
        ("- 2026-11-26 coffee [[dana]] at hers", "2026-11-26", "Coffee: Northwind and Dana Kim"),
        ("- 2026-11-22 call [[dana]]", "2026-11-22", "Call: Northwind and Dana Kim"),
        ("- 2026-11-27 event the fair", "2026-11-27", "Event: Northwind"),
        ("- [ ] 2026-11-27 email [[dana]] the draft", "2026-11-27",
         "Email Dana Kim the draft (Northwind)"),
        ("- 2026-11-10 call [[dana]] [next:: 2026-12-01]", "2026-12-01",
         "Agreed day: Northwind and Dana Kim"),
    ],
)  # fmt: skip
def test_whatever_has_a_day_is_there(line, day, title):
    assert told(campaign(body=f"{line}\n")) == [(day, title)]


@pytest.mark.parametrize(
    "line",
    [
        "- [x] 2026-11-24 send references", "- 2026-11-21 call [[dana]]", "- [ ] 2026-11-24 off",
        "- 2026-11-24 off", "- 2026-11-22 email [[dana]]", "- [ ] 2026-09-01 send it",
        "- [x] 2026-11-25 coffee [[dana]]", "- 2026-11-27 email [[dana]] no box",
        "- 2026-11-10 call [next:: soon]",
    ],
)  # fmt: skip
def test_what_is_past_done_or_given_up_is_not(line):
    assert told(campaign(body=f"{line}\n")) == []


def test_a_follow_up_is_due_and_then_overdue():
    files = campaign(body="- 2026-11-19 interview 1 [[dana]] [issue:: no fintech]\n")
    assert told(files, date(2026, 11, 20))[0] == (
        "2026-11-20", "Follow up on the interview: Northwind",
    )  # fmt: skip
    assert told(files)[0] == ("2026-11-22", "Overdue: Follow up on the interview: Northwind")


def test_what_is_owed_to_somebody_private_names_nobody():
    files = campaign(body="- 2026-11-19 interview 1 [[dana]] SECRET\n")
    files["contacts/dana.md"] = named("Dana Kim", "private: true\n", "- 2026-11-20 reply SECRET?\n")
    text = made("icalendar", files)
    assert not [word for word in ("Dana", "dana", "SECRET") if word in text]
    assert told(files)[:2] == [
        ("2026-11-22", "Overdue: Follow up on the interview: Northwind"),
        ("2026-11-23", "Answer a question: not named"),
    ]


def test_their_decision_is_awaited_until_silence():
    files = campaign(
        body="- 2026-11-19 interview 2a [[dana]]\n- 2026-11-20 follow-up 2a [[dana]]\n"
    )
    assert told(files) == [("2026-12-04", "Decision awaited: Northwind, round 2a")]


def test_their_decision_is_awaited_until_the_day_agreed_on_and_told_once():
    body = "- 2026-11-19 interview 2a [[dana]] [next:: 2026-11-30]\n- 2026-11-20 follow-up 2a\n"
    assert told(campaign(body=body)) == [("2026-11-30", "Decision awaited: Northwind, round 2a")]


def test_a_decision_that_came_is_not_awaited():
    body = (
        "- 2026-11-19 interview 2a [[dana]]\n- 2026-11-20 follow-up 2a [[dana]]\n"
        "- 2026-11-21 decline 2a [[dana]]\n"
    )
    assert told(campaign(body=body)) == []


def test_a_closing_day_and_a_day_to_look_again():
    assert told(campaign("closes: 2026-12-15\n")) == [("2026-12-15", "Closing day: Northwind")]
    parked = campaign("watch: 2027-01-10\n", stage="parked, frozen")
    assert told(parked) == [("2027-01-10", "Look again: Northwind")]
    assert told(parked, date(2027, 1, 12)) == [("2027-01-12", "Overdue: Look again: Northwind")]
    assert told(campaign("watch: 2027-01-10\n")) == []


def test_of_what_is_archived_only_promises_are_told():
    files = {
        "campaigns/archive/nw.md": named(
            "Northwind", "closes: 2026-12-15\n" + STAGES.format(stage="targeted"),
            "- 2026-11-26 coffee\n- [ ] 2026-11-27 send it\n",
        )
    }  # fmt: skip
    assert told(files) == [("2026-11-27", "send it (Northwind)")]
    assert told(files, date(2026, 11, 28)) == [("2026-11-28", "Overdue: send it (Northwind)")]


def test_a_word_is_due_by_the_rhythm_set_for_somebody():
    silent = {"contacts/dana.md": named("Dana Kim", "cadence: 30\n", "- 2026-10-01 call\n")}
    (event,) = events(silent)
    assert (str(event.dtstart.value), event.summary.value) == (
        "2026-11-22", "Overdue: Keep in touch: Dana Kim",
    )  # fmt: skip
    assert event.categories.value == ["Follow-up due"]
    assert event.description.value.startswith("Due 2026-10-31")
    assert told(silent, date(2026, 10, 31)) == []


@pytest.mark.parametrize("example", ["job-search", "book-of-business"])
def test_every_action_that_names_a_record_and_a_day_is_in_the_calendar(example):
    reading = read_ledger(ROOT / "examples" / example)
    ledger = reading.ledger
    actions = counsel(ledger, measure(ledger, AS_OF), AS_OF)
    due = [one for one in actions.actions if one.due and one.subject]
    text = icalendar.make(ExportRequest(reading=reading, as_of=AS_OF)).decode()
    shown = "\n".join(one.summary.value for one in vobject.readOne(text).vevent_list)
    assert due
    assert [one.id for one in due if name_of(ledger, ledger.find(one.subject)) not in shown] == []


def test_what_was_put_off_is_not_there():
    body = "- [ ] 2026-11-20 send it\n"
    assert len(told(campaign(body=body))) == 1
    promise = next(one for one in all_rules() if one.name == "promise-due")
    (action,) = promise.actions(ledger_of(campaign(body=body)), {}, AS_OF)
    body += f"- 2026-11-21 snooze {action.id} until 2026-12-01, later\n"
    assert told(campaign(body=body)) == []


def test_a_day_is_a_date_and_an_hour_is_that_of_the_wall():
    body = "- 2026-11-25 15:00 interview 2a 45m\n- 2026-11-26 coffee\n- 2026-11-27 09:00 call\n"
    found = events(campaign(body=body))
    assert [one.dtstart.value for one in found[:3]] == [
        datetime(2026, 11, 25, 15), date(2026, 11, 26), datetime(2026, 11, 27, 9),  # noqa: DTZ001
    ]  # fmt: skip
    ends = [one.dtend.value if hasattr(one, "dtend") else None for one in found]
    assert ends == [datetime(2026, 11, 25, 15, 45), date(2026, 11, 27), None]  # noqa: DTZ001
    assert [one.transp.value for one in found[:3]] == ["OPAQUE", "TRANSPARENT", "OPAQUE"]
    assert "TZID" not in made("icalendar", campaign(body=body))
    assert all(not one.contents.get("valarm") for one in found)


@pytest.mark.parametrize(("hour", "minutes"), [(None, None), (time(23, 59), 120)])
def test_what_ends_after_the_last_day_there_is_has_no_end(hour, minutes):
    event = PlannedEvent(
        uid="x", title="X", text="", category="X", day=date.max, time=hour, minutes=minutes
    )
    read = vobject.readOne(written("X", "", [event], date(2026, 11, 22)).decode())
    assert "dtend" not in read.vevent.contents


def test_what_is_private_keeps_its_day_and_nothing_else():
    files = {
        "contacts/joel.md": named(
            "Joel Tamm", "private: true\naliases: [jt-secret]\n",
            "- [ ] 2026-11-24 tell Joel SECRET\n- 2026-11-10 call SECRET [next:: 2026-12-01]\n",
        ),
        **campaign("influencers: [joel]\n", "- 2026-11-25 15:00 coffee [[joel]] SECRET\n"),
        "contacts/dana.md": named("Dana Kim", body="- [ ] 2026-11-26 ask jt-secret SECRET\n"),
        "campaigns/jt.md": named(
            "For Joel Tamm", "closes: 2026-12-15\n" + STAGES.format(stage="targeted")
        ),
    }  # fmt: skip
    text = made("icalendar", files)
    assert not [word for word in ("joel", "tamm", "secret", "jt.md") if word in text.lower()]
    assert told(files) == [
        ("2026-11-24", "Next action (private)"), ("2026-11-25 15:00:00", "Coffee (private)"),
        ("2026-11-26", "Next action (private)"), ("2026-12-01", "Agreed day: not named"),
        ("2026-12-15", "Closing day: not named"),
    ]  # fmt: skip


def test_a_private_name_within_another_word_hides_nothing():
    files = {
        "contacts/ann.md": named("Ann", "private: true\n"),
        "journal/2026-11.md": "---\nprivate: true\n---\n- [ ] 2026-11-25 SECRET\n",
        "journal/2026-12.md": "- [ ] 2026-11-24 planning\n- [ ] 2026-11-26 ask ann\n",
    }
    assert told(files) == [
        ("2026-11-24", "planning"), ("2026-11-25", "Next action (private)"),
        ("2026-11-26", "Next action (private)"),
    ]  # fmt: skip


def test_identities_stay_over_days_and_changes_elsewhere():
    body = (
        "- 2026-11-25 interview 2a [[dana]]\n- [ ] 2026-11-24 send it\n- [ ] 2026-11-24 send it\n"
    )
    parked = {
        "campaigns/p.md": named("P", "watch: 2026-12-10\n" + STAGES.format(stage="parked, x"))
    }
    files = {**campaign(body=body), **parked}
    before = {one.uid.value: one.summary.value for one in events(files)}
    assert len(before) == 4
    later = {**campaign(body=f"Words.\n\n- 2026-11-01 email [[dana]]\n{body}"), **parked}
    assert {one.uid.value for one in events(later)} == set(before)
    assert {one.uid.value for one in events(files, date(2026, 11, 23))} == set(before)
    overdue = {one.uid.value for one in events(files, date(2026, 12, 12))}
    assert len(overdue & set(before)) == 3  # both boxes and the day to look again


def test_the_same_day_gives_the_same_bytes():
    files = campaign(body="- 2026-11-25 coffee [[dana]]\n")
    assert made("icalendar", files) == made("icalendar", files)
    assert "DTSTAMP:20261122T000000Z" in made("icalendar", files)


def test_the_calendar_says_what_it_is_and_how_often_to_look():
    files = {"me.md": named("Maya, L; O"), "headway.toml": '[site]\ntitle = "My, search;"\n'}
    calendar = vobject.readOne(made("icalendar", files))
    assert calendar.method.value == "PUBLISH"
    assert calendar.prodid.value.startswith("-//Headway")
    text = made("icalendar", files)
    assert "X-WR-CALNAME:My\\, search\\;\r\n" in text
    assert "NAME:My\\, search\\;\r\n" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text
    assert "X-PUBLISHED-TTL:PT12H\r\n" in text


@pytest.mark.parametrize("name", NAUGHTY)
def test_any_text_comes_back(name):
    files = {"contacts/x.md": named(name, "", f"- 2026-11-25 coffee [[x]] said {quoted(name)}\n")}
    (event,) = events(files)
    assert event.summary.value == f"Coffee: {one_line(name)}"
    assert event.description.value.endswith("\ncontacts/x.md:4")
