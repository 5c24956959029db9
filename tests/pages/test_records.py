"""The list of every record."""

from __future__ import annotations

from tests.pages.laying_out import results_of, view_of

FILES = {
    "me.md": "---\nname: Maya\n---\n",
    "contacts/lee.md": "---\nname: Lee\norganization: acme\n---\n- 2026-11-20 call 10m\n",
    "contacts/ana.md": "---\nname: ana\nsegment: health\n---\n",
    "organizations/acme.md": "---\nname: Acme\n---\n",
    "campaigns/a.md": "---\nname: A\norganization: nowhere\nstages:\n"
    "  - 2026-11-01 networking-in\n---\n",
}


def test_every_record_is_listed_by_kind_and_name():
    view = view_of(results_of(FILES), "records.html")
    assert [(row.kind, row.name, row.of, row.stage, row.entries) for row in view.rows] == [
        ("contact", "ana", "health", "", 0),
        ("contact", "Lee", "Acme", "", 1),
        ("organization", "Acme", "", "", 0),
        ("campaign", "A", "nowhere", "networking in", 0),
        ("profile", "Maya", "", "", 0),
    ]
    assert [(one.label, one.count) for one in view.kinds] == [
        ("contacts", 2), ("organizations", 1), ("campaigns", 1), ("profile", 1),
    ]  # fmt: skip


def test_the_last_entry_is_said_in_a_word():
    rows = view_of(results_of(FILES), "records.html").rows
    assert [row.freshness.word for row in rows[:2]] == ["none", "fresh"]
    assert rows[1].last == "2026-11-20"
