"""What a ledger takes over from the state before it is what it would work out anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import checks, metrics
from ledger.actions import advise
from ledger.config import parse
from ledger.model.amended_indexes import INDEXES
from ledger.model.lasting import Given
from ledger.model.ledger import Ledger
from ledger.model.successor import take_over
from ledger.readers.files import SourceFile
from ledger.readers.reading import Known, read_sources
from tests.benchmarks.made_ledger import files
from tests.support import kind_of, ledger_of

AS_OF = date(2026, 11, 22)
FILES = {**dict(files(40)), "channels/guild.md": "---\nname: Guild\n---\n"}
NAMES = sorted(path.rsplit("/", 1)[1].removesuffix(".md") for path in FILES if "/" in path)
LINES = (
    "email [[{}]]", "reply from [[{}]]", "call 20m [[{}]] with [[{}]]", "coffee 1h [[{}]]",
    "interview 1 1h [[{}]] [for:: [[{}]]]", "follow-up 1 to [[{}]]", "application [[{}]]",
    "event 2h [[{}]] [rated:: 4 met, 2 building]", "response [[{}]] [depth:: comment]",
    "lunch [[{}]] [got:: introduction to [[{}]]]", "email [[{}]] [gave:: the list]",
    "prepare 1h [for:: {}]", "call [via:: {}] [[{}]] [values-us:: yes]", "off 2d", "busy 2h",
    "call with Dana Kim and Joel Tamm", "email [[nobody-here]]", "event 1h [mode:: in-person]",
    "emial [[{}]]", "lunch [[{}]] [got:: introduction to [[nobody]]]", "call [issue:: price]",
    "setback [[{}]] [cause:: price]", "email [[{}]] [next:: 2026-12-01]", "offer [[{}]]",
)  # fmt: skip
BEFORE = {"contacts/b.md": "---\nname: Bo\n---\n", "campaigns/a.md": "---\nname: A\n---\n"}
NOTES = ("Ask [[{}]] about [[{}]].", "No word since.", "<!-- nothing -->")

# What is brought up to date whole; of the rest, what is known of records that nothing touched.
WHOLE = {
    *INDEXES.keys() - {"_found"},
    *(f"ledger.model.entry_index.{name}" for name in ("_by_kind", "_by_way", "_by_field")),
    "ledger.metrics._asks._asked_of",
    "ledger.metrics._introductions._told_of",
    "ledger.metrics._steps._worked",
}


class Writing:
    """A ledger as texts, read as a process does that goes on: what did not change is the same."""

    def __init__(self) -> None:
        self.texts = dict(FILES)
        self.known: Known = {}

    def read(self) -> Ledger:
        config = parse(self.texts.get("headway.toml", ""))
        sources = [
            SourceFile(path, kind, text.encode())
            for path, text in self.texts.items()
            if (kind := kind_of(path, config.folders))
        ]
        return read_sources(sources, config, known=self.known).ledger


def work_out(ledger: Ledger) -> object:
    """Everything that is asked of a ledger on a day."""
    taken = metrics.weekly(ledger, AS_OF, 12)
    found = checks.run(ledger, AS_OF)
    for record in ledger.records:
        ledger.linked_from(record)
    return taken, found, advise(ledger, {name: one.now for name, one in taken.items()}, AS_OF)


def amend(writing: Writing, data: st.DataObject) -> None:
    """Write, move or take out a line of one file."""
    path = data.draw(st.sampled_from(sorted(set(writing.texts) - {"headway.toml"})))
    lines = writing.texts[path].split("\n")
    top = 1 + max((at for at, line in enumerate(lines) if line == "---"), default=-1)
    at = data.draw(st.integers(top, len(lines)))
    how = data.draw(st.sampled_from(("line", "line", "line", "note", "out")))
    if how == "out":
        del lines[at : at + 1]
    else:
        words = data.draw(st.sampled_from(LINES if how == "line" else NOTES))
        while "{}" in words:
            words = words.replace("{}", data.draw(st.sampled_from(NAMES)), 1)
        day = AS_OF + timedelta(days=data.draw(st.integers(-200, 30)))
        box = data.draw(st.sampled_from(("", "", "[ ] ", "[x] ")))
        lines.insert(at, f"- {box}{day} {words}" if how == "line" else f"\n{words}\n")
    writing.texts[path] = "\n".join(lines)


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_what_is_taken_over_is_what_is_worked_out_anew(data):
    writing = Writing()
    before = writing.read()
    work_out(before)
    for _ in range(data.draw(st.integers(1, 4))):
        for _ in range(data.draw(st.integers(1, 2))):
            amend(writing, data)
        ledger = writing.read()
        take_over(ledger, before)
        taken_over = {name: deepcopied(value) for name, value in derived(ledger).items()}
        assert taken_over
        every = {entry.location: entry for record in ledger.records for entry in record.entries}
        assert all(entry is every[entry.location] for entry in ledger.entries)
        assert all(ledger.find(record.id) is record for record in ledger.records)
        anew = replace(ledger)
        assert work_out(ledger) == work_out(anew)
        worked_out = derived(anew)
        for name, value in taken_over.items():
            if name in WHOLE:
                assert value == worked_out[name], name
            else:
                assert agree(value, worked_out[name]), name
        before = ledger


def derived(ledger: Ledger) -> dict[str, object]:
    """What was worked out of a ledger."""
    own = Ledger.__dataclass_fields__
    return {name: value for name, value in vars(ledger).items() if name not in own}


def deepcopied(value: object) -> object:
    """What is kept as it is now: mappings are added to whenever more is asked."""
    if isinstance(value, dict):
        return {key: deepcopied(one) for key, one in value.items()}
    return tuple(map(deepcopied, value)) if type(value) is tuple else value


def agree(one: object, other: object) -> bool:
    """Whether two mappings of what was asked so far say the same of whatever both know."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(agree(one[key], other[key]) for key in one.keys() & other.keys())
    if type(one) is tuple and type(other) is tuple:
        return len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, Given) and isinstance(other, Given):
        asked = {path: made for path, made in other.known.items() if path not in one.unasked}
        return one.known == asked
    return one == other


@pytest.mark.parametrize(
    "after",
    [
        {"contacts/b.md": "---\nname: Bo Berg\n---\n- 2026-11-20 email\n"},
        {"contacts/b.md": None},
        {"contacts/c.md": "- 2026-11-20 email\n"},
        {"headway.toml": "[rules]\nwindow = 14\n"},
    ],
)
def test_nothing_is_taken_over_where_more_than_bodies_differ(after):
    before = ledger_of(BEFORE)
    work_out(before)
    texts = {path: text for path, text in {**BEFORE, **after}.items() if text is not None}
    ledger = ledger_of(texts)
    take_over(ledger, before)
    assert derived(ledger) == {}


def test_nothing_is_taken_over_where_most_files_differ():
    before = ledger_of(BEFORE)
    work_out(before)
    ledger = ledger_of({path: f"{text}- 2026-11-21 email\n" for path, text in BEFORE.items()})
    take_over(ledger, before)
    assert derived(ledger) == {}
