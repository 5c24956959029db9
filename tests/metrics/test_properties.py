"""What holds of every ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics import Measurement, measure
from ledger.metrics._measurement import Row
from ledger.model.contact import Contact
from ledger.model.entry import IN_PERSON
from tests.metrics.generated import bodies, files_of, ledgers, places
from tests.metrics.measuring import AS_OF, ago, measured
from tests.support import Files, ledger_of

DAYS = st.integers(-5, 40)
COMING = {"", "nothing due within 21 days"}


def added(files: Files, path: str, line: str) -> dict[str, str]:
    return {**files, path: f"{files[path]}{line}\n"}


@given(
    ledgers, places, DAYS, st.sampled_from(["15m", "2h", "8h", ""]), st.sampled_from(["", "[[nw]]"])
)
def test_busy_work_never_raises_time_use(files, path, days, duration, link):
    before = measured("time-use", files).value
    after = measured(
        "time-use", added(files, path, f"- {ago(days)} busy {duration} x {link}")
    ).value
    if before is not None and after is not None:
        assert after <= before


@given(ledgers, places, DAYS, st.sampled_from(["off", "off 2d", "off 1w", "off 3h", "life 2h"]))
def test_a_day_off_never_lowers_time_use(files, path, days, typed):
    before = measured("time-use", files).value
    after = measured("time-use", added(files, path, f"- {ago(days)} {typed}")).value
    if before is not None:
        assert after is not None
        assert after >= before


@given(ledgers, st.sampled_from(["", "---\nname: A\n---\n", "---\norganization: northwind\n---\n"]))
def test_an_empty_campaign_never_raises_works(files, text):
    more = {**files, "campaigns/empty.md": text}
    assert measured("works", more).value == measured("works", files).value


@given(ledgers, places, DAYS, st.sampled_from(["busy 2h", "off", "life"]))
def test_neither_busy_work_nor_a_day_off_raises_works(files, path, days, typed):
    line = f"- {ago(days)} {typed} [[nw]] [[hf]]"
    assert measured("works", added(files, path, line)).value == measured("works", files).value


@given(ledgers, st.data())
def test_one_meeting_told_in_two_files_never_raises_face_to_face(files, data):
    ledger = ledger_of(files)
    meetings = [entry for entry in ledger.entries if entry.mode == IN_PERSON]
    if not meetings:
        return
    entry = data.draw(st.sampled_from(meetings))
    parties = {one.path: one for one in (*ledger.involved(entry), *ledger.campaigns_of(entry))}
    people = ledger.parties(entry, Contact)
    holder = data.draw(st.sampled_from(people)).path if people else "journal/j.md"
    box = "[ ] " if entry.todo else ""
    links = " ".join(f"[[{one.id}]]" for path, one in parties.items() if path != holder)
    line = f"- {box}{entry.date} {entry.kind.name} {entry.round or ''} {links} the same"
    before, after = (measured("face-to-face", one) for one in (files, added(files, holder, line)))
    assert (after.value, after.k, after.n) == (before.value, before.k, before.n)


@given(
    ledgers, st.lists(st.tuples(places, st.integers(-60, -1), st.data()), min_size=1, max_size=4)
)
def test_what_is_dated_later_changes_nothing_but_what_is_coming(files, later):
    typed = ("interview 1 1h [[nw]] [[dana]]", "off 1w", "reply [[lee]] [got:: names] [[nw]]")
    more = files
    for path, days, data in later:
        more = added(more, path, f"- {ago(days)} {data.draw(st.sampled_from(typed))}")
    before, after = (measure(ledger_of(one), AS_OF) for one in (files, more))
    for name, rest in AHEAD.items():
        assert rest(after.pop(name)) == rest(before.pop(name))
    assert after == before


def _without_what_is_coming(works: Measurement) -> set[tuple[object, ...]]:
    return {
        (row.cells["id"], row.cells["stage"], *_lacks(str(row.cells["reason"])))
        for row in works.rows
    }


def _without_how_soon_works_were_back(resilience: Measurement) -> tuple[object, ...]:
    said = [one for one in resilience.aside if not one.startswith("setback")]
    return (resilience.value, resilience.reading, resilience.rows, said)


def _without_who_is_expected(pace: Measurement) -> set[tuple[object, ...]]:
    kept = ("id", "days_since", "median", "limit", "silent", "stage")
    return {tuple(row.cells[key] for key in kept) for row in pace.rows}


# The figures that look ahead, each with what of it does not.
AHEAD = {
    "works": _without_what_is_coming,
    "resilience": _without_how_soon_works_were_back,
    "pace": _without_who_is_expected,
}


def _lacks(reason: str) -> list[str]:
    return sorted(set(reason.split(", ")) - COMING)


@given(bodies, st.randoms(use_true_random=False))
def test_the_order_of_files_and_of_lines_changes_nothing(typed, random):
    shuffled = {path: random.sample(lines, len(lines)) for path, lines in typed.items()}
    paths = random.sample(list(shuffled), len(shuffled))
    before = files_of(typed)
    after = {path: files_of(shuffled)[path] for path in paths}
    for one, other in zip(_told(before), _told(after), strict=True):
        assert one == other


def _told(files: Files) -> Iterable[tuple[object, ...]]:
    """What each metric says, its rows in no order."""
    for name, taken in measure(ledger_of(files), AS_OF).items():
        figures = (taken.value, taken.k, taken.n, taken.interval, taken.previous, taken.verdict)
        rows = Counter(_said(row) for row in taken.rows)
        yield name, figures, taken.reading, taken.aside, rows


def _said(row: Row) -> tuple[object, ...]:
    return tuple(sorted((key, str(value)) for key, value in row.cells.items()))


@given(ledgers)
def test_all_evidence_is_an_entry_or_a_line_of_front_matter(files):
    ledger = ledger_of(files)
    entries = {entry.evidence for entry in ledger.entries}
    for taken in measure(ledger, AS_OF).values():
        places = {*taken.evidence, *(place for row in taken.rows for place in row.evidence)}
        for place in places - entries:
            path, _, line = place.rpartition(":")
            text = files[path].split("\n")
            assert text[0] == "---"
            assert 1 <= int(line) <= text.index("---", 1) + 1


@given(ledgers, st.dates(date(2026, 8, 1), date(2027, 2, 1)))
def test_every_day_gives_figures_that_hang_together(files, day):
    taken = measure(ledger_of(files), day)
    for one in taken.values():
        if one.k is not None and one.n is not None and one.unit != "campaigns":
            assert 0 <= one.k <= one.n
        if one.interval:
            low, high = one.interval
            assert 0 <= low <= one.k / one.n <= high <= 1
    for row in taken["channels"].rows:
        cells = row.cells
        assert cells["converted"] <= cells["judged"] <= cells["attempts"]
        assert cells["converted"] <= cells["answered"] <= cells["judged"]
    for row in taken["conversion"].rows:
        assert row.cells["left"] == row.cells["advanced"] + row.cells["exited"]
