"""A figure in words: what it is made of, and nothing that the counts do not carry."""

from __future__ import annotations

from math import inf

import pytest

from ledger.metrics import Measurement, Row, Verdict, all_metrics
from ledger.pages import all_kinds
from tests.pages.laying_out import measured, results_of, view_of

FILES = {
    "contacts/dana.md": "---\nname: Dana Kim\n---\n- 2026-11-20 coffee 1h hello\n",
    "channels/board.md": "---\nname: The board\n---\n",
}


def metric_of(taken: Measurement, weeks=None):
    return view_of(results_of(FILES, **measured(("one", taken), weeks=weeks)), "metrics/one.html")


def figure_of(taken: Measurement, weeks=None):
    return metric_of(taken, weeks).figure


@pytest.mark.parametrize(
    ("value", "unit", "k", "n", "shown"),
    [
        (4, "campaigns", 4, 6, "4"),
        (0.64, "share", 9, 14, "64%"),
        (2 / 3, "share", 2, 3, "2 of 3"),
        (None, "share", 0, 0, "–"),
        (inf, "days", None, None, "never"),
        (2.5, "days", None, None, "2.5"),
        (12345, "EUR", None, None, "12,345"),
    ],
)
def test_a_value_in_words(value, unit, k, n, shown):
    assert figure_of(Measurement(value=value, unit=unit, reading="r", k=k, n=n)).value == shown


def test_few_cases_have_no_interval():
    taken = Measurement(value=0.5, unit="share", reading="r", k=2, n=4, interval=(0.1, 0.9))
    assert figure_of(taken).interval == ""
    assert figure_of(taken).counts == "2 of 4"


def test_the_window_before_is_compared_only_where_the_interval_allows():
    taken = {"value": 0.8, "unit": "share", "reading": "r", "k": 16, "n": 20,
             "interval": (0.58, 0.92)}  # fmt: skip
    assert figure_of(Measurement(previous=0.7, **taken)).previous == "70%"
    told = figure_of(Measurement(previous=0.2, **taken)).previous
    assert told == "20%, a difference that the counts carry"


def test_a_verdict_is_a_word():
    shown = figure_of(Measurement(value=1, unit="x", reading="r", verdict=Verdict.GOOD))
    assert (shown.verdict, shown.state) == ("good", "good")
    shown = figure_of(Measurement(value=1, unit="x", reading="r"))
    assert (shown.verdict, shown.state) == ("no verdict", "none")


def test_weeks_make_a_line_with_gaps():
    view = metric_of(Measurement(value=4, unit="x", reading="r"), [1, 2, None, 4, None, 4])
    assert [len(one.split()) for one in view.figure.spark.strokes] == [2]
    assert len(view.figure.spark.dots) == 2
    assert view.figure.spark.caption.description.endswith("1, 2, –, 4, –, 4.")
    assert [one.value for one in view.figure.weeks] == ["1", "2", "–", "4", "–", "4"]
    assert [tick.label for tick in view.chart.levels] == ["0", "4"]


def test_a_line_wants_two_weeks():
    view = metric_of(Measurement(value=4, unit="x", reading="r"), [None, None, 4])
    assert view.figure.spark is None
    assert view.chart is None


def test_shares_of_few_cases_are_not_drawn():
    taken = Measurement(value=0.5, unit="share", reading="r", k=1, n=2)
    view = metric_of(taken, [0.5, 0.5, 0.5])
    assert view.figure.spark is None
    assert view.figure.weeks[0].value == "1 of 2"


def test_the_table_names_records_and_its_lines():
    row = Row({"id": "dana", "got": "[[dana]] said", "counted": True, "per": 2.0},
              ("contacts/dana.md:4",))  # fmt: skip
    table = metric_of(Measurement(value=1, unit="x", reading="r", rows=(row,))).table
    assert [column.label for column in table.columns] == ["contact", "got", "counted", "per"]
    assert [str(cell.text) for cell in table.rows[0].cells] == [
        '<a href="../contacts/dana.html">Dana Kim</a>',
        '<a href="../contacts/dana.html">Dana Kim</a> said',
        "yes",
        "2",
    ]
    assert table.rows[0].places[0].href == "../contacts/dana.html#l4"


def test_what_is_not_recorded_is_not_zero():
    row = Row({"id": "dana", "hours": None, "days": 0})
    cells = metric_of(Measurement(value=1, unit="x", reading="r", rows=(row,))).table.rows[0].cells
    assert [(str(cell.text), cell.classes) for cell in cells[1:]] == [
        ("not recorded", "faint"),
        ("0", "numeric"),
    ]


def test_an_interval_is_a_dot_on_its_range():
    rows = (
        Row({"id": "board", "per_10h": 1.0, "low": 0.5, "high": 2.0}),
        Row({"id": "dana", "per_10h": None, "low": None, "high": None}),
    )
    table = metric_of(Measurement(value=None, unit="x", reading="r", rows=rows)).table
    assert [column.label for column in table.columns] == [
        "id", "per 10 h", "95% interval",
    ]  # fmt: skip
    drawn, none = (row.cells[2] for row in table.rows)
    assert drawn.dot.low < drawn.dot.at < drawn.dot.high
    assert str(drawn.text) == "0.5 – 2"
    assert none.dot is None
    assert str(none.text) == "too few to say"


def test_evidence_is_every_line_by_file_with_its_text():
    taken = Measurement(
        value=1, unit="x", reading="r",
        evidence=("contacts/dana.md:4", "channels/board.md:2", "contacts/dana.md:2",
                  "contacts/dana.md:4"),
    )  # fmt: skip
    files = metric_of(taken).evidence.files
    assert [file.path for file in files] == ["channels/board.md", "contacts/dana.md"]
    assert [(one.text, one.line) for one in files[1].lines] == [
        ("contacts/dana.md:2", "name: Dana Kim"),
        ("contacts/dana.md:4", "- 2026-11-20 coffee 1h hello"),
    ]


def test_the_help_page_is_shown_up_to_its_examples():
    made = measured(("one", Measurement(value=1, unit="x", reading="r")))
    helps = {"one": "# Title (`one`, M1)\n\nWhat it *means*.\n\n## Example\n\n```ledger x\n```\n"}
    view = view_of(results_of(FILES, **made, helps=helps), "metrics/one.html")
    assert view.help.strip() == "<p>What it <em>means</em>.</p>"


def test_a_record_says_what_the_figures_make_of_it():
    row = Row({"id": "dana", "days": 3, "reason": None})
    made = measured(("one", Measurement(value=1, unit="x", reading="r", rows=(row, row))))
    shown = view_of(results_of(FILES, **made), "contacts/dana.html").figures
    assert [(one.title, one.href) for one in shown] == [("One", "../metrics/one.html#rows")]
    assert [[(key, str(text)) for key, text in row] for row in shown[0].rows] == [
        [("days", "3")], [("days", "3")],
    ]  # fmt: skip


def test_every_metric_helps_to_answer_one_question():
    answered = [name for kind in all_kinds() for name in kind.metrics]
    assert sorted(answered) == sorted(metric.name for metric in all_metrics())


def test_figures_stand_below_the_question_that_they_help_to_answer():
    taken = Measurement(value=1, unit="x", reading="r")
    made = measured(("works", taken), ("pace", taken), ("odd", taken))
    view = view_of(results_of(FILES, **made), "figures.html")
    told = [(one.question, [figure.name for figure in one.figures]) for one in view.groups]
    assert told == [("What is in the works?", ["works", "pace"]), ("", ["odd"])]
    metric = view_of(results_of(FILES, **made), "metrics/works.html")
    assert metric.answer == '<a href="../campaigns.html">Campaigns</a>'
