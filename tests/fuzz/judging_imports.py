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
from ledger.readers.front_matter import bounds_of
from ledger.readers.reading import read_sources
from tests.fuzz.case import Case, chance_of
from tests.fuzz.judging_reader import judge_findings
from tests.support import AS_OF

EMPTY = Ledger(defaults(), ())
_QUOTED = re.compile(r"`[^`]*`|\d+|\S+\.\S+")
_AGAIN_ONE_IN = 6
# Where it stands is taken from a note as it is told: a word that is no stage or pipeline, stages
# in an order that cannot be or that nothing bears out, days to come, or nothing at all, which the
# import says. So is what it is worth.
_OF_STAGES = ("HW201", "HW202", "HW203", "HW204", "HW205", "HW208", "HW209", "HW210", "HW403")
# Notes are kept as they were typed: a merge's marks, a day that is none or a field that is not
# closed in their text stay theirs, and wherever they stand links to nothing or to the wrong kind.
_OF_TEXTS = ("HW1", "HW402", "HW504")
_OF_LINKS = "HW3"


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
            reading = _read({file.path: file.data for file in made.files})
            checks.run(reading.ledger, AS_OF)
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
        and not (made.format == "vault" and _is_of_a_note(reading, one))
    ]
    assert not wrong, (
        f"{wrong[0].code} {_QUOTED.sub('…', wrong[0].message)}: {_line(reading, wrong[0])}"
    )
    if chance.random() * _AGAIN_ONE_IN < 1:
        again = work_out(_planned(case, wishes, reading.ledger).drafts, reading.ledger, files)
        changes = [change.path for change in again.changes]
        assert not changes, f"a second import changes {changes[:3]}"


def _is_of_a_note(reading: LedgerReading, finding: Diagnostic) -> bool:
    text = reading.texts[finding.location.path]
    below = finding.location.line >= text.location(bounds_of(text)[2]).line
    return finding.code.startswith((_OF_LINKS, *_OF_STAGES)) or (
        below and finding.code.startswith(_OF_TEXTS)
    )


def _line(reading: LedgerReading, finding: Diagnostic) -> str:
    return reading.texts[finding.location.path].line(finding.location.line)[:200]


def _read(files: dict[str, bytes]) -> LedgerReading:
    config = defaults()
    sources = [
        SourceFile(path, kind, data)
        for path, data in files.items()
        if (kind := kind_of(path, config.folders))
    ]
    return read_sources(sources, config)
