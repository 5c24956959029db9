"""`headway query`: the ledger as tables, and questions about them in SQL.

What reads, what answers and what describes is brought in when it is asked for.
"""

from __future__ import annotations

import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.commands._completion import complete_question
from ledger.commands._options import CouldNotError, MisnamedError, as_of_option, root_of
from ledger.terminal import visible
from ledger.wording import listing, near_miss, nearest

if TYPE_CHECKING:
    from ledger.config import Config
    from ledger.querying import Answer
    from ledger.readers import LedgerReading

# A question about one person's ledger that takes longer has gone wrong.
_SECONDS = 60
_ONE_WORD = re.compile(r"\w[\w-]*")


@click.command("query")
@click.argument("question", required=False, metavar="[SQL]", shell_complete=complete_question)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Read the SQL from a file; - is standard input.",
)
@click.option("--saved", is_flag=True, help="List the questions of headway.toml, or ask one.")
@click.option("--tables", is_flag=True, help="The tables; with a NAME what one of them holds.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="For people, for spreadsheets, or for programs.",
)
@as_of_option
@click.option(
    "--ledger",
    "ledger_dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The ledger's folder [default: the nearest parent with a headway.toml].",
)
def command(
    question: str | None,
    file: Path | None,
    saved: bool,
    tables: bool,
    form: str,
    as_of: date,
    ledger_dir: Path | None,
) -> None:
    """Ask the ledger in SQL.

    SQL is a question in quotation marks, `-` for one from standard input, the name of a saved
    question, or the name of a table to see all of it.
    """
    if tables:
        from ledger.commands._query_lists import tables_told  # noqa: PLC0415 - for this alone

        click.echo(tables_told(question, form))
        return
    if file is not None and question is not None:
        raise click.UsageError("the SQL is either typed or read from a file, not both")
    if not saved and file is None and question is None:
        raise click.UsageError(
            "there is no question: type SQL, the name of a saved question or of a table; "
            "`headway query --tables` lists the tables"
        )
    from ledger.commands._reading import left_out, read  # noqa: PLC0415 - see above

    root = root_of(ledger_dir)
    typed = _sql_of(question, file)
    reading = read(root)
    config = reading.ledger.config
    if saved and question is None:
        from ledger.commands._query_lists import saved_told  # noqa: PLC0415 - for this alone

        click.echo(saved_told(config, form))
        return
    sql = _meant(typed, config, only_saved=saved)
    for line in left_out(reading.ledger):
        click.echo(line, err=True)
    answer = _answer(reading, sql, as_of)
    from ledger.commands._query_forms import FORMS  # noqa: PLC0415 - see above

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    click.echo(FORMS[form](answer, as_of, columns))


def _sql_of(question: str | None, file: Path | None) -> str:
    """What was typed, or stands in the file or in standard input."""
    if question == "-" or str(file) == "-":
        piped: str = click.open_file("-", encoding="utf-8", errors="replace").read()
        return piped
    if file is None:
        return question or ""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{visible(str(file))} cannot be read: {reason}") from None


def _meant(typed: str, config: Config, *, only_saved: bool) -> str:
    """The SQL that was typed, or that one word stands for: a saved question, or a table."""
    from ledger.tables import all_tables  # noqa: PLC0415 - see above

    word = typed.strip()
    if word in config.queries:
        return config.queries[word].sql
    if not only_saved and not _ONE_WORD.fullmatch(word):
        return typed
    names = [one.name for one in all_tables()]
    if not only_saved and word.lower() in names:
        return f"FROM {word.lower()}"
    for problem in config.problems:
        if problem.key == f"queries.{word}" or problem.key.startswith(f"queries.{word}."):
            said = f"the question {word} of headway.toml cannot be asked: {problem.location}: "
            raise MisnamedError(visible(f"{said}`{problem.key}` {problem.detail}"))
    known = [*config.queries, *([] if only_saved else names)]
    near = near_miss(word, known)
    likely = listing(([near] if near else nearest(word, known)), "or")
    what = "saved question" if only_saved else "saved question and no table"
    hint = f"did you mean {likely}?" if likely else "`headway query --saved` lists the questions"
    raise MisnamedError(f"{visible(word)} is no {what}; {hint}")


def _answer(reading: LedgerReading, sql: str, as_of: date) -> Answer:
    from ledger.querying import INSTALL, QueryError, Questions, installed  # noqa: PLC0415
    from ledger.tables import TableSource  # noqa: PLC0415

    if not installed():
        raise CouldNotError(f"questions are answered by DuckDB, which is not here: {INSTALL}")
    questions = Questions(TableSource(reading.ledger, as_of))
    try:
        return questions.ask(sql, _SECONDS)
    except QueryError as error:
        raise MisnamedError(visible(str(error))) from None
    finally:
        questions.close()
