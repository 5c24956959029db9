"""The fixes of findings, made in memory and kept only where they do nothing but good.

The whole ledger is read again with them. What is found then has to be what was found before,
without the findings that were fixed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from ledger.diagnostic import Diagnostic
from ledger.editing._page import Page, Stretch, touching
from ledger.editing._trial import Standing, Trials, mark_of, refusal
from ledger.editing._writing import FileChange
from ledger.processes import Progress, unheard
from ledger.readers import Sources
from ledger.value import Value

MOST_ROUNDS = 5


class LeftAlone(Value, frozen=True):
    """A finding whose fix was not made, and why."""

    finding: Diagnostic
    reason: str


class Fixing(Value, frozen=True):
    """What the fixes of a ledger come to: the files to write, what is fixed and what is not."""

    changes: tuple[FileChange, ...]
    fixed: tuple[Diagnostic, ...]
    left: tuple[LeftAlone, ...]


def work_out_fixes(
    files: Sources,
    as_of: date,
    wanted: Callable[[Diagnostic], bool],
    progress: Progress = unheard,
) -> Fixing:
    """The fixes of the wanted findings of a ledger, worked out round by round.

    Of two that touch each other the first is made, and the other waits for the next round.
    """
    trials = Trials(as_of, wanted)
    now = Standing.of(files, as_of)
    fixed: list[Diagnostic] = []
    left: tuple[LeftAlone, ...] = ()
    for _ in range(MOST_ROUNDS):
        made = _Round(trials, now, progress)
        made.run()
        left = tuple(made.left)
        if not made.kept:
            break
        fixed += [*made.kept, *made.along]
        now = made.after
    changes = (
        FileChange(path, files.of(path), now.files.of(path))
        for path in sorted({one.location.path for one in fixed})
    )
    return Fixing(
        tuple(change for change in changes if change.before != change.after),
        tuple(sorted(fixed, key=lambda one: one.sort_key)),
        left,
    )


class _Round:
    """One round: the fixes that can be made together, those kept, and those left alone."""

    def __init__(self, trials: Trials, before: Standing, progress: Progress) -> None:
        self.trials = trials
        self.progress = progress
        self.before = before
        self.after = before
        self.kept: list[Diagnostic] = []
        self.along: tuple[Diagnostic, ...] = ()
        self.left: list[LeftAlone] = []

    def run(self) -> None:
        """Make what can be made."""
        chosen: list[Diagnostic] = []
        pages: dict[str, Page] = {}
        refusals: dict[str, str] = {}
        taken: dict[str, list[Stretch]] = defaultdict(list)
        for one in self.before.findings:
            if not one.fix or not self.trials.wanted(one):
                continue
            path = one.location.path
            if path not in refusals:
                data = self.before.files.of(path)
                refusals[path] = refusal(path, data)
                if not refusals[path]:
                    pages[path] = Page(data.decode())
            if refusals[path]:
                self.left.append(LeftAlone(one, refusals[path]))
                continue
            stretches = [pages[path].stretch(edit) for edit in one.fix.edits]
            if not touching([*taken[path], *stretches]):
                taken[path] += stretches
                chosen.append(one)
        self._keep(chosen)

    def _keep(self, group: list[Diagnostic]) -> None:
        """Keep a group that is sound beside those that were kept, else look which of it is."""
        new: tuple[Diagnostic, ...] = ()
        while group:
            self.progress("trying fixes", 0, 0)
            outcome = self.trials.attempt(self.before, [*self.kept, *group])
            new = outcome.new
            moved = outcome.after.folders != self.before.folders
            if not new and not moved:
                self.kept += group
                self.along, self.after = outcome.along, outcome.after
                return
            if len(group) == 1:
                reason = _reason(group[0], new[0]) if new else "it changes which folders are read"
                self.left.append(LeftAlone(group[0], reason))
                return
            blamed = _blamed(group, new)
            if not blamed:
                break
            self.left += blamed
            guilty = {id(one.finding) for one in blamed}
            group = [one for one in group if id(one) not in guilty]
        half = len(group) // 2
        if half:
            self._keep(group[:half])
            self._keep(group[half:])


def _blamed(group: Sequence[Diagnostic], new: Sequence[Diagnostic]) -> list[LeftAlone]:
    """The fixes that alone can have brought up something: the only one of its line or file."""
    lines = Counter((one.location.path, one.location.line) for one in group)
    files = Counter(one.location.path for one in group)
    brought: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in new:
        brought[one.location.path].append(one)
    blamed = []
    for one in group:
        path, line = one.location.path, one.location.line
        there = brought[path]
        if files[path] > 1:
            alone = lines[path, line] == 1
            there = [other for other in there if alone and other.location.line == line]
        if there:
            blamed.append(LeftAlone(one, _reason(one, there[0])))
    return blamed


def _reason(one: Diagnostic, new: Diagnostic) -> str:
    """Why a fix is left alone: what is found with it, in place of its own finding or beside it."""
    if mark_of(new) == mark_of(one):
        return "it would be found all the same"
    return f"it would bring up {new.code} in {new.location}"
