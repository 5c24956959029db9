"""Public tables, cards and calendars come in, or are refused with a reason; none is fatal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.importers._table import ForeignFile
from ledger.model.fault import Fault
from tests.corpora.places import corpus
from tests.importers.planning import complaints, files_of, planned
from tests.support import ledger_of

# Of the suite's twelve; the cells of `location_coordinates` are not those of its own JSON.
TABLES = (
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
)  # fmt: skip
# The files of cards and calendars that each package has.
HELD = {"icalendar": 163, "vobject": 23}


def taken(name: str, data: bytes) -> tuple[int, str]:
    """How many records a file makes, all of them sound, or why it makes none."""
    made = planned(data, name)
    if made.refusal:
        assert "\n" not in made.refusal
        assert not made.drafts
        return 0, made.refusal
    ledger = ledger_of(files_of(made))
    assert not ledger.faults, (name, _first(ledger.faults))
    assert not complaints(ledger), (name, complaints(ledger)[:2])
    return len(made.drafts), "; ".join(one.message for one in made.notes)


def _first(faults: tuple[Fault, ...]) -> str:
    return f"{faults[0].kind} {faults[0].subject} {faults[0].detail}"


@pytest.mark.parametrize("name", HELD)
def test_every_card_and_calendar_comes_in_or_is_refused(name, tally):
    root = corpus(name)
    found = sorted(one for one in root.rglob("*") if one.suffix in (".ics", ".vcf"))
    assert len(found) == HELD[name]
    tally.tried += len(found)
    silent = {}
    for path in found:
        count, why = taken(path.name, path.read_bytes())
        if not count and not why and _says_somebody(path):
            silent[path.relative_to(root).as_posix()] = path.read_text(errors="replace")[:400]
    assert not silent


def _says_somebody(path: Path) -> bool:
    """Whether a file holds a meeting with somebody, or a person, for all that we can see."""
    text = path.read_bytes().upper()
    return b"ATTENDEE" in text or b"BEGIN:VCARD" in text


@pytest.mark.parametrize("place", TABLES)
def test_every_csv_has_the_rows_and_cells_that_it_should(place, tally):
    root = corpus("csv-spectrum")
    tally.tried += 1
    data = (root / "csvs" / f"{place}.csv").read_bytes()
    expected = json.loads((root / "json" / f"{place}.json").read_text(encoding="utf-8"))
    table = ForeignFile(f"{place}.csv", data).table(lambda heading: False)
    assert not table.trouble
    named = [{key: value.strip() for key, value in row.items() if value.strip()}
             for row in expected]  # fmt: skip
    read = [{key: value for key, value in row.cells.items() if value} for row in table.rows]
    assert read == [row for row in named if row]
    taken(f"{place}.csv", data)
