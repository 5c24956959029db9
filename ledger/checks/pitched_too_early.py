"""HW605: an advocate was sold to before they were one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import shown
from ledger.diagnostic import Related, Severity
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_out
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.stage import current_line, pipeline_of

_READY = "cultivating"

# Words that sell, or ask for business. Each wants its surroundings, for "how she sells" and
# "listen to her pitch" ask for nothing; what is denied ("no pitch") is not meant either.
_CLAUSE = r"(?:^|[,;.:]\s*|\b(?:and|then)\s+)"
_SELLS = re.compile(
    rf"{_CLAUSE}(?P<verb>sell|pitch(?:ed)?|proposed?)\b"
    r"|\b(?:my|our)\s+(?:pitch|proposal|services|packages)\b"
    r"|\bask(?:ed)?\s+(?:\S+\s+)?for\s+(?:(?:a|the|their|his|her|some|more)\s+)?"
    r"(?:business|work|orders?|mandates?|contracts?|engagements?|job)(?=\s*(?:$|[,.;:]|from|at|with))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|nothing|without|don't)\b(?:\s+\S+){0,3}\s*$", re.IGNORECASE
)


@check(
    "HW605",
    "pitched-too-early",
    Severity.WARNING,
    why="whoever is sold to first opens no doors later",
)
def pitched_too_early(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """They are no prospects."""
    for contact in ledger.contacts:
        said = _sells(contact.approach) if contact.approach else ""
        if said and _before_ready(ledger, contact, as_of):
            yield Finding(
                contact.place("approach"),
                f"the approach to `{contact.id}` sells: {shown(said)}",
                "say how you mean to get to know them, without anything to sell",
                len(contact.approach),
            )
        for entry in ledger.entries_with(contact) if contact.advocate else ():
            what = _asked(entry) if entry.done_by(as_of) else ""
            line = _before_ready(ledger, contact, entry.date) if what else None
            if line:
                yield Finding(
                    entry.location,
                    f"{what} to `{contact.id}`, who was `{line.stage}` as an advocate",
                    f"write to them without anything to sell, until they are `{_READY}`",
                    related=(Related(line.location, "this is where they stood"),),
                )


def _before_ready(ledger: Ledger, contact: Contact, day: date) -> StageLine | None:
    """The line that somebody stood at on a day, where that is too early to sell to them."""
    pipeline = pipeline_of(ledger, contact)
    ready = pipeline.stages.get(_READY) if pipeline else None
    line = current_line(ledger, contact, day)
    if not pipeline or not ready or not line:
        return None
    return line if pipeline.stages[line.stage].position < ready.position else None


def _asked(entry: Entry) -> str:
    """What an entry asked somebody for, in words; empty where it was no business."""
    if entry.kind.name == "proposal":
        return "a proposal"
    spoke = is_way_out(entry) or is_two_way(entry)
    return "an ask for business" if spoke and _sells(entry.text) else ""


def _sells(text: str) -> str:
    """The words of a text that sell; empty where none do."""
    for match in _SELLS.finditer(text):
        if not _DENIED.search(text[: match.start()]):
            return match[0].strip(" ,;.:")
    return ""
