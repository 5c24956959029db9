"""The first page: what to do today and why."""

from __future__ import annotations

from datetime import date

from ledger.diagnostic import Diagnostic, Severity
from ledger.metrics import Measurement
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


def test_what_changed_since_the_last_review():
    files = {
        "journal/11.md": "- 2026-11-08 review 30m\n- 2026-11-15 review 30m\n"
        "- [ ] 2026-11-22 review\n",
        "campaigns/a.md": "---\nname: A\nstages:\n  - 2026-11-01 researching\n"
        "  - 2026-11-18 targeted\n---\n",
        "contacts/dana.md": "- 2026-11-16 call [got:: introduction to [[lee]]]\n"
        "- 2026-11-10 call [got:: introduction to [[lee]]]\n",
        "contacts/lee.md": "---\nname: Lee Park\n---\n",
    }
    since = index_of(files).since
    assert since.day == "15 Nov"
    assert [(one.day, str(one.what)) for one in since.changes] == [
        ("2026-11-18", "targeted"),
        ("2026-11-16", 'introduction to <a href="contacts/lee.html">Lee Park</a>'),
    ]


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


def test_a_win_is_said_first():
    said = standing_of(a="  - 2026-11-18 accepted\n", b="  - 2026-11-20 withdrawn\n")
    assert said.startswith('<a href="campaigns/a.html">A</a>, accepted 4 days ago; no campaign')


def test_an_empty_ledger_is_told_what_to_type():
    assert "<code>headway new campaign NAME</code>" in index_of({}).standing


def finding(severity: Severity) -> Diagnostic:
    return Diagnostic("HW1", "x", severity, Location("contacts/dana.md"), "m")


def test_problems_are_counted():
    some = (finding(Severity.ERROR), finding(Severity.INFO), finding(Severity.WARNING))
    assert index_of(DANA, findings=some).problems == "3 findings, 1 of them an error"
    assert index_of(DANA, findings=some[1:2]).problems == "1 finding, none of them an error"
    assert index_of(DANA).problems == "Nothing to mend: every check is content"
