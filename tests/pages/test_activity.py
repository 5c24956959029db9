"""What was done between two dates, and what nobody else is to read."""

from __future__ import annotations

import re

import pytest

from ledger.pages._activities import activities, lines_of_activity
from ledger.readers import read_ledger
from ledger.wording import fold
from tests.pages.laying_out import results_of, view_of
from tests.site.reading import read_pages, report_at, report_of
from tests.support import AS_OF, ROOT, ledger_of

NORTHWIND = "---\nname: Northwind Gas\n---\n"


def activity_of(files):
    return view_of(results_of(files), "activity.html")


def rows_of(files):
    return [row for month in activity_of(files).months for week in month.weeks for row in week.rows]


def only(files):
    rows = rows_of(files)
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("line", "what", "hours"),
    [
        ("- 2026-11-20 email asked", "email", ""),
        ("- 2026-11-20 interview 2a 45m", "interview, round 2a", "45m"),
        ("- 2026-11-20 coffee 1h", "meeting in person", "1h"),
        ("- 2026-11-20 meeting 1h [mode:: video]", "meeting by video", "1h"),
        ("- 2026-11-20 application ×12 2h", "12 applications", "2h"),
        ("- 2026-11-20 learn 1h30m", "training", "1h30m"),
        ("- [x] 2026-11-20 sent the references", "task done", ""),
    ],
)
def test_a_line_in_plain_words(line, what, hours):
    row = only({"campaigns/a.md": f"---\nname: A\n---\n{line}\n"})
    assert (row.what, row.hours, row.whom) == (what, hours, "A")


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-11-20 off 2d", "- 2026-11-20 life dinner", "- 2026-11-20 busy 2h colours",
        "- 2026-11-20 reply yes", "- 2026-11-20 inbound they ask", "- 2026-11-20 decline no",
        "- 2026-11-20 offer 160", "- 2026-11-20 response nice", "- 2026-11-20 setback lost it",
        "- 2026-11-20 a thought", "- [ ] 2026-11-20 email still to do",
        "- 2026-11-23 email not yet", "- 2026-11-20 snooze chased-1a2b3c until 2026-12-01, why",
    ],
)  # fmt: skip
def test_what_is_no_activity_is_left_out(line):
    view = activity_of({"campaigns/a.md": f"{line}\n"})
    assert (view.months, view.recent) == ((), None)
    assert view.standing == "Nothing is recorded yet that was done."


def test_bulk_counts_as_many_as_it_was():
    lines = "- 2026-11-20 application ×212 8h\n- 2026-11-20 application\n- 2026-11-19 email\n"
    month = activity_of({"channels/boards.md": lines}).months[0]
    assert month.count == 214
    assert month.kinds == ("213 applications", "1 email")
    assert month.summary == "214 activities, 8 hours recorded; 2 of 3 lines without a duration"


def test_a_month_is_a_section_newest_first_with_its_weeks():
    lines = "".join(f"- 2026-{day} email\n" for day in ("10-30", "11-01", "11-02", "09-07"))
    view = activity_of({"campaigns/a.md": lines})
    assert [(one.anchor, one.title, one.span) for one in view.months] == [
        ("m-2026-11", "November 2026", "1 November 2026 to 22 November 2026"),
        ("m-2026-10", "October 2026", "1 October 2026 to 31 October 2026"),
        ("m-2026-09", "September 2026", "1 September 2026 to 30 September 2026"),
    ]
    november, october, _ = view.months
    assert [week.label for week in november.weeks] == [
        "Week 44, 26 Oct to 1 Nov", "Week 45, 2 Nov to 8 Nov",
    ]  # fmt: skip
    assert [week.counts for week in october.weeks] == ["1 activity, 0 hours"]


def test_the_last_28_days_are_those_of_the_figures():
    view = activity_of({"campaigns/a.md": "- 2026-10-25 email\n- 2026-10-26 email\n"})
    assert (view.recent.count, view.recent.span) == (1, "26 October 2026 to 22 November 2026")


def test_an_organization_stands_for_its_people_and_campaigns():
    files = {
        "organizations/northwind.md": NORTHWIND,
        "contacts/dana.md": "---\nname: Dana Kim\norganization: northwind\n---\n"
        "- 2026-11-20 call\n",
        "campaigns/a.md": "---\nname: A\norganization: northwind\n---\n- 2026-11-19 email\n",
    }
    assert [row.whom for row in rows_of(files)] == ["Northwind Gas", "Northwind Gas"]


def test_a_person_without_an_organization_is_a_contact():
    assert only({"contacts/dana.md": "---\nname: Dana Kim\n---\n- 2026-11-20 call\n"}).whom == (
        "a contact"
    )


@pytest.mark.parametrize("kind", ["contacts", "organizations", "campaigns"])
def test_what_is_private_is_not_named(kind):
    files = {
        "organizations/northwind.md": NORTHWIND,
        f"{kind}/x.md": "---\nname: Secret\nprivate: true\norganization: northwind\n---\n"
        "- 2026-11-20 call\n",
    }
    if kind == "campaigns":
        files["organizations/northwind.md"] = NORTHWIND.replace("---\n", "---\nprivate: true\n", 1)
    assert only(files).whom in ("not named", "a contact")


def test_a_campaign_that_is_called_by_a_persons_name_is_not_named():
    files = {
        "contacts/art.md": "---\nname: Art Vandenberg\n---\n",
        "campaigns/a.md": "---\nname: Art Vandenberg, sold the farm\ndecision-maker: art\n---\n"
        "- 2026-11-20 email\n",
        "campaigns/b.md": "---\nname: Art's farm\ntitle: adviser\ndecision-maker: art\n---\n"
        "- 2026-11-19 email\n",
    }
    assert {row.whom for row in rows_of(files)} == {"not named", "adviser"}


def test_the_channel_is_named():
    files = {
        "channels/boards.md": "---\nname: Job boards\n---\n- 2026-11-20 application\n",
        "campaigns/a.md": "- 2026-11-19 email [via:: boards]\n",
    }
    assert {row.channel for row in rows_of(files)} == {"Job boards"}


def test_nothing_that_was_written_is_on_the_page():
    files = {
        "contacts/dana.md": "---\nname: Dana Kim\n---\n"
        "- 2026-11-20 call 1h CANARY [got:: CANARY] [gave:: CANARY] [issue:: CANARY]\n"
        "- [x] 2026-11-19 CANARY\n",
    }
    page = read_pages(report_of(files))["activity.html"]
    assert "telephone call" in page.text
    assert "CANARY" not in page.text
    assert "CANARY" not in " ".join(page.values("title"))
    assert "Dana" not in page.text


def every_activity(ledger):
    return activities(ledger, lines_of_activity(ledger, AS_OF))


@pytest.mark.parametrize("example", ["job-search", "book-of-business"])
def test_nobody_is_named_in_the_examples(example):
    root = ROOT / "examples" / example
    ledger = read_ledger(root).ledger
    told = " ".join(fold(one.whom) for one in every_activity(ledger))
    named = {fold(one.name) for one in ledger.contacts if len(one.name.split()) > 1}
    assert [name for name in sorted(named) if re.search(rf"\b{re.escape(name)}\b", told)] == []


def test_each_row_leads_to_its_line_and_each_hour_is_counted_once():
    root = ROOT / "examples" / "job-search"
    report = report_at(root)
    page = read_pages(report)["activity.html"]
    rows = [one for one in page.of("tr") if "data-day" in one]
    every = every_activity(read_ledger(root).ledger)
    recent = [one for one in every if (AS_OF - one.date).days < 28]
    assert len(rows) == len(every) + len(recent)
    assert sum(int(one["data-count"]) for one in rows) == sum(
        one.times for one in (*every, *recent)
    )
    applied = sum(one.times for one in every if one.kind == "application")
    assert f"{applied} applications among them" in page.text


def test_a_count_finds_its_words_in_the_script():
    view = activity_of({"campaigns/a.md": "- 2026-11-20 email\n- 2026-11-19 follow-up 10m\n"})
    assert [(one.kind, one.one, one.many) for one in view.words] == [
        ("email", "email", "emails"), ("follow-up", "follow-up", "follow-ups"),
    ]  # fmt: skip


def test_private_is_told_by_the_record_not_by_the_line():
    ledger = ledger_of({
        "contacts/dana.md": "---\nname: Dana\nprivate: true\norganization: n\n---\n"
        "- 2026-11-20 call\n",
        "organizations/n.md": NORTHWIND,
    })  # fmt: skip
    assert every_activity(ledger)[0].whom == "a contact"
