"""A question of theirs that has had no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import names, plain, subject_of
from ledger.config import Way
from ledger.metrics.follow_through import deadline
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_way_in
from ledger.model.ledger import Ledger
from ledger.wording import days_ago, shorten

_ASKS = re.compile(r"\?|\bask(?:s|ed|ing)?\b|\bwants to know\b", re.IGNORECASE)
_ANSWERS = (Way.OUT, Way.TWO)


@rule("question-open", 0)
def question_open(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Somebody who asks is somebody who is listening: answer within a working day."""
    rules = ledger.config.rules
    for entry in ledger.entries:
        young = 0 <= (as_of - entry.date).days <= rules.window
        if not (young and entry.done_by(as_of) and is_way_in(entry) and _ASKS.search(entry.text)):
            continue
        people = ledger.parties(entry, Contact)
        if people and not _answered(ledger, entry, people, as_of):
            subject = subject_of(ledger, entry)
            to = " ".join(f"[[{person.id}]]" for person in people)
            yield Advice(
                subject=subject.id if subject else people[0].id,
                event=entry.evidence,
                message=(
                    f"{names(people)} asked something {days_ago(entry.date, as_of)} and has no "
                    f"answer: “{shorten(plain(ledger, entry.text))}”"
                ),
                line=f"- {as_of} email {to} ",
                resolved_by="a way out to them, or a conversation",
                evidence=(entry.evidence,),
                due=deadline(entry.date, rules.follow_up_business_days),
            )


def _answered(ledger: Ledger, question: Entry, people: tuple[Contact, ...], as_of: date) -> bool:
    return any(
        later.sort_key > question.sort_key and later.done_by(as_of) and later.kind.way in _ANSWERS
        for person in people
        for later in ledger.entries_with(person)
    )
