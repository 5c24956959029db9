"""The journal file that a line of a day goes to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

from ledger.model.ledger import Ledger
from ledger.model.profile import Journal

# How a file may be named for its days, and the name of the one that a day belongs to.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[date], str]], ...] = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), lambda day: f"{day:%Y-%m-%d}"),
    (re.compile(r"\d{4}-\d{2}"), lambda day: f"{day:%Y-%m}"),
    (re.compile(r"\d{4}"), lambda day: f"{day:%Y}"),
)


def journal_file(ledger: Ledger, folder: str, day: date) -> str:
    """The path of the journal file for a day, whether there is one or not.

    The file of its month where there is one. Else the newest file shows how they are named:
    one that is named for a day, a month or a year has a sibling for this day, and any other
    takes every line; a page with front matter and no line shows nothing. Without a journal it
    is `YYYY-MM.md` in `folder`.
    """
    files = ledger.of_kind(Journal)
    month = f"{day:%Y-%m}"
    for one in files:
        if PurePosixPath(one.path).stem == month:
            return one.path
    dated = [one for one in files if one.entries or not one.fields]
    newest = max(dated, key=_last_day, default=None)
    if newest is None:
        return f"{folder}/{month}.md"
    path = PurePosixPath(newest.path)
    for form, name in _FORMS:
        if form.fullmatch(path.stem):
            return path.with_name(f"{name(day)}.md").as_posix()
    return newest.path


def _last_day(journal: Journal) -> tuple[date, str]:
    """The day of its last line, and its path."""
    return (max((entry.date for entry in journal.entries), default=date.min), journal.path)
