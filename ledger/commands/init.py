"""`headway init`: a new ledger."""

from __future__ import annotations

import shlex
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from ledger.commands._adopting import adopt
from ledger.commands._completion import complete_example, complete_folder
from ledger.commands._options import CouldNotError, as_of_option
from ledger.commands._settings_place import has_settings
from ledger.commands._starter import FOLDERS, example_files, example_names, starter_files
from ledger.commands._writing import alone, are_written
from ledger.config import FILE_NAME
from ledger.editing import FileChange
from ledger.wording import listing, plural

_NEW = 'headway new contact "Their Name"'
_LOG = "headway log coffee 1h with Their Name yesterday"


@click.command("init")
@click.argument(
    "folder",
    metavar="[DIR]",
    default=".",
    type=click.Path(path_type=Path),
    shell_complete=complete_folder,
)
@click.option(
    "--example",
    metavar="NAME",
    shell_complete=complete_example,
    help="Copy a worked example in place of an empty one.",
)
@click.option("--adopt", "adopted", is_flag=True, help="Read the notes that are there already.")
@click.option("--profile", is_flag=True, help="With --adopt: make a me.md as well.")
@click.option("--dry-run", is_flag=True, help="With --adopt: show it, and write nothing.")
@as_of_option
def command(
    folder: Path, example: str | None, adopted: bool, profile: bool, dry_run: bool, as_of: date
) -> None:
    """Make a ledger in DIR, or here: its folders, its settings and your profile.

    Nothing is asked and nothing that is there is overwritten. With --example it begins as
    one of those that came along (starter, job-search, book-of-business), to look
    round in.

    With --adopt the notes that DIR holds are read as they are: what their folders, keys and
    stages are called is guessed, shown, and written into a headway.toml. No note changes.
    """
    if (profile or dry_run) and not adopted:
        raise click.UsageError("--profile and --dry-run go with --adopt")
    if adopted and example:
        raise click.UsageError("--adopt reads notes that are there; --example brings its own")
    if folder.exists() and not folder.is_dir():
        raise CouldNotError(f"{folder} is a file")
    # A folder that is made for it is nobody else's.
    with alone(folder, dry_run=dry_run or not folder.exists()):
        if has_settings(folder):
            raise CouldNotError(f"{_named(folder)} is a ledger already: it holds a {FILE_NAME}")
        if adopted:
            adopt(folder, as_of, profile=profile, dry_run=dry_run)
        else:
            _make(folder, example)


def _make(folder: Path, example: str | None) -> None:
    """Write the files of a new ledger, or of an example, and say so."""
    files = _example(example) if example else starter_files()
    there = [path for path in files if (folder / path).exists()]
    if example and there:
        raise CouldNotError(f"{folder / there[0]} exists already; nothing is written")
    # The settings last: until they are there, what was cut short can be typed again.
    ordered = sorted(files.items(), key=lambda one: one[0] == FILE_NAME)
    changes = [FileChange(path, None, data) for path, data in ordered if path not in there]
    made: list[Path] = []
    try:
        # The folders first: with its settings in place it is a ledger, and made already.
        _make_folders(folder, made)
        are_written(folder, changes, last=True)
    except CouldNotError:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir()
        raise
    _report(folder, example, there, len(changes))


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make the folders of a ledger that are missing; `made` gathers them."""
    missing = [one for one in (*reversed(folder.parents), folder) if not one.exists()]
    try:
        for one in (*missing, *(folder / name for name in FOLDERS)):
            if not one.is_dir():
                one.mkdir()
                made.append(one)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or folder}: {reason}") from None


def _example(name: str) -> dict[str, bytes]:
    names = example_names()
    if name not in names:
        known = listing(names, "or") or "none came along"
        raise click.BadParameter(f"{name} is no example: {known}", param_hint="--example")
    return dict(example_files(name))


def _report(folder: Path, example: str | None, there: list[str], written: int) -> None:
    if example:
        copied = plural(written, "file")
        click.echo(f"Copied the example {example} to {_named(folder)}: {copied}.")
    else:
        click.echo(f"Made a ledger in {_named(folder)}.")
    for path in there:
        click.echo(f"{folder / path} was there and is as it was.")
    first = [] if folder == Path() else [f"cd {shlex.quote(str(folder))}"]
    then = ["headway build", "headway next"] if example else [_NEW, _LOG]
    click.echo("\nNext:")
    for line in [*first, *then]:
        click.echo(f"  {line}")


def _named(folder: Path) -> str:
    return "this folder" if folder == Path() else str(folder)
