"""The `headway` program: a group whose commands are the files of `ledger/commands`."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress
from typing import Any

import click
from click.shell_completion import CompletionItem

import ledger.commands as folder
from ledger import __version__, catalogue
from ledger.help import read_page
from ledger.help.titles import title_of
from ledger.terminal import visible
from ledger.wording import near_miss

# What people type for what is called otherwise here.
_MEANT = {
    "unarchive": "archive ID --undo",
    "undo": "log --undo",
    "fix": "check --fix",
    "add": "new",
    "today": "next",
}
_BEHIND = ("--ledger", "--as-of", "--dry-run")

# Bringing in a command and reading a ledger makes many small values and next to no cycles. Python
# looks for cycles after every 700 new values, which takes a tenth of a check of 4,000 records; it
# is to look less often, not never: `watch` runs for days.
_VALUES_BETWEEN_COLLECTIONS = 10_000


class Commands(click.Group):
    """Lists the command files, and imports one only when it is called or asked about."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands by name."""
        return sorted(name.rstrip("_") for name in catalogue.names(folder))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a file; `import_.py` holds `import`."""
        if cmd_name not in self.list_commands(ctx):
            return None
        stem = cmd_name + "_" if cmd_name in ("import",) else cmd_name
        module = importlib.import_module(f"{folder.__name__}.{stem}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their pages' titles: to list them none is imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _title(name)) for name in self.list_commands(ctx)])

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as Click has it
        """Run what is typed; what the system refuses, of the answer itself too, ends with 3."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            with suppress(OSError):
                click.echo(f"Error: {_refused(error)}", err=True)
            _let_go()
            from ledger.commands._options import COULD_NOT  # noqa: PLC0415 - for this alone

            sys.exit(COULD_NOT)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; of one that there is not, the one that may be meant."""
        gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS)
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            meant = _MEANT.get(name.lower()) or near_miss(name.lower(), self.list_commands(ctx))
            hint = f"did you mean `headway {meant}`?" if meant else "`headway --help` lists them"
            ctx.fail(f"there is no command {visible(name)}; {hint}")
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what is typed; an option of the commands has to stand behind one of them."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name not in _BEHIND:
                raise
            option = error.option_name
            ctx.fail(f"{option} goes behind the command, as in `headway next {option} …`")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands that begin with a text, with their pages' titles; none is imported."""
        begun = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        named = [CompletionItem(name, help=_title(name) or None) for name in begun]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]


def _refused(error: OSError) -> str:
    """What the system refused, in a line; what is no file is what the command had to say."""
    reason = (error.strerror or str(error)).lower()
    place = error.filename or "what was asked for may be done, but the answer cannot be written"
    return visible(f"{place}: {reason}")


def _let_go() -> None:
    """Leave unsaid what the two outputs did not take: Python tries again at its end, and fails."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _title(name: str) -> str:
    return title_of(read_page("commands", name) or "")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headway")
@click.pass_context
def main(ctx: click.Context) -> None:
    """A plain-text ledger of a job search or a client hunt, and whether it makes headway.

    Start with `headway init my-search`. Then `headway log` what happens, and ask `headway next`.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        # A name in any script is printed on any terminal, if need be as an escape.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
