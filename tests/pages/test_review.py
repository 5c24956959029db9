"""The week on one page, against the week before, with one question."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger import metrics
from ledger.actions import all_rules
from ledger.actions.weekly_review import QUESTIONS, weekly_review
from ledger.build import work_out
from ledger.metrics import Measurement, Week
from ledger.metrics._dialogs import active_dialog, dialogs_between
from ledger.metrics.face_to_face import meetings_between
from ledger.metrics.time_use import classified
from ledger.readers import read_ledger
from tests.pages.laying_out import measured, results_of, view_of
from tests.support import AS_OF, ROOT, reading_of

EXAMPLES = ("job-search", "book-of-business")


def review_of(files, **made):
    return view_of(results_of(files, **made), "review.html")


def counts_of(files, **made):
    rows = review_of(files, **made).rows
    return {row.anchor.removeprefix("week-"): (row.now, row.before) for row in rows}


def on_day(files, day: date):
    """The page as of another day, everything measured and advised."""
    return view_of(work_out(reading_of(files), Path("/ledger"), day), "review.html")


def test_seven_days_stand_against_the_seven_before():
    lines = (
        "- 2026-11-22 prepare 1h\n- 2026-11-16 research 30m\n- 2026-11-15 research 2h\n"
        "- 2026-11-09 prepare 15m\n- 2026-11-08 prepare 9h\n- 2026-11-23 prepare 9h\n"
    )
    view = review_of({"campaigns/a.md": lines})
    goal = view.rows[0]
    assert (goal.label, goal.now, goal.before) == ("hours for a goal", "1.5", "2.2")
    assert [one.text for one in goal.places] == ["campaigns/a.md:2", "campaigns/a.md:1"]
    assert [one.text for one in goal.earlier] == ["campaigns/a.md:4", "campaigns/a.md:3"]
    assert (view.span, view.against) == ("16 to 22 Nov", "9 to 15 Nov")


def test_hours_are_counted_by_class():
    lines = "- 2026-11-20 busy 2h\n- 2026-11-20 life 3h\n- 2026-11-20 prepare 30m\n"
    counts = counts_of({"journal/11.md": lines})
    assert (counts["goal"], counts["busy"], counts["nothing"]) == (
        ("0", "0"), ("2", "0"), ("0.5", "0"),
    )  # fmt: skip


def test_promises_kept_and_those_past_their_day():
    lines = (
        "- [x] 2026-11-20 email the paper\n- [ ] 2026-11-21 call\n- [ ] 2026-11-22 due today\n"
        "- [ ] 2026-11-10 long past\n- [ ] 2026-11-19 off 1d\n"
    )
    counts = counts_of({"contacts/dana.md": lines})
    assert (counts["kept"], counts["broken"]) == (("1", "0"), ("1", "1"))
    groups = {one.label: one for one in review_of({"contacts/dana.md": lines}).groups}
    assert [str(one.what) for one in groups["Promises past their day"].shown] == ["call "]
    assert [str(one.what) for one in groups["Promises kept"].shown] == ["kept: email the paper"]


def test_what_happened_is_told_with_its_lines():
    files = {
        "contacts/dana.md": "---\nname: Dana\n---\n"
        "- 2026-11-18 call [got:: introduction to [[lee]]] [got:: the name of their firm]\n"
        "- 2026-11-19 email [gave:: our checklist] [got:: yes]\n",
        "contacts/lee.md": "",
        "campaigns/a.md": "---\nname: A\nstages:\n  - 2026-11-17 researching\n---\n"
        "- 2026-11-20 setback ask about money first [cause:: budget]\n",
    }
    groups = {one.label: [str(told.what) for told in one.shown] for one in review_of(files).groups}
    assert groups == {
        "Stages reached": ["researching"],
        "Introductions": ['introduction to <a href="contacts/lee.html">lee</a>'],
        "What the setbacks taught": ["ask about money first (cause: budget)"],
        "Value received": ["the name of their firm"],
        "Value given": ["our checklist"],
    }
    counts = counts_of(files)
    # An introduction is a point of value too; `yes` says nothing.
    assert (counts["got"], counts["gave"], counts["introductions"]) == (
        ("2", "0"), ("1", "0"), ("1", "0"),
    )  # fmt: skip
    assert (counts["stages"], counts["setbacks"]) == (("1", "0"), ("1", "0"))


def test_what_is_nothing_in_both_weeks_and_needs_no_saying_is_left_out():
    counts = counts_of({"contacts/dana.md": "- 2026-11-18 call 1h\n"})
    assert "setbacks" not in counts
    assert "off" not in counts
    assert counts["introductions"] == ("0", "0")


def test_campaigns_in_the_works_are_those_of_the_figure():
    taken = measured(
        ("works", Measurement(value=3, unit="campaigns", reading="", k=3, n=6)), weeks=[1, 5, 3]
    )
    assert counts_of({}, **taken)["works"] == ("3", "5")


def test_the_sentence_says_the_week_and_the_week_before():
    lines = "- 2026-11-20 prepare 2h\n- 2026-11-12 prepare 1h\n"
    said = review_of({"campaigns/a.md": lines}).standing
    assert said == (
        '<a href="#week-goal">2 of 2 hours</a> went to a goal; there were '
        '<a href="#week-dialogs">0 real dialogs</a>, <a href="#week-meetings">0 meetings</a> and '
        '<a href="#week-introductions">0 introductions</a>. <a href="#counts">The week before</a> '
        "had 1 hours, 1 of them for a goal, 0 real dialogs, 0 meetings and 0 introductions."
    )


def test_a_win_leads_the_sentence_and_a_silent_week_says_so():
    won = "---\nname: A\nstages:\n  - 2026-11-20 accepted\n---\n"
    said = review_of({"campaigns/a.md": won}).standing
    assert said.startswith('<a href="campaigns/a.html">A</a> was accepted 2 days ago; no hours')
    silent = "Nothing is recorded of these seven days, nor of the seven before."
    assert review_of({}).standing == silent


def test_the_page_asks_what_the_action_asks_in_every_week():
    files = {
        "journal/05.md": "- 2026-05-01 review 30m\n",
        "contacts/dana.md": "- 2026-05-01 call\n",
    }
    ledger = reading_of(files).ledger
    assert weekly_review in all_rules()
    asked = set()
    for week in range(len(QUESTIONS)):
        for weekday in (0, 3, 6):
            day = AS_OF - timedelta(weeks=week, days=weekday)
            view = on_day(files, day)
            (action,) = weekly_review.actions(ledger, {}, day)
            assert action.message.endswith(f"question: {view.question}")
            assert view.lines[0] == f"{action.line}{view.question} "
            asked.add(view.question)
    assert asked == set(QUESTIONS)


def test_three_lines_are_there_to_type():
    view = review_of({})
    assert view.lines == (
        f"- 2026-11-22 review 30m {view.question} ",
        "- [ ] 2026-11-23 the one thing that matters most next week",
        "- [ ] 2026-11-29 review 30m",
    )


def test_a_review_of_this_week_is_shown():
    held = review_of({"journal/11.md": "- 2026-11-20 review 30m I stop the tracker\n"}).held
    assert (held.said, held.what, held.source.text) == (
        "20 Nov", "I stop the tracker", "journal/11.md:1",
    )  # fmt: skip
    assert review_of({"journal/11.md": "- 2026-11-15 review 30m\n"}).held is None


def test_what_is_owed_is_what_is_planned_for_seven_days():
    lines = (
        "- [ ] 2026-11-29 send\n- [ ] 2026-11-30 too late\n- 2026-11-24 interview 1\n"
        "- [ ] 2026-11-20 overdue\n- 2026-11-25 email not a plan\n"
    )
    view = review_of({"campaigns/a.md": lines})
    assert [one.day for one in view.owed] == ["2026-11-20", "2026-11-24", "2026-11-29"]


def share(value, k, n, interval):
    return Measurement(value=value, unit="share", reading="", k=k, n=n, interval=interval)


@pytest.mark.parametrize(
    ("taken", "before", "said"),
    [
        (Measurement(value=4, unit="contacts", reading=""), 3, "a plain count"),
        (share(0.9, 18, 20, (0.7, 0.97)), 0.8, "within what chance allows"),
        (share(0.9, 18, 20, (0.7, 0.97)), 0.5, "up, more than chance allows"),
        (share(0.2, 4, 20, (0.08, 0.42)), 0.6, "down, more than chance allows"),
        (Measurement(value=0.5, unit="share", reading=""), 0.4, "a ratio, not of cases"),
        (Measurement(value=4, unit="contacts", reading=""), None, "not recorded in one of the two"),
    ],
)
def test_a_difference_is_called_only_where_the_counts_carry_it(taken, before, said):
    view = review_of({}, **measured(("works", taken), weeks=[before, taken.value]))
    assert [one.called for one in view.moved] == [said]


def test_a_share_of_a_few_cases_is_not_called():
    taken = share(0.5, 1, 2, None)
    made = measured(("works", taken))
    weeks = (Week(AS_OF - timedelta(7), 0.0, 0, 2), Week(AS_OF, 0.5, 1, 2))
    (told,) = review_of({}, **{**made, "weeks": {"works": weeks}}).moved
    assert (told.now, told.before, told.called) == ("1 of 2", "0 of 2", "too few cases to say")


def test_what_did_not_move_is_not_told():
    taken = Measurement(value=4, unit="contacts", reading="")
    assert review_of({}, **measured(("works", taken), weeks=[3, 4, 4])).moved == ()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_counts_of_a_window_are_those_of_the_figures(example):
    """The functions that count a week count four of them as M2, M4 and M5 do."""
    ledger = read_ledger(ROOT / "examples" / example).ledger
    for weeks in range(0, 26, 3):
        day = AS_OF - timedelta(weeks=weeks)
        since = day - timedelta(days=28)
        taken = metrics.measure(ledger, day)
        talking = {row.cells["id"] for row in taken["dialogs"].rows if row.cells["dialog"]}
        found = dialogs_between(ledger, since, day)
        assert {contact.id for contact, _ in found} == talking
        assert all(active_dialog(ledger, contact, day) for contact, _ in found)
        held = meetings_between(ledger, since, day)
        assert sum(bool(row.cells["counted"]) for row in held) == taken["face-to-face"].k
        spent = classified(ledger, day, (day - since).days)
        for row in taken["time-use"].rows:
            hours = sum(one.minutes for one in spent.get(str(row.cells["class"]), ())) / 60
            assert round(hours, 2) == row.cells["hours"]
