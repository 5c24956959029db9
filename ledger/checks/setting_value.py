"""HW903: a setting has a value that it cannot take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import choices, meant, shown
from ledger.config import SettingFault, SettingProblem
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger


@check(
    "HW903",
    "setting-value",
    Severity.ERROR,
    why="the default stays, and the figure looks as if your own setting held",
)
def setting_value(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """What cannot be taken changes nothing."""
    for problem in ledger.config.problems:
        if problem.fault is SettingFault.VALUE:
            message = f"{shown(problem.key)} {problem.detail}, so this changes nothing"
            remedy = "put such a value in, or take the line out"
            if problem.typed:
                yield _one_of_a_list(problem)
                continue
            if problem.known:
                message = f"{shown(problem.key)} has none of the values that it can take"
                remedy = f"it is one of {choices(problem.known)}"
            name = problem.key.rsplit(".", maxsplit=1)[-1]
            yield Finding(problem.location, message, remedy, len(name))


def _one_of_a_list(problem: SettingProblem) -> Finding:
    """What is wrong with one item; the others of its list hold."""
    near = meant(problem.typed, problem.known)
    return Finding(
        problem.location,
        f"{shown(problem.typed)} in {shown(problem.key)} {problem.detail}, so it changes nothing",
        f"did you mean `{near}`?" if near else f"it is one of {choices(problem.known)}",
        len(problem.key.rsplit(".", maxsplit=1)[-1]),
    )
