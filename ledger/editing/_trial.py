"""Fixes tried out in memory: what is found in the ledger with them that was not found without."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ledger import checks
from ledger.diagnostic import Diagnostic, Edit
from ledger.editing._page import Page, touching
from ledger.model.fault import FaultKind
from ledger.readers import Sources
from ledger.readers.text import decode
from ledger.value import Value

# How often a fix may bring to light another that can be fixed as well.
MOST_UNCOVERED = 5

# What tells a finding before from a finding after: its code, its file and its line.
Mark = tuple[str, str, int]


class Standing(Value, frozen=True):
    """A ledger's files, the folders that they were looked for in, and what is found in them."""

    files: Sources
    folders: Mapping[str, str]
    findings: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, files: Sources, as_of: date) -> Standing:
        """How a ledger stands on a day."""
        ledger = files.read().ledger
        return cls(files, ledger.config.folders, checks.run(ledger, as_of))


class Outcome(Value, frozen=True):
    """What some fixes come to.

    `along` are the findings that they brought to light and that were fixed too, `new` those
    that nothing can be done about: none where the fixes are sound.
    """

    after: Standing
    along: tuple[Diagnostic, ...]
    new: tuple[Diagnostic, ...]


class Trials:
    """Tries fixes out on a day; `wanted` says which findings may be fixed at all."""

    def __init__(self, as_of: date, wanted: Callable[[Diagnostic], bool]) -> None:
        self.as_of = as_of
        self.wanted = wanted

    def attempt(
        self, before: Standing, group: Sequence[Diagnostic], left: int = MOST_UNCOVERED
    ) -> Outcome:
        """The ledger with the fixes of some findings that do not touch each other.

        What they bring to light (a date put right makes a line an entry, whose kind is
        mistyped) is fixed with them where it can be.
        """
        edits = edits_by_path(group)
        pages = {path: Page(before.files.of(path).decode()) for path in edits}
        made = {path: pages[path].with_edits(those).encode() for path, those in edits.items()}
        after = Standing.of(before.files.having(made), self.as_of)
        known = Counter(mark_after(one, pages, edits) for one in before.findings)
        known -= Counter(mark_after(one, pages, edits) for one in group)
        new = _beyond(after.findings, known)
        hopeless = tuple(one for one in new if not self.can_fix(one, after))
        if not new or hopeless or not left or not apart(new, after):
            return Outcome(after, (), hopeless or new)
        further = self.attempt(after, new, left - 1)
        return Outcome(further.after, (*new, *further.along), further.new)

    def can_fix(self, finding: Diagnostic, standing: Standing) -> bool:
        """Whether a finding has a fix that may be made."""
        if finding.fix is None or not self.wanted(finding):
            return False
        path = finding.location.path
        return not refusal(path, standing.files.of(path))


def apart(group: Sequence[Diagnostic], standing: Standing) -> bool:
    """Whether the fixes of some findings do not touch each other."""
    for path, edits in edits_by_path(group).items():
        page = Page(standing.files.of(path).decode())
        if touching([page.stretch(edit) for edit in edits]):
            return False
    return True


def edits_by_path(group: Sequence[Diagnostic]) -> dict[str, list[Edit]]:
    """The edits of some findings' fixes, by file."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for one in group:
        for edit in one.fix.edits if one.fix else ():
            edits[edit.location.path].append(edit)
    return edits


def mark_of(finding: Diagnostic) -> Mark:
    """The mark of a finding where it is."""
    return finding.code, finding.location.path, finding.location.line


def mark_after(
    finding: Diagnostic, pages: Mapping[str, Page], edits: Mapping[str, Sequence[Edit]]
) -> Mark:
    """The mark of a finding where it will be once some edits have been made."""
    code, path, line = mark_of(finding)
    if path in pages:
        line = pages[path].line_after(finding.location, edits[path])
    return code, path, line


def refusal(path: str, data: bytes) -> str:
    """Why a file is not edited; empty where it may be."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "the file is not UTF-8"
    if any(fault.kind is FaultKind.CONFLICT_MARKER for fault in decode(path, data)[1]):
        return "the file holds the marks of a merge"
    return ""


def _beyond(findings: Sequence[Diagnostic], known: Counter[Mark]) -> tuple[Diagnostic, ...]:
    """The findings that are not among the known; of several of one mark the last ones."""
    there, new = known.copy(), []
    for one in findings:
        mark = mark_of(one)
        if there[mark] > 0:
            there[mark] -= 1
        else:
            new.append(one)
    return tuple(new)
