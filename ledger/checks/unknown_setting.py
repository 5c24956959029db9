"""HW902: `headway.toml` holds a setting that there is none of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import choices, meant, shown
from ledger.config import SettingFault, SettingProblem
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger


@check("HW902", "unknown-setting", Severity.ERROR)
def unknown_setting(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A setting with a slip in its name would be kept out without a word."""
    for problem in ledger.config.problems:
        if problem.fault is SettingFault.UNKNOWN:
            name = problem.key.rsplit(".", maxsplit=1)[-1]
            message = f"{shown(problem.key)} is no setting, so it changes nothing"
            yield Finding(problem.location, message, _remedy(name, problem), len(name))


def _remedy(name: str, problem: SettingProblem) -> str:
    if near := meant(name, problem.known):
        return f"did you mean `{near}`?"
    table = problem.key.rsplit(".", maxsplit=1)[0] if "." in problem.key else ""
    where = f"the settings of `{table}`" if table else "the tables of the settings"
    return f"{where} are {choices(problem.known, 'and')}"
