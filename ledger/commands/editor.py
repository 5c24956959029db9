"""`headway editor`: what Obsidian and VS Code need to know of a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ledger.commands._options import CouldNotError, ledger_option
from ledger.commands._reading import read
from ledger.editing import FileChange, NotWrittenError, commit, folder_of, journal_file
from ledger.editors import EDITORS, Desk, EditorFile
from ledger.editors._json_text import NotMergedError, with_members
from ledger.model.record import RecordKind
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import listing

# Any day shows how the journal's files are named.
_SOME_DAY = date(2026, 11, 22)
_MOST_NAMED = 5


class _EditorName(click.Choice[str]):
    """An editor that files are written for; of any other it says where to read on."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is listed."""
        if value.lower() not in self.choices:
            known = listing([f"`{name}`" for name in self.choices], "and")
            self.fail(f"there are files for {known}; for others see `headway explain editors`")
        return value.lower()


@click.command("editor")
@click.argument("name", metavar="EDITOR", type=_EditorName(list(EDITORS)))
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@ledger_option
def command(root: Path, name: str, dry_run: bool) -> None:
    """Give EDITOR the ledger's keys, kinds and stages: obsidian or vscode.

    Its files are written into the ledger. One that is there keeps every character: what it
    lacks is added to it, or, where that cannot be, shown to be put in by hand.
    """
    ledger = read(root).ledger
    journal = journal_file(ledger, folder_of(ledger, RecordKind.JOURNAL), _SOME_DAY)
    desk = Desk(ledger.config, ledger.pipeline, journal)
    outcomes = [_outcome(root, file) for file in EDITORS[name](desk)]
    changes = [one.change for one in outcomes if one.change]
    if not dry_run:
        _write(root, changes)
    for one in outcomes:
        click.echo("\n".join(one.told(root)))
    if dry_run and changes:
        click.echo("Nothing is written (--dry-run).", err=True)
    elif not changes:
        click.echo("There is nothing to write.", err=True)


class _Outcome(Value, frozen=True):
    """What becomes of one file: how it changes, if it does, and what is to be said of it."""

    file: EditorFile
    said: str
    change: FileChange | None = None
    by_hand: bool = False

    def told(self, root: Path) -> Iterator[str]:
        """The line on it; where it is to be mended by hand, what could be put into it."""
        yield visible(f"{root / self.file.path}: {self.said}")
        if self.by_hand:
            yield from (f"  {visible(line)}" for line in self.file.text.splitlines())


def _outcome(root: Path, file: EditorFile) -> _Outcome:
    try:
        before = (root / file.path).read_bytes()
    except FileNotFoundError:
        return _Outcome(file, "new", FileChange(file.path, None, file.text.encode()))
    except OSError as error:
        return _Outcome(file, f"cannot be read ({(error.strerror or str(error)).lower()})")
    if before == file.text.encode():
        return _Outcome(file, "as it should be")
    if not file.members:
        return _Outcome(file, "is there and stays as it is; of use in it would be", by_hand=True)
    try:
        after, added = with_members(before.decode("utf-8"), file.members)
    except (UnicodeDecodeError, NotMergedError) as refusal:
        why = "it is not in UTF-8" if isinstance(refusal, UnicodeDecodeError) else str(refusal)
        said = f"is there and stays as it is, for {why}; of use in it would be"
        return _Outcome(file, said, by_hand=True)
    if not added:
        return _Outcome(file, "has all that is needed")
    shown = [f"`{one}`" for one in added[:_MOST_NAMED]]
    more = len(added) - len(shown)
    said = f"added {listing([*shown, *([f'{more} more'] if more else [])])}"
    return _Outcome(file, said, FileChange(file.path, before, after.encode()))


def _write(root: Path, changes: list[FileChange]) -> None:
    try:
        commit(root, changes)
    except NotWrittenError as error:
        raise CouldNotError(visible(str(error))) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or root}: {reason}; nothing is written") from None
