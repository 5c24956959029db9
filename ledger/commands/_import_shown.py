"""What an import would do, as its owner reads it before and after."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from ledger.commands._table import table
from ledger.editing import Edition, Kept, Outcome
from ledger.importers import ImportPlan
from ledger.model.address import is_email
from ledger.terminal import visible
from ledger.wording import listing, plural, shorten

MOST_SHOWN = 10
_WIDEST = 60
_WIDEST_REASON = 160


def shown(name: str, made: ImportPlan, edition: Edition) -> Iterator[str]:
    """The columns, what is new, changed, the same and in doubt, and the rows not taken."""
    rows_of = plural(made.rows, "file" if made.files else made.unit)
    yield f"{visible(name)}: {made.title} ({made.format}), {rows_of}"
    rows = [
        (use.column, use.field if use.samples else None, "; ".join(use.samples) or "(empty)")
        for use in made.columns
    ]
    if rows:
        yield ""
        yield from (f"  {line}" for line in table(("column", "field", "for example"), rows))
    outcomes = edition.outcomes
    new = [one for one in outcomes if one.new]
    changed = [one for one in outcomes if one.changes]
    held = sum(one.held for one in outcomes)
    # Of whole files one that says otherwise is not the same, even where nothing is added to it.
    apart = sum(bool(one.kept) and not one.changes for one in outcomes) if made.files else 0
    same = len(outcomes) - len(new) - len(changed) - held - apart
    yield from _section("New", _counted(new), [_made(one) for one in new])
    yield from _section("Changed", _counted(changed), [_added(one) for one in changed])
    if same:
        yield f"\nThe same: {plural(same, 'file' if made.files else 'record')}"
    kept = [
        f"{one.path} `{value.key}`: {_cut(value.ours)} "
        f"(the file: {_cut(value.theirs)}{_to_take_it(one, value)})"
        for one in outcomes
        for value in one.kept
    ]
    yield from _section("Kept yours", plural(len(kept), "value"), kept)
    doubts = [one.doubt for one in outcomes if one.doubt]
    yield from _section("Doubtful", "", doubts)
    general = [note.message for note in made.notes if not note.line]
    yield from _section("To know", "", general)
    yield from _section("Rows", "", list(_by_message(made)))
    passed_over = sum(count for _, count in made.left_out)
    counted = [f"{count} {reason}" for reason, count in made.left_out]
    yield from _section("Left out", plural(passed_over, made.unit), counted)


def _to_take_it(outcome: Outcome, kept: Kept) -> str:
    """The command that takes over a name where the owner has no more than an address for one."""
    if kept.key != "name" or outcome.draft is None or not is_email(kept.ours):
        return ""
    return f"; to take it: headway rename {outcome.draft.id} {shlex.quote(kept.theirs)}"


def left_alone(refusals: Iterable[str]) -> Iterator[str]:
    """Why nothing is made of some files of a folder; one that is named alone says all of it."""
    yield from _section("Left alone", "", [shorten(one, _WIDEST_REASON) for one in refusals])


def _section(heading: str, total: str, lines: list[str]) -> Iterator[str]:
    """A heading and its lines, the first ones where there are many."""
    if not lines:
        return
    yield f"\n{heading}: {total}" if total else f"\n{heading}:"
    yield from (f"  {visible(line)}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield f"  and {len(lines) - MOST_SHOWN} more"


def _counted(outcomes: Iterable[Outcome]) -> str:
    """`12 contacts and 3 organizations`."""
    kinds = [one.draft.kind.value if one.draft else "other file" for one in outcomes]
    return listing(plural(kinds.count(kind), kind) for kind in dict.fromkeys(kinds))


def _made(outcome: Outcome) -> str:
    lines = len(outcome.draft.lines) if outcome.draft else 0
    return f"{outcome.path}: {lines} dated lines" if lines > 1 else outcome.path


def _added(outcome: Outcome) -> str:
    added = outcome.added
    parts = [f"`{key}`" for key, _ in (*added.keys, *added.items)]
    if added.lines:
        parts.append(plural(len(added.lines), "dated line"))
    if outcome.behind:
        parts.append(f"what {plural(len(outcome.behind), 'dated line')} lacked")
    if added.notes:
        parts.append("notes")
    return f"{outcome.path}: {listing(parts)}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _by_message(made: ImportPlan) -> Iterator[str]:
    """The notes on rows, those that say the same together."""
    lines: dict[str, list[int]] = {}
    for note in made.notes:
        if note.line:
            lines.setdefault(note.message, []).append(note.line)
    for message, numbers in lines.items():
        which = "line" if len(numbers) == 1 else "lines"
        shown = [str(number) for number in numbers[:MOST_SHOWN]]
        if len(numbers) > MOST_SHOWN:
            shown.append(f"{len(numbers) - MOST_SHOWN} more")
        yield f"{which} {listing(shown)}: {message}"
