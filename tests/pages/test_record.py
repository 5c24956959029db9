"""A record's page: everything that its file says, and its whole story."""

from __future__ import annotations

import pytest

from tests.pages.laying_out import action, results_of, view_of

CAMPAIGN = """---
name: Northwind, counsel
organization: northwind-gc
title: Counsel
odd: kept as typed
website: https://a.example
email: dana@a.example
decision-maker: dana
stages:
  - 2026-09-01 researching
  - 2026-10-01 interviewing, [[dana]] called
  - 2026-11-01 evaporated
  - 2026-11-10 reopened, because she wrote
needs:
  - privacy, must, level 2, from dana 2026-09-28
  - training
---

# A heading

Notes with [[dana]] and [[nobody]].

- 2026-10-02 interview 1 45m [[dana]] [issue:: no licensing work]
- 2026-10-03 follow-up 1 [[dana]] [addresses:: no licensing work]
- 2026-10-05 09:30 call 20m [[dana]] [got:: introduction to [[lee]]]
- [ ] 2026-11-20 write to [[dana]]
- 2026-11-25 interview 1 [[dana]]
"""
FILES = {
    "campaigns/northwind.md": CAMPAIGN,
    "organizations/northwind-gc.md": "---\nname: Northwind\n---\n",
    "contacts/dana.md": "---\nname: Dana Kim\n---\n- 2026-10-20 email [[northwind]] asked\n",
    "contacts/lee.md": "---\nname: Lee Park\n---\n",
}


@pytest.fixture
def view():
    return view_of(results_of(FILES), "campaigns/northwind.html")


def fact(view, key):
    return next(one for one in view.facts if one.key == key)


def test_every_key_is_shown_as_typed(view):
    assert [one.key for one in view.facts] == [
        "organization", "title", "odd", "website", "email", "decision-maker", "needs",
    ]  # fmt: skip
    assert [one.known for one in view.facts[:3]] == [True, True, False]


def test_facts_link_to_what_they_name(view):
    assert fact(view, "organization").items[0].text == (
        '<a href="../organizations/northwind-gc.html">northwind-gc</a>'
    )
    assert fact(view, "website").items[0].text.startswith('<a href="https://a.example"')
    assert fact(view, "email").items[0].text.startswith('<a href="mailto:dana@a.example"')
    assert fact(view, "needs").items[0].text == (
        'privacy, must, level 2, from <a href="../contacts/dana.html">dana</a> 2026-09-28'
    )


def test_each_need_has_an_anchor_of_its_own(view):
    assert [item.anchor for item in fact(view, "needs").items] == ["l15", "l16"]


def test_missing_keys_are_named(view):
    assert "incumbent" in view.missing
    assert "tags" not in view.missing


def test_stages_with_their_time_and_their_evidence(view):
    shown = [(one.anchor, one.stage, one.lasted, one.override, one.episode) for one in view.stages]
    assert shown == [
        ("l10", "researching", "30 days", False, 1),
        ("l11", "interviewing", "31 days", False, 1),
        ("l12", "evaporated", "9 days", False, 1),
        ("l13", "reopened", "since 12 days", True, 2),
    ]
    assert view.stages[1].evidence == '<a href="../contacts/dana.html">Dana Kim</a> called'
    assert (view.stage, view.stage_since) == ("reopened", "12 days ago")


def test_rounds_held_and_set(view):
    assert [(one.label, one.day, one.when, one.follow_up) for one in view.rounds] == [
        ("1", "2026-10-02", "held", "after 1 day"),
        ("1", "2026-11-25", "in 3 days", ""),
    ]
    assert view.rounds[0].addressed == "yes"


def test_rounds_say_how_far_they_have_come_and_by_which_line(view):
    assert [
        (one.standing, one.because, one.decided.text if one.decided else "") for one in view.rounds
    ] == [("silent", "50 days without an answer", ""), ("scheduled", "", "")]
    body = (
        "- 2026-09-10 interview 1 1h\n- 2026-09-11 follow-up 1\n- 2026-09-20 interview 2 1h\n"
        "- 2026-09-25 decline 2 not this time\n- 2026-11-20 interview 3 1h\n"
    )
    files = {"campaigns/a.md": f"---\nstages:\n  - 2026-09-01 interviewing\n---\n{body}"}
    rounds = view_of(results_of(files), "campaigns/a.html").rounds
    assert [
        (one.label, one.standing, one.because, one.decided.text if one.decided else "")
        for one in rounds
    ] == [
        ("1", "advanced", "round 2 on 2026-09-20", "campaigns/a.md:7"),
        ("2", "rejected", "their decline on 2026-09-25", "campaigns/a.md:8"),
        ("3", "held", "2 days ago", ""),
    ]


def test_a_campaign_has_a_timeline_of_its_own(view):
    (row,) = view.timeline.rows
    assert [bar.title for bar in row.bars] == [
        "researching from 2026-09-01", "interviewing from 2026-10-01",
        "evaporated from 2026-11-01", "reopened from 2026-11-10",
    ]  # fmt: skip
    assert [mark.kind for mark in row.marks] == ["parked", "held", "set"]
    assert "round 1 held 2026-10-02" in view.timeline.caption.description
    assert view_of(results_of(FILES), "contacts/dana.html").timeline is None


def test_the_story_is_newest_first_with_the_lines_of_other_files(view):
    shown = [(one.day, one.kind, one.source.text) for one in view.story]
    assert shown == [
        ("2026-10-20", "email", "contacts/dana.md:4"),
        ("2026-10-05", "call", "campaigns/northwind.md:25"),
        ("2026-10-03", "follow-up", "campaigns/northwind.md:24"),
        ("2026-10-02", "interview", "campaigns/northwind.md:23"),
    ]
    assert view.story[0].holder == '<a href="../contacts/dana.html">Dana Kim</a>'
    assert view.story[0].anchor == ""
    assert view.story[1].anchor == "l25"
    assert (view.story[1].time, view.story[1].measure) == ("09:30", "20m")
    assert view.story[1].fields[0][0] == "got"


def test_the_record_does_not_link_to_itself(view):
    assert view.story[0].text == "Northwind, counsel asked"


def test_what_is_ahead_stands_apart(view):
    assert [(one.day, one.state) for one in view.coming] == [
        ("2026-11-20", "overdue"),
        ("2026-11-25", "coming"),
    ]


def test_notes_are_markdown_without_the_entries(view):
    assert "<h3>A heading</h3>" in view.notes
    assert '<a href="../contacts/dana.html" rel="noreferrer">Dana Kim</a>' in view.notes
    assert 'class="unknown"' in view.notes
    assert "2026-10-02" not in view.notes


def test_links_both_ways(view):
    def told(groups):
        return [(group.kind, len(group.names)) for group in groups]

    assert told(view.both_ways) == [("contacts", 1)]
    assert told(view.links_to) == [("contacts", 1), ("organizations", 1)]
    assert told(view.linked_from) == []


def test_somebody_named_in_a_field_has_it_in_their_story():
    view = view_of(results_of(FILES), "contacts/lee.html")
    assert [one.source.text for one in view.story] == ["campaigns/northwind.md:25"]


def test_its_actions_stand_on_its_page():
    results = results_of(FILES, actions=(action(1, subject="northwind"), action(2)))
    view = view_of(results, "campaigns/northwind.html")
    assert [one.id for one in view.actions] == ["rule-1"]


def test_stages_that_could_not_be_read_are_among_the_facts():
    files = {
        "campaigns/a.md": "---\nstages:\n  - 2026-02-30 nowhere\n  - 2026-10-01 applied\n---\n"
    }
    view = view_of(results_of(files), "campaigns/a.html")
    assert [str(item.text) for item in fact(view, "stages").items] == [
        "2026-02-30 nowhere",
        "2026-10-01 applied",
    ]


@pytest.mark.parametrize(
    ("settings", "href"),
    [
        ("", "#l23"),
        ('editor = "vscode"', "vscode://file/home/maya/ledger/campaigns/northwind.md:23"),
        ('editor = "obsidian"', "obsidian://open?path=/home/maya/ledger/campaigns/northwind.md"),
        ('editor = "https://git.example/{path}#L{line}"',
         "https://git.example/campaigns/northwind.md#L23"),
        ('editor = "idea://open?file={path}&line={line}"',
         "idea://open?file=/home/maya/ledger/campaigns/northwind.md&line=23"),
        ('editor = "javascript:alert(1)"', "#l23"),
        ('editor = "javascript://{path}%0aalert(1)"', "#l23"),
        ('editor = "notepad"', "#l23"),
    ],
)  # fmt: skip
def test_links_back_to_the_source(settings, href):
    files = {**FILES, "headway.toml": f"[site]\n{settings}\n"}
    view = view_of(results_of(files), "campaigns/northwind.html")
    assert view.story[-1].source.href == href
    assert view.story[-1].source.text == "campaigns/northwind.md:23"
