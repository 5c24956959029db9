"""The statement of activity: what the page tells, between two dates, as Markdown."""

from __future__ import annotations

import html
import re
from datetime import date

import comrak
import pytest

from ledger.exporters._markdown_text import escaped
from ledger.model.draft import one_line
from tests.exporters.making import NAUGHTY, made, named
from tests.pages.laying_out import view_of
from tests.pages.taking import example, results_on
from tests.support import AS_OF, ROOT

_OPTIONS = comrak.ExtensionOptions()
for _name in ("autolink", "footnotes", "strikethrough", "table", "tasklist"):
    setattr(_OPTIONS, _name, True)

FILES = {
    "me.md": named("Maya"),
    "organizations/nw.md": named("Northwind"),
    "contacts/dana.md": named(
        "Dana Kim", "organization: nw\n",
        "- 2026-10-30 coffee 1h SECRET [got:: SECRET]\n- 2026-11-03 email 20m SECRET\n"
        "- 2026-11-05 reply SECRET\n",
    ),
    "contacts/joel.md": named(
        "Joel", "private: true\norganization: nw\n", "- 2026-11-10 call\n"
    ),
    "channels/board.md": named("Board", body="- 2026-11-11 application ×12 3h\n"),
}  # fmt: skip


def rendered(text: str) -> str:
    return comrak.render_markdown(text, extension_options=_OPTIONS)


def rows(text: str) -> list[list[str]]:
    """The cells of every row of the tables, as a reader sees them."""
    found = re.findall(r"<tr>\n(.*?)</tr>", rendered(text), re.DOTALL)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in found]
    return [[html.unescape(cell) for cell in row] for row in cells if row]


def test_the_statement_of_all_days():
    assert made("markdown", FILES) == (
        "# Statement of activity: Maya\n\n"
        "30 October 2026 to 22 November 2026\n\n"
        "15 activities, 4.3 hours recorded; 1 of 4 lines without a duration.\n\n"
        "12 applications, 1 telephone call, 1 email and 1 meeting.\n\n"
        "Left out: what the lines say, what was received and given, the names of people and of "
        "what is marked private, what others wrote or decided, setbacks, busy-work, time off and "
        "the rest of life. Applications sent in bulk count as many as they were.\n\n"
        "## October 2026\n\n"
        "1 activity, 1 hours recorded.\n\n"
        "### Week 44, 26 Oct to 1 Nov\n\n1 activity, 1 hours recorded.\n\n"
        "| Date | What | Organization or campaign | Channel | Duration |\n"
        "| --- | --- | --- | --- | ---: |\n"
        "| Fri 2026-10-30 | meeting in person | Northwind |  | 1h |\n\n"
        "## November 2026\n\n"
        "14 activities, 3.3 hours recorded; 1 of 3 lines without a duration.\n\n"
        "### Week 45, 2 Nov to 8 Nov\n\n1 activity, 0.3 hours recorded.\n\n"
        "| Date | What | Organization or campaign | Channel | Duration |\n"
        "| --- | --- | --- | --- | ---: |\n"
        "| Tue 2026-11-03 | email | Northwind |  | 20m |\n\n"
        "### Week 46, 9 Nov to 15 Nov\n\n"
        "13 activities, 3 hours recorded; 1 of 2 lines without a duration.\n\n"
        "| Date | What | Organization or campaign | Channel | Duration |\n"
        "| --- | --- | --- | --- | ---: |\n"
        "| Tue 2026-11-10 | telephone call | a contact |  |  |\n"
        "| Wed 2026-11-11 | 12 applications |  | Board | 3h |\n"
    )


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2026, 11, 3), None, ["2026-11-03", "2026-11-10", "2026-11-11"]),
        (None, date(2026, 11, 3), ["2026-10-30", "2026-11-03"]),
        (date(2026, 11, 10), date(2026, 11, 10), ["2026-11-10"]),
        (date(2026, 11, 1), date(2027, 1, 1), ["2026-11-03", "2026-11-10", "2026-11-11"]),
    ],
)
def test_both_days_are_included_and_none_after_today(since, until, days):
    text = made("markdown", FILES, since=since, until=until)
    assert [row[0][4:] for row in rows(text)] == days
    last = min(until or AS_OF, AS_OF)
    assert f" to {last.day} " in text.split("\n\n")[1]


def test_days_on_which_nothing_was_done_say_so():
    text = made("markdown", FILES, since=date(2026, 11, 12), until=date(2026, 11, 20))
    assert text == (
        "# Statement of activity: Maya\n\n12 November 2026 to 20 November 2026\n\n"
        "Nothing is recorded on these days that was done.\n"
    )


def test_it_tells_no_words_and_names_nobody():
    text = made("markdown", FILES)
    assert not re.search("SECRET|Dana|Joel", text)


@pytest.mark.parametrize("name", ["job-search", "book-of-business"])
def test_it_tells_what_the_page_tells(name):
    page = view_of(results_on(name, AS_OF), "activity.html")
    shown = [row for one in reversed(page.months) for week in one.weeks for row in week.rows]
    files = {path: text.text for path, text in example(name).texts.items()}
    files["headway.toml"] = (ROOT / "examples" / name / "headway.toml").read_text()
    told = rows(made("markdown", files))
    assert told == [[row.day, row.what, row.whom, row.channel, row.hours] for row in shown]
    assert len(told) > 100


@pytest.mark.parametrize("name", NAUGHTY)
def test_any_name_reads_as_it_was_typed(name):
    files = {
        "organizations/o.md": named(name),
        "campaigns/c.md": named("C", "organization: o\n", "- 2026-11-10 email [via:: [[ch]]]\n"),
        "channels/ch.md": named(name),
    }
    (row,) = rows(made("markdown", files))
    assert row[2] == row[3] == one_line(name)


@pytest.mark.parametrize("name", NAUGHTY)
def test_any_owner_stands_in_the_heading(name):
    text = rendered(f"# Statement of activity: {escaped(name)}\n")
    assert html.unescape(text) == f"<h1>Statement of activity: {one_line(name)}</h1>\n"
