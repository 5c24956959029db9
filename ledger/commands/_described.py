"""The commands as their parameters describe them, for a completion that must not wait.

Importing `move` brings in all that it takes to move a record, which is several times the work
of completing an id. So what a completion has to know of a command is kept from the first time
on, in the user's own folder. Whatever cannot be described in a few plain words, or is not
kept, is asked of the command itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from ledger.commands import _completion
from ledger.commands._description_cache import Said, keep, kept
from ledger.commands._options import DAY, DAY_AHEAD

_COMPLETERS = {
    name: value for name, value in vars(_completion).items() if name.startswith("complete_")
}
_TYPES: Mapping[str, click.ParamType[Any]] = {
    "text": click.STRING,
    "day": DAY,
    "day-ahead": DAY_AHEAD,
    "file": click.Path(path_type=Path),
    "folder": click.Path(path_type=Path, file_okay=False),
}


class DescribedCommands(click.Group):
    """The commands of a program as far as completing them goes; they cannot be run."""

    def __init__(self, program: click.Group) -> None:
        """`program` is what they are commands of."""
        settings = program.context_settings
        super().__init__(program.name, params=program.params, context_settings=settings)
        self._program = program

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands by name."""
        return self._program.list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command as it is described, else the command itself, which is described then."""
        known = kept()
        if cmd_name in known:
            try:
                return command_said(cmd_name, known[cmd_name])
            except Exception:  # whatever was done to it, it is made anew
                known = {}
        command = self._program.get_command(ctx, cmd_name)
        said = describe(command) if command else None
        if said is not None:
            keep({**known, cmd_name: said})
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands that begin with a text, as the program itself says them."""
        return self._program.shell_complete(ctx, incomplete)


def describe(command: click.Command) -> list[Said] | None:
    """What a completion has to know of a command.

    None where it has commands of its own, or completes something in a way of its own.
    """
    said = [_describe(one) for one in command.params]
    whole = [one for one in said if one is not None]
    return None if isinstance(command, click.Group) or len(whole) < len(said) else whole


def command_said(name: str, said: list[Said]) -> click.Command:
    """A command that completes what the described one does."""
    return click.Command(name, params=[_parameter(one) for one in said])


def _describe(one: click.Parameter) -> Said | None:
    """What a completion has to know of a parameter; None where that cannot be said."""
    if isinstance(one, click.Option):
        said: Said = {
            "names": [one.name, *one.opts, *one.secondary_opts],
            "help": one.help, "many": one.multiple, "hidden": one.hidden,
        }  # fmt: skip
        if one.is_flag or one.count:
            return {**said, "flag": True}
    else:
        said = {"names": [one.name]}
    own = one._custom_shell_complete
    completer = next((name for name, value in _COMPLETERS.items() if value is own), None)
    kind = _kind(one.type)
    if kind is None or (own is not None and completer is None):
        return None
    return {**said, "type": kind, "nargs": one.nargs, "completer": completer}


def _kind(kind: click.ParamType[Any]) -> str | list[str] | None:
    """A type by its name, or the words to choose from; None where it is another."""
    if kind in (DAY, DAY_AHEAD):
        return "day" if kind is DAY else "day-ahead"
    completes = type(kind).shell_complete
    if isinstance(kind, click.Choice) and completes is click.Choice.shell_complete:
        words = [kind.normalize_choice(word, None) for word in kind.choices]
        return words if kind.case_sensitive else None
    if isinstance(kind, click.Path) and completes is click.Path.shell_complete:
        return "file" if kind.file_okay else "folder"
    return "text" if completes is click.ParamType.shell_complete else None


def _parameter(said: Said) -> click.Parameter:
    names = said["names"]
    if said.get("flag"):
        return click.Option(names, is_flag=True, help=said["help"], hidden=said["hidden"])
    kind, completer = said["type"], said["completer"]
    made: Said = {
        "type": _TYPES[kind] if isinstance(kind, str) else click.Choice(kind),
        "nargs": said["nargs"],
        "shell_complete": _COMPLETERS[completer] if completer else None,
    }
    if "help" not in said:
        return click.Argument(names, required=False, **made)
    return click.Option(
        names, help=said["help"], multiple=said["many"], hidden=said["hidden"], **made
    )
