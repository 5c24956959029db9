"""`headway check`: every finding in one run.

It is asked after every few lines, mostly for the ledger as it is: what asks git, and what mends
files, is brought in only where that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.commands._base import base_of
from ledger.commands._completion import complete_file, complete_revision
from ledger.commands._kept_answers import Answer, answered, give
from ledger.commands._options import as_of_option, ledger_option
from ledger.commands._reading import line_at
from ledger.diagnostic import Diagnostic, counts
from ledger.formats import FORMATS, Context
from ledger.terminal import visible
from ledger.wording import listing, plural

if TYPE_CHECKING:
    from ledger.commands._judged import Judged


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), shell_complete=complete_file)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="How findings are shown.",
)
@click.option(
    "--history", is_flag=True, help="Also what was changed that had been committed before."
)
@click.option(
    "--since",
    metavar="REV",
    shell_complete=complete_revision,
    help="Only what was changed since the work parted from REV.",
)
@click.option("--staged", is_flag=True, help="Only what the next commit would change.")
@click.option(
    "--fix", "fixes", is_flag=True, help="Put right what can be meant in one way only, then check."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@as_of_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    paths: tuple[Path, ...],
    strict: bool,
    form: str,
    history: bool,
    since: str | None,
    staged: bool,
    fixes: bool,
    diff: bool,
    as_of: date,
) -> None:
    """Every mistake in the ledger, with its place and its remedy.

    PATHS are files or folders of the ledger to look at; without any it is the whole. Exit
    status 1 where there are errors (with --strict, warnings too).

    --since and --staged judge a change: what it brings, what stands on the lines it touches,
    and whether it changes a stage or an origin that was committed before.

    --fix changes nothing but the characters that are wrong, keeps a fix only where it brings
    up nothing new, and then tells what is left. With --diff, with or without --fix, the
    changes are shown in place of the findings and nothing is written; the exit status is
    that of the ledger as it is.
    """
    wanted = _wanted(paths, root)
    _refuse(form, since, staged=staged, fixes=fixes, diff=diff)
    if diff or fixes:
        from ledger.commands import _fixing  # noqa: PLC0415 - see above

        work = _fixing.show if diff else _fixing.fix
        work(root, as_of, wanted)

    def answer() -> Answer:
        judged = _judged(root, since, as_of, history=history, staged=staged)
        return _answer(judged, root, wanted, form, strict=strict, diff=diff, fixes=fixes)

    if paths or diff or fixes or history or staged or since is not None:
        give(ctx, answer())
    else:
        asked = (strict, form, as_of.isoformat(), base_of(root))
        give(ctx, answered(root, "check", asked, answer))


def _answer(
    judged: Judged,
    root: Path,
    wanted: Callable[[Diagnostic], bool],
    form: str,
    *,
    strict: bool,
    diff: bool,
    fixes: bool,
) -> Answer:
    """The findings that are wanted, in a form, and what they sum up to."""
    findings = tuple(one for one in judged.findings if wanted(one))
    tally = counts(findings)
    context = Context(lambda place: line_at(judged.reading, place), base_of(root))
    shown = "" if diff else FORMATS[form](findings, context)
    told = [visible(judged.limit)] if judged.limit else []
    if form == "full" and not diff:
        records = len(judged.reading.ledger.records)
        before = "\n" if shown else ""
        told.insert(0, before + _sum(findings, records, 0 if fixes else _fixable(findings)))
    failed = tally["error"] or (strict and tally["warning"])
    return Answer(shown or None, "\n".join(told) if told else None, 1 if failed else 0)


def _judged(root: Path, since: str | None, as_of: date, *, history: bool, staged: bool) -> Judged:
    if history + staged + (since is not None) > 1:
        raise click.UsageError("--history, --since and --staged are three questions; ask one")
    if not (history or staged or since is not None):
        from ledger.commands import _judged  # noqa: PLC0415 - see above

        return _judged.judge(root, as_of)
    from ledger.commands import _change  # noqa: PLC0415

    if staged:
        return _change.judge_staged(root, as_of)
    if since is not None:
        return _change.judge_since(root, since, as_of)
    return _change.judge_with_history(root, as_of)


def _refuse(form: str, since: str | None, *, staged: bool, fixes: bool, diff: bool) -> None:
    """Refuse what does not go together with mending files."""
    if (fixes or diff) and (staged or since is not None):
        raise click.UsageError("--fix and --diff work on files as they are, not on a change")
    if diff and form != "full":
        raise click.UsageError("--diff is for people to read; leave --format out")


def _wanted(paths: tuple[Path, ...], root: Path) -> Callable[[Diagnostic], bool]:
    """Whether a finding is in some files or folders, named from here or from the ledger's root."""
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

    def within(finding: Diagnostic) -> bool:
        path = finding.location.path
        return not paths or any(p in (".", path) or path.startswith(f"{p}/") for p in wanted)

    return within


def _fixable(findings: tuple[Diagnostic, ...]) -> int:
    return sum(one.fix is not None for one in findings)


def _sum(findings: tuple[Diagnostic, ...], records: int, fixable: int) -> str:
    """What was found, in one line: `12 records: 2 errors and 1 warning`."""
    tally = counts(findings)
    told = [
        plural(tally["error"], "error"),
        plural(tally["warning"], "warning"),
        f"{tally['info']} for information",
    ]
    found = [text for text, count in zip(told, tally.values(), strict=True) if count]
    said = listing(found) if found else "nothing to mend"
    if fixable:
        said += f"; `headway check --fix` can put {fixable} right"
    return f"{plural(records, 'record')}: {said}"
