"""The weekly look, with one question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._readiness import kept_for
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.wording import days_ago

QUESTIONS = (
    "Who is responsible for my leads?",
    "What if they fail?",
    "Who could be an advocate whom I have not thought of?",
    "Which list would insure the number?",
    "Where did my time go, and with whom?",
    "Whom am I chasing?",
    "What would I stop?",
)


@rule("weekly-review", 3, about=())
def weekly_review(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """One question a week, in turn."""
    reviews = [one for one in of_kind(ledger, "review") if one.done_by(as_of)]
    last = reviews[-1] if reviews else None
    if last and (as_of - last.date).days < ledger.config.rules.review_every:
        return
    if not last and kept_for(ledger, as_of) < ledger.config.rules.review_every:
        return
    question = question_for(as_of)
    since = f"The last review was {days_ago(last.date, as_of)}" if last else "No review yet"
    yield Advice(
        subject="",
        event=f"since {last.date}" if last else "first",
        message=f"{since}; this week's question: {question}",
        line=f"- {as_of} review 30m ",
        resolved_by="a `review` entry",
        evidence=(last.evidence,) if last else (),
    )


def question_for(day: date) -> str:
    """The question of a day's week, Monday to Sunday, in turn across the turn of the year too."""
    return QUESTIONS[(day.toordinal() - 1) // 7 % len(QUESTIONS)]
