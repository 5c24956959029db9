"""What is told of a record that stays where it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.commands._moving import Move, legal_next, names
from ledger.commands._options import CouldNotError
from ledger.config import StageKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current_line
from ledger.terminal import visible


def headline(ledger: Ledger, record: Record, as_of: date) -> str:
    """The first line of every refusal: where a record stays."""
    current = current_line(ledger, record, as_of)
    where = f"at {current.stage}" if current else "without a stage"
    return f"{visible(record.id)} stays {where}: nothing is written"


def next_comes(ledger: Ledger, move: Move, as_of: date, said: str) -> Iterator[str]:
    """The legal next stages, unless they have been named."""
    legal = legal_next(ledger, move, as_of)
    if all(f"`{name}`" in said for name in legal):
        return
    stages = move.pipeline.stages
    ends = [name for name in legal if stages[name].kind in (StageKind.EXIT, StageKind.PARKED)]
    onward = [name for name in legal if name not in ends]
    parts = [names(onward)] if onward else []
    parts += [f"an end: {names(ends)}"] if ends else []
    yield f"  next comes {', or '.join(parts)}"


def refuse_what_cannot_go_on(ledger: Ledger, move: Move, as_of: date) -> None:
    """Refuse what no line may follow before it is put right: a bare stage, one still to come."""
    record, key = move.record, move.key
    head = headline(ledger, record, as_of)
    if bare := _bare_key(record, key):
        raise CouldNotError("\n".join([head, *_as_list(record, bare, key, as_of)]))
    ahead = next((line for line in record.stages if line.date and line.date > as_of), None)
    if ahead:
        raise CouldNotError(
            f"{head}\n  {visible(str(ahead.location))}: `{ahead.stage}` is dated {ahead.date}, "
            f"which is after {as_of}\n    put its right day in, or take it out, and move it again"
        )
    current = current_line(ledger, record, as_of)
    if (
        current
        and current.stage == move.stage
        and move.stage not in legal_next(ledger, move, as_of)
    ):
        said = f"  it has been there since {current.date}" if current.date else "  it is there"
        raise CouldNotError("\n".join([head, said, *next_comes(ledger, move, as_of, "")]))


def _bare_key(record: Record, key: str) -> str:
    """The key that a stage stands beside, where none stands in a list; empty otherwise."""
    if isinstance(record.fields.get(key), str):
        return key
    single = record.kind is RecordKind.CAMPAIGN and isinstance(record.fields.get("stage"), str)
    return "stage" if single and not record.fields.get(key) else ""


def _as_list(record: Record, typed: str, key: str, as_of: date) -> Iterator[str]:
    """What is wrong with a stage typed beside its key, and the list to put in its place."""
    line = record.stages[-1] if record.stages else None
    undated = line is not None and line.date is None
    lacks = "has no date" if undated else "is no list"
    theirs = record.typed.get(typed, typed)
    listed = record.typed.get(key, key)
    shown = f"`{theirs}: {visible(str(record.fields.get(typed)))}`"
    yield f"  {visible(str(record.key_place(typed)))}: {shown} {lacks}, so no line can follow it"
    if line is None:
        yield f"    type `{listed}:`, and each stage with its day on a line of its own below it"
        return
    yield "    put in its place" + (", with the day it came to that:" if undated else ":")
    yield f"      {listed}:"
    evidence = f", {visible(line.evidence)}" if line.evidence else ""
    yield f"        - {line.date or as_of} {line.stage}{evidence}"
