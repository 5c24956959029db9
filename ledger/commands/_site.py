"""What the commands that make the report share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ledger.build import Summary
from ledger.readers.git import silence
from ledger.wording import listing, plural

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT = "site"
SHARED = "shared"


def output_option(command: F) -> F:
    """`-o DIR`, handed on as `output`."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        help="The report's folder [default: site in the ledger].",
    )(command)


def where(root: Path, output: Path | None, default: str = DEFAULT) -> Path:
    """The folder that the report goes to."""
    return output if output is not None else root / default


def index_of(out: Path) -> str:
    """The file to open."""
    return (out / "index.html").as_posix()


def problems_said(summary: Summary) -> str:
    """`2 errors and 1 warning`, or that there is nothing to mend."""
    tally = summary.counts
    told = [
        plural(tally["error"], "error"),
        plural(tally["warning"], "warning"),
        f"{tally['info']} for information",
    ]
    found = [text for text, count in zip(told, tally.values(), strict=True) if count]
    return listing(found) if found else "nothing to mend"


def commits_lacking() -> str:
    """Why a report is without what is committed, where git was asked in vain; else empty.

    That there is no repository is told on the history page: it is so, and no fault.
    """
    silent = silence()
    return f"{silent}, so the report is without what is committed" if silent else ""
