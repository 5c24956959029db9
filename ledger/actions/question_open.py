"""A question of theirs that has had no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import names, plain, subject_of
from ledger.metrics.follow_through import deadline
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.entry_index import dated
from ledger.model.exchange import is_two_way, is_way_in, is_way_out
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.wording import days_ago, shorten

# A question mark at the end: one that something follows was quoted, or answered on the spot.
_ASKS = re.compile(
    r"\?[\"'”’)\]]*(?:\s+\w+\s+(?:says|said|writes|wrote))?[\s.]*$"
    r"|(?<!\bI )\bask(?:s|ed|ing)?\b|\bwants to know\b",
    re.IGNORECASE,
)


@rule("question-open", 0)
def question_open(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Somebody who asks is somebody who is listening: answer within a working day."""
    rules = ledger.config.rules
    # What comes later than this is no answer any more, but a new approach.
    for entry in dated(ledger, as_of - timedelta(days=rules.dialog_pair), as_of):
        if not (entry.done_by(as_of) and is_way_in(entry) and _ASKS.search(entry.text)):
            continue
        asking = ledger.parties(entry, Contact) or ledger.campaigns_of(entry)
        if asking and not _answered(ledger, entry, asking, as_of):
            subject = subject_of(ledger, entry) or asking[0]
            to = " ".join(f"[[{one.id}]]" for one in asking)
            has = "has" if len(asking) == 1 else "have"
            yield Advice(
                subject=subject.id,
                event=f"{entry.date} {entry.text}",
                message=(
                    f"{names(asking)} asked something {days_ago(entry.date, as_of)} and {has} no "
                    f"answer: “{shorten(plain(ledger, entry.text))}”"
                ),
                line=f"- {as_of} email {to} ",
                resolved_by="a way out to them, or a conversation",
                evidence=(entry.evidence,),
                due=deadline(entry.date, rules.follow_up_business_days),
            )


def _answered(ledger: Ledger, question: Entry, asking: tuple[Record, ...], as_of: date) -> bool:
    """Whether they had a word since, or their campaign a way out that names nobody."""
    after = [later for one in asking for later in ledger.entries_with(one)]
    after += [
        later
        for campaign in ledger.campaigns_of(question)
        for later in ledger.entries_with(campaign)
        if not ledger.parties(later, Contact)
    ]
    return any(
        later.sort_key > question.sort_key
        and later.done_by(as_of)
        and (is_way_out(later) or is_two_way(later))
        for later in after
    )
