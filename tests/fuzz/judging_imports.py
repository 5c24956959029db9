"""What must be so of any file that is imported, and of the ledger that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from random import Random

from ledger import checks
from ledger.config import defaults
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import work_out
from ledger.importers import ImportPlan, Member, Order, Told, Wishes, plan
from ledger.model.ledger import Ledger
from ledger.readers import LedgerReading
from ledger.readers.files import SourceFile, kind_of
from ledger.readers.reading import read_sources
from tests.fuzz.case import Case, chance_of
from tests.fuzz.judging_reader import judge_findings
from tests.support import AS_OF

EMPTY = Ledger(defaults(), ())
_QUOTED = re.compile(r"`[^`]*`|\d+|\S+\.\S+")
_AGAIN_ONE_IN = 6
# What the file itself tells against itself, such as a job taken before it was talked of: the
# checks of stages, and of facts that contradict. It is taken as it stands, and shown.
_OF_THE_FILE = ("HW2", "HW6")
# Notes are kept as they were typed: a link to nothing or a merge's marks in them stay theirs.
_OF_NOTES = ("HW1", "HW3")
# Rows that nothing tells apart are matched anew each time: two applications for the same work
# at one organization, once their title is a day and their day a title.
_MAY_CHANGE = ("job-tracker",)


def judge_import(name: str) -> Callable[[Case], Hashable]:
    """The judge of what an importer reads."""

    def judge(case: Case) -> Hashable:
        chance = chance_of(case)
        wishes = _wishes(name, chance)
        made = _planned(case, wishes, EMPTY)
        _says_it_in_a_line(made, case)
        drafts = tuple(draft.kind for draft in made.drafts)
        if made.drafts:
            _makes_a_sound_ledger(case, wishes, made, chance)
        if made.files:
            _read({file.path: file.data for file in made.files})
        told = {_QUOTED.sub("", note.message) for note in made.notes}
        keys = {key for draft in made.drafts[:20] for key, _ in draft.fields}
        refused = _QUOTED.sub("", made.refusal)
        return made.format, refused, frozenset(told), frozenset(keys), frozenset(drafts)

    return judge


def _wishes(name: str, chance: Random) -> Wishes:
    """What an owner might say: the importer by its name, in most cases, and a few wishes."""
    named = chance.random() < 0.7
    return Wishes(
        format_name=name if named else "",
        order=chance.choice((None, None, *Order)),
        me=chance.choice(((), ("me@harbourlight.example",))),
        told=chance.choice(tuple(Told)),
        private=chance.random() < 0.5,
    )


def _planned(case: Case, wishes: Wishes, ledger: Ledger) -> ImportPlan:
    if len(case) == 1:
        ((path, data),) = case
        return plan(data, path, ledger, AS_OF, wishes)
    members = [Member.of(path, data) for path, data in case]
    return plan(b"", "folder", ledger, AS_OF, wishes, members=members)


def _says_it_in_a_line(made: ImportPlan, case: Case) -> None:
    """It is taken or refused, and what is said of it has its place and is one line."""
    assert made.drafts or made.files or made.refusal, "neither taken nor refused"
    assert not (made.refusal and (made.drafts or made.files)), "both taken and refused"
    # UTF-16 has its line ends in two bytes, mail and tables may end theirs with \r.
    most = max(data.count(b"\n") + data.count(b"\r") for _, data in case) + 1
    for note in made.notes:
        assert 0 <= note.line <= most, f"line {note.line} of {most}: {note.message}"
    for said in (made.refusal, *(note.message for note in made.notes)):
        assert not set(said) & {"\n", "\r"}, f"more than a line: {said!r}"
        said.encode()


def _makes_a_sound_ledger(case: Case, wishes: Wishes, made: ImportPlan, chance: Random) -> None:
    """The drafts are written, read again without an error, and imported again without a change."""
    edition = work_out(made.drafts, EMPTY, {})
    files = {change.path: change.after or b"" for change in edition.changes}
    assert len(edition.outcomes) == len(made.drafts), "a draft is lost"
    assert len(files) == len(edition.changes), "two drafts are one file"
    reading = _read(files)
    found = judge_findings(reading.ledger, reading.texts, chance)
    wrong = [
        one
        for one in found
        if one.severity is Severity.ERROR
        and not one.code.startswith(_OF_THE_FILE)
        and not (made.format == "vault" and one.code.startswith(_OF_NOTES))
    ]
    assert not wrong, (
        f"{wrong[0].code} {_QUOTED.sub('…', wrong[0].message)}: {_line(reading, wrong[0])}"
    )
    if made.format not in _MAY_CHANGE and chance.random() * _AGAIN_ONE_IN < 1:
        again = work_out(_planned(case, wishes, reading.ledger).drafts, reading.ledger, files)
        changes = [change.path for change in again.changes]
        assert not changes, f"a second import changes {changes[:3]}"


def _line(reading: LedgerReading, finding: Diagnostic) -> str:
    return reading.texts[finding.location.path].line(finding.location.line)[:200]


def _read(files: dict[str, bytes]) -> LedgerReading:
    config = defaults()
    sources = [
        SourceFile(path, kind, data)
        for path, data in files.items()
        if (kind := kind_of(path, config.folders))
    ]
    reading = read_sources(sources, config)
    checks.run(reading.ledger, AS_OF)
    return reading
