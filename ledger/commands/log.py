"""`headway log`: a sentence as one dated line in the right file.

What understands sentences and writes them down is brought in once there is one.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_holder, complete_kind, complete_sentence
from ledger.commands._options import DAY, as_of_option, ledger_option

STDIN = "-"

# A text that begins with a dash, and no option: `- 2026-11-20 call`, `-- and then`.
_DASHED_TEXT = re.compile(r"(?!--?\w[\w-]*=|--\w)-.*\s", re.DOTALL)


class _Sentence(click.Command):
    """A command whose text may begin with a dash, as a line that is copied from a file does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what is typed. A blank before the dash says that no option is meant."""
        return super().parse_args(
            ctx, [f" {one}" if _DASHED_TEXT.match(one) else one for one in args]
        )


@click.command("log", cls=_Sentence)
@click.argument("words", metavar="[TEXT]", nargs=-1, shell_complete=complete_sentence)
@click.option(
    "--in",
    "holder_id",
    metavar="ID",
    shell_complete=complete_holder,
    help="The record whose file takes the line.",
)
@click.option("--on", "day", type=DAY, help="The day it happened [default: as the TEXT says].")
@click.option(
    "--kind",
    "kind_word",
    metavar="KIND",
    shell_complete=complete_kind,
    help="What kind of line it is.",
)
@click.option("--create", is_flag=True, help="Make a contact of a name that is nobody's yet.")
@click.option("--as-typed", is_flag=True, help="Leave a name that is nobody's yet as words.")
@click.option("--dry-run", is_flag=True, help="Show the line and its file, and write nothing.")
@click.option("--undo", is_flag=True, help="Take back the last line that was written this way.")
@as_of_option
@ledger_option
def command(
    root: Path,
    words: tuple[str, ...],
    holder_id: str | None,
    day: date | None,
    kind_word: str | None,
    create: bool,
    as_typed: bool,
    dry_run: bool,
    undo: bool,
    as_of: date,
) -> None:
    """Write down what happened, in one sentence: `headway log coffee 1h with Dana about Acme`.

    The day, the kind, how long, the people and what was given or got are found in the TEXT,
    and one dated line is added to the file that it belongs to. What is not clear is asked.
    Without a TEXT it is asked for; for `-`, every line that is piped in is a sentence.
    """
    if undo:
        if words or create or as_typed or kind_word or holder_id or day:
            raise click.UsageError("--undo goes alone")
        from ledger.commands._log_undo import take_back  # noqa: PLC0415 - see above

        take_back(root, as_of, dry_run=dry_run)
        return
    if create and as_typed:
        raise click.UsageError("--create and --as-typed exclude each other")
    from ledger.commands import _log_down  # noqa: PLC0415

    manner = _log_down.Manner(root, as_of, holder_id, kind_word, day, create, as_typed, dry_run)
    if words and words != (STDIN,):
        _log_down.write_typed(" ".join(words), manner)
    elif not words and _log_down.is_terminal():
        _log_down.converse(manner)
    else:
        _log_down.write_piped(manner)
