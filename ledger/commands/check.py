"""`headway check`: every finding in one run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.checks import run
from ledger.commands._options import as_of_option, ledger_option
from ledger.commands._reading import line_at, read
from ledger.diagnostic import Diagnostic, counts
from ledger.formats import FORMATS
from ledger.wording import listing, plural


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="How findings are shown.",
)
@as_of_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    paths: tuple[Path, ...],
    strict: bool,
    form: str,
    as_of: date,
) -> None:
    """Every mistake in the ledger, with its place and its remedy.

    PATHS are files or folders of the ledger to look at; without any it is the whole. Exit
    status 1 where there are errors (with --strict, warnings too).
    """
    reading = read(root)
    findings = _within(run(reading.ledger, as_of), paths, root)
    shown = FORMATS[form](findings, lambda place: line_at(reading, place))
    if shown:
        click.echo(shown)
    tally = counts(findings)
    if form == "full":
        _sum_up(tally, len(reading.ledger.records), spaced=bool(shown))
    if tally["error"] or (strict and tally["warning"]):
        ctx.exit(1)


def _within(
    findings: tuple[Diagnostic, ...], paths: tuple[Path, ...], root: Path
) -> tuple[Diagnostic, ...]:
    """The findings in some files or folders, named from here or from the ledger's root."""
    if not paths:
        return findings
    wanted = set()
    for path in paths:
        real = path if path.exists() else root / path
        if not real.exists():
            raise click.BadParameter(f"{path} does not exist", param_hint="PATHS")
        try:
            wanted.add(real.resolve().relative_to(root.resolve()).as_posix())
        except ValueError:
            raise click.BadParameter(
                f"{path} is not in the ledger {root}", param_hint="PATHS"
            ) from None
    return tuple(
        one
        for one in findings
        if "." in wanted
        or any(one.location.path == p or one.location.path.startswith(f"{p}/") for p in wanted)
    )


def _sum_up(tally: dict[str, int], records: int, *, spaced: bool) -> None:
    told = [
        plural(tally["error"], "error"),
        plural(tally["warning"], "warning"),
        f"{tally['info']} for information",
    ]
    found = [text for text, count in zip(told, tally.values(), strict=True) if count]
    said = listing(found) if found else "nothing to mend"
    click.echo(("\n" if spaced else "") + f"{plural(records, 'record')}: {said}", err=True)
