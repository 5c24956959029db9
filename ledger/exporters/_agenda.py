"""What has a day that lies ahead, and what is owed since one that has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.config import Way
from ledger.exporters._campaign_days import campaign_days
from ledger.exporters._occasion import Occasion, Sort, of_entry, place_of, text_of, whom
from ledger.exporters._owed import owed
from ledger.metrics.works import APPOINTMENTS, agreed_days
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.timeline import since, up_to


def agenda(ledger: Ledger, as_of: date) -> list[Occasion]:
    """Everything that has a day on or after `as_of`, and what is owed since before, by day."""
    lines = (of_entry(ledger, entry) for entry in _ahead(ledger, as_of))
    every = (*lines, *owed(ledger, as_of), *campaign_days(ledger, as_of))
    # A box of today is ahead and owed, and one in another file may have the same words.
    found = {(one.key, one.source): one for one in every}
    taken = {(one.day, path) for one in every for path in one.about}
    for one in _agreed(ledger, as_of):
        # What a day was agreed on for may have its own line there, or be the decision itself.
        if not any((one.day, path) in taken for path in one.about):
            found[one.key, one.source] = one
    return sorted(found.values(), key=lambda one: one.order)


def _ahead(ledger: Ledger, as_of: date) -> Iterator[Entry]:
    """The lines of what is still to come, as the report has it: boxes, conversations and events.

    Work without a box is written down once it is done. Of what is archived only what was
    promised is told, as in the next actions.
    """
    for entry in since(ledger.entries, as_of):
        planned = entry.kind.way in APPOINTMENTS
        wanted = entry.todo or (planned and not _is_archived(ledger, entry))
        if wanted and not entry.ticked and entry.kind.way is not Way.OFF:
            yield entry


def _agreed(ledger: Ledger, as_of: date) -> Iterator[Occasion]:
    """The days that were agreed on in lines of what has happened."""
    for entry in up_to(ledger.entries, as_of):
        days = agreed_days(entry) if entry.fields and entry.done_by(as_of) else ()
        for day in days:
            if day >= as_of and not _is_archived(ledger, entry):
                yield Occasion(
                    key=("agreed", str(day), entry.holder, str(entry.date), entry.text),
                    sort=Sort.AGREED,
                    day=day,
                    title=": ".join(filter(None, (Sort.AGREED.value, whom(ledger, entry)))),
                    source=place_of(ledger, entry),
                    about=tuple(one.path for one in ledger.involved(entry)),
                    text=": ".join(
                        filter(None, (f"Agreed on {entry.date}", text_of(ledger, entry)))
                    ),
                )


def _is_archived(ledger: Ledger, entry: Entry) -> bool:
    """Whether a line stands in a file that was put away."""
    holder = next(iter(ledger.involved(entry)))
    return holder.archived
