"""Small builders for the tests of importers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ledger.checks import run
from ledger.config import defaults
from ledger.diagnostic import Severity
from ledger.editing import render
from ledger.importers import NO_WISHES, ImportPlan, Member, Wishes, plan
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from tests.support import AS_OF, Files, ledger_of

EMPTY = Ledger(defaults(), ())


def planned(
    text: str | bytes,
    name: str = "file.csv",
    wishes: Wishes = NO_WISHES,
    ledger: Ledger = EMPTY,
) -> ImportPlan:
    """The plan of a file for an empty ledger, or another."""
    data = text.encode() if isinstance(text, str) else text
    return plan(data, name, ledger, AS_OF, wishes)


def planned_folder(
    files: Mapping[str, str | bytes], wishes: Wishes = NO_WISHES, ledger: Ledger = EMPTY
) -> ImportPlan:
    """The plan of a folder of files, by their paths in it."""
    members = [
        Member.of(name, data.encode() if isinstance(data, str) else data)
        for name, data in files.items()
    ]
    return plan(b"", "folder", ledger, AS_OF, wishes, members=members)


def imported(text: str | bytes, wishes: Wishes = NO_WISHES) -> Ledger:
    """The ledger that importing a file into an empty one makes."""
    made = planned(text, wishes=wishes)
    assert not made.refusal, made.refusal
    return ledger_of(files_of(made))


def files_of(made: ImportPlan) -> Files:
    """The files of a plan as texts."""
    whole = {file.path: file.data for file in made.files}
    return {path: data.decode() for path, data in {**render(made.drafts), **whole}.items()}


def of_kind(drafts: Iterable[RecordDraft], kind: RecordKind) -> list[RecordDraft]:
    """The drafts of a kind."""
    return [draft for draft in drafts if draft.kind is kind]


def complaints(ledger: Ledger) -> list[str]:
    """What `check` would say of a ledger that is more than information."""
    found = [one for one in run(ledger, AS_OF) if one.severity is not Severity.INFO]
    return [f"{one.location} {one.code} {one.message}" for one in found]
