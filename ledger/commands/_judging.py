"""A step judged before it is taken: what its line would do to the findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.commands._moving import Move
from ledger.commands._options import CouldNotError
from ledger.commands._reading import line_at
from ledger.commands._standing import headline, next_comes, refuse_what_cannot_go_on
from ledger.commands._trial import Held, brought
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import Additions, EditRefusedError, FileChange, splice
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.readers.files import SourceFile
from ledger.source import Location
from ledger.terminal import visible
from ledger.value import Value, changed

# The reader leaves a stage line with one of these out.
_LEFT_OUT = (FaultKind.BAD_STAGE_LINE, FaultKind.BAD_DATE, FaultKind.WRONG_TYPE)

# What mends a line that is not written yet, where the check speaks of one that is.
_REMEDIES = {
    "stage-dates-backwards": "say with `--on` when it came to that; a stage that was left out "
    "is typed between the others by hand"
}


class Judgement(Value, frozen=True):
    """What a move does: the change to its file, where its line stands then, and what it brings."""

    change: FileChange
    place: Location
    text: str
    findings: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that speak against it."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def advice(self) -> tuple[Diagnostic, ...]:
        """The warnings that it brings, and what there is to know of its own line."""
        return tuple(
            one
            for one in self.findings
            if one.severity is Severity.WARNING
            or (
                one.severity is Severity.INFO
                and self.place.path == one.location.path
                and self.place.line == one.location.line
            )
        )


def judge(held: Held, move: Move, as_of: date) -> Judgement:
    """What a move would do. Raises CouldNotError where its line cannot be put in soundly."""
    record = move.record
    refuse_what_cannot_go_on(held.ledger, move, as_of)
    file = held.sources.records[record.path]
    listed = isinstance(record.fields.get(move.key), tuple)
    added = ((move.key, (move.line,)),)
    additions = Additions(items=added) if listed else Additions(keys=added)
    try:
        after = splice(file.path, file.data, file.kind, held.ledger.config, additions)
    except EditRefusedError as refusal:
        raise CouldNotError(f"{visible(file.path)} {visible(str(refusal))}") from None
    tried = held.with_file(SourceFile(file.path, file.kind, after))
    written = next(one for one in tried.ledger.records if one.path == file.path)
    if [(line.stage, line.date) for line in written.stages[-1:]] != [(move.stage, move.day)]:
        raise CouldNotError(f"{visible(file.path)} cannot be added to so that it reads as meant")
    place = written.stages[-1].location
    if unread := _unread(tried.ledger, written, move):
        typed = visible(line_at(tried.reading, unread).strip())
        raise CouldNotError(
            f"{headline(held.ledger, record, as_of)}\n"
            f"  {visible(str(unread))}: `{typed}` is taken for no stage, so what may follow it is "
            f"not known\n    put it right first: headway check {visible(file.path)}"
        )
    return Judgement(
        change=FileChange(file.path, file.data, after),
        place=place,
        text=line_at(tried.reading, place).strip(),
        findings=tuple(brought(held.ledger, tried.ledger, as_of)),
    )


def _unread(ledger: Ledger, record: Record, move: Move) -> Location | None:
    """The line before the new one, where it is taken for no stage: no step from it is judged."""
    *earlier, new = record.stages
    last = earlier[-1] if earlier else None
    if last and last.stage not in move.pipeline.stages:
        return last.location
    since = last.location if last else record.key_place(move.key)
    gaps = [
        fault.location
        for fault in ledger.faults
        if fault.kind in _LEFT_OUT and since < fault.location < new.location
    ]
    return gaps[-1] if gaps else None


def refusal(held: Held, move: Move, judgement: Judgement, as_of: date) -> str:
    """Why a move is refused, where it stands, and what would mend it; line by line."""
    lines = [headline(held.ledger, move.record, as_of)]
    for finding in judgement.errors:
        lines.append(f"  {_elsewhere(judgement, finding)}{visible(finding.message)}")
        remedy = _REMEDIES.get(finding.name, finding.help)
        lines += [f"    {visible(line)}" for line in remedy.splitlines()]
    if {finding.name for finding in judgement.errors} == {"missing-evidence"}:
        lines += _override(held, move, as_of)
    lines += next_comes(held.ledger, move, as_of, "\n".join(lines))
    return "\n".join([*lines, f"  its file is {visible(move.record.path)}"])


def _elsewhere(judgement: Judgement, finding: Diagnostic) -> str:
    """Where a finding is, in the files as they are; nothing for the line that is not written."""
    place, new, change = finding.location, judgement.place, judgement.change
    if (place.path, place.line) == (new.path, new.line):
        return ""
    if place.path == new.path and place.line > new.line:
        more = len((change.after or b"").splitlines()) - len((change.before or b"").splitlines())
        place = changed(place, line=place.line - more)
    return visible(f"{place}: ")


def _override(held: Held, move: Move, as_of: date) -> Iterator[str]:
    """How to go on without the evidence, where a reason excuses that."""
    excused = changed(move, evidence="because")
    if not judge(held, excused, as_of).errors:
        yield '    or say why it is so all the same: --evidence "because …"'
