"""`headway export`: the ledger in other programs' formats."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_export
from ledger.commands._file_out import refuse_place, write_out
from ledger.commands._options import DAY, CouldNotError, as_of_option, root_of
from ledger.commands._progress import progress_shown
from ledger.commands._reading import left_out
from ledger.commands._trial import Held, hold
from ledger.config import FILE_NAME
from ledger.exporters import Exporter, ExportRequest, NotExportedError, all_exporters
from ledger.model.record import RecordKind
from ledger.readers.record_templates import UnreadableError, read_template, template_path
from ledger.tables import all_tables
from ledger.terminal import visible
from ledger.value import changed
from ledger.wording import listing, near_miss

_STANDARD_OUTPUT = "-"


@click.command("export")
@click.argument("form", metavar="FORMAT", required=False, shell_complete=complete_export)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write [default: standard output].",
)
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@click.option(
    "--table",
    "table_name",
    metavar="NAME",
    default="",
    shell_complete=complete_export,
    help="One table alone, of csv and parquet.",
)
@click.option("--since", type=DAY, help="The first day of a statement.")
@click.option("--until", type=DAY, help="The last day of a statement.")
@as_of_option
@click.option(
    "--ledger",
    "ledger_dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The ledger's folder [default: the nearest parent with a headway.toml].",
)
def command(
    ledger_dir: Path | None,
    form: str | None,
    output: Path | None,
    force: bool,
    table_name: str,
    since: date | None,
    until: date | None,
    as_of: date,
) -> None:
    """Give the ledger to another program, as a file in its FORMAT.

    Without a FORMAT all of them are listed. What is exported holds all that you have written,
    what is private as well.
    """
    if form is None:
        click.echo("\n".join(_formats()))
        return
    chosen = _chosen(form)
    _refuse_table(chosen, table_name)
    _refuse_period(chosen, since, until)
    to_file = output is not None and str(output) != _STANDARD_OUTPUT
    binary = chosen.binary or (chosen.by_table and not table_name)
    if binary and not to_file and sys.stdout.isatty():
        name = f"ledger{_suffix(chosen, table_name)}"
        raise click.UsageError(f"{chosen.name} is nothing for a terminal: type -o {name}")
    root = root_of(ledger_dir)
    held = hold(root)
    if output is not None and to_file:
        refuse_place(output, root, held.ledger.config, force=force)
    data = _made(
        chosen,
        ExportRequest(
            reading=held.reading,
            as_of=as_of,
            since=since,
            until=until,
            files=_files(root, held),
            table=table_name,
        ),
    )
    for line in left_out(held.ledger):
        click.echo(line, err=True)
    if output is None or not to_file:
        click.echo(data, nl=False)
        return
    write_out(output, data)
    click.echo(f"Wrote {visible(str(output))}.")


def _formats() -> Iterator[str]:
    widest = max(len(one.name) for one in all_exporters())
    for one in all_exporters():
        yield f"{one.name:<{widest}}  {one.title}"
    yield ""
    yield "`headway export FORMAT -o FILE` writes one; `headway explain FORMAT` says what it holds."


def _chosen(form: str) -> Exporter:
    known: dict[str, Exporter] = {one.name: one for one in all_exporters()}
    # A format is known by the end of its files' names too: `ics`, `xlsx`.
    known_by = {**{one.suffix.lstrip("."): one for one in all_exporters()}, **known}
    wanted = form.strip().lower().lstrip(".")
    if wanted in known_by:
        return known_by[wanted]
    near = near_miss(wanted, known)
    hint = f"did you mean {near}?" if near else f"the formats are {listing(known)}"
    raise click.BadParameter(f"{visible(form)} is no format; {hint}", param_hint="FORMAT")


def _refuse_table(chosen: Exporter, name: str) -> None:
    if not name:
        return
    if not chosen.by_table:
        takers = listing(one.name for one in all_exporters() if one.by_table)
        raise click.BadParameter(
            f"{chosen.name} is not made table by table; {takers} are", param_hint="--table"
        )
    known = [one.name for one in all_tables()]
    if name not in known:
        near = near_miss(name, known)
        hint = f"did you mean {near}?" if near else f"the tables are {listing(known)}"
        raise click.BadParameter(f"{visible(name)} is no table; {hint}", param_hint="--table")


def _refuse_period(chosen: Exporter, since: date | None, until: date | None) -> None:
    if not (since or until):
        return
    option = "--since" if since else "--until"
    if not chosen.period:
        raise click.BadParameter(f"{chosen.name} holds every day", param_hint=option)
    if since and until and until < since:
        raise click.BadParameter(f"{until} is before {since}", param_hint="--until")


def _suffix(chosen: Exporter, table_name: str) -> str:
    return ".zip" if chosen.by_table and not table_name else chosen.suffix


def _made(chosen: Exporter, request: ExportRequest) -> bytes:
    try:
        with progress_shown() as progress:
            return chosen.make(changed(request, progress=progress))
    except NotExportedError as error:
        raise CouldNotError(visible(str(error))) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{chosen.name} could not be made: {reason}") from None


def _files(root: Path, held: Held) -> dict[str, bytes]:
    """The bytes of the settings, the records, the logo and the templates of records."""
    files = {path: file.data for path, file in held.sources.records.items()}
    files[FILE_NAME] = held.sources.settings
    if held.reading.logo is not None:
        files[held.ledger.config.site.logo] = held.reading.logo
    for kind in RecordKind:
        try:
            template = read_template(root, kind)
        except (UnreadableError, OSError):
            continue
        if template is not None:
            files[template_path(kind)] = template
    return files
