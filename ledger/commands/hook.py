"""`headway hook`: git has each commit checked, without a framework."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

import click

from ledger.commands._hook_script import is_ours, ledgers_of, line_by_hand, script
from ledger.commands._options import CouldNotError, ledger_option
from ledger.readers.git import GitError, open_repository
from ledger.terminal import visible

_NAME = "pre-commit"
_MODE = 0o755


@click.group("hook")
def command() -> None:
    """Have git check the ledger before each commit, or no longer."""


@command.command("install")
@ledger_option
def install(root: Path) -> None:
    """Write the pre-commit hook of this ledger's repository.

    It runs `headway check --staged`. A hook that somebody else wrote stays as it is, and
    the line to add to it is said. `git commit --no-verify` commits without it.
    """
    hook, folder = _place(root)
    before = _read(hook)
    if before is not None and not is_ours(before):
        raise CouldNotError(
            f"{_named(hook)} is there already and headway did not write it; add this line to "
            f"it: {visible(line_by_hand(folder))}"
        )
    others = ledgers_of(before) if before else ()
    _write(hook, before, _script({folder, *others}))
    click.echo(f"Each commit is checked first, by {_named(hook)}.")
    click.echo("To commit once without it: git commit --no-verify")


@command.command("uninstall")
@ledger_option
def uninstall(root: Path) -> None:
    """Remove what `hook install` wrote for this ledger, and nothing else."""
    hook, folder = _place(root)
    before = _read(hook)
    if before is None:
        click.echo("There is no pre-commit hook here.")
        return
    if not is_ours(before):
        raise CouldNotError(f"headway did not write {_named(hook)}; it stays as it is")
    others = set(ledgers_of(before)) - {folder}
    if others:
        _write(hook, before, _script(others))
        click.echo(f"This ledger is no longer checked; {_named(hook)} stays for the others.")
        return
    try:
        hook.unlink()
    except OSError as error:
        raise _failure(hook, error) from None
    click.echo(f"Removed {_named(hook)}.")


def _place(root: Path) -> tuple[Path, str]:
    """The hook's file, and the ledger's folder from the top of the repository."""
    try:
        repository = open_repository(root)
        hooks = repository.hooks_folder()
    except GitError as error:
        raise CouldNotError(f"no hook can be written: {visible(str(error))}") from None
    if hooks.exists() and not hooks.is_dir():
        raise CouldNotError(
            f"no hook can be written: git is told to take them from {_named(hooks)}, which is "
            "no folder (core.hooksPath)"
        )
    return hooks / _NAME, repository.prefix.rstrip("/") or "."


def _script(ledgers: set[str]) -> bytes:
    python = Path(sys.executable).as_posix() if sys.executable else ""
    return script(python, tuple(sorted(ledgers)))


def _read(hook: Path) -> bytes | None:
    """The bytes of the hook that is there; None where there is none."""
    if not os.path.lexists(hook):
        return None
    try:
        return hook.read_bytes()
    except OSError as error:
        raise _failure(hook, error) from None


def _write(hook: Path, before: bytes | None, after: bytes) -> None:
    """Put a hook in the place of what was read there, whole or not at all."""
    temporary = hook.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        hook.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle has no path
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_MODE)
        if _read(hook) != before:
            raise CouldNotError(f"{_named(hook)} has changed meanwhile; nothing is written")
        temporary.replace(hook)
    except OSError as error:
        raise _failure(hook, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _failure(hook: Path, error: OSError) -> CouldNotError:
    return CouldNotError(f"{_named(hook)}: {(error.strerror or str(error)).lower()}")


def _named(path: Path) -> str:
    """A path as it is named from here; in full where it lies elsewhere."""
    real = Path(os.path.realpath(path.parent)) / path.name
    here = Path.cwd()
    return visible(str(real.relative_to(here) if real.is_relative_to(here) else real))
