"""How the rules' advice becomes a list: its order, one a subject, three about the whole."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given

from ledger.actions import Action, advise, all_rules
from ledger.metrics import measure
from tests.actions.advising import actions_of, advised
from tests.metrics.generated import bodies, files_of, ledgers
from tests.metrics.measuring import AS_OF, CAMPAIGN, ago, northwind
from tests.support import ledger_of

DUE = "- [ ] 2026-11-20 email\n"


def action(**changes: object) -> Action:
    made = {
        "id": "a-000000", "rule": "a", "tier": 1, "subject": "", "message": "m", "due": None,
        "resolved_by": "r", "line": "l", "evidence": (), "stake": 0.0,
    }  # fmt: skip
    return Action(**made | changes)


def test_by_tier_then_deadline_then_stake_then_id():
    ranked = [
        action(tier=0, id="z"),
        action(due=date(2026, 11, 1), id="y"),
        action(due=date(2026, 11, 2), stake=5.0, id="x"),
        action(due=date(2026, 11, 2), id="w"),
        action(stake=9.0, id="v"),
        action(id="a"),
        action(id="b"),
        action(tier=2, due=date(2026, 1, 1), id="c"),
    ]
    shuffled = ranked[5:] + ranked[:5]
    assert sorted(shuffled, key=lambda one: one.sort_key) == ranked


def test_one_action_for_a_subject_the_most_pressing():
    body = f"{DUE}- 2026-11-21 interview 1 [[dana]]\n"
    text = CAMPAIGN.replace("researching", "interviewing") + body
    found = [one.rule for one in advised(northwind(**{"campaigns/nw.md": text}))]
    assert found.count("promise-due") == 1
    assert "round-unanswered" not in found


def test_at_most_three_about_the_whole_ledger():
    lines = (f"- {ago(60)} assess 1h", f"- {ago(20)} assess 20h", f"- {ago(9)} busy 20h fonts")
    files = {"journal/j.md": "\n".join(lines)}
    given = {one.name for one in all_rules() if actions_of(one.name, files)}
    assert given >= {"works-out-of-range", "busy-over-cap", "time-off", "weekly-review"}
    found = advised(files)
    assert [one.subject for one in found] == ["", "", ""]
    assert found[0].rule == "works-out-of-range"


def test_what_is_owed_is_not_about_the_whole_and_never_dropped():
    lines = [f"- [ ] {ago(day)} send the papers, part {day}\n" for day in range(1, 6)]
    found = advised({"journal/j.md": "".join(lines)})
    assert [one.rule for one in found[:5]] == ["promise-due"] * 5
    assert len(found) > 5


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("", False),
        (f"- {ago(0)} off\n", True),
        (f"- {ago(2)} off 3d\n", True),
        (f"- {ago(3)} off 3d\n", False),
        (f"- {ago(0)} off 2h\n", False),
        (f"- [ ] {ago(0)} off\n", False),
        (f"- {ago(-1)} off\n", False),
        (f"- {ago(0)} life\n", False),
    ],
)
def test_during_declared_time_off_only_what_somebody_waits_for(line, off):
    files = {"contacts/dana.md": DUE, "journal/j.md": f"{line}- {ago(30)} assess 1h\n"}
    tiers = {one.tier for one in advised(files)}
    assert 0 in tiers
    assert (tiers == {0}) is off


def test_every_rule_has_a_name_and_a_tier_of_its_own():
    names = [one.name for one in all_rules()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert [one.tier for one in all_rules()] == sorted(one.tier for one in all_rules())


@given(ledgers)
def test_all_evidence_is_an_entry_or_a_line_of_front_matter(files):
    ledger = ledger_of(files)
    entries = {entry.evidence for entry in ledger.entries}
    for one in advise(ledger, measure(ledger, AS_OF), AS_OF):
        for place in set(one.evidence) - entries:
            path, _, line = place.rpartition(":")
            text = files[path].split("\n")
            assert text[0] == "---"
            assert 1 <= int(line) <= text.index("---", 1) + 1


@given(ledgers)
def test_every_action_says_what_to_type_and_what_resolves_it(files):
    ledger = ledger_of(files)
    found = advise(ledger, measure(ledger, AS_OF), AS_OF)
    assert [one.sort_key for one in found] == sorted(one.sort_key for one in found)
    subjects = [one.subject for one in found if one.subject]
    assert len(set(subjects)) == len(subjects)
    assert sum(not one.subject and one.tier > 0 for one in found) <= 3
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.line.startswith("- ")
        assert one.message
        assert one.resolved_by
        assert not one.subject or ledger.find(one.subject)


@given(bodies)
def test_the_ids_stay_where_prose_is_written_above_the_lines(typed):
    moved = {path: ["A word.", "", *lines] for path, lines in typed.items()}
    before, after = (advised(files_of(one)) for one in (typed, moved))
    assert [(one.id, one.message) for one in after] == [(one.id, one.message) for one in before]


def test_two_lines_with_the_same_words_are_one_cause():
    found = advised({"journal/j.md": "- [ ] 2026-11-20 email\n- [ ] 2026-11-20 email\n"})
    assert [one.rule for one in found].count("promise-due") == 1
