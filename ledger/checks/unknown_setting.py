"""HW902: `headway.toml` holds a setting that there is none of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._fixes import shifted, sure, swap
from ledger.checks._text import choices, meant, shown
from ledger.config import SettingFault, SettingProblem
from ledger.config.place import nearest_place
from ledger.diagnostic import Fix, Severity
from ledger.model.ledger import Ledger


@check(
    "HW902",
    "unknown-setting",
    Severity.ERROR,
    why="the figure it was meant to change is worked out with the default, unseen",
)
def unknown_setting(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A name is looked for among those of its table."""
    for problem in ledger.config.problems:
        if problem.fault is SettingFault.UNKNOWN:
            name = problem.key.rsplit(".", maxsplit=1)[-1]
            message = f"{shown(problem.key)} is no setting, so it changes nothing"
            fix = _fix(ledger.config.text, name, problem)
            yield Finding(problem.location, message, _remedy(name, problem), len(name), fix=fix)


def _fix(text: str, name: str, problem: SettingProblem) -> Fix | None:
    """The right name, where the settings have it not yet; `rules.windw` has it at its end."""
    near = sure(name, problem.known)
    path = problem.key.split(".")
    if near is None or nearest_place(text, (*path[:-1], near))[0] == len(path):
        return None
    place = problem.location
    line = text.split("\n")[place.line - 1][place.column - 1 :]
    key = re.match(rf"(?:[\w-]+\s*\.\s*)*(?P<name>{re.escape(name)})(?![\w-])", line)
    return swap(shifted(place, key.start("name")), name, near) if key else None


def _remedy(name: str, problem: SettingProblem) -> str:
    if near := meant(name, problem.known):
        return f"did you mean `{near}`?"
    table = problem.key.rsplit(".", maxsplit=1)[0] if "." in problem.key else ""
    where = f"the settings of `{table}`" if table else "the tables of the settings"
    return f"{where} are {choices(problem.known, 'and')}"
