"""The owner's own questions, each with its answer as a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

from ledger.config import SavedQuery
from ledger.markdown import Html, ticked
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._queries.answers import answer_table
from ledger.pages._results import Results
from ledger.pages._tables import Table
from ledger.querying import INSTALL, QueryError, Questions, installed
from ledger.tables import TableSource
from ledger.value import Value

# A report waits no longer for one question; the answers to all of them take it milliseconds.
_SECONDS = 10


class QuestionView(Value, frozen=True):
    """One question: its answer, or why there is none, and the SQL that asks it."""

    title: str
    table: Table | None
    wrong: Html
    sql: str


class QueriesView(Value, frozen=True):
    """What the page of the owner's own questions places.

    `install` is what to type where nothing is there to answer them.
    """

    questions: tuple[QuestionView, ...]
    install: str


def _asked(results: Results) -> tuple[SavedQuery, ...]:
    """The questions that are to stand in the report; in a shared one none are."""
    saved = results.ledger.config.queries.values()
    return () if results.shared else tuple(one for one in saved if one.page)


@page_kind(
    "queries",
    label="Questions",
    place=12,
    question="What else did I want to know?",
    when=lambda results: bool(_asked(results)),
)
def queries(results: Results) -> Iterator[Page]:
    """One page."""
    view = partial(_view, results)
    yield laid_out_page("queries.html", "queries", "Your own questions", view)


def _view(results: Results) -> QueriesView:
    asked = _asked(results)
    if not installed():
        unanswered = (QuestionView(one.title, None, Html(""), one.sql) for one in asked)
        return QueriesView(tuple(unanswered), INSTALL)
    links = Links(results, "queries.html")
    source = TableSource(
        results.ledger,
        results.as_of,
        findings=results.findings,
        measurements=results.measurements,
    )
    with closing(Questions(source)) as questions:
        answered = tuple(_answered(links, source, questions, one) for one in asked)
    return QueriesView(answered, "")


def _answered(
    links: Links, source: TableSource, questions: Questions, one: SavedQuery
) -> QuestionView:
    try:
        answer = questions.ask(one.sql, _SECONDS)
    except QueryError as error:
        return QuestionView(one.title, None, ticked(str(error)), one.sql)
    return QuestionView(one.title, answer_table(links, source, one, answer), Html(""), one.sql)
