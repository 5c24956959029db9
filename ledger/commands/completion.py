"""`headway completion`: the shell completes commands, ids, stages and kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from click.shell_completion import CompletionItem, ShellComplete

from ledger.commands._shell_scripts import SCRIPTS
from ledger.commands._typed_line import TypedLine, for_bash, typed_line
from ledger.terminal import is_hidden, visible, width

_LOOKED_UP = {"file": "files", "dir": "folders"}
_GAP = "  -- "


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SCRIPTS)))
@click.option("--line", hidden=True, help="What the script asks for: a line up to the cursor.")
@click.option("--breaks", default="", hidden=True, help="The marks that break bash's words.")
@click.pass_context
def command(ctx: click.Context, shell: str, line: str | None, breaks: str) -> None:
    """Print the script that has SHELL complete what is typed after `headway`.

    The line to put into the shell's own settings stands at the top of it.
    """
    if line is None:
        click.echo(SCRIPTS[shell], nl=False)
        return
    typed = typed_line(line, breaks if shell == "bash" else "")
    found = _found(ctx, typed)
    if found:
        click.echo("\n".join(_answer(shell, found, typed)))


def _found(ctx: click.Context, typed: TypedLine) -> list[CompletionItem[str]]:
    """What may be meant by the word that has been begun."""
    # `headway` itself, under whatever name, is the first of the words.
    words, begun = list(typed.words[1:]), typed.begun
    try:
        commands = _commands(ctx, words)
        if _waits_for_value(ctx, commands, words):
            # Click reads nothing of a line that ends in an option without its value.
            begun = f"{words.pop()}={begun}"
        found = ShellComplete(commands, {}, "headway", "").get_completions(words, begun)
    except Exception:  # nobody wants to read of an error while typing
        return []
    option, equals, _ = typed.begun.partition("=")
    before = f"{option}=" if equals and option.startswith("-") else ""
    return [
        CompletionItem(f"{before}{one.value}", type=one.type, help=one.help)
        for one in found
        # What would act on the terminal is no word for it.
        if not any(is_hidden(character) for character in str(one.value))
    ]


def _commands(ctx: click.Context, words: Sequence[str]) -> click.Command:
    """What is asked: the program; once a command is typed, what is known of its commands."""
    program = ctx.find_root().command
    if not words or not isinstance(program, click.Group):
        return program
    from ledger.commands._described import DescribedCommands  # noqa: PLC0415 - not for names alone

    return DescribedCommands(program)


def _waits_for_value(ctx: click.Context, program: click.Command, words: Sequence[str]) -> bool:
    """Whether what is typed last is an option and has yet to be given what it takes."""
    if len(words) < 2 or not words[-1].startswith("--") or words[-1] == "--":
        return False
    command = program.get_command(ctx, words[0]) if isinstance(program, click.Group) else None
    own = command.params if command else []
    flags = [one for one in own if isinstance(one, click.Option) and one.is_flag]
    return not any(words[-1] in one.opts for one in flags)


def _answer(shell: str, found: Sequence[CompletionItem[str]], typed: TypedLine) -> Iterator[str]:
    """The lines that the script of a shell reads."""
    looked_up = next((_LOOKED_UP[one.type] for one in found if one.type in _LOOKED_UP), None)
    if looked_up:
        yield looked_up
        return
    yield "open" if all(one.value.endswith("=") for one in found) else "words"
    helps = [visible(" ".join((one.help or "").split())) for one in found]
    widest = max(width(one.value) for one in found)
    for one, about in zip(found, helps, strict=True):
        if shell == "bash":
            rest = for_bash(one.value, typed)
            if rest is not None:
                yield rest
        elif shell == "fish":
            yield f"{one.value}\t{about}" if about else one.value
        else:
            yield one.value
            padding = " " * (widest - width(one.value))
            yield f"{one.value}{padding}{_GAP}{about}" if about else one.value
