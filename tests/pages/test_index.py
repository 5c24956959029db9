"""The first page: what to do today and why."""

from __future__ import annotations

from datetime import date

from ledger.diagnostic import Diagnostic, Severity
from ledger.metrics import Measurement, Verdict
from ledger.source import Location
from tests.pages.laying_out import action, measured, results_of, view_of

DANA = {"contacts/dana.md": "---\nname: Dana Kim\n---\n- 2026-11-20 coffee 1h about the team\n"}


def index_of(files, **made):
    return view_of(results_of(files, **made), "index.html")


def test_seven_actions_are_shown_and_the_rest_folded():
    view = index_of(DANA, actions=tuple(action(number) for number in range(10)))
    assert [str(one.message) for one in view.actions] == [f"Do {number}" for number in range(7)]
    assert len(view.folded) == 3


def test_the_settings_say_how_many():
    files = {**DANA, "headway.toml": "[rules]\nshown-actions = 2\n"}
    assert len(index_of(files, actions=tuple(map(action, range(5)))).actions) == 2


def test_an_action_says_why_and_where_it_goes():
    one = action(
        1, tier=0, subject="dana", due=date(2026, 11, 21), evidence=("contacts/dana.md:4",)
    )
    shown = index_of(DANA, actions=(one,)).actions[0]
    assert (shown.word, shown.due, shown.late) == ("owed", "yesterday", True)
    assert shown.into == "contacts/dana.md"
    assert shown.subject == '<a href="contacts/dana.html">Dana Kim</a>'
    assert shown.shown[0].href == "contacts/dana.html#l4"
    assert shown.shown[0].line == "- 2026-11-20 coffee 1h about the team"


def test_a_command_is_typed_into_no_file():
    one = action(1, line="headway move dana approached", subject="dana")
    assert index_of(DANA, actions=(one,)).actions[0].into == ""


def coming_of(text, **more):
    return index_of({"campaigns/a.md": text, **more}).coming


def test_what_is_dated_ahead_is_coming_for_fourteen_days():
    lines = "- 2026-11-23 interview 1\n- 2026-12-06 call\n- 2026-12-07 call too late\n"
    assert [(one.day, one.note) for one in coming_of(lines)] == [
        ("2026-11-23", "set"),
        ("2026-12-06", "set"),
    ]


def test_work_dated_ahead_without_a_box_is_no_plan_but_not_lost():
    lines = "- 2026-11-23 email asked\n- 2026-11-24 interview 1\n- 2026-12-20 email too late\n"
    view = index_of({"campaigns/a.md": lines})
    assert [one.day for one in view.coming] == ["2026-11-24"]
    assert [one.day for one in view.unplanned] == ["2026-11-23"]


def test_open_boxes_are_coming_and_overdue_ones_marked():
    lines = "- [ ] 2026-11-20 write\n- [ ] 2026-11-22 call\n- [x] 2026-11-25 done\n"
    shown = [(one.day, one.state, one.relative) for one in coming_of(lines)]
    assert shown == [
        ("2026-11-20", "overdue", "2 days ago"),
        ("2026-11-22", "today", "today"),
        ("2026-11-25", "", "in 3 days"),
    ]


def test_a_long_list_of_what_is_coming_is_folded():
    lines = "".join(f"- [ ] 2026-11-{day} call {day}\n" for day in range(10, 24))
    view = index_of({"campaigns/a.md": lines})
    assert (len(view.coming), len(view.later)) == (10, 4)
    assert view.later[0].day == "2026-11-20"


def test_an_agreed_day_is_coming():
    shown = coming_of("- 2026-11-18 call the board meets [next:: 2026-11-27]\n")
    assert [(one.day, one.note, str(one.text)) for one in shown] == [
        ("2026-11-27", "agreed", "after: the board meets")
    ]


def test_a_parked_campaign_is_looked_at_again():
    parked = "---\nwatch: 2026-11-30\nstages:\n  - 2026-09-01 parked\n---\n"
    shown = coming_of(parked)
    assert [(one.day, one.note, one.source.href) for one in shown] == [
        ("2026-11-30", "look again", "campaigns/a.html#l2")
    ]


def test_six_figures_are_chosen_and_others_fill_their_places():
    names = ["value-received", "works", "pace", "fit", "chasing", "dialogs", "groups"]
    taken = [(name, Measurement(value=1, unit="x", reading=name)) for name in names]
    shown = [one.name for one in index_of(DANA, **measured(*taken)).figures]
    assert shown == ["works", "dialogs", "value-received", "pace", "fit", "chasing"]


def test_who_builds_a_book_of_business_sees_other_figures():
    names = ["works", "dialogs", "face-to-face", "follow-through", "time-use", "resilience",
             "self-sourced", "advocates"]  # fmt: skip
    taken = [(name, Measurement(value=1, unit="x", reading=name)) for name in names]
    client = {"me.md": "---\npipeline: client\n---\n", **DANA}
    shown = [one.name for one in index_of(client, **measured(*taken)).figures]
    assert shown == ["self-sourced", "works", "dialogs", "advocates", "resilience", "time-use"]


def test_a_figure_that_has_nothing_to_say_gives_way_to_one_that_has():
    silent, heard = Measurement(value=None, unit="x", reading=""), Verdict.ATTENTION
    spoken = Measurement(value=1, unit="x", reading="")
    warned = Measurement(value=None, unit="x", reading="", verdict=heard)
    taken = measured(
        ("works", silent), ("dialogs", spoken), ("resilience", warned), ("pace", spoken),
    )  # fmt: skip
    shown = [one.name for one in index_of(DANA, **taken).figures]
    assert shown == ["dialogs", "resilience", "pace", "works"]


def test_an_action_without_a_line_leads_to_the_figures_that_it_goes_by():
    taken = measured(("works", Measurement(value=0, unit="x", reading="")))
    bare = action(1, rule="works-out-of-range")
    shown = index_of(DANA, actions=(bare,), **taken).actions[0]
    assert shown.figures == (("Works", "metrics/works.html#rows"),)
    with_line = action(1, rule="works-out-of-range", evidence=("contacts/dana.md:4",))
    assert index_of(DANA, actions=(with_line,), **taken).actions[0].figures == ()


def test_what_changed_since_the_last_review():
    files = {
        "journal/11.md": "- 2026-11-08 review 30m\n- 2026-11-15 review 30m\n"
        "- [ ] 2026-11-22 review\n",
        "campaigns/a.md": "---\nname: A\nstages:\n  - 2026-11-01 researching\n"
        "  - 2026-11-18 targeted\n---\n",
        "contacts/dana.md": "- 2026-11-16 call [got:: introduction to [[lee]]]\n"
        "- 2026-11-10 call [got:: introduction to [[lee]]]\n",
        "contacts/lee.md": "---\nname: Lee Park\n---\n- [x] 2026-11-17 email the paper\n"
        "- [ ] 2026-11-18 call about it\n- [x] 2026-11-14 email before the review\n",
    }
    since = index_of(files).since
    assert since.day == "15 Nov"
    assert [(one.day, one.kind, str(one.what)) for one in since.changes] == [
        ("2026-11-18", "moved", "targeted"),
        ("2026-11-17", "promise", "kept: email the paper"),
        ("2026-11-16", "introduction", 'introduction to <a href="contacts/lee.html">Lee Park</a>'),
        ("2026-11-16", "dialog", "in dialog now"),
    ]
    assert since.summary == "1 stage reached, 1 introduction, 1 new dialog and 1 promise kept"


def test_a_win_and_a_loss_since_the_review_are_counted_apart_from_other_stages():
    stages = "---\nstages:\n  - 2026-11-16 researching\n  - 2026-11-{day} {stage}\n---\n"
    files = {
        "journal/11.md": "- 2026-11-15 review 30m\n",
        "campaigns/a.md": stages.format(day=18, stage="accepted"),
        "campaigns/b.md": stages.format(day=19, stage="rejected"),
        "campaigns/c.md": stages.format(day=19, stage="evaporated"),
    }
    assert index_of(files).since.summary == (
        "1 campaign won, 1 campaign lost or given up and 4 other stages reached"
    )


def test_somebody_who_was_in_dialog_before_the_review_is_no_change():
    files = {
        "journal/11.md": "- 2026-11-15 review 30m\n",
        "contacts/dana.md": "- 2026-11-01 call\n- 2026-11-10 call\n- 2026-11-16 call\n",
    }
    since = index_of(files).since
    assert (since.changes, since.summary) == ((), "")


def test_without_a_review_there_is_nothing_since():
    assert index_of(DANA).since is None


def standing_of(**files):
    made = {f"campaigns/{name}.md": f"---\nname: {name.upper()}\nstages:\n{lines}---\n"
            for name, lines in files.items()}  # fmt: skip
    return str(index_of(made).standing)


def test_where_the_search_stands():
    said = standing_of(
        a="  - 2026-10-01 researching\n  - 2026-11-20 targeted\n",
        b="  - 2026-10-01 researching\n",
        c="  - 2026-10-01 researching\n  - 2026-11-21 rejected\n",
    )
    assert said == (
        '<a href="campaigns.html">2 campaigns are open: 1 targeted and 1 researching</a>; '
        "the last change was "
        '<a href="campaigns/c.html">C</a>, rejected yesterday.'
    )


def test_a_stage_that_is_a_noun_is_stood_at():
    stages = "---\npipeline: client\nstages:\n  - 2026-10-01 {}\n---\n"
    names = ("conversation", "need-confirmed", "proposed", "route-in", "terms")
    files = {f"campaigns/{name}.md": stages.format(name) for name in names}
    assert "1 at terms, 1 proposed, 1 at need confirmed, 1 at conversation and 1 at route in" in (
        index_of(files).standing
    )


def test_a_win_is_said_first():
    said = standing_of(a="  - 2026-11-18 accepted\n", b="  - 2026-10-01 targeted\n")
    assert said.startswith('<a href="campaigns/a.html">A</a>, accepted 4 days ago; <a')
    assert "1 campaign is still open: 1 targeted" in said


def test_a_win_that_ends_the_search_says_what_is_left_to_keep():
    won = "---\nname: A\nstages:\n  - 2026-11-18 accepted\n---\n- [ ] 2026-11-24 sign it\n"
    stopped = "---\nname: B\nstages:\n  - 2026-11-20 withdrawn\n---\n"
    said = index_of({"campaigns/a.md": won, "campaigns/b.md": stopped}).standing
    assert said == (
        'The search is over: <a href="campaigns/a.html">A</a>, accepted 4 days ago. '
        'Nothing else is open; <a href="#coming">1 promise</a> is still to keep.'
    )
    nothing_owed = index_of({"campaigns/a.md": won.replace("[ ]", "[x]")}).standing
    assert nothing_owed.endswith("4 days ago. Nothing else is open.")


def test_an_empty_ledger_is_taught_the_first_three_things_to_type():
    view = index_of({}, actions=(action(1),))
    assert [(one.line, one.into) for one in view.beginning] == [
        ('headway new contact "Dana Kim"', ""),
        ("- 2026-11-22 email asked for fifteen minutes", "contacts/dana-kim.md"),
        ('headway new campaign "Northwind, privacy counsel"', ""),
    ]
    assert (view.actions, len(view.folded), view.figures) == ((), 1, ())
    assert view.standing == "Nothing is written yet: three things to type make a beginning."


def test_only_what_is_still_missing_is_taught():
    view = index_of({"contacts/lee.md": "---\nname: Lee\n---\n"})
    assert [one.into for one in view.beginning] == ["contacts/lee.md", ""]
    assert "<code>headway new campaign NAME</code>" in view.standing
    assert index_of({**DANA, "campaigns/a.md": "a"}).beginning == ()


def finding(severity: Severity) -> Diagnostic:
    return Diagnostic("HW1", "x", severity, Location("contacts/dana.md"), "m")


def test_problems_are_counted():
    some = (finding(Severity.ERROR), finding(Severity.INFO), finding(Severity.WARNING))
    assert index_of(DANA, findings=some).problems == "3 findings, 1 of them an error"
    assert index_of(DANA, findings=some[1:2]).problems == "1 finding, none of them an error"
    assert index_of(DANA).problems == "Nothing to mend: every check is content"
