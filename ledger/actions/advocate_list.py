"""A list of possible advocates that is shorter than it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._asking import last_day
from ledger.actions._readiness import is_over, kept_for
from ledger.metrics._answers import responders
from ledger.metrics._dialogs import says_what
from ledger.metrics._introductions import introductions_by, is_advocate
from ledger.metrics.advocates import LIST
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.stage import lines_by, open_campaigns
from ledger.wording import fold, listing

_MOST_NAMES = 2
_SELLING = "selling"
_INTRODUCTION_WEIGHS = 3


@rule("advocate-list", 2, figures=("advocates",), about=())
def advocate_list(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Twenty people whom other people ask; name one more, and say nothing to sell."""
    rules = ledger.config.rules
    named = int(measurements["advocates"].k or 0)
    if named >= LIST or kept_for(ledger, as_of) < rules.window or is_over(ledger, as_of):
        return
    lines = [line for one in ledger.contacts for line in lines_by(one, as_of) if one.advocate]
    first = [one for one in ledger.contacts if is_advocate(one, as_of)]
    lately = max((line.date for line in lines if line.date), default=None)
    if lately and (as_of - lately).days < rules.review_every:
        return  # somebody is at it
    if kept_for(ledger, as_of) % rules.window >= rules.review_every:
        return  # a list grows slowly: one week in four is enough
    likely = _likely(ledger, as_of)[:_MOST_NAMES]
    said = "Nobody is named yet who could speak for you"
    if named:
        said = f"{named} of {LIST} possible advocates {'is' if named == 1 else 'are'} named"
    whom = listing((one.name for one in likely), "or")
    yield Advice(
        subject="",
        event=f"{named} named",
        message=(
            f"{said}: who is it that other people ask?"
            + (f" {whom} helped before" if likely else "")
        ),
        line=f"- {as_of} candidate",
        place="below `advocate:` in their file",
        resolved_by=f"`candidate` below `advocate:` in their files, up to {LIST}",
        evidence=tuple(str(one.place("advocate")) for one in first[-1:]),
    )


def _likely(ledger: Ledger, as_of: date) -> list[Contact]:
    """Those not on the list from whom most came: introductions, points of value, passing on."""
    busy = {one.path for each in open_campaigns(ledger, as_of) for one in ledger.people_of(each)}
    came: Counter[str] = Counter()
    for made in introductions_by(ledger, as_of):
        came[made.introducer.path] += _INTRODUCTION_WEIGHS
    for entry in ledger.entries:
        if entry.fields and entry.done_by(as_of):
            points = sum(says_what(value) for value in entry.all_fields("got"))
            for one in ledger.parties(entry, Contact) if points else ():
                came[one.path] += points
    for answered in responders(ledger, as_of):
        for entry in answered.entries:
            for one in ledger.parties(entry, Contact):
                came[one.path] += 1
    found = [
        one
        for one in ledger.contacts
        if came[one.path] > 1
        and not one.archived
        and one.path not in busy
        and fold(one.intent) != _SELLING
        and not is_advocate(one, as_of)
        and last_day(ledger, one, as_of)
    ]
    return sorted(found, key=lambda one: (-came[one.path], one.id))
